// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connect/connectmodel.h"

#include "app/connect/environmentoptions.h"
#include "kit/tinyfarold.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using Step = ConnectModel::Step;
using StepState = ConnectModel::StepState;
using State = ConnectModel::State;
using store::EnvironmentEntry;

namespace {

EnvironmentEntry typed(const QUrl &url, const QString &name = u"Homologação"_s) {
    EnvironmentEntry entry;
    entry.name = name;
    entry.kind = store::EnvironmentKind::Staging;
    entry.url = url.toString();
    entry.user = u"operator1"_s;
    return entry;
}

QString faultOf(const EnvironmentEntry &entry, const QString &field, const QList<EnvironmentEntry> &known = {}) {
    const auto faults = checkEntry(entry, known);
    for (const auto &fault : faults) {
        if (fault.field == field) {
            return fault.code;
        }
    }
    return {};
}

QByteArray everyFileIn(const QString &folder) {
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        all += file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    return all;
}

} // namespace

// The way into an environment, on true sockets and on a machine without a keychain.
class ConnectModelTest final : public QObject {
    Q_OBJECT
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<store::Settings> m_settings;
    std::unique_ptr<store::SecretStore> m_secrets;
    std::unique_ptr<ConnectModel> m_model;

    ConnectModel &model() { return *m_model; }
    void open() {
        m_model.reset();
        m_secrets = std::make_unique<store::SecretStore>();
        m_settings.emplace(store::Settings::open(m_clock, m_folder->path()));
        m_model = std::make_unique<ConnectModel>(*m_settings, *m_secrets, m_clock);
    }
    void connectTo(const EnvironmentEntry &entry, const QByteArray &password = "open sesame") {
        model().setForm(entry);
        QCOMPARE(model().faults(), QList<FieldError>());
        model().connectWith(Secret(password));
        QCOMPARE(model().state(), State::Running);
        QTRY_VERIFY_WITH_TIMEOUT(model().state() != State::Running, 10'000);
    }

private Q_SLOTS:
    void initTestCase() {
        qunsetenv("DISPLAY");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() {
        m_model.reset();
        m_secrets.reset();
    }

    void namesWhatIsWrongWithTheForm_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("code");
        QTest::newRow("https") << u"https://farold.example"_s << QString();
        QTest::newRow("with a port and a slash") << u" https://farold.example:8443/ "_s << QString();
        QTest::newRow("http to this machine") << u"http://127.0.0.1:8080"_s << QString();
        QTest::newRow("http to localhost") << u"http://localhost:8080"_s << QString();
        QTest::newRow("http to another machine") << u"http://farold.example"_s << u"plain_http_refused"_s;
        QTest::newRow("nothing") << u"  "_s << u"required"_s;
        QTest::newRow("no scheme") << u"farold.example"_s << u"url_invalid"_s;
        QTest::newRow("no host") << u"https://"_s << u"url_invalid"_s;
        QTest::newRow("another scheme") << u"ftp://farold.example"_s << u"url_invalid"_s;
        QTest::newRow("spaces inside") << u"https://farold example"_s << u"url_invalid"_s;
        QTest::newRow("credentials") << u"https://ana:secret@farold.example"_s << u"url_has_credentials"_s;
        QTest::newRow("a path") << u"https://farold.example/api"_s << u"url_has_path"_s;
        QTest::newRow("a query") << u"https://farold.example?x=1"_s << u"url_has_path"_s;
    }
    void namesWhatIsWrongWithTheForm() {
        QFETCH(QString, url);
        QFETCH(QString, code);
        auto entry = typed({});
        entry.url = url;
        QCOMPARE(faultOf(entry, u"url"_s), code);
    }
    void plainHttpNeedsTheChoice() {
        auto entry = typed(QUrl(u"http://farold.example"_s));
        entry.plainHttp = true;
        QCOMPARE(checkEntry(entry, {}), QList<FieldError>());
    }
    void aNameIsUniqueWhateverItsCase() {
        auto other = typed(QUrl(u"https://a.example"_s), u"Produção"_s);
        other.id = u"1"_s;
        auto entry = typed(QUrl(u"https://b.example"_s), u" PRODUÇÃO "_s);
        entry.id = u"2"_s;
        QCOMPARE(faultOf(entry, u"name"_s, {other}), u"name_taken"_s);
        entry.id = u"1"_s; // it is itself
        QCOMPARE(faultOf(entry, u"name"_s, {other}), QString());
        entry.name = u"  "_s;
        QCOMPARE(faultOf(entry, u"name"_s, {other}), u"required"_s);
        entry.user.clear();
        QCOMPARE(faultOf(entry, u"user"_s, {other}), u"required"_s);
    }
    void triesNothingWithAFaultyForm() {
        QVERIFY(!model().faults().isEmpty());
        model().connectWith(Secret("x"));
        QCOMPARE(model().state(), State::Idle);
        const auto saved = model().save();
        QCOMPARE(saved.error().code, u"environment_incomplete"_s);
        QVERIFY(!saved.error().fields.isEmpty());
    }

    void goesEveryStepAndKeepsTheEntryButNoSecret() {
        kit::RawServer server(kit::tinyFarold());
        QSignalSpy connected(&model(), &ConnectModel::connected);
        connectTo(typed(server.url()));
        QCOMPARE(model().state(), State::Connected);
        for (const auto step : {Step::Name, Step::Network, Step::Certificate, Step::Service, Step::Login}) {
            QCOMPARE(model().step(step).state, StepState::Good);
        }
        // No keychain on this machine: it works, and says so.
        QCOMPARE(model().step(Step::Keychain).state, StepState::Warning);
        QCOMPARE(model().step(Step::Keychain).code, u"keyring_absent"_s);
        QVERIFY(model().sessionOnly());
        QCOMPARE(connected.size(), 1);
        const auto entry = connected.constFirst().at(0).value<EnvironmentEntry>();
        QVERIFY(connected.constFirst().at(1).value<Secret>() == Secret("canary-refresh-token"));
        QCOMPARE(model().lastEnvironment(), entry.id);
        QCOMPARE(model().environments(), QList<EnvironmentEntry>({entry}));
        QVERIFY(entry.createdAt != Instant{});
        const auto onDisk = everyFileIn(m_folder->path());
        QVERIFY(onDisk.contains("operator1"));
        QVERIFY(!onDisk.contains("canary"));
        QVERIFY(!onDisk.contains("sesame"));
        open();
        QCOMPARE(model().environments(), QList<EnvironmentEntry>({entry}));
    }
    void aWrongPasswordKeepsNothing() {
        kit::RawServer server(kit::tinyFarold());
        QSignalSpy connected(&model(), &ConnectModel::connected);
        connectTo(typed(server.url()), "wrong");
        QCOMPARE(model().state(), State::Failed);
        QCOMPARE(model().step(Step::Login).state, StepState::Failed);
        QCOMPARE(model().step(Step::Login).code, u"credentials_invalid"_s);
        QCOMPARE(model().step(Step::Login).subject, u"operator1"_s);
        QCOMPARE(model().error()->kind, ErrorKind::Unauthorized);
        QCOMPARE(model().step(Step::Keychain).state, StepState::Waiting);
        QCOMPARE(connected.size(), 0);
        QCOMPARE(model().environments().size(), 0);
        connectTo(model().form()); // typed again, right this time
        QCOMPARE(model().state(), State::Connected);
        QCOMPARE(model().environments().size(), 1);
    }
    void sendsNoPasswordToWhatIsNoFarold() {
        kit::RawServer server(kit::RawServer::json(R"({"service":"other"})"));
        connectTo(typed(server.url()));
        QCOMPARE(model().state(), State::Failed);
        QCOMPARE(model().step(Step::Service).code, u"not_farold"_s);
        QCOMPARE(model().step(Step::Login).state, StepState::Waiting);
        for (const auto &request : server.requests()) {
            QVERIFY(!request.contains("sesame"));
        }
    }
    void offersTheAuthorityAndKeepsItOnlyByItsFingerprint() {
        const auto own = kit::makeCertificate(m_folder->path(), u"Farol Test Authority"_s);
        if (own.pem.isEmpty()) {
            QSKIP("the openssl program is not installed");
        }
        kit::RawServer server(kit::tinyFarold(), kit::tlsServer(own));
        connectTo(typed(server.url(u"https"_s)));
        QCOMPARE(model().state(), State::Failed);
        QCOMPARE(model().step(Step::Certificate).code, u"self_signed"_s);
        QVERIFY(model().offeredAuthority());
        QCOMPARE(model().offeredAuthority()->subject, u"Farol Test Authority"_s);
        const auto sha256 = model().offeredAuthority()->sha256;
        QCOMPARE(model().useOfferedAuthority(u"AA:BB"_s).error().code, u"authority_changed"_s);
        QVERIFY(model().form().caFile.isEmpty());
        QVERIFY(model().useOfferedAuthority(sha256));
        const auto path = model().form().caFile;
        QVERIFY(path.startsWith(m_folder->path()));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther),
                 QFile::Permissions());
        connectTo(model().form());
        QCOMPARE(model().state(), State::Connected);
        QCOMPARE(model().step(Step::Certificate).code, u"expires_soon"_s);
        QCOMPARE(model().environments().constFirst().caFile, path);
        // Another environment does not trust it.
        model().startNew();
        connectTo(typed(server.url(u"https"_s), u"Outra"_s));
        QCOMPARE(model().state(), State::Failed);
    }
    void anotherAddressTakesTheOfferBack() {
        const auto own = kit::makeCertificate(m_folder->path(), u"Farol Test Authority"_s);
        if (own.pem.isEmpty()) {
            QSKIP("the openssl program is not installed");
        }
        kit::RawServer server(kit::tinyFarold(), kit::tlsServer(own));
        connectTo(typed(server.url(u"https"_s)));
        QVERIFY(model().offeredAuthority());
        const auto sha256 = model().offeredAuthority()->sha256;
        model().setForm(typed(QUrl(u"https://farold.example"_s)));
        QVERIFY(!model().offeredAuthority());
        QVERIFY(!model().useOfferedAuthority(sha256));
    }
    void saysWhichFileOfAnAuthorityIsNone() {
        auto entry = typed(QUrl(u"https://127.0.0.1:9"_s));
        entry.caFile = m_folder->filePath(u"missing.pem"_s);
        connectTo(entry);
        QCOMPARE(model().step(Step::Certificate).code, u"ca_file_unreadable"_s);
        entry.caFile = m_folder->filePath(u"settings.json"_s);
        QFile file(entry.caFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        connectTo(entry);
        QCOMPARE(model().step(Step::Certificate).code, u"ca_file_invalid"_s);
    }
    void cancelsWhileItWaits() {
        kit::RawServer server([](QTcpSocket &, const QByteArray &) {}); // never answers
        model().setForm(typed(server.url()));
        model().connectWith(Secret("open sesame"));
        QTRY_COMPARE(model().step(Step::Service).state, StepState::Running);
        model().setForm(typed(QUrl(u"https://elsewhere.example"_s)));
        QVERIFY(!model().form().url.contains(u"elsewhere"_s)); // not under its feet
        model().cancel();
        QCOMPARE(model().state(), State::Idle);
        QTRY_COMPARE(server.open(), 0);
        QCOMPARE(model().environments().size(), 0);
    }
    void savesAnEntryThatDoesNotWorkYet() {
        model().setForm(typed(QUrl(u"https://farold.example:8443"_s)));
        QVERIFY(model().save());
        QCOMPARE(model().environments().constFirst().url, u"https://farold.example:8443"_s);
        model().startNew();
        model().setForm(typed(QUrl(u"https://b.example"_s))); // of the same name
        QCOMPARE(model().faults().constFirst().code, u"name_taken"_s);
    }
    void keepsTheChoiceOfPlainHttp() {
        auto entry = typed(QUrl(u"http://farold.example"_s));
        entry.plainHttp = true;
        model().setForm(entry);
        QVERIFY(model().save());
        open();
        QVERIFY(model().environments().constFirst().plainHttp);
        QVERIFY(httpOptionsOf(model().environments().constFirst(), {}).tls.plainHttpAllowed);
    }
    void resumesWithTheTokenOfThisSessionAndAsksForThePasswordOtherwise() {
        kit::RawServer server(kit::tinyFarold());
        connectTo(typed(server.url()));
        const auto id = model().form().id;
        QSignalSpy connected(&model(), &ConnectModel::connected);
        model().resume(id);
        QVERIFY(connected.wait(30'000));
        QVERIFY(connected.constFirst().at(1).value<Secret>() == Secret("canary-refresh-token"));
        QVERIFY(model().sessionOnly());
        open(); // a new start: what was in memory alone is gone
        model().resume(id);
        QTRY_COMPARE(model().state(), State::Failed);
        QCOMPARE(model().step(Step::Keychain).state, StepState::Failed);
        QCOMPARE(model().error()->code, u"keyring_absent"_s);
        QCOMPARE(model().form().id, id);
    }
    void forgettingIsDoneOnlyWhenItIsCertain() {
        kit::RawServer server(kit::tinyFarold());
        connectTo(typed(server.url()));
        const auto id = model().form().id;
        QSignalSpy failed(&model(), &ConnectModel::forgetFailed);
        QSignalSpy forgotten(&model(), &ConnectModel::forgotten);
        model().forget(id);
        QVERIFY(failed.wait(30'000)); // nobody can ask the keychain
        QCOMPARE(failed.constFirst().at(1).value<Error>().code, u"keyring_absent"_s);
        QCOMPARE(model().environments().size(), 1);
        QVERIFY(model().forgetEntryOnly(id));
        QCOMPARE(forgotten.size(), 1);
        QCOMPARE(model().environments().size(), 0);
        QCOMPARE(model().lastEnvironment(), QString());
        QVERIFY(model().form().id != id);
        model().forget(id);
        QCOMPARE(failed.constLast().at(1).value<Error>().code, u"environment_missing"_s);
    }
    void translatesAnEntryForTheSession() {
        auto entry = typed(QUrl(u"https://farold.example:8443"_s), u"Produção"_s);
        entry.id = u"env-1"_s;
        entry.kind = store::EnvironmentKind::Production;
        const auto environment = environmentOf(entry);
        QCOMPARE(environment.name, u"Produção"_s);
        QCOMPARE(environment.kind, EnvironmentKind::Production);
        QVERIFY(environment.readOnly);
        entry.kind = store::EnvironmentKind::Demo;
        QVERIFY(!environmentOf(entry).readOnly);
        const store::SecretKey key{u"env-1"_s, u"farold.example:8443"_s, u"operator1"_s};
        QVERIFY(secretKeyOf(entry) == key);
    }
};

QTEST_GUILESS_MAIN(ConnectModelTest)
#include "tst_connectmodel.moc"
