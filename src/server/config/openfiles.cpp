// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/openfiles.h"

#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t own = 192; // database, log, webhooks, and those who are turned away while everything is full

void lower(int &value, std::int64_t most, const QString &key, std::int64_t files, QStringList &said) {
    if (value > most) {
        const int fits = static_cast<int>(std::max<std::int64_t>(most, 1));
        said.append(
            u"%1 is %2 here, not %3: the system lets this process open %4 files"_s.arg(key).arg(fits).arg(value).arg(
                files));
        value = fits;
    }
}

} // namespace

QStringList fitOpenFiles(Config &config, std::int64_t files) {
    QStringList said;
    lower(config.provider.window, files / 4, u"provider.window"_s, files, said);
    const std::int64_t left = files - config.provider.window - std::min(own, files / 4);
    auto &http = config.http;
    if (std::int64_t{http.maxConnections} + http.maxStreams > left) {
        lower(http.maxConnections, left / 2, u"http.max_connections"_s, files, said);
        lower(http.maxStreams, left - http.maxConnections, u"http.max_streams"_s, files, said);
    }
    return said;
}

} // namespace farol::server
