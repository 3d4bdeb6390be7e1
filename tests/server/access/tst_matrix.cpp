// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/openapi.h"
#include "kit/wholekit.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// Asks every route of a kit as everybody and says where the answer is not what the OpenAPI file promises. Made before
// the kit starts; starts it.
class AccessMatrix final {
public:
    AccessMatrix(ServerKit &kit, YAML::Node file)
        : m_kit(kit)
        , m_file(std::move(file)) {
        makeSamples();
        makeWebhooks();
        addPeople();
        m_kit.start();
        (void)m_kit.token("gone");
        execute("UPDATE users SET disabled_at=1 WHERE name='gone'");
    }

    QStringList wrongRoles() {
        m_faults.clear();
        for (const server::Route &route : m_kit.router.routes()) {
            const YAML::Node operation = operationOf(route);
            QStringList allowed;
            for (const auto &role : operation["x-roles"]) {
                allowed.append(QString::fromStdString(role.Scalar()));
            }
            const bool anonymous = operation["security"] && operation["security"].size() == 0;
            if (!anonymous) {
                askAsEverybody(route, allowed);
            } else if (ask(route, {}).status == 401 && !route.pattern.endsWith(QStringLiteral("auth/token")) &&
                       !route.pattern.contains(QStringLiteral("/inbound/"))) { // its signature says who

                fault(route, QStringLiteral("asks who it is"));
            }
        }
        return m_faults;
    }
    // A route with an id finds the sample of the own tenant and nothing of another's; the others show nothing of it.
    QStringList wrongTenants() {
        m_faults.clear();
        for (const server::Route &route : m_kit.router.routes()) {
            const YAML::Node operation = operationOf(route);
            if (operation["security"] && operation["security"].size() == 0) {
                continue;
            }
            const QString unknown = parameterWithoutSample(operation);
            if (!unknown.isEmpty()) {
                fault(route, QStringLiteral("has no sample for {%1}").arg(unknown));
                continue;
            }
            const HttpAnswer other = ask(route, "stranger-all");
            if (namesAnObject(operation) && other.status != 404) {
                fault(route, QStringLiteral("answers %1 to another tenant").arg(other.status));
            } else if (other.body.contains("Maria") || other.body.contains("operator1")) {
                fault(route, QStringLiteral("tells another tenant"));
            }
            const HttpAnswer own = ask(route, "all");
            if (own.status == 0 || own.status >= 500 || (namesAnObject(operation) && own.status == 404)) {
                fault(route, QStringLiteral("answers %1 to its own tenant").arg(own.status));
            }
        }
        return m_faults;
    }

private:
    struct Sample {
        QByteArray value;
        bool isObject = true; // of a tenant; a plan's hash is none: whoever sends it sends the plan, too
    };
    // By the name of the parameter in the file. Their objects are made by makeSamples().
    [[nodiscard]] static const QHash<QString, Sample> &samples() {
        static const QHash<QString, Sample> all{{QStringLiteral("BatchId"), {"LOTE-0041"}},
                                                {QStringLiteral("ItemId"), {"LOTE-0042-001"}},
                                                {QStringLiteral("RunId"), {"run-000001"}},
                                                {QStringLiteral("PurgeId"), {"run-000001"}},
                                                {QStringLiteral("ApprovalId"), {"apr-0007"}},
                                                {QStringLiteral("UserName"), {"sample"}},
                                                {QStringLiteral("KeyId"), {"samplekey1"}},
                                                {QStringLiteral("PlanHash"), {QByteArray(64, '0'), false}},
                                                {QStringLiteral("WebhookId"), {"wh-000001"}},
                                                {QStringLiteral("DeliveryId"), {"whd-000001"}},
                                                {QStringLiteral("SourceId"), {"in-sample"}},
                                                {QStringLiteral("FlagName"), {"import", false}},
                                                {QStringLiteral("ProjectionName"), {"activity", false}},
                                                {QStringLiteral("ErrorId"), {"err-0123456789abcdef", false}},
                                                {QStringLiteral("TraceId"), {QByteArray(32, 'a')}},
                                                {QStringLiteral("QueueName"), {"pagamentos", false}}};
        return all;
    }
    void makeSamples() {
        m_kit.database.makeBatch({41, 2, ItemState::Accepted, BatchStatus::Draft});
        m_kit.database.makeBatch({42, 2, ItemState::Uncertain, BatchStatus::Finished, ItemKind::Payment, 0, "U"});
        execute("INSERT INTO plan_runs(id,tenant,hash,action,request,reason,created_by,created_by_id,created_at,amount,"
                "items) VALUES(1,1,'" +
                std::string(64, '1') +
                "',0,'{}','why','operator1',1,0,0,0);"
                "INSERT INTO quarantines(run,tenant,at,until) VALUES(1,1,0,9999999999999)");
        execute(
            "INSERT INTO traces(trace_id,span_id,parent_id,sampled,tenant,batch,request_id,name,arrived_at,begun_at,"
            "ended_at) VALUES('" +
            std::string(32, 'a') + "','1','',0,1,0,'req','POST x',9000000000000000,1,1)");
        execute("INSERT INTO approvals(tenant,number,subject,batch,action,hash,maker,maker_id,other_maker_id,items,"
                "amount,needed,roles,created_at,seen) VALUES(1,7,0,41,'submit','1','operator1',99,99,2,1,1,'manager',0,"
                "'{}')");
    }
    void makeWebhooks() {
        execute("INSERT INTO webhook_subscriptions(id,tenant,url,all_types,created_by,created_at,updated_at,"
                "from_position) VALUES(1,1,'https://hooks.exemplo.example/',1,'operator1',0,0,0);"
                "INSERT INTO webhook_deliveries(id,tenant,subscription,event,type,state,attempts_allowed,next_at,"
                "created_at) VALUES(1,1,1,1,'done',3,1,0,0);"
                "INSERT INTO inbound_sources(tenant,source,name,sealed,created_by,created_at) VALUES(1,'in-sample',"
                "'ERP'," +
                std::string(m_kit.database.onServer() ? "'\\x00'" : "x'00'") + ",'operator1',0)");
        m_kit.database.givenIds();
    }
    void addPeople() {
        const std::string all = "viewer,operator,approver,manager,responder,admin,auditor,partner";
        const std::string insert = "INSERT INTO users(tenant,name,password_hash,roles,created_at,disabled_at) VALUES";
        execute(insert + "(1,'all','x','" + all + "',0,NULL),(2,'stranger-all','x','" + all +
                "',0,NULL),(1,'approver','x','approver',0,NULL),(1,'gone','x','" + all +
                "',0,NULL),(1,'nothing','x','',0,NULL),(1,'two','x','viewer,partner',0,NULL),"
                "(1,'three','x','partner,auditor,operator',0,NULL),(1,'sample','x','viewer',0,NULL),(1,'key:samplekey1'"
                ",'','partner',0,NULL)");
        execute("INSERT INTO api_keys(prefix,tenant,account,name,hash,created_by,created_by_id,created_at) SELECT "
                "'samplekey1',1,id,'sample','x','all',1,0 FROM users WHERE name='key:samplekey1'");
    }
    void askAsEverybody(const server::Route &route, const QStringList &allowed) {
        expect(route, {}, 401);
        expect(route, "nothing", 403);
        const QList<std::pair<QByteArray, QStringList>> people{
            {"viewer", {QStringLiteral("viewer")}},
            {"operator1", {QStringLiteral("operator")}},
            {"approver", {QStringLiteral("approver")}},
            {"manager", {QStringLiteral("manager")}},
            {"responder", {QStringLiteral("responder")}},
            {"admin", {QStringLiteral("admin")}},
            {"auditor", {QStringLiteral("auditor")}},
            {"partner", {QStringLiteral("partner")}},
            {"two", {QStringLiteral("viewer"), QStringLiteral("partner")}},
            {"three", {QStringLiteral("partner"), QStringLiteral("auditor"), QStringLiteral("operator")}}};
        for (const auto &[name, roles] : people) {
            const bool may =
                std::any_of(roles.begin(), roles.end(), [&](const auto &one) { return allowed.contains(one); });
            const HttpAnswer answer = ask(route, name);
            const bool refused = answer.status == 403 && codeOf(answer) == "forbidden_role";
            if (answer.status == 401 || answer.status == 0 || refused == may) {
                fault(route, (may ? QStringLiteral("refuses ") : QStringLiteral("lets ")) + QString::fromLatin1(name) +
                                 (may ? QString() : QStringLiteral(" in")));
            }
        }
        expect(route, "gone", 401);
    }
    void expect(const server::Route &route, const QByteArray &who, int status) {
        const HttpAnswer answer = ask(route, who);
        if (answer.status != status) {
            fault(route, QStringLiteral("answers %1 to %2")
                             .arg(answer.status)
                             .arg(who.isEmpty() ? QStringLiteral("nobody") : QString::fromLatin1(who)));
        }
    }
    HttpAnswer ask(const server::Route &route, const QByteArray &who) {
        const YAML::Node operation = operationOf(route);
        QByteArray path = route.pattern.toUtf8();
        for (const auto &each : operation["parameters"]) {
            const YAML::Node parameter = resolved(m_file, each);
            path.replace("{" + QByteArray::fromStdString(parameter["name"].Scalar()) + "}",
                         samples().value(nameOfReference(each), {"x"}).value);
        }
        const ExampleBody body = exampleBody(m_file, operation);
        HttpHeaders headers{{"If-Match", "\"1\""}, {"Idempotency-Key", "key-" + QByteArray::number(++m_keys)}};
        if (!who.isEmpty()) {
            headers.append({"Authorization", "Bearer " + m_kit.token(who)});
        }
        if (!body.type.isEmpty()) {
            headers.append({"Content-Type", body.type});
        }
        return httpCall(m_kit.port(), server::wireName(route.method), path, body.bytes, headers);
    }
    [[nodiscard]] YAML::Node operationOf(const server::Route &route) const {
        const auto method = QString::fromLatin1(server::wireName(route.method)).toLower().toStdString();
        return m_file["paths"][route.pattern.toStdString()][method];
    }
    [[nodiscard]] static QString nameOfReference(const YAML::Node &node) {
        return node["$ref"] ? QString::fromStdString(node["$ref"].Scalar()).section(u'/', -1) : QString();
    }
    [[nodiscard]] QString parameterWithoutSample(const YAML::Node &operation) const {
        for (const auto &each : operation["parameters"]) {
            const YAML::Node parameter = resolved(m_file, each);
            if (parameter["in"].Scalar() == "path" && !samples().contains(nameOfReference(each))) {
                return QString::fromStdString(parameter["name"].Scalar());
            }
        }
        return {};
    }
    [[nodiscard]] bool namesAnObject(const YAML::Node &operation) const {
        const auto isOne = [](const YAML::Node &each) {
            return samples().value(nameOfReference(each), {{}, false}).isObject;
        };
        return std::any_of(operation["parameters"].begin(), operation["parameters"].end(), isOne);
    }
    void execute(const std::string &script) {
        const Done done = m_kit.database.open()->execute(script);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    void fault(const server::Route &route, const QString &what) { m_faults.append(nameOf(route) + u' ' + what); }
    ServerKit &m_kit;
    YAML::Node m_file;
    QStringList m_faults;
    int m_keys = 0;
};

// Every route of farold, every role, the own and another tenant, over the wire. A new route is walked by itself: who
// may call it stands in the OpenAPI file, and its path's parameters take their sample from AccessMatrix.
class MatrixTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachRouteTakesItsRolesAndNobodyElse() {
        WholeKit kit;
        AccessMatrix matrix(kit, openApi());
        QVERIFY(kit.router.routes().size() > 20);
        QCOMPARE(matrix.wrongRoles().join(u"; "_s), QString());
    }
    void anotherTenantFindsNothing() {
        WholeKit kit;
        AccessMatrix matrix(kit, openApi());
        QCOMPARE(matrix.wrongTenants().join(u"; "_s), QString());
    }
    void aRoleTooManyIsSeen() {
        WholeKit kit;
        YAML::Node file = openApi();
        file["paths"]["/api/v1/items"]["get"]["x-roles"] = YAML::Load("[operator]");
        AccessMatrix matrix(kit, file);
        QVERIFY(matrix.wrongRoles().contains(u"GET /api/v1/items lets viewer in"_s));
    }
    void aRoleTooFewIsSeen() {
        WholeKit kit;
        YAML::Node file = openApi();
        file["paths"]["/api/v1/items/check"]["post"]["x-roles"].push_back("viewer");
        AccessMatrix matrix(kit, file);
        QVERIFY(matrix.wrongRoles().contains(u"POST /api/v1/items/check refuses viewer"_s));
    }
    void aRouteThatForgetsTheTenantIsSeen() {
        HoleKit kit;
        AccessMatrix matrix(kit, openApi());
        QCOMPARE(matrix.wrongTenants(), QStringList{u"GET /api/v1/batches/{id} answers 200 to another tenant"_s});
    }
    void aRouteWithoutASampleIsSeen() {
        WholeKit kit;
        YAML::Node file = openApi();
        file["paths"]["/api/v1/batches/{id}"]["get"]["parameters"] =
            YAML::Load("[{name: id, in: path, required: true, example: x}]");
        AccessMatrix matrix(kit, file);
        QVERIFY(matrix.wrongTenants().contains(u"GET /api/v1/batches/{id} has no sample for {id}"_s));
    }

private:
    // The planted hole: the first route of a path wins.
    class HoleKit final : public ServerKit {
    public:
        HoleKit() {
            router.add({Method::Get, u"/api/v1/batches/{id}"_s,
                        [](const Request &, const Answer &answer) { answer(server::json("{}")); }});
        }
        ~HoleKit() override { stop(); }
    };
};

QTEST_GUILESS_MAIN(MatrixTest)
#include "tst_matrix.moc"
