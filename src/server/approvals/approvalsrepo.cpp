// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/approvals/approvalsrepo.h"

#include "core/json/codec.h"
#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"
#include "server/plans/planruns.h"

#include <algorithm>
#include <limits>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

// ?1 tenant ?2 person ?3 to ?5 after, or ?3 number ?6 limit
static constexpr std::string_view columns =
    "SELECT a.id, a.number, a.subject, a.action, a.status, a.hash, a.reason, a.maker, a.created_at, a.items, a.amount,"
    " a.currency, a.needed, a.given, a.roles, a.one_of, a.version, a.maker_id, a.other_maker_id, a.batch, a.run,"
    " b.number, CASE WHEN a.maker_id = ?2 OR a.other_maker_id = ?2 THEN 1 ELSE 0 END"
    " FROM approvals a LEFT JOIN batches b ON b.id = a.batch WHERE a.tenant = ?1";

QString approvalText(std::int64_t number) {
    return u"apr-%1"_s.arg(number, 4, 10, QLatin1Char('0'));
}

static StoredApproval storedOf(const sql::Statement &row) {
    StoredApproval stored;
    auto &approval = stored.approval;
    stored.row = row.integer(0);
    approval.id.value = approvalText(row.integer(1));
    approval.subject = static_cast<ApprovalSubject>(row.integer(2));
    approval.action = row.string(3);
    approval.status = static_cast<ApprovalStatus>(row.integer(4));
    approval.hash = row.string(5);
    approval.reason = row.string(6);
    approval.maker = row.string(7);
    approval.createdAt = instantOf(row.integer(8));
    approval.items = row.integer(9);
    approval.amount = moneyOf(row.integer(10), row.text(11));
    approval.needed = static_cast<int>(row.integer(12));
    approval.given = static_cast<int>(row.integer(13));
    approval.roles = row.string(14).split(u',', Qt::SkipEmptyParts);
    approval.oneOf = row.string(15);
    approval.version = row.integer(16);
    stored.maker = row.integer(17);
    stored.otherMaker = row.integer(18);
    stored.batch = row.isNull(19) ? 0 : row.integer(19);
    stored.run = row.isNull(20) ? 0 : row.integer(20);
    approval.object = stored.batch != 0 ? batchId(row.integer(21)).value : runId(stored.run);
    approval.mine = row.integer(22) != 0;
    return stored;
}

static QStringList wordsOf(const QList<Role> &roles) {
    QStringList words;
    for (const Role role : roles) {
        words.append(toApi(role));
    }
    return words;
}

static bool holdsOne(const QStringList &held, const QStringList &wanted) {
    return std::any_of(held.begin(), held.end(), [&wanted](const QString &role) { return wanted.contains(role); });
}

static bool isMaker(const StoredApproval &stored, std::int64_t person) {
    const auto &keys = stored.behindKeys;
    return person == stored.maker || person == stored.otherMaker ||
           std::find(keys.begin(), keys.end(), person) != keys.end();
}

// The last place is kept for the role that one of them has to hold.
static bool leavesRoomForOneOf(const Approval &approval, const QStringList &held) {
    if (approval.oneOf.isEmpty() || held.contains(approval.oneOf) || approval.needed - approval.given > 1) {
        return true;
    }
    return std::any_of(approval.decisions.begin(), approval.decisions.end(), [&approval](const auto &decision) {
        return decision.verdict == ApprovalStatus::Approved && decision.roles.contains(approval.oneOf);
    });
}

Done mayApprove(const StoredApproval &stored, const Identity &who) {
    const auto &approval = stored.approval;
    if (approval.status != ApprovalStatus::Waiting) {
        return refuseWith(409, u"already_decided"_s, u"this approval is %1"_s.arg(toApi(approval.status)),
                          json::encode(approval));
    }
    if (who.userId <= 0 || !stored.readerIsPerson) {
        return refuse(403, u"unknown_person"_s, u"only a person with an account approves"_s);
    }
    if (stored.maker <= 0 || stored.otherMaker <= 0) {
        return refuse(403, u"unknown_maker"_s, u"nobody knows who made this; it has to be made again"_s);
    }
    if (isMaker(stored, who.userId)) {
        return refuse(403, u"self_approval"_s, u"another person has to approve what you made"_s);
    }
    for (std::size_t i = 0; i < stored.people.size(); ++i) {
        if (stored.people[i] == who.userId &&
            approval.decisions.at(static_cast<qsizetype>(i)).verdict == ApprovalStatus::Approved) {
            return refuse(409, u"already_approved"_s, u"you approved this already; it waits for another person"_s);
        }
    }
    const QStringList held = wordsOf(who.roles);
    if (!holdsOne(held, approval.roles)) {
        return refuse(403, u"approval_role"_s,
                      u"this amount is approved by one of: %1"_s.arg(approval.roles.join(u", "_s)));
    }
    if (!leavesRoomForOneOf(approval, held)) {
        return refuse(403, u"approval_role"_s, u"one of those who approve has to be: %1"_s.arg(approval.oneOf));
    }
    return {};
}

// Numbers of closed lists, never text of a request.
static std::string listOf(const char *column, std::uint32_t mask) {
    std::string numbers;
    for (unsigned i = 0; i < 32; ++i) {
        if (((mask >> i) & 1U) != 0) {
            numbers += (numbers.empty() ? "" : ",") + std::to_string(i);
        }
    }
    return numbers.empty() ? std::string() : std::string(" AND a.") + column + " IN (" + numbers + ")";
}

static std::string conditionsOf(const ApprovalsRepo::Criteria &criteria) {
    const auto text = listOf("status", criteria.statuses) + listOf("subject", criteria.subjects);
    switch (criteria.mine) {
    case ApprovalsRepo::Mine::Shown:
        return text + " AND (a.maker_id = ?2 OR a.maker_id <> ?2)";
    case ApprovalsRepo::Mine::Excluded:
        return text + " AND a.maker_id <> ?2 AND a.other_maker_id <> ?2";
    case ApprovalsRepo::Mine::Only:
        return text + " AND (a.maker_id = ?2 OR a.other_maker_id = ?2)";
    }
    Q_UNREACHABLE();
}

Result<std::int64_t> ApprovalsRepo::count(const std::string &conditions) {
    auto query = m_connection.prepare("SELECT count(*) FROM approvals a WHERE a.tenant = ?1" + conditions);
    if (const auto row = query.bind(m_who.tenant, m_who.userId).step(); !row) {
        return tl::unexpected(row.error());
    }
    return query.integer(0);
}

// A partner's key approves nothing, and who made it stands behind what it ordered.
Done ApprovalsRepo::fillPeople(StoredApproval &stored) {
    if (!m_isPerson) {
        auto kind = m_connection.prepare("SELECT kind FROM users WHERE id = ?");
        const auto found = kind.bind(m_who.userId).step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        m_isPerson = *found && kind.integer(0) == 0;
    }
    stored.readerIsPerson = *m_isPerson;
    auto keys = m_connection.prepare("SELECT created_by_id FROM api_keys WHERE account = ?1 OR account = ?2");
    keys.bind(stored.maker, stored.otherMaker);
    for (;;) {
        const auto more = keys.step();
        if (!more || !*more) {
            return more ? Done() : tl::unexpected(more.error());
        }
        stored.behindKeys.push_back(keys.integer(0));
    }
}

Done ApprovalsRepo::fillDecisions(StoredApproval &stored) {
    auto query = m_connection.prepare("SELECT person, name, roles, verdict, comment, at FROM approval_decisions"
                                      " WHERE approval = ? ORDER BY at, person");
    query.bind(stored.row);
    const auto read = query.each([&] {
        stored.people.push_back(query.integer(0));
        stored.approval.decisions.append({static_cast<ApprovalStatus>(query.integer(3)), query.string(1),
                                          query.string(2).split(u',', Qt::SkipEmptyParts), instantOf(query.integer(5)),
                                          query.string(4)});
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (auto done = fillPeople(stored); !done) {
        return done;
    }
    stored.approval.mine = isMaker(stored, m_who.userId);
    stored.approval.mayDecide = mayApprove(stored, m_who).has_value();
    return {};
}

Result<Page<Approval>> ApprovalsRepo::list(const Criteria &criteria, const ListWindow &window) {
    Page<Approval> page;
    const auto conditions = conditionsOf(criteria);
    if (window.total) {
        const auto total = count(conditions);
        if (!total) {
            return tl::unexpected(total.error());
        }
        page.total = *total;
    }
    auto query = m_connection.prepare(std::string(columns) + conditions +
                                      " AND (a.amount < ?3 OR (a.amount = ?3 AND (a.created_at > ?4 OR"
                                      " (a.created_at = ?4 AND a.id > ?5))))"
                                      " ORDER BY a.amount DESC, a.created_at, a.id LIMIT ?6");
    const std::vector<std::int64_t> beginning{std::numeric_limits<std::int64_t>::max(), 0, 0};
    const auto &after = window.after.empty() ? beginning : window.after;
    query.bind(m_who.tenant, m_who.userId, after[0], after[1], after[2], window.limit + 1);
    const auto read = fillPage(
        page, query, window, "approvals",
        [&] {
            return std::vector{query.integer(10), query.integer(8), query.integer(0)};
        },
        [&]() -> Result<Approval> {
            auto stored = storedOf(query);
            const auto done = fillDecisions(stored);
            return done ? Result<Approval>(std::move(stored.approval)) : tl::unexpected(done.error());
        });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return page;
}

Result<StoredApproval> ApprovalsRepo::find(const ApprovalId &id) {
    const auto number = id.value.startsWith(u"apr-") ? id.value.sliced(4).toLongLong() : 0;
    auto query = m_connection.prepare(std::string(columns) + " AND a.number = ?3");
    const auto found = query.bind(m_who.tenant, m_who.userId, number).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found || approvalText(number) != id.value) {
        return noSuch(u"approval", id.value);
    }
    auto stored = storedOf(query);
    if (const auto done = fillDecisions(stored); !done) {
        return tl::unexpected(done.error());
    }
    return stored;
}

Done ApprovalsRepo::fillDetail(StoredApproval &stored) {
    auto seen = m_connection.prepare("SELECT seen FROM approvals WHERE id = ?");
    if (const auto found = seen.bind(stored.row).step(); !found) {
        return tl::unexpected(found.error());
    }
    stored.approval.seen = seen.string(0).toUtf8();
    auto query = m_connection.prepare("SELECT id, name, roles FROM users WHERE tenant = ? AND disabled_at IS NULL"
                                      " AND kind = 0 ORDER BY name");
    query.bind(m_who.tenant);
    return query.each([&] {
        if (!isMaker(stored, query.integer(0)) &&
            holdsOne(query.string(2).split(u',', Qt::SkipEmptyParts), stored.approval.roles)) {
            stored.approval.approvers.append(query.string(1));
        }
    });
}

} // namespace farol::server
