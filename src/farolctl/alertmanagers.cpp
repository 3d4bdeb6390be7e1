// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/alertmanagers.h"

#include <QJsonArray>
#include <algorithm>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

QString serverName(const net::HttpOptions &options) {
    return options.base.authority() + options.pathPrefix;
}

qsizetype Round::heard() const {
    return std::count_if(m_all.begin(), m_all.end(), [](const One &one) { return !one.error; });
}

Exit Round::tell(const Printer &out) const {
    Exit exit = Exit::Done;
    for (const auto &one : m_all) {
        if (one.error && isHeard()) {
            out.note(u"farolctl: not heard: %1: %2"_s.arg(plain(one.server), plain(one.error->detail)));
        }
        for (const auto &place : one.unreadable) {
            out.note(u"farolctl: %1 has something that cannot be read: %2"_s.arg(plain(one.server), plain(place)));
        }
        exit = one.error || !one.unreadable.isEmpty() ? Exit::Partly : exit;
    }
    if (isHeard() || m_all.isEmpty()) {
        return exit;
    }
    for (const auto &one : m_all.mid(1)) {
        out.note(u"farolctl: not heard: %1: %2"_s.arg(plain(one.server), plain(one.error->detail)));
    }
    out.problem(*m_all.constFirst().error);
    return exitOf(*m_all.constFirst().error);
}

QString Round::outOf() const {
    return heard() == m_all.size() ? QString() : u", of %1 of %2 Alertmanagers"_s.arg(heard()).arg(m_all.size());
}

QJsonArray Round::json() const {
    QJsonArray all;
    for (const auto &one : m_all) {
        all.append(QJsonObject{{u"server"_s, one.server},
                               {u"heard"_s, !one.error},
                               {u"code"_s, one.error ? one.error->code : QString()},
                               {u"detail"_s, one.error ? one.error->detail : QString()},
                               {u"unreadable"_s, QJsonArray::fromStringList(one.unreadable)}});
    }
    return all;
}

} // namespace farol::ctl
