// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// POST items/{id}/decide: the word of people about what nobody else can decide.
#include "core/items/itemdecided.h"
#include "server/audit/audit.h"
#include "server/engine/endtoend.h"
#include "server/items/attempts.h"
#include "server/items/itemroutes.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<DecideOrder> orderOf(const QByteArray &body) {
    if (const auto clean = soundJson(body); !clean) {
        return tl::unexpected(clean.error());
    }
    const auto document = QJsonDocument::fromJson(body);
    const auto object = document.object();
    const auto word = object.value(u"decision"_s).toString();
    if (!document.isObject() || object.size() != 3 || (word != u"paid" && word != u"not_paid")) {
        return refuse(422, u"member_invalid"_s, u"say decision: paid or not_paid, reason and evidence"_s,
                      u"decision"_s);
    }
    DecideOrder order{word == u"paid", object.value(u"reason"_s).toString().trimmed(),
                      object.value(u"evidence"_s).toString().trimmed()};
    if (order.reason.isEmpty() || order.reason.size() > 500) {
        return refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s);
    }
    if (order.evidence.isEmpty() || order.evidence.size() > 2000) {
        return refuse(422, u"evidence_required"_s, u"say what it is based on, in 1 to 2000 characters"_s,
                      u"evidence"_s);
    }
    return order;
}

QString joined(const QList<Role> &roles) {
    QStringList words;
    for (const Role role : roles) {
        words.append(toApi(role));
    }
    return words.join(u',');
}

QString compact(const QJsonObject &object) {
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

// One person's word, from look to audit row; the writer's thread.
class Deciding final {
public:
    Deciding(Arrows &arrows, const Request &request, const Config &config, const DecideOrder &order)
        : m_arrows(arrows)
        , m_request(request)
        , m_config(config)
        , m_order(order) {}

    Result<Response> run() {
        auto done = load();
        done = done ? sameVersion() : done;
        done = done ? nobodyElseCan() : done;
        done = done ? mayDecide() : done;
        done = done ? note() : done;
        done = done ? count() : done;
        const bool last = m_given >= m_needed && m_hasOneOf;
        done = done && last ? carryOut() : done;
        done = done ? record(last) : done;
        const auto item =
            done ? ItemsRepo(m_arrows.connection(), m_request.who.tenant, m_config.engine.uncertainAfter).read(m_key.id)
                 : Result<Item>(tl::unexpected(done.error()));
        if (!item) {
            return tl::unexpected(item.error());
        }
        // The missing one may have to hold a certain role.
        const int needed = last ? m_needed : std::max(m_needed, m_given + 1);
        auto response = json(json::encode(ItemDecided{*item, m_given, needed}), item->version);
        response.status = last ? 200 : 202;
        return response;
    }

private:
    Done load() {
        const auto found = itemRow(m_arrows.connection(), m_request.who.tenant, ItemId{m_request.arguments[u"id"_s]});
        if (!found || !*found) {
            return found ? noSuch(u"item", m_request.arguments[u"id"_s]) : tl::unexpected(found.error());
        }
        auto row = m_arrows.connection().prepare(
            "SELECT i.id,i.tenant,i.batch,i.kind,i.amount,i.state,i.code,i.attempt,i.fencing,i.version,i.e2e_id,"
            "b.currency,b.created_by_id,coalesce(b.submitted_by_id,0),coalesce(a.sent_at,i.updated_at) FROM items i "
            "JOIN batches b ON b.id=i.batch LEFT JOIN attempts a ON a.item=i.id AND a.n=i.attempt WHERE i.id=?");
        if (const auto read = row.bind((*found)->item).step(); !read) {
            return tl::unexpected(read.error());
        }
        m_key = {row.integer(0),
                 row.integer(1),
                 row.integer(2),
                 static_cast<ItemKind>(row.integer(3)),
                 row.integer(4),
                 static_cast<ItemState>(row.integer(5)),
                 std::string(row.text(6)),
                 static_cast<int>(row.integer(7)),
                 row.integer(8)};
        m_version = row.integer(9);
        m_amount = moneyOf(m_key.amountMinor, row.text(11));
        m_makers = {row.integer(12), row.integer(13)};
        m_checkedUntil = knownUntil(row.text(10), Instant(std::chrono::milliseconds(row.integer(14))));
        return {};
    }

    Done sameVersion() const {
        const auto wanted = m_request.headers.value("if-match").trimmed();
        if (wanted.isEmpty()) {
            return refuse(428, u"precondition_required"_s, u"send If-Match with the ETag of the item that you saw"_s);
        }
        return wanted == '"' + QByteArray::number(qint64(m_version)) + '"'
                   ? Done()
                   : refuse(412, u"version_changed"_s,
                            u"the item changed meanwhile: it is %1 in version %2"_s.arg(toApi(m_key.state))
                                .arg(m_version));
    }

    // As long as a check may tell, nobody guesses.
    Done nobodyElseCan() const {
        if (m_key.state != ItemState::Uncertain) {
            return refuse(409, u"not_uncertain"_s,
                          u"the item is %1; there is nothing to decide"_s.arg(toApi(m_key.state)));
        }
        if (m_key.code != "restored_doubtful" && m_arrows.moment().now < m_checkedUntil) {
            return refuse(
                409, u"check_decides"_s,
                u"until %1 a check decides: the provider still knows the order"_s.arg(toRfc3339(m_checkedUntil)));
        }
        return {};
    }

    // Above the limit of a plan the bands of approvals hold: their roles, their number of people, and not its maker. So
    // they do, with a second person at least, where the provider has an order that says otherwise.
    Done mayDecide() {
        const bool isAgainst = !m_order.paid && m_key.code == "restored_doubtful";
        if (!m_config.approvals || (!isAgainst && m_amount.minor <= m_config.limits.planAmountMinor)) {
            return {};
        }
        const auto &band = bandOf(m_config.bands, m_amount);
        m_needed = std::max(band.needed, isAgainst ? 2 : 1);
        m_oneOf = band.oneOf;
        if (std::find(m_makers.begin(), m_makers.end(), m_request.who.userId) != m_makers.end()) {
            return refuse(403, u"self_approval"_s,
                          isAgainst
                              ? u"who made or sent the batch does not say that it was not paid: the provider has an "
                                "order like it"_s
                              : u"who made or sent the batch does not decide about it above the limit"_s);
        }
        const auto &roles = m_request.who.roles;
        return std::any_of(band.roles.begin(), band.roles.end(), [&roles](Role role) { return roles.contains(role); })
                   ? Done()
                   : refuse(403, u"approval_role"_s, u"this amount is decided by %1"_s.arg(joined(band.roles)));
    }

    Done note() {
        return m_arrows.connection()
            .prepare("INSERT INTO item_decisions(item,attempt,person,name,roles,paid,reason,evidence,at) "
                     "VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT(item,attempt,person) DO UPDATE SET name=excluded.name, "
                     "roles=excluded.roles, paid=excluded.paid, reason=excluded.reason, evidence=excluded.evidence, "
                     "at=excluded.at")
            .bind(m_key.id, m_key.attempt, m_request.who.userId, m_request.who.user, joined(m_request.who.roles),
                  m_order.paid ? 1 : 0, m_order.reason, m_order.evidence,
                  m_arrows.moment().now.time_since_epoch().count())
            .run();
    }

    Done count() {
        m_hasOneOf = !m_oneOf;
        auto words =
            m_arrows.connection().prepare("SELECT paid,name,roles FROM item_decisions WHERE item=? AND attempt=?");
        words.bind(m_key.id, m_key.attempt);
        return words.each([&]() -> Done {
            if ((words.integer(0) == 1) != m_order.paid) {
                return refuse(
                    409, u"decision_differs"_s,
                    u"%1 says otherwise; talk about it, then one of you gives another word"_s.arg(words.string(1)));
            }
            m_hasOneOf = m_hasOneOf || words.string(2).split(u',').contains(toApi(*m_oneOf));
            ++m_given;
            return {};
        });
    }

    Done carryOut() {
        ArrowChange told;
        told.eventType = "decided";
        told.code = m_order.paid ? "paid" : "not_paid";
        told.actor = m_request.who.user.toStdString();
        told.detail = m_order.reason.toStdString();
        if (auto done = m_arrows.tell(m_key, told); !done) {
            return done;
        }
        ArrowChange change;
        change.to = m_order.paid ? ItemState::Done : ItemState::NotSent;
        change.code = m_order.paid ? "" : "not_sent";
        change.eventType = m_order.paid ? "done" : "not_sent";
        change.actor = told.actor;
        change.detail = "decided by a person";
        const auto moved = m_arrows.move(m_key, change);
        if (!moved) {
            return tl::unexpected(moved.error());
        }
        if (!*moved) {
            return refuse(409, u"item_changed"_s, u"the item changed meanwhile; look at it again"_s);
        }
        // As after a check: an attempt that was not paid stays uncertain, so that its id goes again while it lives.
        Attempts attempts;
        attempts.close(m_key.id, m_key.attempt, m_order.paid ? "done" : "uncertain", change.code, 0);
        return attempts.write(m_arrows, {});
    }

    Done record(bool last) {
        const QJsonObject before{{u"state"_s, toApi(m_key.state)},
                                 {u"code"_s, QString::fromStdString(m_key.code)},
                                 {u"amount"_s, toApi(m_amount)}};
        const auto to = !last ? m_key.state : m_order.paid ? ItemState::Done : ItemState::NotSent;
        const QJsonObject after{{u"state"_s, toApi(to)},
                                {u"decision"_s, m_order.paid ? u"paid"_s : u"not_paid"_s},
                                {u"evidence"_s, m_order.evidence},
                                {u"given"_s, m_given},
                                {u"needed"_s, m_needed}};
        return appendAudit(m_arrows, {m_request.who.tenant,
                                      m_request.who.user,
                                      m_request.who.userId,
                                      u"item.decide"_s,
                                      m_request.arguments[u"id"_s],
                                      m_order.reason,
                                      {},
                                      compact(before),
                                      compact(after),
                                      m_request.requestId});
    }

    Arrows &m_arrows;
    const Request &m_request;
    const Config &m_config;
    const DecideOrder &m_order;
    ItemKey m_key;
    std::int64_t m_version = 0;
    Money m_amount;
    std::vector<std::int64_t> m_makers;
    Instant m_checkedUntil;
    int m_needed = 1;
    int m_given = 0;
    std::optional<Role> m_oneOf;
    bool m_hasOneOf = true;
};

} // namespace

void addDecisions(Router &router, const ItemServices &services) {
    router.add({Method::Post, u"/api/v1/items/{id}/decide"_s,
                [services](const Request &request, const Answer &answer) {
                    const auto known = onlyParameters(request, {});
                    const auto order =
                        known ? orderOf(request.body) : Result<DecideOrder>(tl::unexpected(known.error()));
                    if (!order) {
                        answer(problem(order.error(), request.requestId));
                        return;
                    }
                    services.commands.run(
                        request,
                        [&config = services.config, order = *order](Arrows &arrows, const Request &again) {
                            return Deciding(arrows, again, config, order).run();
                        },
                        answer);
                },
                true});
}

} // namespace farol::server
