// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/verdict.h"

#include "server/outbound/flatjson.h"
#include "server/outbound/wire.h"

#include <QTest>

using namespace farol::server;

Q_DECLARE_METATYPE(Reply)

namespace {

constexpr std::string_view id = "E9999901020261120130500000000001";

Reply answered(Call call, int status, std::string body) {
    Reply reply;
    reply.call = call;
    reply.way = Way::Answered;
    reply.status = status;
    reply.body = std::move(body);
    return reply;
}

Reply silent(Call call, Way way, std::string code) {
    Reply reply;
    reply.call = call;
    reply.way = way;
    reply.code = std::move(code);
    return reply;
}

} // namespace

class VerdictTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesAsTheTableSays_data() {
        QTest::addColumn<Reply>("reply");
        QTest::addColumn<int>("verdict");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const Reply &reply, Verdict verdict, const char *code) {
            QTest::newRow(name) << reply << static_cast<int>(verdict) << QString::fromLatin1(code);
        };
        const std::string settled = "{\"status\":\"settled\",\"end_to_end_id\":\"" + std::string(id) + "\"}";
        using enum Verdict;
        using enum Call;
        row("settled", answered(Pay, 200, settled), Paid, "");
        row("settled, another id", answered(Pay, 200, R"({"status":"settled","end_to_end_id":"E1"})"), Uncertain,
            "unexpected_answer");
        row("200 with a login page", answered(Pay, 200, "<html>"), Uncertain, "unexpected_answer");
        row("202", answered(Pay, 202, settled), Uncertain, "http_202");
        for (const char *code : {"insufficient_funds", "limit_exceeded", "bank_unavailable", "invalid_key",
                                 "invalid_document", "account_closed"}) {
            row(code, answered(Pay, 422, std::string("{\"code\":\"") + code + "\"}"), Refused, code);
        }
        row("422 unknown", answered(Pay, 422, R"({"code":"moon_phase"})"), Uncertain, "unknown_refusal");
        row("422 with a transient code", answered(Pay, 422, R"({"code":"not_processed"})"), Uncertain,
            "unknown_refusal");
        row("422 without a body", answered(Pay, 422, ""), Uncertain, "unknown_refusal");
        row("429", answered(Pay, 429, ""), Transient, "rate_limited");
        row("503 not_processed", answered(Pay, 503, R"({"code":"not_processed"})"), Transient, "not_processed");
        row("503", answered(Pay, 503, ""), Uncertain, "http_503");
        row("503 of a proxy", answered(Pay, 503, R"({"code":"maintenance"})"), Uncertain, "http_503");
        for (const int status : {100, 301, 400, 401, 404, 500, 502, 504}) {
            const auto code = "http_" + std::to_string(status);
            row(code.c_str(), answered(Pay, status, R"({"code":"not_processed"})"), Uncertain, code.c_str());
        }
        row("refused connection", silent(Pay, Way::NotSent, "connection_refused"), Transient, "connection_refused");
        row("dns", silent(Pay, Way::NotSent, "dns"), Transient, "dns");
        row("tls", silent(Pay, Way::NotSent, "tls"), Transient, "tls");
        row("timeout", silent(Pay, Way::Lost, "timeout"), Uncertain, "timeout");
        row("reset", silent(Pay, Way::Lost, "connection_reset"), Uncertain, "connection_reset");
        row("torn", silent(Pay, Way::Lost, "torn"), Uncertain, "torn");
        row("check settled", answered(Check, 200, settled), Paid, "");
        row("check settled, brief", answered(Check, 200, R"({"status":"settled"})"), Paid, "");
        row("check of another id", answered(Check, 200, R"({"status":"settled","end_to_end_id":"E1"})"), Uncertain,
            "check_failed");
        row("check failed", answered(Check, 200, R"({"status":"failed","code":"invalid_key"})"), Refused,
            "invalid_key");
        row("check failed, unknown why", answered(Check, 200, R"({"status":"failed","code":"x"})"), Uncertain,
            "check_failed");
        row("check unknown", answered(Check, 404, R"({"code":"unknown"})"), Unknown, "unknown");
        row("check at a wrong address", answered(Check, 404, "not found"), Uncertain, "check_failed");
        row("check 500", answered(Check, 500, ""), Uncertain, "check_failed");
        row("check lost", silent(Check, Way::Lost, "timeout"), Uncertain, "check_failed");
        row("check not sent", silent(Check, Way::NotSent, "connection_refused"), Uncertain, "check_failed");
        row("notified", answered(Notify, 204, ""), Paid, "");
        row("notify refused", answered(Notify, 422, R"({"code":"invalid_key"})"), Refused, "invalid_key");
        row("notify refused, hostile code", answered(Notify, 422, R"({"code":"<b>x"})"), Refused, "target_refused");
        row("notify 500", answered(Notify, 500, ""), Transient, "http_500");
        row("notify lost", silent(Notify, Way::Lost, "timeout"), Transient, "timeout");
    }
    void judgesAsTheTableSays() {
        QFETCH(Reply, reply);
        QFETCH(int, verdict);
        QFETCH(QString, code);
        const auto judgement = judge(reply, id);
        QCOMPARE(static_cast<int>(judgement.verdict), verdict);
        QCOMPARE(QString::fromStdString(judgement.code), code);
        QCOMPARE(judgement.response.empty(), judgement.verdict == Verdict::Paid);
    }
    void readsOnlyWholeFlatObjects_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("empty object") << QByteArray("{}") << true;
        QTest::newRow("spaces") << QByteArray(" { \"a\" : \"b\" , \"n\" : -1.5e3 } ") << true;
        QTest::newRow("words") << QByteArray(R"({"a":true,"b":false,"c":null})") << true;
        QTest::newRow("surrogates") << QByteArray(R"({"a":"\uD83D\uDE00"})") << true;
        for (const char *bad :
             {"", "{", "{\"a\"", "{\"a\":", "{\"a\":\"b\"", "{\"a\":\"b\",}", "{,}", "{\"a\":1}x", "{\"a\":{}}",
              "{\"a\":[1]}", "{\"a\":nan}", "{\"a\":nulll}", "{\"a\":\"\\x\"}", "{\"a\":\"\\uD83D\"}",
              "{\"a\":1,\"a\":1}", "[]", "{\"a\":\"line\nbreak\"}", "{\"a\":}"}) {
            QTest::newRow(bad) << QByteArray(bad) << false;
        }
    }
    void readsOnlyWholeFlatObjects() {
        QFETCH(QByteArray, text);
        QFETCH(bool, good);
        QCOMPARE(FlatJson::parse({text.constData(), static_cast<std::size_t>(text.size())}).has_value(), good);
        // No prefix of a good object is one: a torn answer is never taken for a whole one.
        for (qsizetype i = 0; good && i < text.trimmed().size(); ++i) {
            QVERIFY(!FlatJson::parse({text.constData(), static_cast<std::size_t>(i)}));
        }
    }
    void writesWhatItCanRead() {
        const std::string hostile = "Jos\u00e9 \"Z\u00e9\" \\ \r\n\t\x01 \U0001F600";
        std::string text = "{\"a\":";
        appendJson(text, hostile);
        const auto back = FlatJson::parse(text + "}");
        QVERIFY(back);
        QCOMPARE(QString::fromUtf8(std::string(back->get("a")).c_str()), QString::fromStdString(hostile));
    }
    void writesAmountsWithTwoDecimals_data() {
        QTest::addColumn<qint64>("minor");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("zero") << qint64(0) << QByteArray("0.00");
        QTest::newRow("cents") << qint64(7) << QByteArray("0.07");
        QTest::newRow("much") << qint64(123'456'789'012'345) << QByteArray("1234567890123.45");
    }
    void writesAmountsWithTwoDecimals() {
        QFETCH(qint64, minor);
        QFETCH(QByteArray, text);
        std::string written;
        appendAmount(written, minor);
        QCOMPARE(written.c_str(), text.constData());
        QCOMPARE(amountFrom(written), std::optional<std::int64_t>(minor));
    }
    void letsNoHeaderIn() {
        Order order;
        order.externalId = "A";
        order.endToEndId = id;
        order.requestId = "req-1\r\nX-Evil: 1";
        const auto text = wireText(order, {"psp:80", "", "Bearer t"});
        QVERIFY(text.find("\r\nX-Evil") == std::string::npos);
        QVERIFY(text.starts_with("POST /payments HTTP/1.1\r\nHost: psp:80\r\nAuthorization: Bearer t\r\n"));
    }
};

QTEST_APPLESS_MAIN(VerdictTest)
#include "tst_verdict.moc"
