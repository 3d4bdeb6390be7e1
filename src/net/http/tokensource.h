// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"

#include <QObject>
#include <QPointer>
#include <functional>
#include <vector>

namespace farol::net {

// The access token of one origin and its renewal. Owned by the HttpClient, same thread. However many calls meet a 401,
// one renewal runs and all of them wait for it.
class TokenSource final : public QObject {
    Q_OBJECT
public:
    using Renewed = std::function<void(Result<Secret>)>;
    using Renewal = std::function<void(Renewed)>; // fetches a new access token, answers once, not before it returns

    void setAccess(Secret access);
    void clear(); // signed out: waiting calls get Unauthorized
    void setRenewal(Renewal renewal) { m_renewal = std::move(renewal); }
    [[nodiscard]] const Secret &access() const { return m_access; }
    [[nodiscard]] quint64 generation() const { return m_generation; } // grows with each token

    // Answers once a token newer than seen is here, or with the reason why none will be; silent when context died.
    void renew(quint64 seen, QObject *context, std::function<void(Done)> answer);

private:
    struct Waiter {
        QPointer<QObject> context;
        std::function<void(Done)> answer;
    };
    void tellAll(const Done &outcome);

    Secret m_access;
    Renewal m_renewal;
    std::vector<Waiter> m_waiters;
    quint64 m_generation = 0;
    bool m_renewing = false;
};

} // namespace farol::net
