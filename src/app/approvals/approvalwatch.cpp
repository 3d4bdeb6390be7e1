// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/approvals/approvalwatch.h"

namespace farol::app {

ApprovalWatch::ApprovalWatch(net::FaroldApi &api, std::chrono::milliseconds interval)
    : m_api(api)
    , m_poller(interval, RetryPolicy{std::chrono::milliseconds(500), std::chrono::seconds(10), 5}) {
    connect(&m_poller, &net::Poller::due, this, &ApprovalWatch::ask);
}

void ApprovalWatch::follow(const ApprovalId &id) {
    rest();
    m_id = id;
    m_approval.reset();
    m_error.reset();
    goOn();
}

void ApprovalWatch::rest() {
    m_poller.stop();
    m_call.cancel();
}

void ApprovalWatch::goOn() {
    const bool isDecided = m_approval && m_approval->status != ApprovalStatus::Waiting;
    if (!m_id.value.isEmpty() && !isDecided) {
        m_poller.start();
    }
}

void ApprovalWatch::ask() {
    m_call.cancel();
    m_call = m_api.approval(m_id, this, [this](const Result<Approval> &approval) {
        if (!approval) {
            m_poller.failed();
            m_error = approval.error();
            Q_EMIT changed();
            return;
        }
        m_poller.succeeded();
        m_error.reset();
        m_approval = *approval;
        const bool isDecided = approval->status != ApprovalStatus::Waiting;
        if (isDecided) {
            m_poller.stop();
        }
        Q_EMIT changed();
        if (isDecided) {
            Q_EMIT decided(*m_approval);
        }
    });
}

} // namespace farol::app
