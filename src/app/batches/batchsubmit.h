// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/approvals/approvalwatch.h"
#include "app/session/writeright.h"

namespace farol::app {

// The order to release a draft batch, in the version that a person saw; where others have to approve it, what became of
// that. Owned by the page, outlived by api and right.
class BatchSubmit final : public QObject {
    Q_OBJECT
public:
    // Unclear: no answer said what became of it; submitAgain() is safe. Refused: nothing was released, error() says why
    // (PreconditionFailed: it changed meanwhile). Submitted: it is in the queue, or waits for others; see answer().
    enum class State { Idle, Sending, Unclear, Submitted, Refused };
    BatchSubmit(net::FaroldApi &api, const WriteRight &right,
                std::chrono::milliseconds pollInterval = std::chrono::seconds(2));

    void submit(const Batch &batch); // nothing without the right, for another status than Draft, or while busy
    void submitAgain();
    void adopt(const Batch &batch); // one that was submitted already: as if this one had been answered so
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const BatchId &batch() const { return m_batch.id; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const Batch &answer() const { return m_batch; } // once Submitted: as the server had it then
    [[nodiscard]] const std::optional<Approval> &approval() const { return m_approval.approval(); } // while it waits

Q_SIGNALS:
    void changed();
    void submitted(const farol::Batch &batch);     // as it is now
    void decided(const farol::Approval &approval); // it waits no more

private:
    void post();
    void take(const Batch &batch);

    net::FaroldApi &m_api;
    const WriteRight &m_right;
    State m_state = State::Idle;
    Batch m_batch;
    net::IntentKey m_intent;
    net::Call m_sending;
    std::optional<Error> m_error;
    ApprovalWatch m_approval;
};

} // namespace farol::app
