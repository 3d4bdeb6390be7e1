// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/batches/batchsubmit.h"
#include "app/batches/importproblems.h"
#include "app/session/writeright.h"

#include <memory>

namespace farol::app {

// One file of payments on its way to a batch: read, checked by the server without storing anything, sent, submitted.
// Only what was checked without a problem can be sent, byte by byte. Owned by the dialog's page, outlived by api and
// right; GUI thread, which it never blocks.
class ImportModel final : public QObject {
    Q_OBJECT
public:
    // Problems: nothing was stored, problems() says why. Ready: checked clean; with an error(): the last try to send
    // was refused and nothing was stored. Unclear: sent, and nobody knows whether it was stored; send() again is safe,
    // the key is the same. Done: stored as a draft; with an error(): it could not be submitted. Failed: not read or
    // not checked.
    enum class State {
        Empty,
        Reading,
        Checking,
        Problems,
        Ready,
        Sending,
        Unclear,
        Done,
        Submitting,
        Submitted,
        Failed
    };
    // Why send() would do nothing. NoWriteRight: WriteRight::absent() says which.
    enum class Obstacle { None, NotChecked, Problems, NoWriteRight, Busy, Sent };

    ImportModel(net::FaroldApi &api, const WriteRight &right);

    void open(const QString &path); // reads and checks; nothing while Sending or Submitting
    void checkAgain();              // the same file, from the disk
    void cancel();                  // Reading, Checking: back to Empty. Sending: Unclear
    void send();                    // stores it as a draft; nothing unless canSend()
    void submit();                  // the draft, to whom approves or to the queue; nothing unless canSubmit()

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Obstacle obstacle() const;
    [[nodiscard]] bool canSend() const { return obstacle() == Obstacle::None; }
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] std::int64_t byteCount() const { return m_bytes.size(); } // held now
    [[nodiscard]] std::int64_t fileSize() const { return m_size; }          // of the file that was read last
    // Count, total and approvals of the checked file; empty until it was checked.
    [[nodiscard]] const std::optional<ImportReport> &report() const { return m_report; }
    [[nodiscard]] QString totalInWords(const QString &localeName) const; // empty without a report
    [[nodiscard]] ImportProblems &problems() { return m_problems; }
    [[nodiscard]] ImportProblems &warnings() { return m_warnings; }
    [[nodiscard]] const std::optional<Batch> &batch() const { return m_batch; } // once read from the server
    [[nodiscard]] std::optional<Approval> approval() const; // that the submitted batch waits for, once read
    [[nodiscard]] BatchId batchId() const { return m_report ? m_report->batch : BatchId(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    // Share of the bytes that went out, 0 to 1; empty while nothing is being sent.
    [[nodiscard]] std::optional<double> progress() const { return m_progress; }
    [[nodiscard]] const net::IntentKey &intent() const { return m_intent; } // of the sending; empty before it

Q_SIGNALS:
    void changed(); // anything but the progress
    void progressChanged();
    void stored(const farol::BatchId &batch);
    void submitted(const farol::Batch &batch);
    void decided(const farol::Approval &approval); // the batch that was submitted waits no more

private:
    void read();
    void check();
    void post();
    [[nodiscard]] net::ImportOrder makeOrder();
    void takeCheck(const Result<ImportReport> &report);
    void takeAnswer(const Result<ImportReport> &report);
    void showReport(const ImportReport &report);
    [[nodiscard]] BatchSubmit &submission();
    void orderSubmission(const Batch &draft);
    void seeSubmission();
    void enter(State state, std::optional<Error> error = {});
    void setProgress(std::optional<double> progress);

    net::FaroldApi &m_api;
    const WriteRight &m_right;
    ImportProblems m_problems;
    ImportProblems m_warnings;
    net::Call m_call;
    quint64 m_reading = 0; // grows with each reading; an older one is not heard
    State m_state = State::Empty;
    QString m_path;
    QByteArray m_bytes;      // as they were checked
    std::int64_t m_size = 0; // of the file that was read last
    std::optional<ImportReport> m_report;
    std::optional<Batch> m_batch;
    std::optional<Error> m_error;
    std::optional<double> m_progress;
    net::IntentKey m_intent;
    std::unique_ptr<BatchSubmit> m_submission;
};

// JSON or CSV by its suffix; by its first character where that says nothing.
[[nodiscard]] ImportFormat formatOf(const QString &fileName, QByteArrayView bytes);

} // namespace farol::app
