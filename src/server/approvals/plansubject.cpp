// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "server/access/users.h"
#include "server/approvals/subject.h"
#include "server/plans/planruns.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

class PlanSubject final : public ApprovalOf {
public:
    PlanSubject(Arrows &arrows, const Config &config, const Request &request, const StoredApproval &stored)
        : m_arrows(arrows)
        , m_config(config)
        , m_request(request)
        , m_stored(stored) {}

    // The plan is made again, as its maker would make it now.
    Done look() override {
        const auto maker = identityOf(m_arrows.connection(), m_stored.maker);
        if (!maker) {
            return maker.error().kind == ErrorKind::Unauthorized
                       ? refuse(403, u"unknown_maker"_s, u"who ordered this has no account any more"_s)
                       : Done(tl::unexpected(maker.error()));
        }
        const auto wanted = requestOfRun(m_arrows.connection(), m_stored.run);
        auto made = wanted ? makePlan(m_arrows.connection(), *maker, *wanted, m_config, m_arrows.moment().now)
                           : Result<MadePlan>(tl::unexpected(wanted.error()));
        if (!made) {
            return tl::unexpected(made.error());
        }
        m_made = std::move(*made);
        return m_made.plan.hash == m_stored.approval.hash ? Done() : readSeen();
    }

    std::optional<Error> changed() const override {
        if (m_made.plan.hash == m_stored.approval.hash) {
            return std::nullopt;
        }
        auto error = refuseWith(409, u"plan_changed"_s,
                                u"something changed since %1 made this plan; the approval is void and nothing was"
                                " sent"_s.arg(m_stored.approval.maker),
                                json::encode(m_made.plan))
                         .value();
        error.fields = differences();
        return error;
    }

    Done counted(int) override { return {}; }

    Done release(int) override {
        return releasePlanRun(m_arrows, m_stored.run, m_made,
                              {m_stored.approval.maker, m_stored.approval.reason, m_request.who.user});
    }

    Done giveBack(ApprovalStatus why, const QString &) override {
        const auto status = why == ApprovalStatus::Rejected    ? PlanRunStatus::Rejected
                            : why == ApprovalStatus::Withdrawn ? PlanRunStatus::Withdrawn
                                                               : PlanRunStatus::Void;
        return endPlanRun(m_arrows, m_stored.run, status);
    }

private:
    Done readSeen() {
        auto row = m_arrows.connection().prepare("SELECT seen FROM approvals WHERE id = ?");
        if (const auto found = row.bind(m_stored.row).step(); !found) {
            return tl::unexpected(found.error());
        }
        auto seen = json::plan(row.string(0).toUtf8());
        m_seen = seen ? std::move(*seen) : Plan();
        return {};
    }
    // Row by row, what the maker saw and what it would be now.
    QList<FieldError> differences() const {
        constexpr qsizetype most = 100;
        QHash<QString, const PlanRow *> before;
        for (const auto &row : m_seen.rows) {
            before.insert(row.item.value, &row);
        }
        QList<FieldError> fields;
        for (const auto &row : m_made.plan.rows) {
            const PlanRow *old = before.take(row.item.value);
            const bool same = old != nullptr && old->version == row.version && old->goes == row.goes &&
                              old->amount == row.amount && old->key == row.key;
            if (!same && fields.size() < most) {
                fields.append({0, row.item.value, u"row_changed"_s,
                               u"was %1, is %2"_s.arg(old != nullptr ? said(*old) : u"not there"_s, said(row))});
            }
        }
        for (const PlanRow *gone : std::as_const(before)) {
            if (fields.size() < most) {
                fields.append(
                    {0, gone->item.value, u"row_gone"_s, u"was %1, is not in the plan any more"_s.arg(said(*gone))});
            }
        }
        return fields;
    }
    static QString said(const PlanRow &row) {
        return row.goes ? u"to go with %1 (%2)"_s.arg(toApi(row.amount), toApi(row.state))
                        : u"to stay: %1 (%2)"_s.arg(row.reason, toApi(row.state));
    }

    Arrows &m_arrows;
    const Config &m_config;
    const Request &m_request;
    const StoredApproval &m_stored;
    MadePlan m_made;
    Plan m_seen; // as the maker saw it; read only when it differs
};

} // namespace

std::unique_ptr<ApprovalOf> approvalOfPlan(Arrows &arrows, const Config &config, const Request &request,
                                           const StoredApproval &stored) {
    return std::make_unique<PlanSubject>(arrows, config, request, stored);
}

} // namespace farol::server
