// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/importmodel.h"

#include "app/batches/paymentfile.h"
#include "app/session/orderdoubt.h"
#include "app/thread/elsewhere.h"

#include <QFileInfo>

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

ImportFormat formatOf(const QString &fileName, QByteArrayView bytes) {
    if (fileName.endsWith(u".json", Qt::CaseInsensitive)) {
        return ImportFormat::Json;
    }
    if (fileName.endsWith(u".csv", Qt::CaseInsensitive)) {
        return ImportFormat::Csv;
    }
    const auto text = bytes.first(std::min<qsizetype>(bytes.size(), 64)).trimmed();
    return text.startsWith('[') || text.startsWith('{') ? ImportFormat::Json : ImportFormat::Csv;
}

ImportModel::ImportModel(net::FaroldApi &api, const WriteRight &right)
    : m_api(api)
    , m_right(right) {
    connect(&right, &WriteRight::changed, this, &ImportModel::changed);
}

void ImportModel::open(const QString &path) {
    if (m_state == State::Sending || m_state == State::Submitting) {
        return; // what became of that order must be known first
    }
    m_path = path;
    read();
}

void ImportModel::checkAgain() {
    if (!m_path.isEmpty()) {
        open(m_path);
    }
}

void ImportModel::read() {
    m_call.cancel();
    m_bytes.clear();
    m_report.reset();
    m_batch.reset();
    m_intent = {};
    m_submission.reset();
    m_problems.show({});
    m_warnings.show({});
    setProgress({});
    enter(State::Reading);
    elsewhere(
        this, [path = m_path] { return readPaymentFile(path); },
        [this, turn = ++m_reading](const Result<QByteArray> &bytes) {
            if (turn != m_reading) {
                return;
            }
            if (bytes) {
                m_bytes = *bytes;
                m_size = bytes->size();
                check();
            } else {
                enter(State::Failed, bytes.error());
            }
        });
}

net::ImportOrder ImportModel::makeOrder() {
    const auto sending = [this](std::int64_t sent, std::int64_t total) {
        setProgress(static_cast<double>(sent) / static_cast<double>(total));
    };
    return {m_bytes, fileName(), formatOf(m_path, m_bytes), sending};
}

void ImportModel::check() {
    enter(State::Checking);
    setProgress(0);
    m_call = m_api.checkImport(makeOrder(), this, [this](const Result<ImportReport> &report) {
        setProgress({});
        takeCheck(report);
    });
}

void ImportModel::takeCheck(const Result<ImportReport> &report) {
    if (!report) {
        enter(State::Failed, report.error());
        return;
    }
    showReport(*report);
    enter(report->problemCount > 0 ? State::Problems : State::Ready);
}

void ImportModel::showReport(const ImportReport &report) {
    m_report = report;
    m_problems.show(report.problems);
    m_warnings.show(report.warnings);
}

void ImportModel::cancel() {
    switch (m_state) {
    case State::Reading:
    case State::Checking:
        ++m_reading;
        m_call.cancel();
        m_bytes.clear();
        setProgress({});
        enter(State::Empty);
        return;
    case State::Sending: {
        ++m_reading;
        const bool hasLeft = m_call.isRunning(); // else the file is only being compared
        m_call.cancel();
        setProgress({});
        enter(hasLeft ? State::Unclear : State::Ready);
        return;
    }
    case State::Empty:
    case State::Problems:
    case State::Ready:
    case State::Unclear:
    case State::Done:
    case State::Submitting:
    case State::Submitted:
    case State::Failed:
        return;
    }
}

ImportModel::Obstacle ImportModel::obstacle() const {
    switch (m_state) {
    case State::Empty:
    case State::Failed:
        return Obstacle::NotChecked;
    case State::Problems:
        return Obstacle::Problems;
    case State::Reading:
    case State::Checking:
    case State::Sending:
    case State::Submitting:
        return Obstacle::Busy;
    case State::Done:
    case State::Submitted:
        return Obstacle::Sent;
    case State::Ready:
    case State::Unclear:
        break;
    }
    return m_right.absent() == Absent::None ? Obstacle::None : Obstacle::NoWriteRight;
}

bool ImportModel::canSubmit() const {
    return m_state == State::Done && m_right.absent() == Absent::None;
}

// What is sent must be what the person sees on the disk, too. A second try sends what the first one sent.
void ImportModel::send() {
    if (!canSend()) {
        return;
    }
    const bool isAgain = m_state == State::Unclear;
    enter(State::Sending);
    if (isAgain) {
        post();
        return;
    }
    elsewhere(
        this, [path = m_path] { return readPaymentFile(path); },
        [this, turn = ++m_reading](const Result<QByteArray> &bytes) {
            if (turn != m_reading) {
                return;
            }
            if (bytes && *bytes == m_bytes) {
                post();
                return;
            }
            m_bytes.clear();
            m_report.reset();
            enter(State::Failed,
                  failure(ErrorKind::Conflict, u"file_changed"_s,
                          u"The file is not what was checked any more; nothing was sent. Check it again."_s)
                      .value());
        });
}

void ImportModel::post() {
    if (m_intent.value.isEmpty()) {
        m_intent = net::IntentKey::make();
    }
    setProgress(0);
    m_call = m_api.importBatch(makeOrder(), m_intent, this, [this](const Result<ImportReport> &report) {
        setProgress({});
        takeAnswer(report);
    });
}

void ImportModel::takeAnswer(const Result<ImportReport> &report) {
    if (!report) {
        const bool isUnclear = mayHaveHappened(report.error());
        m_intent = isUnclear ? m_intent : net::IntentKey(); // a definite answer ends the intent
        enter(isUnclear ? State::Unclear : State::Ready, report.error());
        return;
    }
    if (report->problemCount == 0 && report->batch.isEmpty()) {
        enter(State::Unclear,
              failure(ErrorKind::Malformed, u"batch_missing"_s, u"The answer does not name the new batch."_s).value());
        return;
    }
    showReport(*report);
    if (report->problemCount > 0) {
        m_intent = {};
        enter(State::Problems);
        return;
    }
    m_bytes.clear();
    enter(State::Done);
    Q_EMIT stored(report->batch);
}

// The version comes from the server at this moment: whoever touched the draft meanwhile is noticed. A first try that
// arrived all the same is seen by its effect.
void ImportModel::submit() {
    if (!canSubmit()) {
        return;
    }
    enter(State::Submitting);
    m_call = m_api.batch(batchId(), {}, this, [this](const Result<net::Tagged<Batch>> &draft) {
        if (!draft || !draft->value) {
            enter(State::Done, draft ? std::nullopt : std::optional(draft.error()));
            return;
        }
        m_batch = draft->value;
        if (m_batch->status == BatchStatus::Draft) {
            orderSubmission(*m_batch);
        } else {
            submission().adopt(*m_batch);
        }
    });
}

BatchSubmit &ImportModel::submission() {
    if (!m_submission) {
        m_submission = std::make_unique<BatchSubmit>(m_api, m_right);
        connect(m_submission.get(), &BatchSubmit::changed, this, &ImportModel::seeSubmission);
        connect(m_submission.get(), &BatchSubmit::submitted, this, [this](const Batch &batch) {
            m_batch = batch;
            enter(State::Submitted);
            Q_EMIT submitted(batch);
        });
        connect(m_submission.get(), &BatchSubmit::decided, this, &ImportModel::decided);
    }
    return *m_submission;
}

void ImportModel::orderSubmission(const Batch &draft) {
    auto &order = submission();
    if (order.state() == BatchSubmit::State::Unclear) {
        order.submitAgain();
    } else {
        order.submit(draft);
    }
    if (order.state() != BatchSubmit::State::Sending) {
        enter(State::Done); // the right to write ran out meanwhile
    }
}

void ImportModel::seeSubmission() {
    const auto state = m_submission->state();
    if (state == BatchSubmit::State::Unclear || state == BatchSubmit::State::Refused) {
        enter(State::Done, m_submission->error());
    } else if (m_state == State::Submitted) {
        Q_EMIT changed(); // what it waits for went on
    }
}

std::optional<Approval> ImportModel::approval() const {
    return m_state == State::Submitted && m_submission ? m_submission->approval() : std::nullopt;
}

QString ImportModel::fileName() const {
    return QFileInfo(m_path).fileName();
}

QString ImportModel::totalInWords(const QString &localeName) const {
    return m_report ? moneyInWords(m_report->total, localeName) : QString();
}

void ImportModel::enter(State state, std::optional<Error> error) {
    m_state = state;
    m_error = std::move(error);
    Q_EMIT changed();
}

void ImportModel::setProgress(std::optional<double> progress) {
    if (m_progress != progress) {
        m_progress = progress;
        Q_EMIT progressChanged();
    }
}

} // namespace farol::app
