// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "kit/ownplace.h"
#include "kit/rawhttp.h"

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

// A program of farold's; its first line of standard output, and its end with the test's.
class Program final {
public:
    Program(const QStringList &arguments, const QHash<QString, QString> &more) {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (auto it = more.begin(); it != more.end(); ++it) {
            environment.insert(it.key(), it.value());
        }
        m_process.setProcessEnvironment(environment);
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(QStringLiteral(FAROL_BIN_DIR "/farold"), arguments);
    }
    ~Program() {
        m_process.closeWriteChannel();
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(60'000)) {
            killNow();
        }
    }
    QJsonObject line() {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(120'000)) {
        }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    bool ended() { return m_process.waitForFinished(120'000) && m_process.exitCode() == 0; }
    void killNow() {
        m_process.kill();
        m_process.waitForFinished();
    }

private:
    QProcess m_process;
};

} // namespace

// Two people over the real program: batches (B3), retries (B7), and ten thousand notices little by little (B8).
class FourEyesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() {
        m_tokens.clear();
        m_farold.reset();
        m_provider.reset();
    }

    void aLargeBatchIsSentAfterTwoOthersOneOfThemAManager() {
        makeDatabase();
        startProvider(u"none"_s);
        startFarold();
        const QByteArray file =
            "external_id;payee;document;pix_key;amount\nB3-1;Ana;52998224725;ana@x.example;60000,00\n";
        const auto stored =
            post("/api/v1/batches/import?source=b3.csv", file, "operator1", {{"Content-Type", "text/csv"}});
        const auto id = json::importReport(stored.body)->batch.value.toLatin1();
        const auto etag = get("/api/v1/batches/" + id).headers.value("etag");
        const auto sent = post("/api/v1/batches/" + id + "/submit", "{}", "operator1", {{"If-Match", etag}});
        QCOMPARE(sent.status, 202);
        const auto approval = json::batch(sent.body)->approval;
        QCOMPARE(codeOf(approve(approval, "operator1")), u"self_approval"_s);
        QCOMPARE(json::approval(approve(approval, "operator2").body)->given, 1);
        QCOMPARE(json::batch(get("/api/v1/batches/" + id).body)->status, BatchStatus::AwaitingApproval);
        QCOMPARE(json::approval(approve(approval, "manager").body)->status, ApprovalStatus::Approved);
        QTRY_COMPARE_WITH_TIMEOUT(json::batch(get("/api/v1/batches/" + id).body)->status, BatchStatus::Finished,
                                  60'000);
        const auto one = json::approval(get("/api/v1/approvals/" + approval.toLatin1()).body);
        QCOMPARE(one->decisions.size(), 2);
        QCOMPARE(one->decisions.last().by, u"manager"_s);
        QVERIFY(get("/api/v1/audit/verify", "auditor").body.contains("\"holds\":true"));
    }
    void aRetryAboveTheLimitIsSentOnceByTheSecondPerson() {
        if (!qEnvironmentVariableIsEmpty("FAROL_TEST_DATABASE")) {
            QSKIP("the demo's provider and its ledger come with the demo's own file");
        }
        serveTheDemo();
        QJsonArray ids;
        const auto unsure = json::itemPage(get("/api/v1/batches/LOTE-0042/items?state=uncertain").body);
        QCOMPARE(unsure->rows.size(), 7);
        for (const auto &item : unsure->rows) {
            ids.append(item.id.value);
        }
        QCOMPARE(post("/api/v1/items/check", QJsonDocument(QJsonObject{{u"ids"_s, ids}}).toJson(), "operator1").status,
                 200);
        PlanRequest request;
        request.selection.filter = ItemFilter{{u"LOTE-0042"_s}, {ItemState::Failed, ItemState::NotSent}, {}, {}, {}};
        const auto plan = json::plan(post("/api/v1/plans", json::encode(request), "operator1").body);
        QCOMPARE(plan->going, 4);
        QCOMPARE(plan->amountGoing.minor, 176'000);
        const auto waiting = order(*plan);
        QCOMPARE(waiting.status, u"waiting"_s);
        const auto seen = json::approval(get("/api/v1/approvals/" + waiting.approval.toLatin1(), "operator2").body);
        QCOMPARE(seen->hash, plan->hash);
        QCOMPARE(json::plan(seen->seen)->rows, plan->rows);
        QCOMPARE(codeOf(approve(waiting.approval, "operator1")), u"self_approval"_s);
        QCOMPARE(approve(waiting.approval, "operator2").status, 200);
        QCOMPARE(codeOf(approve(waiting.approval, "operator2")), u"already_decided"_s);
        QTRY_COMPARE_WITH_TIMEOUT(read(waiting.id).status, u"finished"_s, 60'000);
        QCOMPARE(read(waiting.id).approvedBy, QStringList{u"operator2"_s});
    }
    void tenThousandNoticesStopByThemselvesAndGoOnAfterAKill() {
        makeDatabase();
        startProvider(u"retryable=30"_s);
        startFarold();
        PlanRequest request;
        request.selection.filter = ItemFilter{{}, {ItemState::Failed}, {}, ItemKind::Notification, {}};
        request.options.stopAtErrors = 10;
        const auto plan = json::plan(post("/api/v1/plans", json::encode(request), "operator1").body);
        QCOMPARE(plan->going, 10'000);
        const auto waiting = order(*plan);
        QCOMPARE(approve(waiting.approval, "operator2").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(read(waiting.id).status, u"stopped"_s, 120'000);
        const auto stopped = read(waiting.id);
        QCOMPARE(stopped.done + stopped.failed + stopped.uncertain + stopped.open, 10'000);
        QVERIFY(notStarted(stopped) > 0);
        // The target is well again.
        startProvider(u"none"_s);
        QCOMPARE(post("/api/v1/plans/runs/" + waiting.id.toLatin1() + "/resume", "{}", "operator1").status, 200);
        QTRY_VERIFY_WITH_TIMEOUT(notStarted(read(waiting.id)) < notStarted(stopped), 120'000);
        m_farold->killNow();
        startFarold();
        QTRY_COMPARE_WITH_TIMEOUT(read(waiting.id).status, u"finished"_s, 240'000);
        const auto ended = read(waiting.id);
        QCOMPARE(ended.items, 10'000);
        QCOMPARE(notStarted(ended), 0);
        QCOMPARE(ended.done + ended.failed + ended.uncertain, 10'000);
    }

private:
    void serveTheDemo() {
        m_farold = std::make_unique<Program>(QStringList{u"serve"_s, u"--demo"_s, u"--handover"_s},
                                             QHash<QString, QString>{{u"FAROLD_APPROVALS"_s, u"on"_s}});
        m_port = static_cast<quint16>(QUrl(m_farold->line().value(u"url").toString()).port(0));
        QVERIFY(m_port > 0);
    }
    void makeDatabase() {
        m_place = std::make_unique<OwnPlace>();
        m_environment = m_place->variables();
        m_environment.insert({{u"FAROLD_ENGINE_RETRY_BASE"_s, u"50ms"_s},
                              {u"FAROLD_ENGINE_RETRY_CAP"_s, u"500ms"_s},
                              {u"FAROLD_ENGINE_RETRY_ATTEMPTS"_s, u"50"_s},
                              {u"FAROLD_APPROVALS"_s, u"on"_s}});
        QVERIFY(Program({u"migrate"_s, u"up"_s}, m_environment).ended());
        QVERIFY(Program({u"demo"_s}, m_environment).ended());
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
    void startFarold() {
        m_farold.reset();
        m_farold = std::make_unique<Program>(
            QStringList{u"serve"_s, u"--port"_s, u"0"_s, u"--handover"_s, u"--handover-as"_s, u"operator1"_s},
            m_environment);
        m_port = static_cast<quint16>(QUrl(m_farold->line().value(u"url").toString()).port(0));
        QVERIFY(m_port > 0);
        m_tokens.clear();
    }
    QByteArray token(const QByteArray &user) {
        QByteArray &known = m_tokens[user];
        if (known.isEmpty()) {
            const auto answer =
                httpCall(m_port, "POST", "/api/v1/auth/token",
                         R"({"grant_type":"password","username":")" + user + R"(","password":"farol-demo"})",
                         {{"Content-Type", "application/json"}});
            known = json::tokenPair(answer.body)->access.toLatin1();
        }
        return known;
    }
    HttpAnswer get(const QByteArray &path, const QByteArray &user = "operator1") {
        return httpCall(m_port, "GET", path, {}, {{"Authorization", "Bearer " + token(user)}});
    }
    HttpAnswer post(const QByteArray &path, const QByteArray &body, const QByteArray &user, HttpHeaders headers = {}) {
        headers += HttpHeaders{{"Authorization", "Bearer " + token(user)},
                               {"Idempotency-Key", "key-" + QByteArray::number(++m_keys)}};
        return httpCall(m_port, "POST", path, body, headers);
    }
    HttpAnswer approve(const QString &id, const QByteArray &user) {
        return post("/api/v1/approvals/" + id.toLatin1() + "/approve", "{}", user);
    }
    PlanRun order(const Plan &plan) {
        const auto ran = post("/api/v1/plans/" + plan.hash.toLatin1() + "/run",
                              json::encode(PlanOrder{plan.request, u"de novo"_s}), "operator1");
        return json::planRun(ran.body).value();
    }
    PlanRun read(const QString &id) { return json::planRun(get("/api/v1/plans/runs/" + id.toLatin1()).body).value(); }
    static qsizetype notStarted(const PlanRun &run) {
        return std::count_if(run.rows.begin(), run.rows.end(),
                             [](const PlanResultRow &row) { return row.outcome == u"not_started"; });
    }
    static QString codeOf(const HttpAnswer &answer) {
        return QJsonDocument::fromJson(answer.body).object().value(u"code").toString();
    }
    std::unique_ptr<OwnPlace> m_place;
    std::unique_ptr<Program> m_provider;
    std::unique_ptr<Program> m_farold;
    QHash<QString, QString> m_environment;
    QHash<QByteArray, QByteArray> m_tokens;
    int m_providerPort = 0;
    quint16 m_port = 0;
    int m_keys = 0;
};

QTEST_GUILESS_MAIN(FourEyesTest)
#include "tst_foureyes.moc"
