// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/orderdoubt.h"

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

bool mayHaveHappened(const Error &error) {
    switch (error.kind) {
    case ErrorKind::Network:
        return error.code != u"connection_refused"_s && error.code != u"host_not_found"_s;
    case ErrorKind::Timeout:
    case ErrorKind::Server:
    case ErrorKind::Malformed:
    case ErrorKind::TooLarge:
    case ErrorKind::RateLimited: // a 503 of something in between says nothing about what is behind it
        return true;
    case ErrorKind::Conflict:
        // These refuse before anything is done; key_running, and a word that we do not know, leave it open.
        return error.code != u"plan_changed" && error.code != u"not_draft" && error.code != u"not_uncertain";
    case ErrorKind::Tls:
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::PreconditionFailed:
    case ErrorKind::Rejected:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace farol::app
