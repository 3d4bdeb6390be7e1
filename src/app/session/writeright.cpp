// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/writeright.h"

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

QString toCode(Absent reason) {
    switch (reason) {
    case Absent::None:
        return {};
    case Absent::SignedOut:
        return u"signed_out"_s;
    case Absent::Offline:
        return u"offline"_s;
    case Absent::Stale:
        return u"stale"_s;
    case Absent::ReadOnly:
        return u"read_only"_s;
    case Absent::NoRight:
        return u"role"_s;
    }
    Q_UNREACHABLE();
}

bool isTypedName(const QString &typed, const QString &name) {
    return !name.isEmpty() &&
           typed.normalized(QString::NormalizationForm_C) == name.normalized(QString::NormalizationForm_C);
}

WriteRight::WriteRight(Session &session, const Clock &clock)
    : m_session(session)
    , m_clock(clock)
    , m_since(clock.now()) {
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &WriteRight::tick);
    connect(&session, &Session::changed, this, &WriteRight::changed);
    connect(&session, &Session::signedOut, this, [this] {
        if (isProduction()) {
            lockNow();
        }
    });
    connect(&session, &Session::signedIn, this, [this] {
        if (isProduction() && !m_until) {
            lockNow();
        }
    });
    if (isProduction()) {
        session.setReadOnly(true);
    }
}

bool WriteRight::unlock(const QString &typedName) {
    if (!isTypedName(typedName, environment().name)) {
        return false;
    }
    m_since = m_clock.now();
    set(isProduction() ? std::optional(m_since + span) : std::nullopt, false);
    return true;
}

void WriteRight::lockNow() {
    set(std::nullopt, true);
}

// A clock that was set back must not lengthen the right.
void WriteRight::tick() {
    if (!m_until) {
        return;
    }
    if (m_clock.now() >= *m_until || m_clock.now() < m_since) {
        lockNow();
    }
    Q_EMIT ticked();
}

bool WriteRight::isProduction() const {
    return environment().kind == EnvironmentKind::Production || (m_session.me() && m_session.me()->production);
}

std::chrono::milliseconds WriteRight::remaining() const {
    const auto now = m_clock.now();
    return m_until && now >= m_since && now < *m_until ? *m_until - now : std::chrono::milliseconds(0);
}

Absent WriteRight::absent(Role needed) const {
    switch (m_session.connection()) {
    case Connection::SignedOut:
        return Absent::SignedOut;
    case Connection::Connecting:
    case Connection::Offline:
        return Absent::Offline;
    case Connection::Stale:
        return Absent::Stale;
    case Connection::Online:
        break;
    }
    // Between the end and the next tick the right is over already; production without an end was never unlocked.
    const bool isTimed = m_until || isProduction();
    if (environment().readOnly || (isTimed && remaining().count() == 0)) {
        return Absent::ReadOnly;
    }
    const auto &me = m_session.me();
    return me && me->roles.contains(needed) ? Absent::None : Absent::NoRight;
}

// The session tells its change, which is ours too.
void WriteRight::set(std::optional<Instant> until, bool readOnly) {
    m_until = until;
    if (m_until) {
        m_timer.start();
    } else {
        m_timer.stop();
    }
    m_session.setReadOnly(readOnly);
}

} // namespace farol::app
