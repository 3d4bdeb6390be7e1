// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pause, resume and cancel of a whole batch.
#include "core/batches/batchordered.h"
#include "core/json/accountcodec.h"
#include "core/json/codec.h"
#include "server/audit/audit.h"
#include "server/batches/batchroutes.h"
#include "server/batches/release.h"
#include "server/items/arrowscancel.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

// A batch at work gets a new version with every group: who only wants it to stop says *.
Done sameVersion(const Request &request, const Batch &batch) {
    const auto wanted = request.headers.value("if-match").trimmed();
    if (wanted.isEmpty()) {
        return refuse(428, u"precondition_required"_s,
                      u"send If-Match with the ETag of the batch that you saw, or * for any"_s);
    }
    if (wanted != "*" && wanted != '"' + QByteArray::number(qint64(batch.version)) + '"') {
        const bool moves = batch.status == BatchStatus::Queued || batch.status == BatchStatus::Processing;
        return refuseWith(412, u"version_changed"_s,
                          u"the batch is not as you saw it: it is %1 in version %2 now; %3"_s.arg(toApi(batch.status))
                              .arg(batch.version)
                              .arg(moves ? u"pause it to look at it in peace" : u"look at it again"),
                          json::encode(batch));
    }
    return {};
}

// Why is asked for a cancel; a pause may come without.
Result<QString> reasonOf(const QByteArray &body, BatchWord word) {
    QString reason;
    if (!body.trimmed().isEmpty() && body.trimmed() != "{}") {
        const auto clean = soundJson(body);
        const auto order = clean ? json::reasonOrder(body) : Result<ReasonOrder>(tl::unexpected(clean.error()));
        if (!order) {
            return tl::unexpected(order.error());
        }
        reason = order->reason.trimmed();
    }
    if (reason.size() > 500 || (word == BatchWord::Cancel && reason.isEmpty())) {
        return refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s);
    }
    return reason;
}

bool may(BatchWord word, BatchStatus status) {
    switch (word) {
    case BatchWord::Pause:
        return status == BatchStatus::Queued || status == BatchStatus::Processing;
    case BatchWord::Resume:
        return status == BatchStatus::Paused;
    case BatchWord::Cancel:
        return status != BatchStatus::Finished && status != BatchStatus::Cancelled;
    }
    Q_UNREACHABLE();
}

const char *eventOf(BatchWord word) {
    switch (word) {
    case BatchWord::Pause:
        return "paused";
    case BatchWord::Resume:
        return "resumed";
    case BatchWord::Cancel: // an item's own is "cancelled"
        return "batch_cancelled";
    }
    Q_UNREACHABLE();
}

ItemSum sumOf(const Batch &batch, std::initializer_list<ItemState> states) {
    ItemSum sum{0, {0, batch.amount.currency}};
    for (const auto state : states) {
        const auto one = total(batch, state);
        sum.items += one.items;
        sum.amount.minor += one.amount.minor;
    }
    return sum;
}

QJsonObject shownSum(const ItemSum &sum) {
    return {{u"items"_s, qint64(sum.items)}, {u"amount"_s, toApi(sum.amount)}};
}

// One person's order, from look to audit row; the writer's thread.
class Ordering final {
public:
    Ordering(Arrows &arrows, const Request &request, const Config &config, BatchWord word, QString reason)
        : m_arrows(arrows)
        , m_request(request)
        , m_config(config)
        , m_word(word)
        , m_reason(std::move(reason)) {}

    Result<Response> run() {
        auto stored =
            BatchesRepo(m_arrows.connection(), m_request.who.tenant).find(BatchId{m_request.arguments[u"id"_s]});
        if (!stored) {
            return tl::unexpected(stored.error());
        }
        m_stored = std::move(*stored);
        m_after = {m_stored.batch, {0, {0, m_stored.batch.amount.currency}}, {}};
        auto done = sameVersion(m_request, m_stored.batch);
        done = done ? mayOrder() : done;
        done = done ? carryOut() : done;
        done = done ? tellBatch(m_arrows, m_stored, m_request.who, eventOf(m_word), m_reason) : done;
        m_after.waiting = sumOf(m_after.batch, {ItemState::Leased, ItemState::Sent, ItemState::Uncertain});
        done = done ? record() : done;
        if (!done) {
            return tl::unexpected(done.error());
        }
        return json(json::encode(m_after), m_after.batch.version);
    }

private:
    Done mayOrder() const {
        const auto &batch = m_stored.batch;
        if (!may(m_word, batch.status)) {
            return refuse(409, u"batch_state"_s, u"the batch is %1"_s.arg(toApi(batch.status)));
        }
        // What people released together is not given up by one operator alone.
        const auto rest = sumOf(batch, {ItemState::Accepted, ItemState::Queued, ItemState::RetryWait});
        const bool released = batch.status != BatchStatus::Draft && batch.status != BatchStatus::AwaitingApproval;
        const bool isLarge =
            rest.amount.minor > m_config.limits.planAmountMinor || rest.items > m_config.limits.planItems;
        const auto &roles = m_request.who.roles;
        if (m_word == BatchWord::Cancel && m_config.approvals && released && isLarge &&
            !roles.contains(Role::Manager) && !roles.contains(Role::Admin)) {
            return refuse(403, u"cancel_limit"_s,
                          u"above the limits of a plan a manager cancels a batch; pause it and ask for that, or order "
                          "a cancel plan"_s);
        }
        return {};
    }

    Done carryOut() {
        switch (m_word) {
        case BatchWord::Pause:
            return setStatus(BatchStatus::Paused);
        case BatchWord::Resume:
            return resume();
        case BatchWord::Cancel:
            return cancel();
        }
        Q_UNREACHABLE();
    }

    Done setStatus(BatchStatus status) {
        auto done =
            m_arrows.connection()
                .prepare("UPDATE batches SET status=?1, updated_at=?2, version=version+1 WHERE id=?3 AND "
                         "status=?4")
                .bind(status, m_arrows.moment().now.time_since_epoch().count(), m_stored.row, m_stored.batch.status)
                .run();
        if (done && m_arrows.connection().changes() == 0) {
            return refuse(409, u"batch_changed"_s, u"the batch changed meanwhile; look at it again"_s);
        }
        m_after.batch.status = status;
        m_after.batch.updatedAt = m_arrows.moment().now;
        ++m_after.batch.version;
        return done;
    }

    // The end of the group derives status and version from the items, as it does for every batch that runs.
    void deriveAtTheEnd() {
        m_arrows.born(key(), 0, 0);
        ++m_after.batch.version;
    }

    Done resume() {
        auto done = setStatus(BatchStatus::Processing);
        deriveAtTheEnd();
        bool open = false;
        bool begun = false;
        for (const auto &count : m_after.batch.counts) {
            using enum ItemState;
            const bool waits = count.state == Queued || count.state == RetryWait;
            const bool flies = count.state == Leased || count.state == Sent;
            open = open || waits || flies || (count.state == Uncertain && m_arrows.moment().uncertainIsOpen);
            begun = begun || (count.state != Accepted && count.state != Queued && count.state != Cancelled &&
                              count.state != Duplicate);
        }
        m_after.batch.status = !open ? BatchStatus::Finished : begun ? BatchStatus::Processing : BatchStatus::Queued;
        return done;
    }

    Done cancel() {
        auto done = setStatus(BatchStatus::Cancelled);
        if (done && m_stored.batch.status == BatchStatus::AwaitingApproval) {
            done = m_arrows.voidApproval(m_stored.row);
            m_after.batch.approval.clear();
        }
        const auto rested =
            done ? cancelRest(m_arrows, m_stored.row, m_request.who.user.toStdString(), m_reason.toStdString())
                 : Result<std::vector<RestCancelled>>(tl::unexpected(done.error()));
        if (!rested) {
            return tl::unexpected(rested.error());
        }
        for (const auto &one : *rested) {
            m_after.cancelled.items += one.items;
            m_after.cancelled.amount.minor += one.amount;
            take(one);
        }
        if (m_after.cancelled.items > 0) {
            m_after.batch.counts.append(
                {ItemState::Cancelled, u"batch_cancelled"_s, m_after.cancelled.items, m_after.cancelled.amount});
        }
        deriveAtTheEnd();
        return {};
    }

    void take(const RestCancelled &rested) {
        auto &counts = m_after.batch.counts;
        for (auto &count : counts) {
            if (count.state == rested.state && count.code == QString::fromStdString(rested.code)) {
                count.items -= rested.items;
                count.amount.minor -= rested.amount;
            }
        }
        counts.removeIf([](const StateCount &count) { return count.items == 0; });
    }

    Done record() {
        const QJsonObject before{{u"status"_s, toApi(m_stored.batch.status)},
                                 {u"items"_s, qint64(m_stored.batch.items)},
                                 {u"amount"_s, toApi(m_stored.batch.amount)}};
        QJsonObject after{{u"status"_s, toApi(m_after.batch.status)}, {u"waiting"_s, shownSum(m_after.waiting)}};
        if (m_word == BatchWord::Cancel) {
            after.insert(u"cancelled"_s, shownSum(m_after.cancelled));
        }
        const auto text = [](const QJsonObject &object) {
            return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
        };
        return appendAudit(m_arrows, {m_request.who.tenant,
                                      m_request.who.user,
                                      m_request.who.userId,
                                      u"batch."_s + toApi(m_word),
                                      m_stored.batch.id.value,
                                      m_reason,
                                      {},
                                      text(before),
                                      text(after),
                                      m_request.requestId});
    }

    [[nodiscard]] ItemKey key() const {
        ItemKey key;
        key.tenant = m_request.who.tenant;
        key.batch = m_stored.row;
        key.kind = m_stored.batch.kind;
        return key;
    }

    Arrows &m_arrows;
    const Request &m_request;
    const Config &m_config;
    BatchWord m_word;
    QString m_reason;
    BatchesRepo::Stored m_stored;
    BatchOrdered m_after;
};

} // namespace

void addBatchOrders(Router &router, const BatchServices &services) {
    for (const auto word : {BatchWord::Pause, BatchWord::Resume, BatchWord::Cancel}) {
        router.add({Method::Post, u"/api/v1/batches/{id}/"_s + toApi(word),
                    [services, word](const Request &request, const Answer &answer) {
                        const auto known = onlyParameters(request, {});
                        const auto reason =
                            known ? reasonOf(request.body, word) : Result<QString>(tl::unexpected(known.error()));
                        if (!reason) {
                            answer(problem(reason.error(), request.requestId));
                            return;
                        }
                        services.commands.run(
                            request,
                            [&config = services.config, word, reason = *reason](Arrows &arrows, const Request &again) {
                                return Ordering(arrows, again, config, word, reason).run();
                            },
                            answer);
                    },
                    true});
    }
}

} // namespace farol::server
