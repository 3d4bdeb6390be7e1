// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/exit.h"

namespace farol::ctl {

Exit exitOf(const Error &error) {
    // It was reached, and said why not now.
    if (error.httpStatus == 429 || error.code == QLatin1String("restored") ||
        error.code == QLatin1String("schema_restored")) {
        return Exit::Refused;
    }
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Malformed:
    case ErrorKind::TooLarge:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
        return Exit::Unreachable;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return Exit::NotAllowed;
    case ErrorKind::Conflict:
    case ErrorKind::PreconditionFailed:
        return Exit::Changed;
    case ErrorKind::NotFound:
    case ErrorKind::Rejected:
        return Exit::Refused;
    }
    return Exit::Unreachable;
}

} // namespace farol::ctl
