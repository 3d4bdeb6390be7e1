// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connect/connectmodel.h"

#include "app/connect/environmentoptions.h"
#include "kit/keyring.h"
#include "kit/tinyfarold.h"

#include <QSignalSpy>
#include <csignal>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Step = ConnectModel::Step;
using StepState = ConnectModel::StepState;
using State = ConnectModel::State;

// Where the token goes: a real keychain that is open, locked or asleep.
class ConnectKeychainTest final : public QObject {
    Q_OBJECT
    SystemClock m_clock;
    std::unique_ptr<kit::Keyring> m_keyring;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::optional<store::Settings> m_settings;
    std::unique_ptr<store::SecretStore> m_secrets;
    std::unique_ptr<ConnectModel> m_model;
    std::unique_ptr<kit::RawServer> m_server;

    ConnectModel &model() { return *m_model; }
    void open(const store::SecretOptions &options = {}) {
        m_model.reset();
        m_secrets = std::make_unique<store::SecretStore>(options);
        m_settings.emplace(store::Settings::open(m_clock, m_folder->path()));
        m_model = std::make_unique<ConnectModel>(*m_settings, *m_secrets, m_clock, m_folder->path());
    }
    void connectAs(const QString &user) {
        auto entry = model().form();
        entry.name = u"Homologação"_s;
        entry.url = m_server->url().toString();
        entry.user = user;
        model().setForm(entry);
        model().connectWith(Secret("open sesame"));
        QTRY_COMPARE_WITH_TIMEOUT(model().state(), State::Connected, 10'000);
    }
    QString codeOfReading(const store::SecretKey &key) {
        std::optional<Result<store::FoundSecret>> found;
        store::SecretStore other; // as another start of the program would
        other.read(key, this, [&](Result<store::FoundSecret> answer) { found = std::move(answer); });
        if (!QTest::qWaitFor([&] { return found.has_value(); }, 30000)) {
            return u"no answer"_s;
        }
        return *found ? u"found"_s : found->error().code;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(qEnvironmentVariableIsSet("FAROL_PRIVATE_BUS"), "run it by with_keyring.sh"); }
    void init() {
        m_keyring = std::make_unique<kit::Keyring>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<kit::RawServer>(kit::tinyFarold());
        open();
    }
    void cleanup() {
        m_model.reset();
        m_secrets.reset();
        m_keyring.reset();
    }

    void keepsTheTokenForTheNextStart() {
        QVERIFY(m_keyring->start("right"));
        connectAs(u"operator1"_s);
        QCOMPARE(model().step(Step::Keychain).state, StepState::Good);
        QCOMPARE(model().step(Step::Keychain).subject, u"GNOME Keyring (Secret Service)"_s);
        QVERIFY(!model().sessionOnly());
        QVERIFY(!model().error());
        const auto id = model().form().id;
        open();
        QSignalSpy connected(&model(), &ConnectModel::connected);
        model().resume(id);
        QVERIFY(connected.wait(30'000));
        QVERIFY(connected.constFirst().at(1).value<Secret>() == Secret("canary-refresh-token"));
        QCOMPARE(model().step(Step::Keychain).state, StepState::Good);
    }
    void forgetsTheTokenThenTheEntryAndWhatWasSeen() {
        QVERIFY(m_keyring->start("right"));
        connectAs(u"operator1"_s);
        const auto entry = model().form();
        store::OfflineCache(m_folder->path(), cacheScopeOf(entry)).put(u"/x"_s, {"{}", m_clock.now(), {}});
        QCOMPARE(kit::filesHolding(m_folder->path(), "/x").size() > 0, true);
        QSignalSpy forgotten(&model(), &ConnectModel::forgotten);
        model().forget(entry.id);
        QVERIFY(forgotten.wait(30'000));
        QCOMPARE(model().environments().size(), 0);
        QCOMPARE(codeOfReading(secretKeyOf(entry)), u"secret_missing"_s);
        QCOMPARE(kit::filesHolding(m_folder->path(), "/x"), QStringList());
    }
    void anotherServerUnderTheSameNameLeavesNothingSeenBehind() {
        QVERIFY(m_keyring->start("right"));
        connectAs(u"operator1"_s);
        const auto before = model().form();
        store::OfflineCache(m_folder->path(), cacheScopeOf(before)).put(u"/x"_s, {"{}", m_clock.now(), {}});
        kit::RawServer other(kit::tinyFarold());
        auto entry = before;
        entry.url = other.url().toString();
        QVERIFY(cacheScopeOf(entry).environment != cacheScopeOf(before).environment);
        model().setForm(entry);
        model().connectWith(Secret("open sesame"));
        QTRY_COMPARE_WITH_TIMEOUT(model().state(), State::Connected, 10'000);
        QCOMPARE(kit::filesHolding(m_folder->path(), "/x"), QStringList());
    }
    void aLockedKeychainKeepsTheEntryThatItCouldNotForget() {
        QVERIFY(m_keyring->start("right"));
        connectAs(u"operator1"_s);
        const auto id = model().form().id;
        QVERIFY(m_keyring->start("wrong"));
        open();
        QSignalSpy failed(&model(), &ConnectModel::forgetFailed);
        model().forget(id);
        QVERIFY(failed.wait(30'000));
        QCOMPARE(failed.constFirst().at(1).value<Error>().code, u"keyring_locked"_s);
        QCOMPARE(model().environments().size(), 1);
    }
    void aLockedKeychainMeansThisSessionOnly() {
        QVERIFY(m_keyring->start("right"));
        connectAs(u"operator1"_s);
        QVERIFY(m_keyring->start("wrong"));
        const auto id = model().form().id;
        open();
        model().edit(id);
        connectAs(u"operator1"_s);
        QCOMPARE(model().step(Step::Keychain).state, StepState::Warning);
        QCOMPARE(model().step(Step::Keychain).code, u"keyring_locked"_s);
        QCOMPARE(model().error()->code, u"keyring_locked"_s);
        QVERIFY(model().sessionOnly());
    }
    void anotherUserLeavesNoTokenOfTheFirstOneBehind() {
        QVERIFY(m_keyring->start("right"));
        connectAs(u"operator1"_s);
        const auto before = secretKeyOf(model().form());
        QCOMPARE(codeOfReading(before), u"found"_s);
        connectAs(u"operator2"_s);
        QCOMPARE(model().environments().size(), 1);
        QCOMPARE(codeOfReading(secretKeyOf(model().form())), u"found"_s);
        QTRY_COMPARE(codeOfReading(before), u"secret_missing"_s);
    }
    void nobodyWaitsForASleepingKeychainAndItsLateAnswerCounts() {
        QVERIFY(m_keyring->start("right"));
        open({u"farol"_s, 200ms, 60s});
        std::optional<store::StoredSecret> warm; // so that the daemon is known before it sleeps
        m_secrets->write({u"env-0"_s, u"host"_s, u"user"_s}, Secret("x"), this,
                         [&](const store::StoredSecret &stored) { warm = stored; });
        QTRY_VERIFY(warm);
        const auto pid = static_cast<pid_t>(m_keyring->pid());
        QCOMPARE(::kill(pid, SIGSTOP), 0);
        connectAs(u"operator1"_s);
        const auto step = model().step(Step::Keychain);
        const bool sessionOnly = model().sessionOnly();
        QCOMPARE(::kill(pid, SIGCONT), 0);
        QCOMPARE(step.state, StepState::Warning);
        QCOMPARE(step.code, u"keyring_slow"_s);
        QVERIFY(sessionOnly);
        QTRY_VERIFY(!model().sessionOnly());
        QCOMPARE(model().step(Step::Keychain).state, StepState::Good);
        QCOMPARE(codeOfReading(secretKeyOf(model().form())), u"found"_s);
    }
};

QTEST_GUILESS_MAIN(ConnectKeychainTest)
#include "tst_connectkeychain.moc"
