// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/accountcodec.h"
#include "core/json/auditcodec.h"
#include "core/json/backupcodec.h"
#include "core/json/codec.h"
#include "core/json/historycodec.h"
#include "core/json/planrunscodec.h"
#include "core/json/projectioncodec.h"
#include "core/json/queuecodec.h"
#include "core/json/webhookcodec.h"
#include "kit/openapi.h"
#include "kit/wholekit.h"

#include <QFile>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// The file, the routes and the codec say the same.
class OpenApiTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void describesEveryRoute() {
        const WholeKit kit;
        QCOMPARE(missingInFile(kit.router, openApi()), QStringList());
        QCOMPARE(missingInRouter(kit.router, openApi()), QStringList());
        QCOMPARE(kit.router.missingRows(), QStringList());
    }
    void theGuardSeesARouteThatTheFileForgot() {
        ServerKit kit;
        YAML::Node file = openApi();
        file["paths"].remove("/api/v1/me");
        QCOMPARE(missingInFile(kit.router, file), QStringList{u"GET /api/v1/me"_s});
        kit.router.add({Method::Delete, u"/api/v1/batches/{id}"_s, {}});
        QCOMPARE(missingInFile(kit.router, openApi()), QStringList{u"DELETE /api/v1/batches/{id}"_s});
        QCOMPARE(kit.router.missingRows(), QStringList{u"DELETE /api/v1/batches/{id}"_s});
    }
    void theGuardSeesARouteThatIsOnlyInTheFile() {
        const WholeKit kit;
        YAML::Node file = openApi();
        file["paths"]["/api/v1/batches/{id}/merge"]["post"]["summary"] = "Not built.";
        QCOMPARE(missingInRouter(kit.router, file), QStringList{u"POST /api/v1/batches/{id}/merge"_s});
    }
    void saysWhoMayAndWhatEachRouteNeeds() {
        const WholeKit kit;
        const YAML::Node file = openApi();
        for (const Route &route : kit.router.routes()) {
            const auto method = QString::fromLatin1(wireName(route.method)).toLower().toStdString();
            const YAML::Node operation = file["paths"][route.pattern.toStdString()][method];
            const bool anonymous = operation["security"] && operation["security"].size() == 0;
            QVERIFY2(accessOf(route.method, route.pattern)->anonymous == anonymous, qPrintable(nameOf(route)));
            QVERIFY2(operation["operationId"] && operation["summary"], qPrintable(nameOf(route)));
            QVERIFY2(operation["responses"]["401"].IsDefined() == !anonymous || route.pattern.endsWith(u"token"_s) ||
                         route.pattern.contains(u"/inbound/"_s),
                     qPrintable(nameOf(route)));
            const auto keys = parametersOf(file, operation, "header").filter(u"Idempotency-Key"_s).size();
            QVERIFY2(!route.needsKey || keys == 1, qPrintable(nameOf(route)));
        }
    }
    void namesOnlyWhatExists() {
        const YAML::Node file = openApi();
        for (const QByteArray &reference : references()) {
            YAML::Node at(file);
            for (const QByteArray &part : reference.sliced(2).split('/')) {
                at.reset(at[part.toStdString()]);
            }
            QVERIFY2(at.IsDefined() && at.IsMap(), reference.constData());
        }
    }
    void agreesWithTheCodec_data() {
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QByteArray>("json");
        const StateCount count{ItemState::Failed, u"limit_exceeded"_s, 1, {}};
        const ErrorGroup group{ItemState::Dead, u"x"_s, 1, {}, {}, {}};
        const FieldError problem{2, u"amount"_s, u"required"_s, u"say how much"_s};
        Batch batch;
        batch.counts = {count};
        Item item;
        item.allEndToEndIds = {u"E1"_s};
        item.nextAttemptAt = item.checkableAt = Instant();
        Attempt attempt;
        attempt.answeredAt = Instant();
        ImportReport report;
        report.problems = report.warnings = {problem};
        Overview overview;
        overview.day = u"2026-11-20"_s;
        overview.atRisk = {group};
        overview.atRiskBatches = {{u"LOTE-0001"_s}};
        PlanRequest request;
        request.selection.filter = ItemFilter{{u"LOTE-0001"_s}, {ItemState::Failed}, u"x"_s, ItemKind::Payment, u"y"_s};
        Plan plan;
        plan.request = request;
        plan.approvers = QStringList{u"manager"_s};
        plan.rows = {PlanRow()};
        PlanRun run;
        run.rows = {PlanResultRow()};
        run.status = toApi(PlanRunStatus::Running);
        run.approvedBy = QStringList{u"manager"_s};
        Approval approval;
        approval.roles = QStringList{u"manager"_s};
        approval.decisions = {ApprovalDecision{ApprovalStatus::Void, u"a"_s, {u"approver"_s}, {}, {}}};
        approval.similar = {SimilarPayment()};
        approval.seen = "{}";
        Me me;
        me.roles = {Role::Viewer, Role::Partner};
        QTest::newRow("Batch") << u"Batch"_s << json::encode(batch);
        QTest::newRow("BatchPage") << u"BatchPage"_s << json::encode(Page<Batch>{{batch}, u"c"_s, 1});
        QTest::newRow("Item") << u"Item"_s << json::encode(item);
        QTest::newRow("ItemPage") << u"ItemPage"_s << json::encode(Page<Item>{{item}, u"c"_s, 1});
        QTest::newRow("Attempts") << u"Attempts"_s << json::encode(QList<Attempt>{attempt});
        QTest::newRow("ItemEvents") << u"ItemEvents"_s << json::encode(QList<ItemEvent>{ItemEvent()});
        WebhookSubscription webhook;
        webhook.failingSince = Instant();
        webhook.types = {u"done"_s};
        WebhookDelivery delivery;
        delivery.nextAttemptAt = Instant();
        HistoryMonth month;
        month.month = u"2026-11"_s;
        month.states = {count};
        Projection projection;
        projection.replayedAt = Instant();
        QTest::newRow("Webhooks") << u"Webhooks"_s << json::encode(QList<WebhookSubscription>{webhook});
        QTest::newRow("Webhook") << u"Webhook"_s << json::encode(webhook);
        QTest::newRow("DeliveryPage") << u"DeliveryPage"_s
                                      << json::encode(Page<WebhookDelivery>{{delivery}, u"c"_s, 1});
        QTest::newRow("WebhookAttempts") << u"WebhookAttempts"_s
                                         << json::encode(QList<WebhookAttempt>{WebhookAttempt()});
        DeadLetter letter;
        letter.payload = "{}";
        letter.xDeath = {Death()};
        Quarantine purge;
        purge.undoneAt = Instant();
        purge.status = u"held"_s;
        Queue queue;
        queue.orderedAt = Instant();
        QTest::newRow("Queue") << u"Queue"_s << json::encode(queue);
        QTest::newRow("DeadLetterPage") << u"DeadLetterPage"_s << json::encode(Page<DeadLetter>{{letter}, u"c"_s, 1});
        QTest::newRow("Quarantine") << u"Quarantine"_s << json::encode(purge);
        QTest::newRow("QuarantinePage") << u"QuarantinePage"_s << json::encode(Page<Quarantine>{{purge}, u"c"_s, 1});
        Backup backup;
        backup.verifiedAt = Instant();
        QTest::newRow("Backup") << u"Backup"_s << json::encode(backup);
        QTest::newRow("Backups") << u"Backups"_s << json::encode(QList<Backup>{backup});
        const AuditChain broken{false, 2, 1, Instant(), u"x"_s, AuditFault::Gap};
        QTest::newRow("AuditVerdict") << u"AuditVerdict"_s << json::encode(AuditProof{false, broken, broken});
        QTest::newRow("AuditPage") << u"AuditPage"_s << json::encode(Page<AuditRow>{{AuditRow()}, u"c"_s, 1});
        QTest::newRow("HistoryMonths") << u"HistoryMonths"_s << json::encode(QList<HistoryMonth>{month});
        QTest::newRow("Projections") << u"Projections"_s << json::encode(QList<Projection>{projection});
        QTest::newRow("Activities") << u"Activities"_s << json::encode(QList<Activity>{Activity()});
        QTest::newRow("EventPage") << u"EventPage"_s << json::encode(Page<Event>{{Event()}, u"c"_s, 1});
        QTest::newRow("ErrorGroups") << u"ErrorGroups"_s << json::encode(QList<ErrorGroup>{group});
        QTest::newRow("ImportReport") << u"ImportReport"_s << json::encode(report);
        QTest::newRow("PlanRequest") << u"PlanRequest"_s << json::encode(request);
        QTest::newRow("PlanOrder") << u"PlanOrder"_s << json::encode(PlanOrder{request, u"why"_s});
        QTest::newRow("Plan") << u"Plan"_s << json::encode(plan);
        QTest::newRow("PlanRun") << u"PlanRun"_s << json::encode(run);
        QTest::newRow("PlanRunPage") << u"PlanRunPage"_s << json::encode(Page<PlanRun>{{run}, u"c"_s, 1});
        QTest::newRow("Approval") << u"Approval"_s << json::encode(approval);
        QTest::newRow("ApprovalPage") << u"ApprovalPage"_s << json::encode(Page<Approval>{{approval}, u"c"_s, 1});
        QTest::newRow("ApprovalOrder") << u"ApprovalOrder"_s << json::encode(ApprovalOrder{{{u"apr-0001"_s}}, u"c"_s});
        QTest::newRow("ApprovalResults") << u"ApprovalResults"_s << json::encode(QList<ApprovalResult>{{}});
        QTest::newRow("Me") << u"Me"_s << json::encode(me);
        QTest::newRow("TokenPair") << u"TokenPair"_s << json::encode(TokenPair{u"a"_s, u"b"_s, 1});
        const Account account{u"ana"_s, {Role::Viewer}, false, Instant(), {}};
        const ApiKey key{u"k"_s, u"p"_s, {Role::Partner}, u"a"_s, Instant(), Instant(), Instant(), Instant()};
        QTest::newRow("Account") << u"Account"_s << json::encode(account);
        QTest::newRow("AccountPage") << u"AccountPage"_s << json::encode(Page<Account>{{account}, u"c"_s, 1});
        QTest::newRow("AccountOrder") << u"AccountOrder"_s
                                      << json::encode(AccountOrder{u"ana"_s, u"12345678"_s, {Role::Viewer}});
        QTest::newRow("RolesOrder") << u"RolesOrder"_s << json::encode(RolesOrder{{Role::Viewer}, u"why"_s});
        QTest::newRow("ReasonOrder") << u"ReasonOrder"_s << json::encode(ReasonOrder{u"why"_s});
        QTest::newRow("PasswordOrder") << u"PasswordOrder"_s << json::encode(PasswordOrder{u"12345678"_s, u"old"_s});
        QTest::newRow("ApiKey") << u"ApiKey"_s << json::encode(key);
        QTest::newRow("ApiKeyPage") << u"ApiKeyPage"_s << json::encode(Page<ApiKey>{{key}, u"c"_s, 1});
        QTest::newRow("MadeKey") << u"MadeKey"_s << json::encode(MadeKey{key, u"fak_"_s});
        QTest::newRow("KeyOrder") << u"KeyOrder"_s << json::encode(KeyOrder{u"p"_s, {Role::Partner}, Instant()});
        QTest::newRow("Tenant") << u"Tenant"_s << json::encode(Tenant{u"t"_s});
        QTest::newRow("TenantPage") << u"TenantPage"_s << json::encode(Page<Tenant>{{{u"t"_s}}, u"c"_s, 1});
        QTest::newRow("TenantOrder") << u"TenantOrder"_s << json::encode(TenantOrder{u"t"_s, u"ana"_s, u"12345678"_s});
        QTest::newRow("Overview") << u"Overview"_s << json::encode(overview);
        QTest::newRow("Problem") << u"Problem"_s
                                 << json::encodeProblem(
                                        {ErrorKind::Rejected, 422, u"c"_s, u"d"_s, u"r"_s, {problem}, "{}"});
    }
    void agreesWithTheCodec() {
        QFETCH(QString, schema);
        QFETCH(QByteArray, json);
        QCOMPARE(SchemaWalk(openApi()).compare(schema, json), QStringList());
    }
    void theWalkSeesWhatDiffers() {
        SchemaWalk walk(openApi());
        QCOMPARE(walk.compare(u"TokenPair"_s, R"({"access":"a","refresh":1,"more":2})"),
                 (QStringList{u"TokenPair.more is not in the file"_s, u"TokenPair.refresh is no string"_s,
                              u"TokenPair.expires_in_seconds is missing"_s}));
    }
    void isServedWithAPageMadeFromIt() {
        ServerKit kit;
        kit.start();
        const auto yaml = httpCall(kit.port(), "GET", "/api/v1/openapi.yaml");
        QFile file(QStringLiteral(FAROL_SOURCE_DIR "/resources/api/farold-v1.yaml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(yaml.body == file.readAll());
        const auto page = httpCall(kit.port(), "GET", "/docs");
        QCOMPARE(page.status, 200);
        QVERIFY(page.headers.value("content-security-policy").startsWith("default-src 'none'"));
        QVERIFY(!page.body.contains("<script"));
        for (const QString &operation : operationsOf(openApi())) {
            QVERIFY2(page.body.contains("<code>" + operation.toUtf8() + "</code>"), qPrintable(operation));
        }
    }
    void escapesWhatTheDocumentSays() {
        const auto page = docsPage("info: {title: '<script>x</script>'}\npaths: {'/<b>': {get: {summary: '<i>'}}}\n"
                                   "components: {schemas: {}}\n");
        QVERIFY(page);
        QVERIFY(!page->contains("<script>x") && !page->contains("<b>:") && !page->contains("<i>"));
        QVERIFY(!docsPage("a: [unclosed"));
    }

private:
    static QList<QByteArray> references() {
        QFile file(QStringLiteral(FAROL_SOURCE_DIR "/resources/api/farold-v1.yaml"));
        QList<QByteArray> found;
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray text = file.readAll();
            for (qsizetype at = 0; (at = text.indexOf("$ref: '", at)) >= 0; ++at) {
                found.append(text.mid(at + 7, text.indexOf('\'', at + 7) - at - 7));
            }
        }
        return found;
    }
};

QTEST_GUILESS_MAIN(OpenApiTest)
#include "tst_openapi.moc"
