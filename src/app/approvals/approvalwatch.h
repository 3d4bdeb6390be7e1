// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/approvals/approval.h"
#include "net/farold/faroldclient.h"
#include "net/http/poller.h"

namespace farol::app {

// An order that waits for other people, read again and again until it is decided. Owned by the model that ordered,
// outlived by api; GUI thread.
class ApprovalWatch final : public QObject {
    Q_OBJECT
public:
    ApprovalWatch(net::FaroldApi &api, std::chrono::milliseconds interval);

    void follow(const ApprovalId &id); // starts anew; what was known of another one is forgotten
    void rest();                       // nothing is asked any more, what is known stays
    void goOn();                       // after rest(), unless it is decided
    [[nodiscard]] const ApprovalId &id() const { return m_id; }                          // empty: follows none
    [[nodiscard]] const std::optional<Approval> &approval() const { return m_approval; } // once it was read
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }          // of the last reading

Q_SIGNALS:
    void changed();
    void decided(const farol::Approval &approval); // once: it waits no more

private:
    void ask();

    net::FaroldApi &m_api;
    net::Poller m_poller;
    net::Call m_call;
    ApprovalId m_id;
    std::optional<Approval> m_approval;
    std::optional<Error> m_error;
};

} // namespace farol::app
