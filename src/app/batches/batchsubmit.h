// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/writeright.h"

namespace farol::app {

// The order to release a draft batch, in the version that a person saw. Owned by the page, outlived by api and right.
class BatchSubmit final : public QObject {
    Q_OBJECT
public:
    // Unclear: no answer said what became of it; submitAgain() is safe. Refused: nothing was released, error() says why
    // (PreconditionFailed: it changed meanwhile; Forbidden approval_required: a second person is needed).
    enum class State { Idle, Sending, Unclear, Submitted, Refused };
    BatchSubmit(net::FaroldApi &api, const WriteRight &right);

    void submit(const Batch &batch); // nothing without the right, for another status than Draft, or while busy
    void submitAgain();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const BatchId &batch() const { return m_batch.id; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void submitted(const farol::Batch &batch); // as it is now

private:
    void post();

    net::FaroldApi &m_api;
    const WriteRight &m_right;
    State m_state = State::Idle;
    Batch m_batch;
    net::IntentKey m_intent;
    net::Call m_sending;
    std::optional<Error> m_error;
};

} // namespace farol::app
