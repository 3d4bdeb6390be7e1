// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"

#include <QTimer>

namespace farol::app {

// Why an action that moves money, messages or workers is absent now. None: it may be there.
enum class Absent { None, SignedOut, Offline, Stale, ReadOnly, NoRight };
// signed_out offline stale read_only role; empty for None. For logs and for places that take codes.
[[nodiscard]] QString toCode(Absent reason);

// Equal to the letter, with case and accents; how an accent was composed by the keyboard does not matter.
[[nodiscard]] bool isTypedName(const QString &typed, const QString &name);

// The right to write in one session. Production starts read-only; whoever types the environment's name may write for
// 15 minutes, until lockNow() or until the session ends. Keeps the session's read-only flag in step. Owned by the
// composition root, outlived by session and clock; GUI thread.
class WriteRight final : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::minutes span{15};
    // clock: this machine's, so that a server cannot lengthen the right.
    WriteRight(Session &session, const Clock &clock);

    // False, and nothing changes, when typedName is not the environment's name. Unlocking again starts a new span.
    [[nodiscard]] bool unlock(const QString &typedName);
    void lockNow();
    void tick(); // looks at the clock; its own timer does so each second while unlocked

    [[nodiscard]] const Environment &environment() const { return m_session.environment(); }
    // As this machine or the server calls it: the stricter of the two counts.
    [[nodiscard]] bool isProduction() const;
    [[nodiscard]] std::chrono::milliseconds remaining() const; // zero: locked, or no end is set (not production)
    // Why a person who needs this role may not order now; in this order: signed out, offline, stale, read-only, role.
    [[nodiscard]] Absent absent(Role needed = Role::Operator) const;

Q_SIGNALS:
    void changed(); // absent() of some role may have changed
    void ticked();  // the countdown went on

private:
    void set(std::optional<Instant> until, bool readOnly);

    Session &m_session;
    const Clock &m_clock;
    QTimer m_timer;
    std::optional<Instant> m_until;
    Instant m_since;
};

} // namespace farol::app
