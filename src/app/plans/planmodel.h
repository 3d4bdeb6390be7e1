// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/approvals/approvalwatch.h"
#include "app/plans/planchange.h"
#include "app/session/writeright.h"
#include "app/table/rowsmodel.h"
#include "net/http/poller.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace farol::app {

// One plan from its preview to the last item's end: what would go and what stays, with reasons; the order; the result
// as the server has it. Rows: going ones first (also those that a person took out), then those that stay. Owned by the
// dialog's page, outlived by api and right; GUI thread. Only run() and sendAgain() write anything on the server.
class PlanModel final : public RowsModel<PlanRow> {
    Q_OBJECT
public:
    // Changed: something moved since it was seen; acceptChanges() makes it orderable. Sending: ordered, no answer yet.
    // Unclear: nobody knows whether it started; sendAgain() is safe, the key is the same. Waiting: ordered, for other
    // people to approve it; approval() says who. Running: items still open. Done: also when it was turned down, see
    // planRun()->status. Failed: the preview failed, or the order was refused and nothing started; error() says why.
    enum class State { Empty, Computing, Ready, Changed, Sending, Unclear, Waiting, Running, Done, Failed };
    // Why run() would not do anything now. NoWriteRight: WriteRight::absent() says which.
    enum class Obstacle {
        None,
        NotComputed,
        Changed,
        NothingGoes,
        NoWriteRight,
        ReasonEmpty,
        NameNotTyped,
        Busy,
        Finished
    };
    enum Column {
        ItemColumn,
        AmountColumn,
        StateColumn,
        KeyColumn,
        AttemptColumn,
        DecisionColumn,
        OutcomeColumn,
        ColumnCount
    };
    enum Role {
        RowRole = Qt::UserRole + 1, // PlanRow, in every column
        GoesRole,                   // bool: in the going part, taken out or not
        ChangeRole,                 // PlanChange; invalid: as it was seen
        ResultRole,                 // PlanResultRow; invalid: not ordered, or nothing heard yet
        ItemRole,                   // QString, the id: find a row again
    };
    // Qt::CheckStateRole in ItemColumn of going rows: whether it goes. One may be unchecked while nothing was ordered.

    PlanModel(net::FaroldApi &api, const WriteRight &right,
              std::chrono::milliseconds pollInterval = std::chrono::seconds(1));

    void preview(const PlanRequest &request);   // starts anew, not while Sending; a run that is watched goes on unseen
    void recompute();                           // the same request again
    void setGoing(const ItemId &id, bool goes); // computed again soon, over the ids that are left
    void setOptions(const PlanOptions &options);
    void setReason(const QString &reason);
    void setTypedName(const QString &typed); // emptied when the plan changed under a person's eyes
    void acceptChanges();
    void run();          // nothing unless canRun()
    void sendAgain();    // nothing unless canSendAgain(): the same order, with the same key
    void stopWatching(); // the run itself goes on
    void watchAgain();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Obstacle obstacle() const;
    [[nodiscard]] bool canRun() const { return obstacle() == Obstacle::None; }
    [[nodiscard]] bool canSendAgain() const;
    [[nodiscard]] bool isTypedNameRequired() const { return m_right.isProduction(); }
    // Whether other people have to approve it before anything is sent; the plan names who may.
    [[nodiscard]] bool needsApproval() const { return m_plan && m_plan->needsApproval; }
    [[nodiscard]] const std::optional<Approval> &approval() const { return m_approval.approval(); } // once it waits
    [[nodiscard]] const std::optional<Plan> &plan() const { return m_plan; } // the server's, of what goes now
    [[nodiscard]] const std::optional<PlanRun> &planRun() const { return m_run; }
    [[nodiscard]] const QSet<ItemId> &takenOut() const { return m_out; } // rows that would go, unchecked by a person
    [[nodiscard]] const QList<PlanChange> &changes() const { return m_changes; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const QString &reason() const { return m_reason; }
    [[nodiscard]] const QString &typedName() const { return m_typed; }
    [[nodiscard]] const net::IntentKey &intent() const { return m_order.intent; } // of the order; empty before it

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void changed(); // anything but the rows
    void started(const farol::PlanRun &run);
    void finished(const farol::PlanRun &run); // no item is open any more

private:
    struct Order { // what one person ordered once
        net::IntentKey intent;
        QString hash;
        PlanRequest request;
        QString reason;
    };
    [[nodiscard]] bool mayEdit() const;
    [[nodiscard]] PlanRequest requestNow() const;
    [[nodiscard]] Obstacle orderObstacle() const;
    void soon();
    void ask();
    void show(const Plan &plan);
    void send();
    void refused(const Error &error);
    void takeRun(const PlanRun &run);
    void poll();
    void enter(State state);
    void tellRow(const ItemId &id);
    [[nodiscard]] QVariant word(const PlanRow &row, Column column) const;

    net::FaroldApi &m_api;
    const WriteRight &m_right;
    net::Poller m_poller;
    ApprovalWatch m_approval;
    QTimer m_soon; // puts several changes of mind together
    net::Call m_asking;
    net::Call m_sending;
    net::Call m_watching;
    State m_state = State::Empty;
    PlanRequest m_base;       // as preview() was given it
    PlanRequest m_asked;      // as the server was asked last
    QSet<ItemId> m_out;       // taken out by hand; their rows stay as they were seen
    bool m_hasSeen = false;   // there are rows that a new plan can differ from
    bool m_isCurrent = false; // the plan is the answer to what is asked now
    bool m_mustLook = false;  // something changed and nobody accepted it yet
    std::optional<Plan> m_plan;
    QList<PlanChange> m_changes;
    QHash<ItemId, PlanChange> m_changeOf;
    std::optional<PlanRun> m_run;
    QHash<ItemId, PlanResultRow> m_resultOf;
    std::optional<Error> m_error;
    QString m_reason;
    QString m_typed;
    Order m_order;
};

} // namespace farol::app
