// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/connect.h"

#include <QUrl>

namespace farol::sql {

Result<std::unique_ptr<Connection>> connect(const OpenOptions &options) {
    if (!isServerUrl(options.path)) {
        return Connection::open(options);
    }
    auto driver = detail::openPostgres(options.path.toStdString(), options.readOnly);
    if (!driver) {
        Error error = driver.error();
        error.detail = QStringLiteral("cannot open the database %1: %2").arg(shownPlace(options.path), error.detail);
        return tl::unexpected(std::move(error));
    }
    return std::make_unique<Connection>(std::move(*driver));
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
