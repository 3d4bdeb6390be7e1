// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/connect.h"

#include <QUrl>

namespace farol::sql {

static WrapDriver &wrapping() {
    static WrapDriver wrap;
    return wrap;
}

void wrapDrivers(WrapDriver wrap) {
    wrapping() = std::move(wrap);
}

Result<std::unique_ptr<Connection>> connect(const OpenOptions &options) {
    const std::string path = options.path.toStdString();
    auto driver = isServerUrl(options.path)
                      ? detail::openPostgres(path, options.readOnly)
                      : detail::openSqlite({path, options.readOnly, options.busyTimeout, options.vfs});
    if (!driver) {
        Error error = driver.error();
        error.detail = QStringLiteral("cannot open the database %1: %2").arg(shownPlace(options.path), error.detail);
        return tl::unexpected(std::move(error));
    }
    return std::make_unique<Connection>(wrapping() ? wrapping()(std::move(*driver), options) : std::move(*driver));
}

bool isServerUrl(const QString &place) {
    return place.startsWith(QStringLiteral("postgresql://")) || place.startsWith(QStringLiteral("postgres://"));
}

QString shownPlace(const QString &place) {
    if (!isServerUrl(place)) {
        return place;
    }
    QUrl url(place);
    url.setUserInfo(QString());
    url.setQuery(QString());
    return url.isValid() ? url.toString() : QStringLiteral("postgresql://…");
}

} // namespace farol::sql
