// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/wholekit.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;

// Bad input over the wire against the real routes: each mistake has its own status and code in a problem document,
// and none of them is the server's fault.
class BadInputTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_kit.database.makeBatch({1, 3, ItemState::Failed, BatchStatus::Finished});
        m_kit.start();
        QCOMPARE(m_kit.post("/api/v1/batches/import", file("first"), "used", "operator1", csv).status, 201);
    }

    void hasAStatusForEachMistake_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body"); // empty: a GET
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("bearer");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const QByteArray plans = "/api/v1/plans";
        const QByteArray import = "/api/v1/batches/import";
        const QByteArray ours = m_kit.token("operator1");
        const auto row = [](const char *name, const QByteArray &path, const QByteArray &body, const QByteArray &key,
                            const QByteArray &bearer, int status, const QByteArray &code) {
            QTest::newRow(name) << path << body << key << bearer << status << code;
        };
        row("wrong JSON", plans, "{\"action\":", "", ours, 400, "json_syntax");
        row("not UTF-8", plans, "{\"action\":\"\xff\"}", "", ours, 400, "json_syntax");
        row("text behind", plans, "{} {}", "", ours, 400, "json_syntax");
        row("duplicate key", plans, "{\"action\":\"retry\",\"action\":\"cancel\"}", "", ours, 400, "duplicate_key");
        row("hidden duplicate key", plans, "{\"a\":{\"b\":1,\"\\u0062\":2}}", "", ours, 400, "duplicate_key");
        row("65 deep", plans, QByteArray(65, '[') + QByteArray(65, ']'), "", ours, 400, "too_deep");
        row("2 MiB", plans, QByteArray(2 << 20, ' '), "", ours, 413, "body_too_large");
        row("unknown member", plans, "{\"actoin\":\"retry\"}", "", ours, 422, "unknown_member");
        row("wrong type", plans, "[]", "", ours, 422, "");
        row("missing key", import, file("x"), "", ours, 400, "key_missing");
        row("key with blanks", import, file("x"), "a b", ours, 400, "key_invalid");
        row("re-used key", import, file("other"), "used", ours, 422, "key_reused");
        row("import of bad JSON", import, "[{\"a\":1,\"a\":2}]", "k1", ours, 400, "duplicate_key");
        row("import 65 deep", import, QByteArray(65, '[') + QByteArray(65, ']'), "k2", ours, 400, "too_deep");
        row("no token", "/api/v1/batches", "", "", "", 401, "token_missing");
        row("foreign token", "/api/v1/batches", "", "", "fat_of-somebody-else", 401, "token_invalid");
        row("token of 4 KiB", "/api/v1/batches", "", "", QByteArray(4096, 'a'), 401, "token_invalid");
        row("refresh token as access", "/api/v1/me", "", "", m_kit.issue("operator1").refresh.toLatin1(), 401,
            "token_invalid");
        row("another tenant's batch", "/api/v1/batches/LOTE-0001", "", "", m_kit.token("stranger"), 404, "not_found");
        row("another tenant's item", "/api/v1/items/LOTE-0001-001", "", "", m_kit.token("stranger"), 404, "not_found");
        row("unknown batch", "/api/v1/batches/LOTE-9999", "", "", ours, 404, "not_found");
        row("no id at all", "/api/v1/batches/%F0%9F%92%B8", "", "", ours, 404, "not_found");
        row("unknown item", "/api/v1/items/LOTE-0001-999", "", "", ours, 404, "not_found");
        row("unknown run", "/api/v1/plans/runs/run-999999", "", "", ours, 404, "not_found");
        row("unknown item in a plan", plans, "{\"action\":\"retry\",\"selection\":{\"ids\":[\"LOTE-0001-999\"]}}", "",
            ours, 422, "unknown_item");
        row("unknown path", "/api/v1/nothing", "", "", ours, 404, "route_not_found");
        row("unknown parameter", "/api/v1/batches?colour=red", "", "", ours, 400, "unknown_parameter");
        row("cursor of nobody", "/api/v1/batches?cursor=abc", "", "", ours, 400, "");
    }
    void hasAStatusForEachMistake() {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, bearer);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        HttpHeaders headers;
        if (!bearer.isEmpty()) {
            headers.append({"Authorization", "Bearer " + bearer});
        }
        if (!key.isEmpty()) {
            headers.append({"Idempotency-Key", key});
        }
        if (path.endsWith("/import") && !body.startsWith('[')) {
            headers += csv;
        }
        const auto before = content();
        const auto answer = httpCall(m_kit.port(), body.isEmpty() ? "GET" : "POST", path, body, headers);
        QVERIFY2(answer.status == status, QByteArray::number(answer.status) + ' ' + answer.body);
        isProblem(answer);
        QVERIFY2(code.isEmpty() || codeOf(answer) == code, answer.body.constData());
        QCOMPARE(content(), before);
    }
    void refusesATokenThatIsOver() {
        ServerKit kit; // its clock goes on alone
        kit.start();
        const QByteArray token = kit.token("operator1");
        QCOMPARE(kit.get("/api/v1/me").status, 200);
        kit.clock.advance(kit.config.tokens.access + std::chrono::seconds(1));
        const auto answer = httpCall(kit.port(), "GET", "/api/v1/me", {}, {{"Authorization", "Bearer " + token}});
        QCOMPARE(answer.status, 401);
        isProblem(answer);
        QCOMPARE(codeOf(answer), "token_expired");
    }

    // Every route that takes a body, every body that is not what it takes.
    void isNeverAtFaultItself_data() {
        QTest::addColumn<QByteArray>("path");
        for (const QByteArray path :
             {"/api/v1/auth/token", "/api/v1/batches/import", "/api/v1/batches/LOTE-0001/submit",
              "/api/v1/items/LOTE-0001-001/check", "/api/v1/items/check", "/api/v1/plans",
              "/api/v1/plans/0000000000000000000000000000000000000000000000000000000000000000/run"}) {
            QTest::newRow(path) << path;
        }
    }
    void isNeverAtFaultItself() {
        QFETCH(QByteArray, path);
        const QByteArray bodies[] = {"{",
                                     "null",
                                     "1e999",
                                     "\"x\"",
                                     "[]",
                                     "[[]]",
                                     "{\"a\":1,\"a\":1}",
                                     "{\"action\":{},\"selection\":7,\"ids\":{},\"reason\":[],\"grant_type\":1}",
                                     "{\"ids\":[1,null,{}]}",
                                     "{\"ids\":[\"" + QByteArray(100'000, 'L') + "\"]}",
                                     "{\"selection\":{\"filter\":{\"batch\":\"\\u0000\",\"states\":[\"?\"]}}}",
                                     QByteArray("\xc3\x28"),
                                     QByteArray("a\0b", 3),
                                     QByteArray(65, '[') + QByteArray(65, ']'),
                                     QByteArray(2 << 20, '[')};
        for (const QByteArray &body : bodies) {
            for (const QByteArray type : {"application/json", "text/csv", "multipart/form-data"}) {
                const auto answer = m_kit.post(path, body, "key-" + QByteArray::number(++m_keys), "operator1",
                                               {{"Content-Type", type}, {"If-Match", "\"x\""}});
                QVERIFY2(answer.status >= 400 && answer.status < 500,
                         type + ' ' + body.left(60) + " -> " + QByteArray::number(answer.status) + ' ' + answer.body);
                isProblem(answer);
            }
        }
        QVERIFY(m_kit.get("/api/v1/batches").status == 200);
    }

private:
    static inline const HttpHeaders csv{{"Content-Type", "text/csv"}};
    static QByteArray file(const QByteArray &id) {
        return "external_id;payee;document;pix_key;amount\n" + id + ";Ana;52998224725;ana@exemplo.example;10,00\n";
    }
    static void isProblem(const HttpAnswer &answer) {
        QCOMPARE(answer.headers.value("content-type"), "application/problem+json");
        QVERIFY(!codeOf(answer).isEmpty());
        QVERIFY(answer.body.contains("\"detail\":\""));
        QVERIFY(answer.body.contains("\"request_id\":\"" + answer.headers.value("x-request-id") + '"'));
    }
    [[nodiscard]] QString content() const {
        return m_kit.database.text("SELECT (SELECT count(*) FROM batches) || ' ' || (SELECT count(*) FROM items) || ' '"
                                   " || (SELECT count(*) FROM idempotency) || ' ' || (SELECT count(*) FROM audit)");
    }
    WholeKit m_kit;
    int m_keys = 0;
};

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_badinput.moc"
