// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "kit/openapi.h"
#include "kit/wholekit.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// What farold really answers is what the OpenAPI file says: status, members, parameters.
class ContractTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_kit.start();
        prepare();
    }

    void answersAsTheFileSays_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &method, const QByteArray &pattern,
                            const QByteArray &target, int status, const QByteArray &body = {}) {
            QTest::newRow(name) << method << pattern << target << body << status;
        };
        const QByteArray api = "/api/v1";
        const QByteArray select = "{\"action\":\"retry\",\"selection\":{\"filter\":{\"batch\":\"LOTE-0001\"}}}";
        row("healthz", "GET", "/healthz", "/healthz", 200);
        row("readyz", "GET", "/readyz", "/readyz", 200);
        row("sign in", "POST", api + "/auth/token", api + "/auth/token", 200,
            "{\"grant_type\":\"password\",\"username\":\"manager\",\"password\":\"correct horse 42\"}");
        row("wrong password", "POST", api + "/auth/token", api + "/auth/token", 401,
            "{\"grant_type\":\"password\",\"username\":\"manager\",\"password\":\"wrong horse\"}");
        row("no grant", "POST", api + "/auth/token", api + "/auth/token", 422, "{}");
        row("me", "GET", api + "/me", api + "/me", 200);
        row("overview", "GET", api + "/overview", api + "/overview", 200);
        row("batches", "GET", api + "/batches", api + "/batches?total=true&limit=1", 200);
        row("bad limit", "GET", api + "/batches", api + "/batches?limit=1000", 400);
        row("batch", "GET", api + "/batches/{id}", api + "/batches/LOTE-0001", 200);
        row("no batch", "GET", api + "/batches/{id}", api + "/batches/LOTE-9999", 404);
        row("items of it", "GET", api + "/batches/{id}/items", api + "/batches/LOTE-0001/items?total=true", 200);
        row("its errors", "GET", api + "/batches/{id}/errors", api + "/batches/LOTE-0001/errors", 200);
        row("items", "GET", api + "/items", api + "/items?q=Maria&limit=2", 200);
        row("item", "GET", api + "/items/{id}", api + "/items/LOTE-0001-001", 200);
        row("attempts", "GET", api + "/items/{id}/attempts", api + "/items/LOTE-0001-001/attempts", 200);
        row("events", "GET", api + "/items/{id}/events", api + "/items/LOTE-0001-001/events", 200);
        row("event store", "GET", api + "/events", api + "/events?type=created&limit=1", 200);
        row("bad aggregate", "GET", api + "/events", api + "/events?aggregate=x", 400);
        row("events of a batch", "GET", api + "/batches/{id}/events", api + "/batches/LOTE-0001/events", 200);
        row("no item", "GET", api + "/items/{id}", api + "/items/LOTE-0001-999", 404);
        row("dry run", "POST", api + "/batches/import", api + "/batches/import?dry_run=true", 200, file("D"));
        row("dirty file", "POST", api + "/batches/import", api + "/batches/import?dry_run=true", 422, "a;b\n1;2\n");
        row("import", "POST", api + "/batches/import", api + "/batches/import?source=b.csv", 201, file("B"));
        row("submit unseen", "POST", api + "/batches/{id}/submit", api + "/batches/LOTE-0001/submit", 428, "{}");
        row("check", "POST", api + "/items/{id}/check", api + "/items/LOTE-0002-001/check", 200);
        row("check none", "POST", api + "/items/check", api + "/items/check", 409, "{\"ids\":[\"LOTE-0001-001\"]}");
        row("preview", "POST", api + "/plans", api + "/plans", 200, select);
        row("bad preview", "POST", api + "/plans", api + "/plans", 422, "{\"action\":\"retry\",\"selection\":{}}");
        row("stale plan", "POST", api + "/plans/{hash}/run", api + "/plans/" + QByteArray(64, '0') + "/run", 409,
            select.chopped(1) + ",\"reason\":\"x\"}");
        row("no run", "GET", api + "/plans/runs/{id}", api + "/plans/runs/run-999999", 404);
        row("approvals", "GET", api + "/approvals", api + "/approvals?status=waiting&total=true", 200);
        row("no approval", "GET", api + "/approvals/{id}", api + "/approvals/apr-9999", 404);
        row("approve none", "POST", api + "/approvals/{id}/approve", api + "/approvals/apr-9999/approve", 404, "{}");
        row("approve many", "POST", api + "/approvals/approve", api + "/approvals/approve", 200,
            "{\"ids\":[\"apr-9999\"]}");
        row("reject without why", "POST", api + "/approvals/{id}/reject", api + "/approvals/apr-9999/reject", 422,
            "{}");
        const QByteArray queue = api + "/queues/pagamentos";
        row("queues", "GET", api + "/queues", api + "/queues", 200);
        row("queue", "GET", api + "/queues/{name}", queue, 200);
        row("no queue", "GET", api + "/queues/{name}", api + "/queues/nowhere", 404);
        row("pause", "POST", api + "/queues/{name}/pause", queue + "/pause", 200, R"({"reason":"x"})");
        row("pause twice", "POST", api + "/queues/{name}/pause", queue + "/pause", 409, R"({"reason":"x"})");
        row("pause without why", "POST", api + "/queues/{name}/pause", queue + "/pause", 422, R"({"reason":" "})");
        row("resume", "POST", api + "/queues/{name}/resume", queue + "/resume", 200, R"({"reason":"x"})");
        row("workers", "GET", api + "/workers", api + "/workers", 200);
        row("audit", "GET", api + "/audit/verify", api + "/audit/verify", 200);
    }
    void answersAsTheFileSays() {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const auto answer = method == "GET" ? m_kit.get(target, "admin") : order(target, body);
        QVERIFY2(answer.status == status, answer.body.constData());
        const YAML::Node operation = m_file["paths"][pattern.toStdString()][method.toLower().toStdString()];
        const QString schema = schemaOf(operation["responses"][std::to_string(status)], answer);
        QVERIFY2(!schema.isEmpty(), "the file does not know this status with this type");
        QCOMPARE(SchemaWalk(m_file).compare(schema, answer.body), QStringList());
    }
    void takesTheParametersOfTheFileAndNoOthers() {
        for (const auto &path : m_file["paths"]) {
            const YAML::Node operation = path.second["get"];
            const QByteArray pattern = QByteArray::fromStdString(path.first.Scalar());
            if (!operation || !pattern.startsWith("/api/v1/") || pattern.endsWith(".yaml")) {
                continue;
            }
            QByteArray target = pattern;
            target.replace("/runs/{id}", "/runs/run-000001").replace("/batches/{id}", "/batches/LOTE-0001");
            target.replace("/items/{id}", "/items/LOTE-0001-001");
            for (const QString &name : parametersOf(m_file, operation, "query")) {
                const auto answer = m_kit.get(target + '?' + name.toUtf8() + '=', "admin");
                QVERIFY2(codeOf(answer) != "unknown_parameter", (target + ' ' + name.toUtf8()).constData());
            }
            const bool listens = pattern != "/api/v1/me" && pattern != "/api/v1/audit/verify";
            const auto answer = m_kit.get(target + "?no_such=1", "admin");
            QVERIFY2(!listens || codeOf(answer) == "unknown_parameter", target.constData());
        }
    }

private:
    // LOTE-0001 was submitted and has failed items, LOTE-0002 has uncertain ones.
    void prepare() {
        const auto known = sql::readMigrations(sql::migrationFolder(
            QStringLiteral(FAROL_SOURCE_DIR "/resources/migrations"), m_kit.database.open()->dialect()));
        m_kit.readiness.add(u"schema"_s, schemaCheck(m_kit.readers, *known));
        m_kit.database.makeBatch({1, 3, ItemState::Failed, BatchStatus::Finished});
        m_kit.database.makeBatch({2, 2, ItemState::Uncertain, BatchStatus::Finished, ItemKind::Payment, 0, "U"});
        QVERIFY(m_kit.database.open()->execute(
            "UPDATE items SET code='insufficient_funds', attempt=1, e2e_id='E1' WHERE batch=1;"
            "UPDATE batch_counts SET code='insufficient_funds' WHERE batch=1;"
            "INSERT INTO attempts SELECT id,1,'E'||id,1,2,'failed','insufficient_funds',422,'w1' FROM items;"
            "INSERT INTO events(tenant,batch,item,at,type) SELECT 1,batch,id,1,'created' FROM items;"));
    }
    static QByteArray file(const QByteArray &prefix) {
        return "external_id;payee;document;pix_key;amount\n" + prefix + "1;Ana;52998224725;ana@exemplo.example;10,00\n";
    }
    HttpAnswer order(const QByteArray &target, const QByteArray &body) {
        const QByteArray type = target.contains("/import") ? "text/csv" : "application/json";
        return m_kit.post(target, body, "key-" + QByteArray::number(++m_keys), "admin", {{"Content-Type", type}});
    }
    // The name of the schema that the file gives for this answer; empty when it gives none for its type.
    [[nodiscard]] QString schemaOf(YAML::Node response, const HttpAnswer &answer) const {
        if (response && response["$ref"]) {
            const auto name = QString::fromStdString(response["$ref"].Scalar()).section(u'/', -1).toStdString();
            response.reset(m_file["components"]["responses"][name]);
        }
        if (!response) {
            return {};
        }
        const YAML::Node content = response["content"][answer.headers.value("content-type").toStdString()];
        return content ? QString::fromStdString(content["schema"]["$ref"].Scalar()).section(u'/', -1) : QString();
    }
    WholeKit m_kit;
    const YAML::Node m_file = openApi();
    int m_keys = 0;
};

QTEST_GUILESS_MAIN(ContractTest)
#include "tst_contract.moc"
