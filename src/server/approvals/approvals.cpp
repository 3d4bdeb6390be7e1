// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/approvals/approvals.h"

#include "server/approvals/subject.h"
#include "server/audit/audit.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

int approvalsNeeded(const Config &config, Money amount) {
    return config.approvals ? bandOf(config.bands, amount).needed : 0;
}

static QString joined(const QList<Role> &roles) {
    QStringList words;
    for (const Role role : roles) {
        words.append(toApi(role));
    }
    return words.join(u',');
}

static std::optional<std::int64_t> orNull(std::int64_t row) {
    return row != 0 ? std::optional(row) : std::nullopt;
}

Result<Approval> openApproval(Arrows &arrows, const Config &config, const Identity &maker, const NewApproval &wanted) {
    const auto &band = bandOf(config.bands, wanted.amount);
    // Its number is the next one: a second process waits here for this one's commit.
    auto alone = arrows.connection().prepare("UPDATE tenants SET name = name WHERE id = ?");
    if (const auto locked = alone.bind(maker.tenant).run(); !locked) {
        return tl::unexpected(locked.error());
    }
    auto insert = arrows.connection().prepare(
        "INSERT INTO approvals(tenant, number, subject, batch, run, action, hash, reason, maker, maker_id,"
        " other_maker_id, items, amount, currency, needed, roles, one_of, created_at, seen)"
        " VALUES(?1, (SELECT coalesce(max(number), 0) + 1 FROM approvals WHERE tenant = ?1), ?2, ?3, ?4, ?5, ?6, ?7,"
        " ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18) RETURNING number");
    const auto made = insert
                          .bind(maker.tenant, wanted.subject, orNull(wanted.batch), orNull(wanted.run), wanted.action,
                                wanted.hash, wanted.reason, maker.user, maker.userId, wanted.otherMaker, wanted.items,
                                wanted.amount.minor, wanted.amount.currency.text(), band.needed, joined(band.roles),
                                band.oneOf ? toApi(*band.oneOf) : QString(),
                                arrows.moment().now.time_since_epoch().count(), QString::fromUtf8(wanted.seen))
                          .step();
    if (!made && made.error().code == u"constraint") {
        return refuse(409, u"already_waiting"_s, u"the same waits for approval already"_s);
    }
    if (!made) {
        return tl::unexpected(made.error());
    }
    const ApprovalId id{approvalText(insert.integer(0))};
    if (const auto ended = insert.run(); !ended) {
        return tl::unexpected(ended.error());
    }
    return ApprovalsRepo(arrows.connection(), maker).find(id).map([](StoredApproval &&stored) {
        return std::move(stored.approval);
    });
}

namespace {

// One person's word about one approval, from look to audit row.
class Deciding final {
public:
    Deciding(Arrows &arrows, const Config &config, const Request &request, const ApprovalVerdict &verdict)
        : m_arrows(arrows)
        , m_config(config)
        , m_request(request)
        , m_verdict(verdict) {}

    Result<Decided> run() {
        ApprovalsRepo approvals(m_arrows.connection(), m_request.who);
        auto stored = approvals.find(m_verdict.id);
        if (!stored) {
            return tl::unexpected(stored.error());
        }
        m_stored = std::move(*stored);
        if (const auto may = mayDecide(); !may) {
            return tl::unexpected(may.error());
        }
        m_order = m_stored.approval.subject == ApprovalSubject::Batch
                      ? approvalOfBatch(m_arrows, m_config, m_request, m_stored)
                      : approvalOfPlan(m_arrows, m_config, m_request, m_stored);
        auto changed = m_verdict.status == ApprovalStatus::Approved ? look() : Result<std::optional<Error>>();
        if (!changed) {
            return tl::unexpected(changed.error());
        }
        auto done = *changed ? decided(ApprovalStatus::Void) : decided(m_verdict.status);
        auto now = done ? approvals.find(m_verdict.id) : Result<StoredApproval>(tl::unexpected(done.error()));
        if (!now) {
            return tl::unexpected(now.error());
        }
        return Decided{std::move(now->approval), std::move(*changed)};
    }

private:
    // Who may approve may reject; only the maker withdraws.
    Done mayDecide() const {
        const bool waiting = m_stored.approval.status == ApprovalStatus::Waiting;
        if (m_verdict.status == ApprovalStatus::Withdrawn && waiting) {
            return m_request.who.userId == m_stored.maker
                       ? Done()
                       : refuse(403, u"not_maker"_s, u"only %1 withdraws it"_s.arg(m_stored.approval.maker));
        }
        auto may = mayApprove(m_stored, m_request.who);
        const bool rejectsLater = m_verdict.status == ApprovalStatus::Rejected && !may &&
                                  may.error().code == u"already_approved"; // second thoughts before the last word
        if (m_verdict.status == ApprovalStatus::Rejected && !may && may.error().code == u"self_approval" &&
            m_request.who.userId == m_stored.maker) {
            return refuse(
                403, u"self_approval"_s,
                u"another person rejects what you made; you take it back by farolctl approval withdraw %1"_s.arg(
                    m_stored.approval.id.value));
        }
        return rejectsLater ? Done() : may;
    }

    Result<std::optional<Error>> look() {
        if (const auto seen = m_order->look(); !seen) {
            return tl::unexpected(seen.error());
        }
        return m_order->changed();
    }

    Done decided(ApprovalStatus verdict) {
        const auto &approval = m_stored.approval;
        const bool approves = verdict == ApprovalStatus::Approved;
        const int given = approval.given + (approves ? 1 : 0);
        const bool last = given >= approval.needed;
        const auto status = approves && !last ? ApprovalStatus::Waiting : verdict;
        auto done = store(status, given);
        done = done ? note(verdict) : done;
        if (done && approves) {
            done = last ? m_order->release(given) : m_order->counted(given);
        } else if (done) {
            done = m_order->giveBack(verdict, m_verdict.comment);
        }
        return done ? audit(verdict, status, given) : done;
    }

    // Conditional, so that of two people at once the second sees what the first one did.
    Done store(ApprovalStatus status, int given) {
        const auto now = m_arrows.moment().now.time_since_epoch().count();
        const auto at = status == ApprovalStatus::Waiting ? std::nullopt : std::optional(now);
        auto done = m_arrows.connection()
                        .prepare("UPDATE approvals SET status = ?1, given = ?2, decided_at = ?3, version = version + 1"
                                 " WHERE id = ?4 AND status = 0 AND version = ?5")
                        .bind(status, given, at, m_stored.row, m_stored.approval.version)
                        .run();
        return done && m_arrows.connection().changes() == 0
                   ? refuse(409, u"already_decided"_s, u"somebody else decided meanwhile; look at it again"_s)
                   : done;
    }

    Done note(ApprovalStatus verdict) {
        return m_arrows.connection()
            .prepare("INSERT INTO approval_decisions(approval, person, name, roles, verdict, comment, at)"
                     " VALUES(?, ?, ?, ?, ?, ?, ?)")
            .bind(m_stored.row, m_request.who.userId, m_request.who.user, joined(m_request.who.roles), verdict,
                  m_verdict.comment, m_arrows.moment().now.time_since_epoch().count())
            .run();
    }

    Done audit(ApprovalStatus verdict, ApprovalStatus status, int given) {
        const auto &approval = m_stored.approval;
        const auto state = [&approval](ApprovalStatus one, int people) {
            const QJsonObject seen{{u"approval"_s, approval.id.value},
                                   {u"status"_s, toApi(one)},
                                   {u"given"_s, people},
                                   {u"needed"_s, approval.needed},
                                   {u"maker"_s, approval.maker},
                                   {u"items"_s, qint64(approval.items)},
                                   {u"amount"_s, toApi(approval.amount)}};
            return QString::fromUtf8(QJsonDocument(seen).toJson(QJsonDocument::Compact));
        };
        static const QHash<ApprovalStatus, QString> words{{ApprovalStatus::Approved, u"approve"_s},
                                                          {ApprovalStatus::Rejected, u"reject"_s},
                                                          {ApprovalStatus::Withdrawn, u"withdraw"_s},
                                                          {ApprovalStatus::Void, u"void"_s}};
        return appendAudit(m_arrows, {m_request.who.tenant, m_request.who.user, m_request.who.userId,
                                      toApi(approval.subject) + u'.' + words.value(verdict), approval.object,
                                      m_verdict.comment, approval.hash, state(ApprovalStatus::Waiting, approval.given),
                                      state(status, given), m_request.requestId});
    }

    Arrows &m_arrows;
    const Config &m_config;
    const Request &m_request;
    const ApprovalVerdict &m_verdict;
    StoredApproval m_stored;
    std::unique_ptr<ApprovalOf> m_order;
};

} // namespace

Result<Decided> decide(Arrows &arrows, const Config &config, const Request &request, const ApprovalVerdict &verdict) {
    return Deciding(arrows, config, request, verdict).run();
}

} // namespace farol::server
