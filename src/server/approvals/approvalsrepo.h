// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/approvals/approval.h"
#include "core/json/page.h"
#include "server/http/exchange.h"
#include "server/items/listquery.h"
#include "sql/connection.h"

namespace farol::server {

// An approval with what only the server knows of it.
struct StoredApproval {
    std::int64_t row = 0;
    std::int64_t batch = 0; // 0: the subject is a plan
    std::int64_t run = 0;
    std::int64_t maker = 0;
    std::int64_t otherMaker = 0;
    std::vector<std::int64_t> behindKeys; // who made the partner's key that ordered it: the person is a maker, too
    std::vector<std::int64_t> people;     // who decided, beside approval.decisions
    bool readerIsPerson = false;          // and not a partner's key
    Approval approval;
};

[[nodiscard]] QString approvalText(std::int64_t number); // apr-0007

// Reads approvals as one person sees them. Lives as long as its connection; that connection's thread.
class ApprovalsRepo final {
public:
    ApprovalsRepo(sql::Connection &connection, const Identity &who)
        : m_connection(connection)
        , m_who(who) {}

    enum class Mine { Shown, Excluded, Only };
    struct Criteria {
        std::uint32_t statuses = 0; // one bit each; 0: any
        std::uint32_t subjects = 0;
        Mine mine = Mine::Shown;
    };
    // The largest amount first, then the oldest.
    [[nodiscard]] Result<Page<Approval>> list(const Criteria &criteria, const ListWindow &window);
    // Error: NotFound, also for another tenant's.
    [[nodiscard]] Result<StoredApproval> find(const ApprovalId &id);
    // Fills what only one approval's page shows: approvers, and what the maker saw.
    [[nodiscard]] Done fillDetail(StoredApproval &stored);

private:
    [[nodiscard]] Done fillDecisions(StoredApproval &stored);
    [[nodiscard]] Done fillPeople(StoredApproval &stored);
    [[nodiscard]] Result<std::int64_t> count(const std::string &conditions);
    sql::Connection &m_connection;
    Identity m_who;
    std::optional<bool> m_isPerson; // asked for once
};

// Whether this person may give the next approval. Errors: 409 already_decided; 403 unknown_person, unknown_maker,
// self_approval; 409 already_approved; 403 approval_role.
[[nodiscard]] Done mayApprove(const StoredApproval &stored, const Identity &who);

} // namespace farol::server
