// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/config.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

class ConfigTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void standsWithoutAFile() { QVERIFY(readConfig({}, {})); }

    void tellsOfVariablesThatSetNothing() {
        const auto config = readConfig({}, {{u"FAROLD_HTTP_PROT"_s, u"1"_s},
                                            {u"FAROLD_CONFIG"_s, u"x"_s},
                                            {u"FAROLD_SERVICE_PORT_8480_TCP_ADDRESS"_s, u"x"_s}});
        QVERIFY(config);
        QCOMPARE(config->unknownVariables,
                 (QStringList{u"FAROLD_HTTP_PROT sets nothing; did you mean FAROLD_HTTP_PORT?"_s,
                              u"FAROLD_SERVICE_PORT_8480_TCP_ADDRESS sets nothing"_s}));
    }
    void takesTheFileThenTheEnvironment() {
        const QString path = file("environment: Produção\nproduction: on\nhttp:\n  port: 9000\nengine:\n  lease: 2m\n");
        const auto config = readConfig(path, {{QStringLiteral("FAROLD_HTTP_PORT"), QStringLiteral("9001")}});
        QVERIFY(config);
        QCOMPARE(config->environment, QStringLiteral("Produção"));
        QCOMPARE(config->http.port, quint16(9001));
        QCOMPARE(config->engine.lease, std::chrono::milliseconds(2min));
    }

    void takesASecretFromAFileAndShowsItNowhere() {
        QFile out(m_dir.filePath(QStringLiteral("url")));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write("postgresql://farold:s3cret@127.0.0.1/farold\n");
        out.close();
        const auto byVariable = readConfig({}, {{QStringLiteral("FAROLD_DATABASE_URL_FILE"), out.fileName()}});
        QVERIFY(byVariable);
        QCOMPARE(byVariable->database.url.reveal(), QByteArray("postgresql://farold:s3cret@127.0.0.1/farold"));
        const auto byFile = readConfig(file("database:\n  url_file: " + out.fileName().toUtf8() + '\n'), {});
        QVERIFY(byFile && byFile->database.url == byVariable->database.url);
        const auto refused =
            readConfig({}, {{QStringLiteral("FAROLD_DATABASE_URL"), QStringLiteral("mysql://s3cret@h")}});
        QVERIFY(!refused);
        QVERIFY(!refused.error().detail.contains(QStringLiteral("s3cret")));
        QVERIFY(!readConfig({}, {{QStringLiteral("FAROLD_DATABASE_URL_FILE"), QStringLiteral("/nowhere")}}));
        QVERIFY(!readConfig(file("database:\n  path_file: x\n"), {})); // no secret
    }

    void tellsOfEachKeyWhatItTakes() {
        const auto all = configKeys();
        QVERIFY(all.size() > 50);
        QSet<QString> seen;
        for (const ConfigKey &key : all) {
            QVERIFY2(!seen.contains(key.path), qPrintable(key.path));
            seen.insert(key.path);
            QCOMPARE(key.variable,
                     QStringLiteral("FAROLD_") + key.path.toUpper().replace(QLatin1Char('.'), QLatin1Char('_')));
            QVERIFY2(!key.type.isEmpty() && !key.help.isEmpty() && !key.help.contains(QStringLiteral("  ")),
                     qPrintable(key.path));
            // What is shown as the default is taken as it stands.
            if (!key.standard.isEmpty()) {
                QVERIFY2(readConfig({}, {{key.variable, key.standard}}), qPrintable(key.path));
            }
        }
    }
    void takesEachSecretFromAFile() {
        int secrets = 0;
        for (const ConfigKey &key : configKeys()) {
            if (!key.isSecret) {
                continue;
            }
            ++secrets;
            const QByteArray value =
                key.path == QStringLiteral("database.url")        ? "postgresql://a:s3cret@127.0.0.1/farold\n"
                : key.path == QStringLiteral("broker.url")        ? "amqp://a:s3cret@127.0.0.1/%2F\n"
                : key.path == QStringLiteral("errors.sentry_dsn") ? "https://s3cret@sentry.example/7\n"
                                                                  : "s3cret\n";
            QFile out(m_dir.filePath(key.path));
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(value);
            out.close();
            QVERIFY2(readConfig({}, {{key.variable + QStringLiteral("_FILE"), out.fileName()}}), qPrintable(key.path));
            QVERIFY2(!readConfig({}, {{key.variable + QStringLiteral("_FILE"), QStringLiteral("/nowhere")}}),
                     qPrintable(key.path));
            QVERIFY2(key.standard.isEmpty(), qPrintable(key.path));
        }
        QVERIFY(secrets >= 2);
        QFile out(m_dir.filePath(QStringLiteral("provider.token")));
        QCOMPARE(
            readConfig(file("provider:\n  token_file: " + out.fileName().toUtf8() + '\n'), {})->provider.token.reveal(),
            QByteArray("s3cret"));
    }

    void namesTheLineOfWhatItRefuses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("field");
        QTest::newRow("unknown key") << QByteArray("zone: America/Sao_Paulo\nhttp:\n  prot: 1\n") << 3 << "http.prot";
        QTest::newRow("not a number") << QByteArray("http:\n  port: many\n") << 2 << "http.port";
        QTest::newRow("a list") << QByteArray("tenant: [a, b]\n") << 1 << "tenant";
        QTest::newRow("a bare number is no duration") << QByteArray("engine:\n  lease: 60\n") << 2 << "engine.lease";
        QTest::newRow("overflow") << QByteArray("http:\n  port: 65536\n") << 2 << "http.port";
    }
    void namesTheLineOfWhatItRefuses() {
        QFETCH(QByteArray, text);
        const auto config = readConfig(file(text), {});
        QVERIFY(!config);
        QFETCH(int, line);
        QFETCH(QString, field);
        QCOMPARE(config.error().fields.first().line, line);
        QCOMPARE(config.error().fields.first().field, field);
    }

    void readsTheBandsOfApprovals() {
        const auto usual = readConfig({}, {});
        QCOMPARE(bandOf(usual->bands, Money{10'000'00, {}}).roles.size(), 3);
        QCOMPARE(bandOf(usual->bands, Money{10'000'01, {}}).roles.size(), 2);
        QCOMPARE(bandOf(usual->bands, Money{50'000'00, {}}).needed, 1);
        QCOMPARE(bandOf(usual->bands, Money{50'000'01, {}}).needed, 2);
        QCOMPARE(bandOf(usual->bands, Money{1, *makeCurrency(QStringLiteral("USD"))}).needed, 2);
        const auto own = readConfig(
            file("approvals:\n  bands: \"500.00: 1 operator; above: 3 approver manager with manager\"\n"), {});
        QVERIFY(own && own->approvals);
        QCOMPARE(own->bands.size(), std::size_t(2));
        QCOMPARE(bandOf(own->bands, Money{500'01, {}}).needed, 3);
        QCOMPARE(bandOf(own->bands, Money{500'01, {}}).oneOf, std::optional(Role::Manager));
    }
    void refusesBandsThatLeaveAGap_data() {
        QTest::addColumn<QString>("bands");
        QTest::newRow("no last one") << QStringLiteral("500.00: 1 manager");
        QTest::newRow("falling") << QStringLiteral("500.00: 1 manager; 400.00: 1 manager; above: 1 manager");
        QTest::newRow("above first") << QStringLiteral("above: 1 manager; 400.00: 1 manager");
        QTest::newRow("nobody") << QStringLiteral("above: 0 manager");
        QTest::newRow("no role") << QStringLiteral("above: 1");
        QTest::newRow("a role that approves nothing") << QStringLiteral("above: 1 auditor");
        QTest::newRow("with nobody") << QStringLiteral("above: 2 approver with");
        QTest::newRow("with one who may not") << QStringLiteral("above: 2 approver with manager");
        QTest::newRow("empty") << QStringLiteral(";");
    }
    void refusesBandsThatLeaveAGap() {
        QFETCH(QString, bands);
        QVERIFY(!readConfig({}, {{QStringLiteral("FAROLD_APPROVALS_BANDS"), bands}}));
    }
    void refusesWhatIsUnsafeTogether_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no second person in production") << QByteArray("production: on\napprovals: off\n");
        QTest::newRow("lease within the time-out") << QByteArray("provider:\n  timeout: 60s\nengine:\n  lease: 60s\n");
        QTest::newRow("plain http outside") << QByteArray("http:\n  address: 0.0.0.0\n");
        QTest::newRow("key without certificate") << QByteArray("http:\n  key_file: k.pem\n");
        QTest::newRow("zone") << QByteArray("zone: Brasilia\n");
        QTest::newRow("ispb") << QByteArray("provider:\n  ispb: 1234567a\n");
        QTest::newRow("a collector in the clear") << QByteArray("traces:\n  collector: http://otel.internal:4318\n");
        QTest::newRow("a DSN in the clear") << QByteArray("errors:\n  sentry_dsn: http://key@sentry.internal/7\n");
        QTest::newRow("a provider in the clear") << QByteArray("provider:\n  url: http://psp.internal/pix\n");
        QTest::newRow("broken yaml") << QByteArray("http: [\n");
    }
    void refusesWhatIsUnsafeTogether() {
        QFETCH(QByteArray, text);
        QVERIFY(!readConfig(file(text), {}));
    }

private:
    QString file(const QByteArray &text) {
        QFile out(m_dir.filePath(QStringLiteral("farold.yaml")));
        if (out.open(QIODevice::WriteOnly)) {
            out.write(text);
        }
        return out.fileName();
    }
    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(ConfigTest)
#include "tst_config.moc"
