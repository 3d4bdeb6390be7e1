// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plans/planmodel.h"

#include "app/session/orderdoubt.h"
#include "app/thread/elsewhere.h"

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds changeOfMind{150};
constexpr qsizetype mostIds = 50'000; // one by one: what an order's 1 MiB holds

QString keyOf(const PlanRow &row) {
    return row.item.value;
}

} // namespace

PlanModel::PlanModel(net::FaroldApi &api, const WriteRight &right, std::chrono::milliseconds pollInterval)
    : m_api(api)
    , m_right(right)
    , m_poller(pollInterval, RetryPolicy{std::chrono::milliseconds(500), std::chrono::seconds(10), 5})
    , m_approval(api, 2 * pollInterval) {
    m_soon.setSingleShot(true);
    m_soon.setInterval(changeOfMind);
    connect(&m_soon, &QTimer::timeout, this, &PlanModel::ask);
    connect(&m_poller, &net::Poller::due, this, &PlanModel::poll);
    connect(&m_approval, &ApprovalWatch::changed, this, &PlanModel::changed);
    connect(&m_approval, &ApprovalWatch::decided, &m_poller, &net::Poller::now);
    connect(&right, &WriteRight::changed, this, &PlanModel::changed);
}

void PlanModel::preview(const PlanRequest &request) {
    if (m_state == State::Sending) {
        return; // what became of that order must be known first
    }
    stopWatching();
    m_base = request;
    m_out.clear();
    m_plan.reset();
    m_run.reset();
    m_resultOf.clear();
    m_order = {};
    m_changes.clear();
    m_changeOf.clear();
    m_typed.clear();
    m_hasSeen = false;
    m_mustLook = false;
    setRows({}, keyOf);
    ask();
}

void PlanModel::recompute() {
    if (mayEdit() || m_state == State::Unclear) {
        ask();
    }
}

void PlanModel::setGoing(const ItemId &id, bool goes) {
    if (!mayEdit() || rows().size() > mostIds || m_out.contains(id) == !goes) {
        return;
    }
    if (goes) {
        m_out.remove(id);
    } else {
        m_out.insert(id);
    }
    tellRow(id);
    soon();
}

void PlanModel::setOptions(const PlanOptions &options) {
    if (mayEdit() && !(m_base.options == options)) {
        m_base.options = options;
        soon();
    }
}

void PlanModel::setReason(const QString &reason) {
    m_reason = reason;
    Q_EMIT changed();
}

void PlanModel::setTypedName(const QString &typed) {
    m_typed = typed;
    Q_EMIT changed();
}

void PlanModel::acceptChanges() {
    if (m_state != State::Changed) {
        return;
    }
    m_mustLook = false;
    m_changes.clear();
    m_changeOf.clear();
    if (!rows().isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    enter(State::Ready);
}

PlanModel::Obstacle PlanModel::obstacle() const {
    switch (m_state) {
    case State::Empty:
    case State::Computing:
        return Obstacle::NotComputed;
    case State::Changed:
        return Obstacle::Changed;
    case State::Sending:
    case State::Unclear:
    case State::Waiting:
    case State::Running:
        return Obstacle::Busy;
    case State::Done:
        return Obstacle::Finished;
    case State::Ready:
    case State::Failed:
        break;
    }
    return m_isCurrent ? orderObstacle() : Obstacle::NotComputed;
}

PlanModel::Obstacle PlanModel::orderObstacle() const {
    if (m_plan->going == 0) {
        return Obstacle::NothingGoes;
    }
    if (m_right.absent() != Absent::None) {
        return Obstacle::NoWriteRight;
    }
    if (m_reason.trimmed().isEmpty()) {
        return Obstacle::ReasonEmpty;
    }
    const bool isNamed = !isTypedNameRequired() || isTypedName(m_typed, m_right.environment().name);
    return isNamed ? Obstacle::None : Obstacle::NameNotTyped;
}

bool PlanModel::canSendAgain() const {
    return m_state == State::Unclear && m_right.absent() == Absent::None;
}

bool PlanModel::mayEdit() const {
    switch (m_state) {
    case State::Computing:
    case State::Ready:
    case State::Changed:
    case State::Failed:
        return true;
    case State::Empty:
    case State::Sending:
    case State::Unclear:
    case State::Waiting:
    case State::Running:
    case State::Done:
        return false;
    }
    Q_UNREACHABLE();
}

// Without a change of mind the selection is asked as it came: a filter finds what joined it meanwhile.
PlanRequest PlanModel::requestNow() const {
    auto request = m_base;
    if (!m_out.isEmpty()) {
        request.selection = {};
        for (const auto &row : rows()) {
            if (!m_out.contains(row.item)) {
                request.selection.ids.append(row.item);
            }
        }
    }
    return request;
}

void PlanModel::soon() {
    m_asking.cancel();
    m_isCurrent = false;
    m_soon.start();
    enter(State::Computing);
}

void PlanModel::ask() {
    m_soon.stop();
    m_asking.cancel(); // its answer would be about another question
    m_isCurrent = false;
    m_error.reset();
    m_asked = requestNow();
    if (!m_out.isEmpty() && m_asked.selection.ids.isEmpty()) {
        Plan none;
        none.request = m_asked;
        none.target = m_plan ? m_plan->target : QString();
        show(none);
        return;
    }
    m_asking = m_api.previewPlan(m_asked, this, [this](const Result<Plan> &plan) {
        if (plan) {
            show(*plan);
        } else {
            m_error = plan.error();
            enter(State::Failed);
        }
    });
    enter(State::Computing);
}

// A plan is seen: what differs from the one before is kept until a person accepts it.
void PlanModel::show(const Plan &plan) {
    QList<PlanRow> seen;
    QList<PlanRow> going;
    QList<PlanRow> staying;
    for (const auto &row : rows()) {
        (m_out.contains(row.item) ? going : seen).append(row);
    }
    const auto differ = m_hasSeen ? differences(seen, plan.rows) : QList<PlanChange>();
    for (const auto &row : plan.rows) {
        (row.goes ? going : staying).append(row);
    }
    QHash<ItemId, qsizetype> places; // rows that were taken out keep theirs
    for (qsizetype i = 0; i < rows().size(); ++i) {
        places.insert(rows().at(i).item, i);
    }
    std::stable_sort(going.begin(), going.end(), [&](const auto &a, const auto &b) {
        return places.value(a.item, places.size()) < places.value(b.item, places.size());
    });
    for (const auto &change : differ) {
        m_changeOf.insert(change.item, change);
    }
    m_changes.erase(std::remove_if(m_changes.begin(), m_changes.end(),
                                   [this](const auto &old) { return !(m_changeOf.value(old.item) == old); }),
                    m_changes.end());
    m_changes.append(differ);
    setRows(going + staying, keyOf);
    m_plan = plan;
    m_isCurrent = true;
    m_hasSeen = true;
    if (!differ.isEmpty()) {
        m_mustLook = true;
        m_typed.clear();
    }
    enter(m_mustLook ? State::Changed : State::Ready);
}

void PlanModel::run() {
    if (!canRun()) {
        return;
    }
    const auto reason = m_reason.trimmed();
    const bool isTheSame = !m_order.intent.value.isEmpty() && m_order.hash == m_plan->hash &&
                           m_order.request == m_asked && m_order.reason == reason;
    if (!isTheSame) {
        m_order = {net::IntentKey::make(), m_plan->hash, m_asked, reason};
    }
    send();
}

void PlanModel::sendAgain() {
    if (canSendAgain()) {
        send();
    }
}

void PlanModel::send() {
    m_error.reset();
    enter(State::Sending);
    m_sending = m_api.runPlan(m_order.hash, m_order.request, m_order.reason, m_order.intent, this,
                              [this](const Result<PlanRun> &run) {
                                  if (!run) {
                                      refused(run.error());
                                      return;
                                  }
                                  Q_EMIT started(*run);
                                  takeRun(*run);
                                  watchAgain();
                              });
}

void PlanModel::refused(const Error &error) {
    m_error = error;
    if (mayHaveHappened(error)) {
        enter(State::Unclear);
        return;
    }
    m_order = {}; // a definite answer ends the intent
    if (error.code == u"plan_changed"_s) {
        m_mustLook = true;
        m_typed.clear();
        // The new plan is as long as the one that was ordered.
        elsewhere(
            this, [error] { return net::FaroldApi::planOf(error); },
            [this](const std::optional<Plan> &now) {
                if (now) {
                    show(*now);
                } else {
                    ask();
                }
            });
        return;
    }
    enter(State::Failed);
}

void PlanModel::takeRun(const PlanRun &run) {
    m_run = run;
    m_error.reset();
    for (const auto &row : run.rows) {
        m_resultOf.insert(row.item, row);
    }
    if (!rows().isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }
    const bool waits = run.status == toApi(PlanRunStatus::Waiting);
    const bool runs = run.status == toApi(PlanRunStatus::Running) || run.status == toApi(PlanRunStatus::Paused);
    const bool isOver = !waits && (!runs || run.open == 0);
    if (waits && m_approval.id().value != run.approval) {
        m_approval.follow(ApprovalId{run.approval});
    }
    const bool wasOver = m_state == State::Done; // an answer that was on its way tells nothing new
    enter(isOver ? State::Done : waits ? State::Waiting : State::Running);
    if (isOver) {
        m_poller.stop();
        m_watching.cancel();
    }
    if (isOver && !wasOver) {
        Q_EMIT finished(run);
    }
}

void PlanModel::watchAgain() {
    if (m_state == State::Running || m_state == State::Waiting) {
        m_poller.start();
    }
    if (m_state == State::Waiting) {
        m_approval.goOn();
    }
}

void PlanModel::stopWatching() {
    m_poller.stop();
    m_watching.cancel();
    m_approval.rest();
}

void PlanModel::poll() {
    m_watching.cancel();
    m_watching = m_api.planRun(m_run->id, this, [this](const Result<PlanRun> &run) {
        if (run) {
            m_poller.succeeded();
            takeRun(*run);
        } else {
            m_poller.failed();
            m_error = run.error();
            Q_EMIT changed();
        }
    });
}

void PlanModel::enter(State state) {
    m_state = state;
    Q_EMIT changed();
}

} // namespace farol::app
