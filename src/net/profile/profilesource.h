// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/profile/profilelistrun.h"
#include "net/profile/profileorder.h"

namespace farol::net {

// How one service is. Unknown: it could not be asked, which says nothing of it.
struct ServiceHealth {
    enum class State { Up, Degraded, Down, Unknown };
    QString service;
    State state = State::Unknown;
    QString detail = {}; // English sentence; empty when Up
    QList<std::pair<QString, QString>> components = {};
    std::chrono::milliseconds latency{};
};

// Any REST back-end, by its profile: lists, rows, health, orders. The rules of a call: httpclient.h, but an answer may
// come before the call returns where nothing had to be asked. What the profile lacks is Rejected capability_absent with
// the profile's own reason. One thread.
class ProfileSource final : public QObject {
    Q_OBJECT
public:
    ProfileSource(std::shared_ptr<const Profile> profile, ProfileAccess access);

    [[nodiscard]] const Profile &profile() const { return *m_wire.profile(); }
    [[nodiscard]] ProfileWire &wire() { return m_wire; }

    void list(const ProfileWanted &wanted, QObject *context, ProfileAnswer<ProfileRows> answer);
    void detail(const QString &entity, const QString &id, QObject *context, ProfileAnswer<ProfileDetail> answer);
    void health(QObject *context, ProfileAnswer<QList<ServiceHealth>> answer);
    // A row as its tracking address tells it, for what has been sent before.
    void track(const QString &entity, const QString &id, QObject *context, ProfileAnswer<ProfileDetail> answer);
    [[nodiscard]] Result<ProfilePlan> plan(const ProfileOrder &order) const { return planProfileOrder(m_wire, order); }
    // Waits where the profile's rate says so.
    void send(const ProfileOrder &order, const ProfilePlan &plan, QObject *context, ProfileAnswer<ProfileDone> answer);

private:
    [[nodiscard]] Result<const ProfileEntity *> entityOf(const QString &name, const QString &capability) const;
    void askDetail(const ProfileEntity &entity, const ProfileCall &call, const QString &id, QObject *context,
                   ProfileAnswer<ProfileDetail> answer);
    void fromList(const ProfileEntity &entity, const QString &id, QObject *context,
                  ProfileAnswer<ProfileDetail> answer);
    [[nodiscard]] std::chrono::milliseconds waitFor(const QString &place, const ProfileRate &rate);

    ProfileWire m_wire;
    HeldLookups m_lookups;
    QHash<QString, QList<qint64>> m_sent; // by action: when, in ms of m_clock
    QElapsedTimer m_clock;
};

} // namespace farol::net
