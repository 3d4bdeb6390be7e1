// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/tokensource.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace farol::net {

namespace {

// A refused renewal is the end of the session; one that met a bad network is only that.
Error ended(Error error) {
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::RateLimited:
    case ErrorKind::Server:
    case ErrorKind::Malformed:
    case ErrorKind::TooLarge:
        return error;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::PreconditionFailed:
    case ErrorKind::Rejected:
        break;
    }
    error.kind = ErrorKind::Unauthorized;
    error.code = u"session_ended"_s;
    error.detail = u"The session ended. Sign in again."_s;
    return error;
}

} // namespace

void TokenSource::setAccess(Secret access) {
    m_access = std::move(access);
    ++m_generation;
    m_renewing = false;
    tellAll({});
}

void TokenSource::clear() {
    m_access = {};
    ++m_generation;
    m_renewing = false;
    tellAll(failure(ErrorKind::Unauthorized, u"signed_out"_s, u"Sign in to go on."_s));
}

void TokenSource::renew(quint64 seen, QObject *context, std::function<void(Done)> answer) {
    m_waiters.push_back({context, std::move(answer)});
    if (seen != m_generation && !m_access.isEmpty()) {
        tellAll({});
        return;
    }
    if (m_renewing) {
        return;
    }
    if (!m_renewal) {
        tellAll(failure(ErrorKind::Unauthorized, u"signed_out"_s, u"Sign in to go on."_s));
        return;
    }
    m_renewing = true;
    // A sign-in or sign-out meanwhile makes a late renewal worthless: the generation tells.
    m_renewal([self = QPointer<TokenSource>(this), asked = m_generation](Result<Secret> renewed) {
        if (!self || self->m_generation != asked) {
            return;
        }
        self->m_renewing = false;
        if (renewed) {
            self->setAccess(std::move(*renewed));
        } else {
            self->tellAll(tl::unexpected<Error>(ended(std::move(renewed.error()))));
        }
    });
}

void TokenSource::tellAll(const Done &outcome) {
    const auto waiters = std::exchange(m_waiters, {});
    for (const auto &waiter : waiters) {
        if (waiter.context) {
            waiter.answer(outcome);
        }
    }
}

} // namespace farol::net
