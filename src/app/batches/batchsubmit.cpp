// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/batchsubmit.h"

#include "app/session/orderdoubt.h"

namespace farol::app {

BatchSubmit::BatchSubmit(net::FaroldApi &api, const WriteRight &right, std::chrono::milliseconds pollInterval)
    : m_api(api)
    , m_right(right)
    , m_approval(api, pollInterval) {
    connect(&m_approval, &ApprovalWatch::changed, this, &BatchSubmit::changed);
    connect(&m_approval, &ApprovalWatch::decided, this, &BatchSubmit::decided);
}

void BatchSubmit::submit(const Batch &batch) {
    const bool isBusy = m_state == State::Sending || m_state == State::Unclear;
    if (isBusy || batch.status != BatchStatus::Draft || m_right.absent() != Absent::None) {
        return;
    }
    m_batch = batch;
    m_approval.follow({});
    m_intent = net::IntentKey::make();
    post();
}

void BatchSubmit::submitAgain() {
    if (m_state == State::Unclear && m_right.absent() == Absent::None) {
        post();
    }
}

void BatchSubmit::post() {
    m_state = State::Sending;
    m_error.reset();
    Q_EMIT changed();
    m_sending = m_api.submitBatch(m_batch.id, m_batch.version, m_intent, this, [this](const Result<Batch> &batch) {
        if (batch) {
            take(*batch);
            return;
        }
        m_error = batch.error();
        m_state = mayHaveHappened(batch.error()) ? State::Unclear : State::Refused;
        Q_EMIT changed();
    });
}

void BatchSubmit::adopt(const Batch &batch) {
    m_error.reset();
    take(batch);
}

void BatchSubmit::take(const Batch &batch) {
    m_batch = batch;
    m_state = State::Submitted;
    m_approval.follow(ApprovalId{batch.approval});
    Q_EMIT changed();
    Q_EMIT submitted(batch);
}

} // namespace farol::app
