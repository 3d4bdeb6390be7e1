// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/approvals/approval.h"
#include "core/batches/batch.h"
#include "core/batches/importfile.h"
#include "core/batches/importreport.h"
#include "core/json/page.h"
#include "core/overview/overview.h"
#include "core/plans/plan.h"
#include "net/http/httpclient.h"

namespace farol::net {

template<typename T>
using Answer = std::function<void(Result<T>)>;

// A value and its version on the server; no value when it is still the version that was named (304).
template<typename T>
struct Tagged {
    std::optional<T> value;
    QByteArray etag;
};

// What a page of a list is about. limit is 1 to 500; the total is counted only when asked for.
struct Window {
    QString cursor; // next of the page before; empty for the first
    int limit = 100;
    bool total = false;
};
struct BatchFilter {
    QList<BatchStatus> statuses; // empty: all
    QString text;                // in id or source
    std::optional<Instant> createdSince;
    int lastDays = 0; // the period that createdSince begins, 0: none; tomorrow's answer is kept under the same name
    bool operator==(const BatchFilter &) const = default;
};

// exclude: what the signed-in person made is left out.
struct ApprovalFilter {
    QList<ApprovalStatus> statuses; // empty: all
    bool exclude = false;
};

struct ImportOrder {
    QByteArray bytes; // the file as it is
    QString fileName; // becomes the batch's source
    ImportFormat format = ImportFormat::Csv;
    std::function<void(std::int64_t sent, std::int64_t total)> sending = {}; // bytes of the file that went out
};

// farold's REST v1: each function is one route, values in, values out. Contract of a call: httpclient.h. Holds only the
// reference; lives on the client's thread.
class FaroldApi final {
public:
    explicit FaroldApi(HttpClient &client)
        : m_client(client) {}

    // Access. Neither stores nor uses the session's token; the caller hands the new one to client.tokens().
    Call signIn(const QString &user, const Secret &password, QObject *context, Answer<TokenPair> answer);
    Call refresh(const Secret &refreshToken, QObject *context, Answer<TokenPair> answer);
    Call me(QObject *context, Answer<Me> answer);

    Call overview(QObject *context, Answer<Overview> answer);

    Call batches(const BatchFilter &filter, const Window &window, QObject *context, Answer<Page<Batch>> answer);
    Call batch(const BatchId &id, const QByteArray &etag, QObject *context, Answer<Tagged<Batch>> answer);
    // filter.batch is ignored here: the path names the batch.
    Call batchItems(const BatchId &id, const ItemFilter &filter, const Window &window, QObject *context,
                    Answer<Page<Item>> answer);
    Call errorGroups(const BatchId &id, QObject *context, Answer<QList<ErrorGroup>> answer);
    // PreconditionFailed when version is not the current one.
    Call submitBatch(const BatchId &id, std::int64_t version, const IntentKey &intent, QObject *context,
                     Answer<Batch> answer);
    // Checks every row; stores nothing. A file with problems is a good answer: the report names them.
    Call checkImport(const ImportOrder &order, QObject *context, Answer<ImportReport> answer);
    // The same check, then stores all or nothing; 120 s. A file with problems: as above, with an empty batch.
    Call importBatch(const ImportOrder &order, const IntentKey &intent, QObject *context, Answer<ImportReport> answer);

    Call items(const ItemFilter &filter, const Window &window, QObject *context, Answer<Page<Item>> answer);
    Call item(const ItemId &id, QObject *context, Answer<Item> answer);
    Call attempts(const ItemId &id, QObject *context, Answer<QList<Attempt>> answer);
    Call itemEvents(const ItemId &id, QObject *context, Answer<QList<ItemEvent>> answer);
    // Asks the provider what became of uncertain items; answers the items as they are afterwards. 60 s.
    Call checkItems(const QList<ItemId> &ids, const IntentKey &intent, QObject *context, Answer<Page<Item>> answer);

    // Writes nothing on the server.
    Call previewPlan(const PlanRequest &request, QObject *context, Answer<Plan> answer);
    // Conflict plan_changed: planOf(error) is the plan as it would be now. Above the limits the run waits: its status
    // is waiting, and approval names what it waits for.
    Call runPlan(const QString &hash, const PlanRequest &request, const QString &reason, const IntentKey &intent,
                 QObject *context, Answer<PlanRun> answer);
    Call planRun(const QString &id, QObject *context, Answer<PlanRun> answer);
    // Of a run that sends little by little: start nothing more for now, go on at what is not started, or never.
    // Conflict run_state when it is not one that can.
    enum class RunOrder { Pause, Resume, Cancel };
    // reason: why, for the audit; may be empty.
    Call orderRun(const QString &id, RunOrder order, const QString &reason, const IntentKey &intent, QObject *context,
                  Answer<PlanRun> answer);
    [[nodiscard]] static std::optional<Plan> planOf(const Error &error);

    Call approvals(const ApprovalFilter &filter, const Window &window, QObject *context, Answer<Page<Approval>> answer);
    Call approval(const ApprovalId &id, QObject *context, Answer<Approval> answer);
    // verdict: Approved, Rejected (with a comment) or Withdrawn. Forbidden self_approval, approval_role, unknown_maker,
    // not_maker; Conflict already_decided, already_approved; Conflict plan_changed, batch_changed: it is void now.
    Call decide(const ApprovalId &id, ApprovalStatus verdict, const QString &comment, const IntentKey &intent,
                QObject *context, Answer<Approval> answer);
    Call approveMany(const QList<ApprovalId> &ids, const QString &comment, const IntentKey &intent, QObject *context,
                     Answer<QList<ApprovalResult>> answer);

    // Prometheus text; no session needed.
    Call metricsText(QObject *context, Answer<QByteArray> answer);
    Call healthz(QObject *context, Answer<HttpReply> answer);

    [[nodiscard]] HttpClient &client() { return m_client; }

private:
    HttpClient &m_client;
};

} // namespace farol::net
