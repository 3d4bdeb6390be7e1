// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/log.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <spdlog/logger.h>
#include <thread>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

static QString redacted(const QString &text) {
    return QString::fromStdString(log::redact(text.toStdString()));
}

class LogTest final : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    [[nodiscard]] std::string path(const char *name) const {
        return (m_dir.path() + u'/' + QString::fromLatin1(name)).toStdString();
    }
    static QList<QJsonObject> lines(const std::string &path) {
        QFile file(QString::fromStdString(path));
        QList<QJsonObject> all;
        if (file.open(QIODevice::ReadOnly)) {
            for (auto line = file.readLine(); !line.isEmpty(); line = file.readLine()) {
                all.append(QJsonDocument::fromJson(line).object());
            }
        }
        return all;
    }

private Q_SLOTS:
    void linesOfARequestCarryItsId() {
        log::setUp("test", "info", path("request"));
        log::logger().info("before");
        {
            const log::AboutRequest outer("req-1");
            log::logger().info("outer");
            {
                const log::AboutRequest inner("52998224725");
                log::logger().info("inner");
            }
            log::logger().info("outer again");
            std::thread([] { log::logger().info("elsewhere"); }).join();
        }
        log::logger().info("after");
        QStringList ids;
        for (const QJsonObject &line : lines(path("request"))) {
            ids.append(line.value(u"request_id"_s).toString(u"-"_s));
        }
        QCOMPARE(ids, (QStringList{u"-"_s, u"req-1"_s, u"[cpf]"_s, u"req-1"_s, u"-"_s, u"-"_s}));
    }
    void personalDataAndSecretsBecomeMarks_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const QString &given, const QString &expected) {
            QTest::newRow(name) << given << expected;
        };
        row("bearer", u"Authorization: Bearer abc.DEF-123_~+/= next"_s, u"Authorization: Bearer [secret] next"_s);
        row("bearer of a JWT", u"bearer eyJhbGciOi.eyJzdWIi.c2ln"_s, u"bearer [secret]"_s);
        row("basic", u"authorization: basic dXNlcjpwYXNz"_s, u"authorization: basic [secret]"_s);
        row("jwt", u"got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27, late"_s, u"got [jwt], late"_s);
        row("jwt without signature", u"eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."_s, u"[jwt]"_s);
        row("password", u"user=ana password=s3cr3t! ok"_s, u"user=ana password=[secret] ok"_s);
        row("json token", u"{\"access_token\":\"abc123\",\"n\":1}"_s, u"{\"access_token\":\"[secret]\",\"n\":1}"_s);
        row("api key in a query", u"GET /x?api_key=k-1&n=2"_s, u"GET /x?api_key=[secret]&n=2"_s);
        row("user info of a URL", u"amqp://farol:hunter2@localhost/v"_s, u"amqp://[secret]@localhost/v"_s);
        row("cpf", u"payee 529.982.247-25."_s, u"payee [cpf]."_s);
        row("cpf with a wrong digit", u"529.982.247-26"_s, u"[cpf]"_s);
        row("cpf, bare", u"key 52998224725, sent"_s, u"key [cpf], sent"_s);
        row("cpf, bare, at the end", u"cpf=52998224725."_s, u"cpf=[cpf]."_s);
        row("two cpfs", u"52998224725 11144477735"_s, u"[cpf] [cpf]"_s);
        row("cnpj", u"11.222.333/0001-81"_s, u"[cnpj]"_s);
        row("cnpj with letters", u"12.ABC.345/01DE-35"_s, u"[cnpj]"_s);
        row("cnpj, bare", u"(11222333000181)"_s, u"([cnpj])"_s);
        row("e-mail", u"<Ana.Souza+pix@mail.example.com.br>"_s, u"<[email]>"_s);
        row("phone", u"+5511987654321"_s, u"[phone]"_s);
        row("phone, spaced", u"call +55 (11) 98765-4321 now"_s, u"call [phone] now"_s);
        row("landline", u"+551132654321"_s, u"[phone]"_s);
        row("random key", u"to 123e4567-E89B-12d3-a456-426655440000;"_s, u"to [pix-key];"_s);
        row("line breaks", u"a\r\nb\nc"_s, u"a\\r\\nb\\nc"_s);
        row("accents beside", u"João\u20ac a@b.br \U0001F600"_s, u"João\u20ac [email] \U0001F600"_s);
    }
    void personalDataAndSecretsBecomeMarks() {
        QFETCH(QString, given);
        QTEST(redacted(given), "expected");
        QCOMPARE(redacted(redacted(given)), redacted(given));
    }

    void whatOneNeedsToFollowAPaymentStays_data() {
        QTest::addColumn<QString>("text");
        for (const auto *text : {"E1234567820261120130512345678901",
                                 "E00000000202611201305abcDEF12345",
                                 "E52998224725529982247255299822a",
                                 "LOTE-0042",
                                 "LOTE-0042-057",
                                 "LOTE-52998224725",
                                 "R$ 48.220,00",
                                 "48220.00",
                                 "amount 1234567.89",
                                 "10000000000",
                                 "99999999999",
                                 "amount=52998224726",
                                 "52998224725.00",
                                 "52998224725,00",
                                 "20261120100500",
                                 "2026-11-20T13:05:00.000Z",
                                 "1763643900123",
                                 "req-7f3a",
                                 "run-000001",
                                 "req-123e4567-e89b-12d3-a456-426655440000",
                                 "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                                 "***.456.789-**",
                                 "**.481.330/0001-**",
                                 "127.0.0.1:8443",
                                 "https://host.example/api/v1/items?limit=500",
                                 "tokens are fine, so is a secret santa",
                                 "user@",
                                 "@mention",
                                 "a @ b",
                                 "+5",
                                 "attempt 3 of 5",
                                 ""}) {
            QTest::newRow(*text != 0 ? text : "nothing") << QString::fromUtf8(text);
        }
    }
    void whatOneNeedsToFollowAPaymentStays() {
        QFETCH(QString, text);
        QCOMPARE(redacted(text), text);
    }

    void aHostileLineTakesNoTimeAndNoStack() {
        for (const auto *piece : {"a", "1", "a.", "eyJ", "+55 ", "@a", "\n", "\xc3", "password", "1-", "://a"}) {
            const auto line = QByteArray(piece).repeated(200'000).toStdString();
            QVERIFY(!log::redact(line).empty());
        }
        const auto most = QByteArray("x").repeated(300'000) + " ana@b.com.br";
        QVERIFY(log::redact(most.toStdString()).ends_with("x [email]"));
    }

    void bytesThatAreNoTextDoNoHarm() {
        QCOMPARE(log::redact(std::string_view("a\0b", 3)), std::string("a\0b", 3));
        QCOMPARE(log::redact("\xff"), std::string("\xef\xbf\xbd"));
    }

    void aQuietLoggerStandsInBeforeTheSetUp() {
        log::logger().error("nobody sees this");
        QVERIFY(log::logger().should_log(spdlog::level::info));
    }

    void aLineIsOneJsonObjectWithoutSecrets() {
        log::setUp("farold", "debug", path("a.log"));
        log::logger().warn("paid {} to 529.982.247-25\n{{\"forged\":\"line\"}} \"quoted\" \x1b[31m", "E2E");
        log::logger().debug("second");
        log::logger().trace("below the level");
        const auto all = lines(path("a.log"));
        QCOMPARE(all.size(), 2);
        QCOMPARE(all[0][u"message"_s], u"paid E2E to [cpf]\\n{\"forged\":\"line\"} \"quoted\" \u001b[31m"_s);
        QCOMPARE(all[0][u"level"_s], u"warning"_s);
        QCOMPARE(all[0][u"program"_s], u"farold"_s);
        QVERIFY(QDateTime::fromString(all[0][u"time"_s].toString(), Qt::ISODateWithMs).isValid());
        QVERIFY(all[0][u"time"_s].toString().endsWith(u'Z'));
        QVERIFY(all[0][u"thread"_s].isDouble());
    }

    void onlyTheOwnerMayReadTheFile() {
        const auto old = QString::fromStdString(path("old.log"));
        QFile file(old);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("kept\n");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        for (const auto *name : {"old.log", "new.log"}) {
            log::setUp("farol", "info", path(name));
            log::logger().info("x");
            const auto rights = QFile::permissions(QString::fromStdString(path(name)));
            QVERIFY(rights.testFlags(QFile::ReadOwner | QFile::WriteOwner));
            QVERIFY(!(rights &
                      (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOwner)));
        }
        QCOMPARE(lines(path("old.log")).size(), 2);
    }

    void anUnknownLevelMeansInfo() {
        log::setUp("farol", "loud", path("level.log"));
        log::logger().debug("no");
        log::logger().info("yes");
        QCOMPARE(lines(path("level.log")).size(), 1);
    }

    void aFileThatCannotBeMadeStopsNothing() {
        log::setUp("farol", "error", (m_dir.path() + u"/absent/dir/x.log"_s).toStdString());
        log::logger().info("still here");
        QVERIFY(!QFile::exists(m_dir.path() + u"/absent"_s));
    }

    void threadsNeverTearALine() {
        log::setUp("farol", "info", path("threads.log"));
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 4; ++i) {
                threads.emplace_back([i] {
                    for (int n = 0; n < 250; ++n) {
                        log::logger().info("thread {} line {} to ana@b.br", i, n);
                    }
                });
            }
        }
        const auto all = lines(path("threads.log"));
        QCOMPARE(all.size(), 1000);
        for (const auto &line : all) {
            QVERIFY(line[u"message"_s].toString().endsWith(u"to [email]"));
        }
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "tst_log.moc"
