// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

namespace {

const Identity maker{1, 1, u"operator1"_s, u"default"_s, {Role::Operator, Role::Approver}};
const Identity second{2, 1, u"operator2"_s, u"default"_s, {Role::Operator, Role::Approver}};
const Identity plainOperator{2, 1, u"operator2"_s, u"default"_s, {Role::Operator}};
const Identity manager{3, 1, u"manager"_s, u"default"_s, {Role::Manager}};
const Identity makerAsAdmin{1, 1, u"operator1"_s, u"default"_s, {Role::Admin, Role::Approver, Role::Manager}};

QByteArray file(const QByteArray &amount, const QByteArray &id = "A1") {
    return "external_id;payee;document;pix_key;amount\n" + id + ";Ana;52998224725;ana@exemplo.example;" + amount + '\n';
}

} // namespace

// A batch above its band waits for other people (story B3).
class ApprovalsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { start({}); }

    void needsTwoPeopleForALargeBatch() {
        const auto id = submitted("60000,00");
        QCOMPARE(batch().status, BatchStatus::AwaitingApproval);
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, maker), 403, u"self_approval"_s));
        const auto first = json::approval(decide(id, u"approve"_s, second).body);
        QCOMPARE(first->status, ApprovalStatus::Waiting);
        QCOMPARE(first->given, 1);
        QCOMPARE(batch().approvalsGiven, 1);
        QCOMPARE(batch().approvalsNeeded, 2);
        const auto last = json::approval(decide(id, u"approve"_s, manager).body);
        QCOMPARE(last->status, ApprovalStatus::Approved);
        QCOMPARE(batch().status, BatchStatus::Queued);
        QCOMPARE(batch().approvalsGiven, 2);
        QCOMPARE(total(batch(), ItemState::Queued).items, 1);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QCOMPARE(audit(), u"batch.submit operator1 LOTE-0001, batch.approve operator2 LOTE-0001, "
                          "batch.approve manager LOTE-0001"_s);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit WHERE at > 0 AND actor_id > 0"), 4);
    }
    void refusesTheMakerWhateverTheRoles() {
        const auto id = submitted("100,00");
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, makerAsAdmin), 403, u"self_approval"_s));
        QVERIFY(kit::isProblem(decide(id, u"reject"_s, makerAsAdmin, "x"), 403, u"self_approval"_s));
        QVERIFY(!seenBy(id, maker).mayDecide);
        QVERIFY(seenBy(id, maker).mine);
        QCOMPARE(batch().status, BatchStatus::AwaitingApproval);
    }
    void refusesWhoStoredItWhenAnotherSubmitsIt() {
        QCOMPARE(m_routes->import(file("100,00")).status, 201);
        QCOMPARE(submit(second).status, 202);
        QVERIFY(kit::isProblem(decide(u"apr-0001"_s, u"approve"_s, maker), 403, u"self_approval"_s));
        QVERIFY(kit::isProblem(decide(u"apr-0001"_s, u"approve"_s, second), 403, u"self_approval"_s));
        QCOMPARE(decide(u"apr-0001"_s, u"approve"_s, manager).status, 200);
    }
    void refusesAMakerWhomNobodyKnows() {
        const auto id = submitted("100,00");
        QVERIFY(m_routes->base.open()->execute("UPDATE approvals SET maker_id = 0"));
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, second), 403, u"unknown_maker"_s));
        auto nobody = second;
        nobody.userId = 0;
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, nobody), 403, u"unknown_person"_s));
    }
    void takesAKeyForNobodyAndItsOwnerForTheMaker() {
        // operator2 is a key that the manager made.
        QVERIFY(m_routes->base.open()->execute(
            "UPDATE users SET kind = 1 WHERE id = 2;"
            "INSERT INTO api_keys(prefix, tenant, account, name, hash, created_by, created_by_id, created_at)"
            " VALUES('abc', 1, 2, 'erp', 'x', 'manager', 3, 0)"));
        const auto id = submitted("100,00");
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, second), 403, u"unknown_person"_s));
        QCOMPARE(m_routes->import(file("100,00", "K1")).status, 201);
        QCOMPARE(submit(second, u"LOTE-0002"_s).status, 202);
        QVERIFY(kit::isProblem(decide(u"apr-0002"_s, u"approve"_s, manager), 403, u"self_approval"_s));
        QCOMPARE(seenBy(u"apr-0002"_s, manager).approvers, QStringList());
        QCOMPARE(decide(id, u"approve"_s, manager).status, 200);
    }
    void asksTheRolesOfItsBand_data() {
        QTest::addColumn<QByteArray>("amount");
        QTest::addColumn<int>("status");
        QTest::newRow("an operator to ten thousand") << QByteArray("10000,00") << 200;
        QTest::newRow("not a centavo more") << QByteArray("10000,01") << 403;
        QTest::newRow("nor above fifty thousand") << QByteArray("50000,01") << 403;
    }
    void asksTheRolesOfItsBand() {
        QFETCH(QByteArray, amount);
        QFETCH(int, status);
        const auto answer = decide(submitted(amount), u"approve"_s, plainOperator);
        QCOMPARE(answer.status, status);
        QVERIFY(status == 200 || kit::codeOf(answer) == u"approval_role");
    }
    void keepsTheLastPlaceForTheManager() {
        const auto id = submitted("60000,00");
        QCOMPARE(decide(id, u"approve"_s, second).status, 200);
        auto third = second;
        third.userId = 4;
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, third), 403, u"approval_role"_s));
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, second), 409, u"already_approved"_s));
        QCOMPARE(decide(id, u"approve"_s, manager).status, 200);
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, third), 409, u"already_decided"_s));
    }
    void givesTheBatchBackWhenItIsRejected() {
        const auto id = submitted("60000,00");
        QCOMPARE(decide(id, u"approve"_s, second).status, 200);
        QVERIFY(kit::isProblem(decide(id, u"reject"_s, manager), 422, u"comment_required"_s));
        const auto answer = json::approval(decide(id, u"reject"_s, manager, "valor errado").body);
        QCOMPARE(answer->status, ApprovalStatus::Rejected);
        QCOMPARE(answer->decisions.last().comment, u"valor errado"_s);
        QCOMPARE(answer->decisions.last().by, u"manager"_s);
        QCOMPARE(batch().status, BatchStatus::Draft);
        QCOMPARE(batch().approvalsGiven, 0);
        // It may be submitted again, and starts anew.
        QCOMPARE(submit(maker).status, 202);
        QCOMPARE(batch().approval, u"apr-0002"_s);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit WHERE action = 'batch.reject' AND reason <> ''"), 1);
    }
    void isWithdrawnByItsMakerAlone() {
        const auto id = submitted("100,00");
        QVERIFY(kit::isProblem(decide(id, u"withdraw"_s, second), 403, u"not_maker"_s));
        QCOMPARE(json::approval(decide(id, u"withdraw"_s, maker).body)->status, ApprovalStatus::Withdrawn);
        QCOMPARE(batch().status, BatchStatus::Draft);
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, second), 409, u"already_decided"_s));
    }
    void isVoidWhenTheBatchIsNotWhatWasSubmitted_data() {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("another key") << QByteArray("UPDATE items SET pix_key = 'eve@exemplo.example'");
        QTest::newRow("another amount") << QByteArray("UPDATE items SET amount = amount + 1");
        QTest::newRow("a cancelled item") << QByteArray("UPDATE items SET state = 10");
    }
    void isVoidWhenTheBatchIsNotWhatWasSubmitted() {
        QFETCH(QByteArray, change);
        const auto id = submitted("100,00");
        QVERIFY(m_routes->base.open()->execute(change.toStdString()));
        const auto answer = decide(id, u"approve"_s, second, {}, "one");
        QVERIFY(kit::isProblem(answer, 409, u"batch_changed"_s));
        QCOMPARE(m_routes->base.number("SELECT status FROM approvals"), static_cast<int>(ApprovalStatus::Void));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state = 1"), 0);
        QCOMPARE(batch().status, BatchStatus::Draft);
        QCOMPARE(decide(id, u"approve"_s, second, {}, "one").body, answer.body); // replayed, not decided again
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit WHERE action = 'batch.void'"), 1);
    }
    void listsTheLargestFirstAndLeavesOutMyOwn() {
        for (const auto *amount : {"100", "900", "500"}) {
            submitted(QByteArray(amount) + ",00", QByteArray("N") + amount);
        }
        QCOMPARE(amounts(u"status=waiting"_s), (QStringList{u"900.00"_s, u"500.00"_s, u"100.00"_s}));
        QCOMPARE(amounts(u"mine=exclude"_s, maker), QStringList());
        QCOMPARE(amounts(u"mine=only"_s, maker).size(), 3);
        QCOMPARE(decide(u"apr-0002"_s, u"approve"_s, second).status, 200);
        QCOMPARE(amounts(u"status=approved"_s), QStringList{u"900.00"_s});
        const auto first = json::approvalPage(m_routes->get(u"/api/v1/approvals?limit=2&total=true"_s, second).body);
        QCOMPARE(first->total, std::optional<std::int64_t>(3));
        const auto rest =
            json::approvalPage(m_routes->get(u"/api/v1/approvals?limit=2&cursor="_s + first->next, second).body);
        QCOMPARE(rest->rows.size(), 1);
        QVERIFY(rest->next.isEmpty());
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/approvals?mine=maybe"_s), 400, u"parameter_invalid"_s));
    }
    void showsWhatTheMakerSawAndWhatItIsLike() {
        QCOMPARE(m_routes->import(file("75,00", "OLD")).status, 201);
        QCOMPARE(m_routes->import(file("75,00", "NEW")).status, 201);
        QCOMPARE(submit(maker, u"LOTE-0002"_s).status, 202);
        const auto one = seenBy(u"apr-0001"_s, second);
        QCOMPARE(json::batch(one.seen)->id.value, u"LOTE-0002"_s);
        QCOMPARE(json::batch(one.seen)->status, BatchStatus::Draft);
        QCOMPARE(one.approvers, (QStringList{u"manager"_s, u"operator2"_s}));
        QCOMPARE(one.similar.size(), 1);
        QCOMPARE(one.similar.front().item.value, u"LOTE-0002-001"_s);
        QCOMPARE(one.similar.front().like.value, u"LOTE-0001-001"_s);
    }
    void showsWhatACorrectionChanges() {
        const auto old = submitted("60,00");
        QCOMPARE(decide(old, u"reject"_s, second, "the key is wrong").status, 200);
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET state=8, code='invalid_key', version=3; UPDATE "
                                               "batches SET status=5; UPDATE batch_counts SET state=8, "
                                               "code='invalid_key'"));
        const auto corrected =
            m_routes->post(u"/api/v1/items/LOTE-0001-001/resubmit"_s,
                           R"({"changes":{"pix_key":"rosa@exemplo.example"},"reason":"she said so; by phone"})",
                           {{"if-match", "\"3\""}}, maker);
        QCOMPARE(corrected.status, 201);
        QVERIFY(!seenBy(old, second).corrects);
        const auto id = json::batch(submit(maker, u"LOTE-0002"_s).body)->approval;
        const auto one = seenBy(id, second);
        QVERIFY(one.corrects);
        QCOMPARE(one.corrects->replaces.value, u"LOTE-0001-001"_s);
        QCOMPARE(one.corrects->state, ItemState::Failed);
        QCOMPARE(one.corrects->code, u"invalid_key"_s);
        QCOMPARE(one.corrects->reason, u"she said so; by phone"_s);
        QCOMPARE(one.corrects->changes.size(), 1);
        QCOMPARE(one.corrects->changes.front().field, u"pix_key"_s);
        QVERIFY(!one.corrects->changes.front().after.contains(u"rosa"_s)); // masked
    }
    void endsWithTheLastItemThatIsCancelled() {
        const auto id = submitted("60,00");
        const QByteArray all = R"({"action":"cancel","selection":{"filter":{"batch":"LOTE-0001"}},"options":{}})";
        const auto plan = json::plan(m_routes->call(Method::Post, u"/api/v1/plans"_s, {all, {}, maker}).body);
        QVERIFY(plan && plan->going == 1);
        QCOMPARE(m_routes->post(u"/api/v1/plans/%1/run"_s.arg(plan->hash), all.chopped(1) + R"(,"reason":"not due"})")
                     .status,
                 202);
        QCOMPARE(batch().status, BatchStatus::Cancelled);
        QCOMPARE(seenBy(id, second).status, ApprovalStatus::Void);
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, second), 409, u"already_decided"_s));
    }
    void approvesManyAndSaysWhatBecameOfEach() {
        QByteArray ids;
        for (int i = 1; i <= 10; ++i) {
            const auto id = submitted("100,00", "M" + QByteArray::number(i));
            ids += (ids.isEmpty() ? "\"" : ",\"") + id.toLatin1() + '"';
        }
        QCOMPARE(decide(u"apr-0003"_s, u"reject"_s, second, "duas vezes").status, 200);
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET amount = amount + 1 WHERE batch = 5"));
        const auto answer =
            m_routes->post(u"/api/v1/approvals/approve"_s, "{\"ids\":[" + ids + ",\"apr-0099\"]}", {}, second);
        QCOMPARE(answer.status, 200);
        const auto results = json::approvalResults(answer.body);
        QCOMPARE(results->size(), 11);
        int approved = 0;
        for (const auto &result : *results) {
            approved += result.status == u"approved" ? 1 : 0;
        }
        QCOMPARE(approved, 8);
        QCOMPARE(results->at(2).code, u"already_decided"_s);
        QCOMPARE(results->at(4).status, u"void"_s);
        QCOMPARE(results->at(4).code, u"batch_changed"_s);
        QCOMPARE(results->at(10).code, u"not_found"_s);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit WHERE action = 'batch.approve'"), 8);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state = 1"), 8);
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/approvals/approve"_s, "{\"ids\":[]}", {}, second), 422,
                               u"invalid_selection"_s));
    }
    void knowsNoApprovalOfOthers() {
        const auto id = submitted("100,00");
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/approvals/"_s + id, kit::stranger), 404, u"not_found"_s));
        QVERIFY(kit::isProblem(decide(id, u"approve"_s, kit::stranger), 404, u"not_found"_s));
        QVERIFY(kit::rows(m_routes->get(u"/api/v1/approvals"_s, kit::stranger)).isEmpty());
    }
    void keepsToTheLimitsOfAnOrderAndADay() {
        Config config;
        config.limits.orderAmountMinor = 500'00;
        config.limits.userDayAmountMinor = 600'00;
        config.limits.userDayOrders = 2;
        start(config);
        const auto large = m_routes->import(file("500,01", "big"));
        QCOMPARE(large.status, 201);
        QCOMPARE(json::importReport(large.body)->warnings.back().code, u"limit_order"_s);
        QVERIFY(kit::isProblem(submit(maker), 422, u"limit_order"_s));
        QCOMPARE(m_routes->import(file("400,00", "first")).status, 201);
        QCOMPARE(submit(maker, u"LOTE-0002"_s).status, 202);
        QCOMPARE(m_routes->import(file("200,01", "second")).status, 201);
        QVERIFY(kit::isProblem(submit(maker, u"LOTE-0003"_s), 422, u"limit_user_day"_s));
        QCOMPARE(m_routes->import(file("200,00", "third")).status, 201);
        QCOMPARE(submit(maker, u"LOTE-0004"_s).status, 202);
        QVERIFY(kit::isProblem(submit(maker, u"LOTE-0003"_s), 422, u"limit_user_orders"_s));
        QCOMPARE(submit(second, u"LOTE-0003"_s).status, 202);
        // What was withdrawn does not count.
        QCOMPARE(decide(u"apr-0002"_s, u"withdraw"_s, maker).status, 200);
        QCOMPARE(submit(maker, u"LOTE-0004"_s).status, 202);
    }

private:
    void start(const Config &config) { m_routes = std::make_unique<kit::Routes>(config); }
    Response submit(const Identity &who, const QString &id = u"LOTE-0001"_s) {
        const auto path = u"/api/v1/batches/"_s + id;
        return m_routes->post(path + u"/submit"_s, "{}", {{"if-match", kit::header(m_routes->get(path), "ETag")}}, who);
    }
    // The id of the approval that the next batch waits for.
    QString submitted(const QByteArray &amount, const QByteArray &id = "A1") {
        const auto report = json::importReport(m_routes->import(file(amount, id)).body);
        return json::batch(submit(maker, report->batch.value).body)->approval;
    }
    Response decide(const QString &id, const QString &word, const Identity &who, const QByteArray &comment = {},
                    const QByteArray &key = {}) {
        QHash<QByteArray, QByteArray> headers;
        if (!key.isEmpty()) {
            headers.insert("idempotency-key", key);
        }
        return m_routes->post(u"/api/v1/approvals/%1/%2"_s.arg(id, word), "{\"comment\":\"" + comment + "\"}", headers,
                              who);
    }
    Approval seenBy(const QString &id, const Identity &who) {
        return json::approval(m_routes->get(u"/api/v1/approvals/"_s + id, who).body).value();
    }
    Batch batch() { return json::batch(m_routes->get(u"/api/v1/batches/LOTE-0001"_s).body).value(); }
    QStringList amounts(const QString &query, const Identity &who = second) {
        QStringList found;
        const auto page = json::approvalPage(m_routes->get(u"/api/v1/approvals?"_s + query, who).body);
        for (const auto &row : page->rows) {
            found.append(toApi(row.amount));
        }
        return found;
    }
    QString audit() const {
        return m_routes->base.text("SELECT group_concat(action || ' ' || actor || ' ' || object, ', ') FROM (SELECT *"
                                   " FROM audit WHERE action <> 'batch.import' AND tenant = 1 ORDER BY seq) x");
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(ApprovalsTest)
#include "tst_approvals.moc"
