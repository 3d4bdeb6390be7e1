// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "newdatabase.h"

#include "server/engine/database.h"
#include "sql/connect.h"

#include <QFile>

namespace farol::server {

static Done refuseNew(const QString &place, const char *what) {
    return failure(ErrorKind::Conflict, QStringLiteral("no_database"),
                   QStringLiteral("%1 %2, and in production no database is made by itself: the files that the lost one "
                                  "paid would be paid again. Set the right place, or farold restore a backup; where "
                                  "there was never one, farold migrate up --new makes it")
                       .arg(place, QLatin1StringView(what)));
}

Done mayBeMissing(const Config &config) {
    const QString place = placeOf(config);
    return config.production && !sql::isServerUrl(place) && !QFile::exists(place) ? refuseNew(place, "is not there")
                                                                                  : Done();
}

Done mayBeEmpty(const Config &config) {
    return config.production ? refuseNew(sql::shownPlace(placeOf(config)), "is empty") : Done();
}

} // namespace farol::server
