// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/auditroutes.h"

#include "core/json/auditcodec.h"
#include "server/audit/audit.h"
#include "server/audit/auditrepo.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t engineChain = 0;
constexpr std::int64_t mostLines = 5000;
constexpr qsizetype mostBytes = 4 << 20; // of a page; one row more may stand behind it

Result<Response> verify(sql::Connection &connection, const Request &request) {
    const auto known = onlyParameters(request, {});
    const auto own = known ? verifyAudit(connection, request.who.tenant) : tl::unexpected(known.error());
    const auto engine = own ? verifyAudit(connection, engineChain) : own;
    if (!engine) {
        return tl::unexpected(engine.error());
    }
    return json(json::encode(AuditProof{own->holds && engine->holds, *own, *engine}));
}

Result<AuditCriteria> criteriaOf(const Request &request) {
    AuditCriteria criteria;
    const std::array<std::pair<const char *, QString *>, 5> texts{{{"actor", &criteria.actor},
                                                                   {"action", &criteria.action},
                                                                   {"object", &criteria.object},
                                                                   {"batch", &criteria.batch},
                                                                   {"q", &criteria.text}}};
    for (const auto &[name, into] : texts) {
        const auto text = words(request, QString::fromLatin1(name));
        if (!text) {
            return tl::unexpected(text.error());
        }
        *into = *text;
    }
    const auto since = timeOf(request, u"since"_s);
    const auto until = since ? timeOf(request, u"until"_s) : since;
    if (!until) {
        return tl::unexpected(until.error());
    }
    criteria.since = *since;
    criteria.until = *until;
    return criteria;
}

Result<Response> list(sql::Connection &connection, const Request &request) {
    const auto known = onlyParameters(
        request, {u"actor", u"action", u"object", u"batch", u"q", u"since", u"until", u"limit", u"cursor", u"total"});
    const auto window =
        known ? listWindow(request, AuditRepo::cursorName, 1) : Result<ListWindow>(tl::unexpected(known.error()));
    const auto criteria = window ? criteriaOf(request) : tl::unexpected(window.error());
    const auto page = criteria ? AuditRepo(connection, request.who.tenant).list(*criteria, *window)
                               : Result<Page<AuditRow>>(tl::unexpected(criteria.error()));
    return page ? Result<Response>(json(json::encode(*page))) : tl::unexpected(page.error());
}

// One page of the chain, never more in memory. Who wants all of it asks behind its last row until there is no next;
// rows that were told never change, so the head of the last page is the head of the whole.
Result<Response> exportPage(sql::Connection &connection, const Request &request, const QString &host, Instant now) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const auto known = onlyParameters(request, {u"after", u"limit", u"chain"});
    const auto chain = known ? words(request, u"chain"_s) : Result<QString>(tl::unexpected(known.error()));
    if (chain && !chain->isEmpty() && *chain != u"tenant" && *chain != u"engine") {
        return refuse(400, u"parameter_invalid"_s, u"expected tenant or engine"_s, u"chain"_s);
    }
    // Its rows are of all tenants' payments: who runs the installation reads them.
    if (chain && *chain == u"engine" && request.who.tenantName != host) {
        return refuse(403, u"forbidden_tenant"_s, u"the engine's chain is read by those of the tenant %1"_s.arg(host));
    }
    const std::int64_t tenant = chain && *chain == u"engine" ? engineChain : request.who.tenant;
    const auto after = chain ? number(request, u"after"_s, 0, 0, most) : tl::unexpected(chain.error());
    const auto limit = after ? number(request, u"limit"_s, 1000, 1, mostLines) : after;
    AuditRepo audit(connection, tenant);
    const auto head = limit ? audit.head() : tl::unexpected(limit.error());
    if (!head) {
        return tl::unexpected(head.error());
    }
    AuditEnd end{1, tenant, head->rows, head->hash, now, 0, {}};
    Response response{200, "application/x-ndjson", {}, {}};
    std::int64_t lines = 0;
    std::int64_t last = 0;
    const auto take = [&](const AuditRow &row) {
        if (lines == *limit || response.body.size() >= mostBytes) {
            end.next = last;
            return false;
        }
        response.body += auditLine(row) + '\n';
        last = row.seq;
        ++lines;
        return true;
    };
    const auto walked = audit.each(*after, take);
    if (!walked) {
        return tl::unexpected(walked.error());
    }
    response.body += json::encode(end) + '\n';
    return response;
}

} // namespace

void addAuditRoutes(Router &router, Readers &readers, const Clock &clock, const QString &host) {
    const auto reading = [&readers](Result<Response> (*read)(sql::Connection &, const Request &)) {
        return [&readers, read](const Request &request, const Answer &answer) {
            answerFrom(readers, request, answer,
                       [request, read](sql::Connection &connection) { return read(connection, request); });
        };
    };
    router.add({Method::Get, u"/api/v1/audit"_s, reading(list)});
    router.add({Method::Get, u"/api/v1/audit/verify"_s, reading(verify)});
    router.add({Method::Get, u"/api/v1/audit/export"_s,
                [&readers, &clock, host](const Request &request, const Answer &answer) {
                    answerFrom(readers, request, answer, [request, &clock, host](sql::Connection &connection) {
                        return exportPage(connection, request, host, clock.now());
                    });
                }});
}

} // namespace farol::server
