// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "kit/farolctlkit.h"
#include "kit/ownplace.h"
#include "kit/rawhttp.h"
#include "kit/receiver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>
#include <QUrl>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

class Program final {
public:
    Program(const QStringList &arguments, const QHash<QString, QString> &more, const QByteArray &input = {}) {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (auto it = more.begin(); it != more.end(); ++it) {
            environment.insert(it.key(), it.value());
        }
        m_process.setProcessEnvironment(environment);
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(QStringLiteral(FAROL_BIN_DIR "/farold"), arguments);
        m_process.write(input);
        if (!input.isEmpty()) {
            m_process.closeWriteChannel();
        }
    }
    ~Program() {
        m_process.closeWriteChannel();
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(60'000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    QJsonObject line() {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(120'000)) {
        }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    bool ended() { return m_process.waitForFinished(120'000) && m_process.exitCode() == 0; }

private:
    QProcess m_process;
};

} // namespace

// Twenty dead letters go back to where they came from (B9): fifteen payments, each of which the provider settles once,
// and five webhooks, each of which says who sent it back. The orders are farolctl's.
class RedriveTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsEachDeadLetterBackToItsOriginAfterTheSecondPerson() {
        std::atomic<bool> well = false;
        Receiver receiver([&well](const Receiver::Told &, int) { return Receiver::says(well ? 200 : 500); });
        prepare(receiver);
        const auto dead = PlanRequest{PlanAction::Redrive, {{}, ItemFilter{{}, {ItemState::Dead}, {}, {}, {}}}, {}};
        QTRY_COMPARE_WITH_TIMEOUT(preview(dead).going, 20, 120'000);
        const auto plan = preview(dead);
        QCOMPARE(plan.target, u"pagamentos: 15, webhooks: 5"_s);
        QVERIFY(plan.needsApproval);
        startProvider(u"none"_s);
        well = true;
        const auto told = receiver.count();

        const FarolctlRun one(u"http://127.0.0.1:%1"_s.arg(m_port));
        const FarolctlRun other(u"http://127.0.0.1:%1"_s.arg(m_port));
        one.useToken(token("operator1"));
        other.useToken(token("operator2"));
        const auto file = one.file(u"plan.json"_s);
        const auto shown = one({u"plan"_s, u"redrive"_s, u"--every"_s, u"--out"_s, file});
        QVERIFY2(shown.code == 0 && shown.out.contains(u"pagamentos: 15, webhooks: 5"_s), qPrintable(shown.out));
        const auto ran = one({u"plan"_s, u"run"_s, file, u"--reason"_s, u"the cause is mended"_s, u"--json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        const auto waiting = json::planRun(ran.out.toUtf8().trimmed()).value();
        QCOMPARE(waiting.status, u"waiting"_s);
        QCOMPARE(waiting.hash, plan.hash);
        QCOMPARE(preview(dead).hash, plan.hash); // nothing moved yet: the plan is the same
        const QStringList approve{u"approval"_s, u"approve"_s, waiting.approval};
        const auto own = one(approve);
        QVERIFY2(own.code == 4 && own.err.contains(u"another person"_s),
                 qPrintable(own.err + QString::number(own.code)));
        const auto approved = other(approve);
        QVERIFY2(approved.code == 0, qPrintable(approved.err));
        QTRY_COMPARE_WITH_TIMEOUT(read(waiting.id).done, 20, 120'000);
        const auto run = read(waiting.id);
        QCOMPARE(run.status, u"finished"_s);
        QCOMPARE(run.approvedBy, QStringList{u"operator2"_s});
        arrivedOnce(receiver, told);

        // The same plan once more: there is nothing left to send.
        QCOMPARE(one({u"plan"_s, u"run"_s, file, u"--reason"_s, u"once more"_s}).code, 5);
        QCOMPARE(preview(dead).going, 0);
        QCOMPARE(m_place.number("SELECT count(*) FROM audit WHERE action LIKE 'plan.%' OR action = 'approval.approve'"),
                 2);
    }

private:
    void arrivedOnce(const Receiver &receiver, int told) {
        const auto summary = httpCall(static_cast<quint16>(m_providerPort), "GET", "/ledger/summary", {}, {});
        const auto ledger = QJsonDocument::fromJson(summary.body).object();
        QCOMPARE(ledger.value(u"settled_distinct_external").toInt(), 15);
        QCOMPARE(ledger.value(u"received").toInt(), 15);
        QCOMPARE(receiver.count(), told + 5);
        for (int i = told; i < told + 5; ++i) {
            const auto said = receiver.told().at(static_cast<std::size_t>(i)).headers.value("x-farol-redrive");
            QVERIFY2(said.startsWith("operator1; 20") && said.endsWith("; 1"), said.constData());
        }
        const auto entries = httpCall(static_cast<quint16>(m_providerPort), "GET", "/ledger?external_id=B9-1", {}, {});
        QVERIFY2(entries.body.contains("\"redrive\":\"operator1; 20") && entries.body.contains("; 1\""),
                 entries.body.constData());
        const auto events = get("/api/v1/items/LOTE-0001-001/events", "operator1");
        QVERIFY2(events.body.contains("redriven") && events.body.contains("x-farol-redrive: 1"),
                 events.body.constData());
    }
    // Five payments whose death is told to the receiver, ten whose death is told to nobody.
    void prepare(const Receiver &receiver) {
        m_environment = m_place.variables();
        m_environment.insert({{u"FAROLD_ENGINE_RETRY_BASE"_s, u"10ms"_s},
                              {u"FAROLD_ENGINE_RETRY_CAP"_s, u"20ms"_s},
                              {u"FAROLD_ENGINE_RETRY_ATTEMPTS"_s, u"2"_s},
                              {u"FAROLD_WEBHOOKS_ALLOW_PRIVATE"_s, u"127.0.0.0/8"_s},
                              {u"FAROLD_WEBHOOKS_RETRY_BASE"_s, u"10ms"_s},
                              {u"FAROLD_WEBHOOKS_RETRY_CAP"_s, u"20ms"_s},
                              {u"FAROLD_WEBHOOKS_ATTEMPTS"_s, u"1"_s},
                              {u"FAROLD_APPROVALS"_s, u"on"_s}});
        const QStringList both{u"--role"_s, u"operator"_s, u"--role"_s, u"approver"_s};
        QVERIFY(Program(QStringList{u"user"_s, u"add"_s, u"operator1"_s} + both, m_environment, password()).ended());
        QVERIFY(Program(QStringList{u"user"_s, u"add"_s, u"operator2"_s} + both, m_environment, password()).ended());
        QVERIFY(
            Program({u"user"_s, u"add"_s, u"boss"_s, u"--role"_s, u"manager"_s}, m_environment, password()).ended());
        startProvider(u"transient=100"_s);
        m_farold = std::make_unique<Program>(
            QStringList{u"serve"_s, u"--port"_s, u"0"_s, u"--handover"_s, u"--handover-as"_s, u"operator1"_s},
            m_environment);
        m_port = static_cast<quint16>(QUrl(m_farold->line().value(u"url").toString()).port(0));
        QVERIFY(m_port > 0);
        const auto hook =
            post("/api/v1/webhooks", "{\"url\":\"" + receiver.url().toLatin1() + "\",\"types\":[\"dead\"]}", "boss");
        QVERIFY2(hook.status == 201, hook.body.constData());
        submit(1, 5);
        const auto deliveries = "/api/v1/webhooks/wh-000001/deliveries?state=dead";
        QTRY_COMPARE_WITH_TIMEOUT(
            QJsonDocument::fromJson(get(deliveries, "boss").body).object()[u"rows"_s].toArray().size(), 5, 120'000);
        const auto tag = get("/api/v1/webhooks/wh-000001", "boss").headers.value("etag");
        const auto changed =
            call("PATCH", "/api/v1/webhooks/wh-000001", R"({"types":["returned"]})", "boss", {{"If-Match", tag}});
        QVERIFY2(changed.status == 200, changed.body.constData());
        submit(6, 10);
    }
    void submit(int first, int count) {
        QByteArray file = "external_id;payee;document;pix_key;amount\n";
        for (int i = first; i < first + count; ++i) {
            file += "B9-" + QByteArray::number(i) + ";Ana;52998224725;ana@x.example;10,00\n";
        }
        const auto stored =
            post("/api/v1/batches/import?source=b9.csv", file, "operator1", {{"Content-Type", "text/csv"}});
        QVERIFY2(stored.status == 201, stored.body.constData());
        const auto id = json::importReport(stored.body)->batch.value.toLatin1();
        const auto tag = get("/api/v1/batches/" + id, "operator1").headers.value("etag");
        const auto sent = post("/api/v1/batches/" + id + "/submit", "{}", "operator1", {{"If-Match", tag}});
        QVERIFY2(sent.status == 202, sent.body.constData());
        const auto approval = json::batch(sent.body)->approval.toLatin1();
        QCOMPARE(post("/api/v1/approvals/" + approval + "/approve", "{}", "operator2").status, 200);
    }
    // Again on the port that it had.
    void startProvider(const QString &faults) {
        m_provider.reset();
        m_provider = std::make_unique<Program>(QStringList{u"psp-sandbox"_s, u"--while-input"_s, u"--faults"_s, faults,
                                                           u"--port"_s, QString::number(m_providerPort)},
                                               QHash<QString, QString>());
        m_providerPort = m_provider->line().value(u"port").toInt();
        QVERIFY(m_providerPort > 0);
        m_environment.insert(u"FAROLD_PROVIDER_URL"_s, u"http://127.0.0.1:%1"_s.arg(m_providerPort));
    }
    static QByteArray password() { return "correct horse 42\n"; }
    QByteArray token(const QByteArray &user) {
        QByteArray &known = m_tokens[user];
        if (known.isEmpty()) {
            const auto answer =
                httpCall(m_port, "POST", "/api/v1/auth/token",
                         R"({"grant_type":"password","username":")" + user + R"(","password":"correct horse 42"})",
                         {{"Content-Type", "application/json"}});
            known = json::tokenPair(answer.body)->access.toLatin1();
        }
        return known;
    }
    HttpAnswer get(const QByteArray &path, const QByteArray &user) {
        return httpCall(m_port, "GET", path, {}, {{"Authorization", "Bearer " + token(user)}});
    }
    HttpAnswer call(const QByteArray &method, const QByteArray &path, const QByteArray &body, const QByteArray &user,
                    HttpHeaders headers = {}) {
        headers += HttpHeaders{{"Authorization", "Bearer " + token(user)},
                               {"Idempotency-Key", "key-" + QByteArray::number(++m_keys)}};
        return httpCall(m_port, method, path, body, headers);
    }
    HttpAnswer post(const QByteArray &path, const QByteArray &body, const QByteArray &user, HttpHeaders headers = {}) {
        return call("POST", path, body, user, headers);
    }
    Plan preview(const PlanRequest &request) {
        return json::plan(post("/api/v1/plans", json::encode(request), "operator1").body).value_or(Plan());
    }
    PlanRun read(const QString &id) {
        return json::planRun(get("/api/v1/plans/runs/" + id.toLatin1(), "operator1").body).value();
    }
    OwnPlace m_place;
    std::unique_ptr<Program> m_provider;
    std::unique_ptr<Program> m_farold;
    QHash<QString, QString> m_environment;
    QHash<QByteArray, QByteArray> m_tokens;
    int m_providerPort = 0;
    quint16 m_port = 0;
    int m_keys = 0;
};

QTEST_GUILESS_MAIN(RedriveTest)
#include "tst_redrive.moc"
