// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

// Private to net/alertmanager.
namespace farol::net {

// What answers is something else, or stands in between.
inline tl::unexpected<Error> noAlertmanager(const QString &why) {
    return failure(ErrorKind::Malformed, QStringLiteral("not_alertmanager"),
                   QStringLiteral("There is no Alertmanager at this address: %1. Check it, with the path in front of "
                                  "the API.")
                       .arg(why));
}

} // namespace farol::net
