// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray header = "id_externo;favorecido;documento;chave_pix;valor;data\n";

QByteArray line(const QByteArray &id, const QByteArray &amount = "10,00", const QByteArray &document = "52998224725") {
    return id + ";Maria Souza;" + document + ";maria@exemplo.example;" + amount + ";2026-11-20\n";
}

QByteArray file(int rows, const QByteArray &prefix = "P") {
    QByteArray text = header;
    for (int i = 1; i <= rows; ++i) {
        text += line(prefix + QByteArray::number(i));
    }
    return text;
}

ImportReport reportIn(const Response &response) {
    const auto report =
        json::importReport(response.status == 422 ? json::problemCurrent(response.body) : response.body);
    return report.value_or(ImportReport{});
}

} // namespace

class ImportTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Config config;
        config.approvals = false;
        start(config);
    }

    void storesEveryRowWithItsCountersEventAndAudit() {
        const auto answer = m_routes->import(file(3), u"?source=folha.csv"_s);
        QCOMPARE(answer.status, 201);
        QCOMPARE(kit::header(answer, "Location"), QByteArray("/api/v1/batches/LOTE-0001"));
        const auto report = reportIn(answer);
        QCOMPARE(report.batch.value, u"LOTE-0001"_s);
        QCOMPARE(report.rowCount, 3);
        QCOMPARE(report.total.minor, 3000);
        const auto batch = json::batch(m_routes->get(u"/api/v1/batches/LOTE-0001"_s).body);
        QVERIFY(batch);
        QCOMPARE(batch->status, BatchStatus::Draft);
        QCOMPARE(batch->source, u"folha.csv"_s);
        QCOMPARE(batch->queue, u"pagamentos"_s);
        QCOMPARE(batch->createdBy, u"operator1"_s);
        QCOMPARE(total(*batch, ItemState::Accepted).items, 3);
        QCOMPARE(total(*batch, ItemState::Accepted).amount.minor, 3000);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        const auto items = json::itemPage(m_routes->get(u"/api/v1/batches/LOTE-0001/items"_s).body);
        QCOMPARE(items->rows.at(1).id.value, u"LOTE-0001-002"_s);
        QCOMPARE(items->rows.at(1).externalId, u"P2"_s);
        QCOMPARE(items->rows.at(1).dueDate, u"2026-11-20"_s);
        const auto story = json::itemEvents(m_routes->get(u"/api/v1/items/LOTE-0001-002/events"_s).body);
        QCOMPARE(story->size(), 1);
        QCOMPARE(story->front().type, u"created"_s);
        QCOMPARE(m_routes->base.text("SELECT actor || ' ' || action || ' ' || object || ' ' || after FROM audit"),
                 u"operator1 batch.import LOTE-0001 {\"amount\":\"30.00\",\"items\":3,\"source\":\"folha.csv\"}"_s);
        QCOMPARE(m_routes->import(file(1, "Q")).status, 201);
        QCOMPARE(m_routes->base.number("SELECT max(number) FROM batches"), 2);
    }
    // A backup was restored, and the file of after it comes again.
    void asksForWhatTheProviderHasAlready() {
        QVERIFY(m_routes->base.open()->execute(
            "INSERT INTO known_orders(e2e_id,external_id,amount,at,standing) "
            "VALUES('E1','P1',1000,5,0),"
            "('E2','P2',999,5,0)"));
        auto warnings = reportIn(m_routes->import(file(3))).warnings;
        warnings.removeIf([](const FieldError &one) { return one.code != u"at_provider"; });
        QCOMPARE(warnings.size(), 2);
        QVERIFY(warnings.front().detail.contains(u"P1"_s)); // with two tenants both are for people to decide
        QVERIFY(warnings.back().detail.contains(u"P2"_s));
        const auto batch = json::batch(m_routes->get(u"/api/v1/batches/LOTE-0001"_s).body);
        QCOMPARE(batch->status, BatchStatus::Draft);
        QCOMPARE(total(*batch, ItemState::Accepted).items, 1); // all that is left to submit, and to approve
        QCOMPARE(total(*batch, ItemState::Uncertain).items, 2);
        const auto doubtful = json::itemEvents(m_routes->get(u"/api/v1/items/LOTE-0001-002/events"_s).body);
        QVERIFY2(doubtful->back().detail.contains(u"E2 with this external id: 9.99 BRL, settled"_s),
                 qPrintable(doubtful->back().detail));
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void saysThatAnIdWasCancelled() {
        QCOMPARE(m_routes->import(file(1)).status, 201);
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET state=10"));
        const auto report = reportIn(m_routes->import(file(1)));
        QCOMPARE(report.problems.front().code, u"repeated_id"_s);
        QVERIFY(report.problems.front().detail.contains(u"cancelled"_s));
    }
    void namesEveryProblemAndStoresNothing() {
        QByteArray dirty = "\xEF\xBB\xBF" + header;
        dirty += line("A1");
        dirty += line("A2", "10,00", "52998224724");                                    // CPF digit
        dirty += line("A3", "1.500");                                                   // ambiguous
        dirty += line("A4", "1e3");                                                     // scientific
        dirty += "A5;Maria Souza;52998224725;maria@exemplo.example;10,00;2026-11-19\n"; // past
        dirty += line("A1");                                                            // repeated
        const auto before = content();
        const auto answer = m_routes->import(dirty);
        QVERIFY(kit::isProblem(answer, 422, u"import_rejected"_s));
        const auto report = reportIn(answer);
        QCOMPARE(report.problemCount, 5);
        QVERIFY(report.batch.isEmpty());
        QStringList seen;
        for (const auto &problem : report.problems) {
            seen.append(u"%1 %2"_s.arg(problem.line).arg(problem.code));
        }
        QCOMPARE(seen.first(4), (QStringList{u"3 document_digit"_s, u"4 amount_ambiguous"_s, u"5 amount_scientific"_s,
                                             u"6 past_date"_s}));
        QVERIFY2(seen.last().startsWith(u"7 repeated_"), qPrintable(seen.last()));
        QCOMPARE(kit::object(answer)[u"errors"_s].toArray().size(), 5);
        QCOMPARE(content(), before);
    }
    void writesNothingOnADryRun() {
        QCOMPARE(m_routes->import(file(1)).status, 201);
        auto watch = m_routes->base.open();
        const auto before = kit::writesSeen(*watch);
        for (const auto &csv : {file(5, "D"), file(1), QByteArray("nonsense")}) {
            const auto answer = m_routes->call(Method::Post, u"/api/v1/batches/import?dry_run=true"_s,
                                               {csv, {{"content-type", "text/csv"}}, kit::operator1});
            QVERIFY(answer.status == 200 || answer.status == 422);
            const auto report = reportIn(answer);
            QVERIFY(report.dryRun);
            QVERIFY(report.batch.isEmpty());
        }
        QCOMPARE(kit::writesSeen(*watch), before);
    }
    void namesTheBatchThatHoldsARepeatedId_data() {
        QTest::addColumn<QString>("parameters");
        QTest::newRow("stored") << QString();
        QTest::newRow("dry") << u"?dry_run=true"_s;
    }
    void namesTheBatchThatHoldsARepeatedId() {
        QFETCH(QString, parameters);
        QCOMPARE(m_routes->import(file(2)).status, 201);
        const auto before = content();
        const auto answer =
            m_routes->import(header + line("N1", "7,00") + line("P2", "8,00") + line("N3", "9,00"), parameters);
        QVERIFY(kit::isProblem(answer, 422, u"import_rejected"_s));
        const auto report = reportIn(answer);
        QCOMPARE(report.problemCount, 1);
        QCOMPARE(report.problems.front().line, 3);
        QCOMPARE(report.problems.front().code, u"repeated_id"_s);
        QVERIFY(report.problems.front().detail.contains(u"LOTE-0001"));
        QCOMPARE(content(), before);
    }
    void namesTheRepeatInTheMiddleOfALargeFile() {
        QCOMPARE(m_routes->import(header + line("N7000")).status, 201);
        const auto before = content();
        const auto answer = m_routes->import(file(9000, "N"));
        QVERIFY(kit::isProblem(answer, 422, u"import_rejected"_s));
        const auto report = reportIn(answer);
        QCOMPARE(report.problemCount, 1);
        QCOMPARE(report.problems.front().line, 7001);
        QVERIFY(report.problems.front().detail.contains(u"LOTE-0001"));
        QCOMPARE(content(), before);
        QCOMPARE(m_routes->import(file(9000, "M")).status, 201);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items"), 9001);
    }
    void takesTheSameIdInAnotherTenant() {
        QCOMPARE(m_routes->import(file(1)).status, 201);
        const auto other =
            m_routes->post(u"/api/v1/batches/import"_s, file(1), {{"content-type", "text/csv"}}, kit::stranger);
        QCOMPARE(other.status, 201);
        QCOMPARE(reportIn(other).batch.value, u"LOTE-0001"_s);
    }
    void warnsAboutWhatLooksPaidAlready_data() { namesTheBatchThatHoldsARepeatedId_data(); }
    void warnsAboutWhatLooksPaidAlready() {
        QFETCH(QString, parameters);
        QCOMPARE(m_routes->import(header + line("P1", "10,00") + line("P2", "11,00")).status, 201);
        m_routes->clock.advance(24h);
        QByteArray again = header + line("N1", "12,00") + line("N2", "11,00") + line("N3", "10,00", "11144477735");
        again.replace("2026-11-20", "2026-11-21");
        const auto report = reportIn(m_routes->import(again, parameters));
        QCOMPARE(report.problemCount, 0);
        QCOMPARE(report.warnings.size(), 1);
        QCOMPARE(report.warnings.front().line, 3);
        QCOMPARE(report.warnings.front().code, u"possible_duplicate"_s);
        QVERIFY(report.warnings.front().detail.contains(u"LOTE-0001-002"));
    }
    void warnsAboutEachRowOfAFileThatComesAgain_data() {
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("stored with what its payments are like") << true;
        QTest::newRow("stored by an older release") << false;
    }
    void warnsAboutEachRowOfAFileThatComesAgain() {
        QFETCH(bool, isKnown);
        QCOMPARE(m_routes->import(file(100)).status, 201);
        QCOMPARE(m_routes->import(header + line("P", "0,01")).status, 201);
        if (!isKnown) {
            QVERIFY(m_routes->base.open()->execute("DELETE FROM batch_likeness"));
        }
        const auto report = reportIn(m_routes->import(file(100, "N"), u"?dry_run=true"_s));
        const auto isOfThatBatch = [](const FieldError &warning) { return warning.detail.contains(u"LOTE-0001-"); };
        QCOMPARE(std::count_if(report.warnings.begin(), report.warnings.end(), isOfThatBatch), 100);
    }
    void forgetsPaymentsOfMoreThanThirtyDaysAgo() {
        QCOMPARE(m_routes->import(file(1)).status, 201);
        m_routes->clock.advance(31 * 24h);
        QByteArray again = file(1, "N");
        again.replace("2026-11-20", "2026-12-21");
        QCOMPARE(reportIn(m_routes->import(again)).warnings.size(), 0);
    }
    void repeatsItsAnswerForTheSameKey() {
        const auto first = m_routes->import(file(2), {}, "intent");
        QCOMPARE(first.status, 201);
        // The ids are stored by now and the date is over: the key still answers.
        m_routes->clock.advance(24h);
        const auto again = m_routes->import(file(2), {}, "intent");
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM batches"), 1);
        QVERIFY(kit::isProblem(m_routes->import(file(3), {}, "intent"), 422, u"key_reused"_s));
    }
    void needsAKeyToStore() {
        const auto answer = m_routes->call(Method::Post, u"/api/v1/batches/import"_s,
                                           {file(1), {{"content-type", "text/csv"}}, kit::operator1});
        QVERIFY(kit::isProblem(answer, 400, u"key_missing"_s));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM batches"), 0);
    }
    void takesJson() {
        const QByteArray body = R"({"items":[{"external_id":"J1","payee":"José","document":"52998224725",)"
                                R"("pix_key":"jose@exemplo.example","amount":"12.34"}]})";
        const auto answer =
            m_routes->post(u"/api/v1/batches/import"_s, body, {{"content-type", "application/json; charset=utf-8"}});
        QCOMPARE(answer.status, 201);
        QCOMPARE(reportIn(answer).total.minor, 1234);
        QCOMPARE(json::batch(m_routes->get(u"/api/v1/batches/LOTE-0001"_s).body)->source, u"api · operator1"_s);
    }
    void refusesWhatIsNoFile_data() {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("XML") << QByteArray("text/xml") << QByteArray("<a/>") << 415;
        QTest::newRow("no type") << QByteArray() << file(1) << 415;
        QTest::newRow("empty") << QByteArray("text/csv") << QByteArray() << 422;
        QTest::newRow("header alone") << QByteArray("text/csv") << header << 422;
        QTest::newRow("not UTF-8") << QByteArray("text/csv") << header + line("A\xff") << 422;
        QTest::newRow("JSON twice") << QByteArray("application/json") << QByteArray(R"({"items":[],"items":[]})")
                                    << 400;
        QTest::newRow("JSON deep") << QByteArray("application/json") << QByteArray(70, '[') + QByteArray(70, ']')
                                   << 400;
        QTest::newRow("JSON broken") << QByteArray("application/json") << QByteArray("[{") << 400;
        QTest::newRow("JSON member twice")
            << QByteArray("application/json") << QByteArray(R"([{"amount":"1.00","am\u006funt":"2.00"}])") << 400;
        QTest::newRow("JSON not UTF-8") << QByteArray("application/json") << QByteArray("[{\"payee\":\"\xff\"}]")
                                        << 400;
        QTest::newRow("JSON and more") << QByteArray("application/json") << QByteArray("[] []") << 400;
        QTest::newRow("JSON number") << QByteArray("application/json") << QByteArray("1") << 422;
    }
    void refusesWhatIsNoFile() {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        const auto before = content();
        const auto answer = m_routes->post(u"/api/v1/batches/import"_s, body, {{"content-type", type}});
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.contentType, QByteArray("application/problem+json"));
        QCOMPARE(content(), before);
    }
    void saysHowManyHaveToApprove_data() {
        QTest::addColumn<QByteArray>("amount");
        QTest::addColumn<int>("needed");
        QTest::newRow("small") << QByteArray("0,01") << 1;
        QTest::newRow("10.000,00") << QByteArray("10000,00") << 1;
        QTest::newRow("above") << QByteArray("10000,01") << 1;
        QTest::newRow("50.000,00") << QByteArray("50000,00") << 1;
        QTest::newRow("50.000,01") << QByteArray("50000,01") << 2;
        QTest::newRow("60.000,00") << QByteArray("60000,00") << 2;
    }
    void saysHowManyHaveToApprove() {
        QFETCH(QByteArray, amount);
        QFETCH(int, needed);
        QCOMPARE(reportIn(m_routes->import(header + line("A", amount))).approvalsNeeded, 0);
        start(Config());
        QCOMPARE(reportIn(m_routes->import(header + line("A", amount))).approvalsNeeded, needed);
        QCOMPARE(json::batch(m_routes->get(u"/api/v1/batches/LOTE-0001"_s).body)->approvalsNeeded, needed);
    }
    void storesAThousandRowsAsOne() {
        QCOMPARE(m_routes->import(file(1000)).status, 201);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items"), 1000);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit"), 1);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QCOMPARE(json::item(m_routes->get(u"/api/v1/items/LOTE-0001-0007"_s).body)->seq, 7);
    }

private:
    void start(const Config &config) { m_routes = std::make_unique<kit::Routes>(config); }
    // How much of everything is stored.
    QString content() const {
        return m_routes->base.text(
            "SELECT (SELECT count(*) FROM batches) || ' ' || (SELECT count(*) FROM items) || ' ' ||"
            " (SELECT count(*) FROM batch_counts) || ' ' || (SELECT count(*) FROM events) || ' ' ||"
            " (SELECT count(*) FROM audit) || ' ' || (SELECT count(*) FROM idempotency)");
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(ImportTest)
#include "tst_import.moc"
