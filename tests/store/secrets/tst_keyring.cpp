// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secrets/secretstore.h"

#include "kit/keyring.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTimer>
#include <csignal>

using namespace farol;
using namespace farol::store;
using namespace std::chrono_literals;

namespace {

const SecretKey key{QStringLiteral("env-1"), QStringLiteral("farold.example:8443"), QStringLiteral("ana@example")};
const QByteArray canary = "canary-7f3a9c-\xc3\xa7\xc3\xa3o-\xe2\x82\xac";

} // namespace

// The keychain as it is on a desktop: a real daemon that is unlocked, locked, missing, new or asleep.
class KeyringTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(qEnvironmentVariableIsSet("FAROL_PRIVATE_BUS"), "run it by with_keyring.sh"); }
    void init() {
        m_keyring = std::make_unique<kit::Keyring>();
        m_store = std::make_unique<SecretStore>();
    }
    void cleanup() {
        m_store.reset();
        m_keyring.reset();
    }

    void givesBackWhatItStored() {
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(write(key, canary).kept, Kept::InKeychain);
        QVERIFY(!m_store->sessionOnly());
        QCOMPARE(m_store->state(), SecretState::Ready);
        QCOMPARE(m_store->backendName(), QStringLiteral("GNOME Keyring (Secret Service)"));
        // Another process, after the daemon came back.
        QVERIFY(m_keyring->start("right"));
        m_store = std::make_unique<SecretStore>();
        const auto found = read(key);
        QVERIFY2(found, found ? "" : qPrintable(found.error().detail));
        QCOMPARE(found->secret.reveal(), canary);
        QCOMPARE(found->kept, Kept::InKeychain);
    }
    void keepsSecretsOfEnvironmentsHostsAndUsersApart() {
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(write(key, canary).kept, Kept::InKeychain);
        for (const SecretKey &other : {SecretKey{QStringLiteral("env-2"), key.host, key.user},
                                       SecretKey{key.environment, QStringLiteral("farold.example"), key.user},
                                       SecretKey{key.environment, key.host, QStringLiteral("ana")}}) {
            const auto found = read(other);
            QVERIFY(!found);
            QCOMPARE(found.error().kind, ErrorKind::NotFound);
            QCOMPARE(found.error().code, QStringLiteral("secret_missing"));
        }
        QCOMPARE(m_store->state(), SecretState::Ready);
    }
    void keepsLongBinaryBytes() {
        QVERIFY(m_keyring->start("right"));
        QByteArray bytes(64 * 1024, '\0');
        for (qsizetype i = 0; i < bytes.size(); ++i) {
            bytes[i] = static_cast<char>(i * 31);
        }
        QCOMPARE(write(key, bytes).kept, Kept::InKeychain);
        const auto found = read(key);
        QVERIFY(found);
        QCOMPARE(found->secret.reveal(), bytes);
    }
    void removesWhatItStored() {
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(write(key, canary).kept, Kept::InKeychain);
        QVERIFY(remove(key));
        QCOMPARE(read(key).error().code, QStringLiteral("secret_missing"));
        QVERIFY(remove(key)); // nothing there is as good
    }
    void tellsALockedKeyringFromAMissingSecret() {
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(write(key, canary).kept, Kept::InKeychain);
        QVERIFY(m_keyring->start("wrong"));
        m_store = std::make_unique<SecretStore>();
        const auto found = read(key);
        QVERIFY(!found);
        QCOMPARE(found.error().kind, ErrorKind::Forbidden);
        QCOMPARE(found.error().code, QStringLiteral("keyring_locked"));
        QCOMPARE(m_store->state(), SecretState::Locked);
        QVERIFY(!m_store->detail().isEmpty());
        QCOMPARE(m_store->backendName(), QStringLiteral("GNOME Keyring (Secret Service)"));
    }
    void noticesThatItWasLockedSinceTheLastCall() {
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(write(key, canary).kept, Kept::InKeychain);
        QVERIFY(m_keyring->start("wrong"));
        QCOMPARE(read(key).error().code, QStringLiteral("keyring_locked"));
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(read(key)->secret.reveal(), canary);
        QCOMPARE(m_store->state(), SecretState::Ready);
    }
    void keepsItInMemoryAloneWhileLocked() {
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(write(key, "older").kept, Kept::InKeychain);
        QVERIFY(m_keyring->start("wrong"));
        const auto stored = write(key, canary);
        QCOMPARE(stored.kept, Kept::ThisSessionOnly);
        QCOMPARE(stored.why->code, QStringLiteral("keyring_locked"));
        QVERIFY(m_store->sessionOnly());
        const auto found = read(key);
        QCOMPARE(found->secret.reveal(), canary);
        QCOMPARE(found->kept, Kept::ThisSessionOnly);
        QCOMPARE(kit::filesHolding(m_keyring->folder(), canary), QStringList());
        QCOMPARE(kit::filesHolding(qEnvironmentVariable("HOME"), canary), QStringList());
    }
    void neverCallsARemovalDoneThatALockUndid() {
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(write(key, canary).kept, Kept::InKeychain);
        QVERIFY(m_keyring->start("wrong"));
        const auto removed = remove(key);
        QVERIFY(!removed);
        QCOMPARE(removed.error().code, QStringLiteral("keyring_locked"));
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(read(key)->secret.reveal(), canary); // so it was right not to say so
    }
    void saysThatThereIsNoService() {
        QCOMPARE(write(key, canary).why->code, QStringLiteral("keyring_absent"));
        QCOMPARE(m_store->state(), SecretState::Absent);
        QVERIFY(m_store->sessionOnly());
        QCOMPARE(m_store->backendName(), QString());
        QCOMPARE(read(key)->secret.reveal(), canary);
        QCOMPARE(remove(key).error().code, QStringLiteral("keyring_absent"));
        QVERIFY(!m_store->sessionOnly());
        QCOMPARE(read(key).error().code, QStringLiteral("keyring_absent"));
    }
    void usesAServiceThatCameLater() {
        QCOMPARE(read(key).error().code, QStringLiteral("keyring_absent"));
        QVERIFY(m_keyring->start("right"));
        QCOMPARE(write(key, canary).kept, Kept::InKeychain);
        QCOMPARE(m_store->state(), SecretState::Ready);
    }
    void saysThatTheServiceHasNoKeyringYet() {
        QVERIFY(m_keyring->start({}));
        QCOMPARE(read(key).error().code, QStringLiteral("secret_missing"));
        QCOMPARE(m_store->state(), SecretState::Absent);
        QVERIFY(m_store->detail().contains(QStringLiteral("no keyring yet")));
        const auto stored = write(key, canary);
        QCOMPARE(stored.kept, Kept::ThisSessionOnly);
        QVERIFY(m_store->sessionOnly());
        QVERIFY(remove(key));
    }
    void probesWithoutASecret() {
        QVERIFY(m_keyring->start("right"));
        QSignalSpy changed(m_store.get(), &SecretStore::changed);
        m_store->probe();
        QCOMPARE(changed.count(), 0); // never inside the call
        QVERIFY(changed.wait());
        QCOMPARE(m_store->state(), SecretState::Ready);
    }
    void saysSlowAndStillTakesTheLateAnswer() {
        QVERIFY(m_keyring->start("right"));
        m_store = std::make_unique<SecretStore>(SecretOptions{QStringLiteral("farol"), 300ms, 60s});
        QCOMPARE(write(key, canary).kept, Kept::InKeychain);
        const auto pid = static_cast<pid_t>(m_keyring->pid());
        QCOMPARE(::kill(pid, SIGSTOP), 0);
        int beats = 0; // the event loop goes on: a call that blocked would stop it until the daemon is back
        QTimer heart;
        heart.callOnTimeout(this, [&beats] { ++beats; });
        heart.start(10ms);
        std::optional<Result<FoundSecret>> late;
        m_store->read(key, this, [&late](Result<FoundSecret> found) { late = std::move(found); });
        const bool slow = QTest::qWaitFor([this] { return m_store->state() == SecretState::Slow; }, 30000);
        QCOMPARE(::kill(pid, SIGCONT), 0);
        QVERIFY(slow);
        QVERIFY2(beats >= 5, qPrintable(QString::number(beats)));
        QTRY_VERIFY(late);
        QCOMPARE((*late)->secret.reveal(), canary);
        QCOMPARE(m_store->state(), SecretState::Ready);
    }
    void givesUpOnAKeyringThatNeverAnswers() {
        QVERIFY(m_keyring->start("right"));
        m_store = std::make_unique<SecretStore>(SecretOptions{QStringLiteral("farol"), 100ms, 400ms});
        QCOMPARE(write(key, "older").kept, Kept::InKeychain);
        const auto pid = static_cast<pid_t>(m_keyring->pid());
        QCOMPARE(::kill(pid, SIGSTOP), 0);
        const auto stored = write(key, canary);
        const auto state = m_store->state();
        const auto inMemory = read(key);
        QCOMPARE(::kill(pid, SIGCONT), 0);
        QCOMPARE(stored.kept, Kept::ThisSessionOnly);
        QCOMPARE(stored.why->code, QStringLiteral("keyring_slow"));
        QCOMPARE(state, SecretState::Slow);
        QCOMPARE(inMemory->secret.reveal(), canary);
        // The keychain's own queue must be free again before the next test.
        QTRY_VERIFY(write(key, canary).kept == Kept::InKeychain);
    }
    void answersCallsInTheirOrder() {
        QVERIFY(m_keyring->start("right"));
        QStringList order;
        m_store->write(key, Secret("one"), this, [&](const StoredSecret &stored) {
            order.append(stored.kept == Kept::InKeychain ? QStringLiteral("one") : QStringLiteral("lost"));
        });
        m_store->write(key, Secret("two"), this, [&](const StoredSecret &stored) {
            order.append(stored.kept == Kept::InKeychain ? QStringLiteral("two") : QStringLiteral("lost"));
        });
        m_store->remove(key, this,
                        [&](const Done &done) { order.append(QStringLiteral("gone%1").arg(done.has_value())); });
        m_store->read(key, this, [&](const Result<FoundSecret> &found) { order.append(found.error().code); });
        QVERIFY(order.isEmpty());
        const QStringList wanted{QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("gone1"),
                                 QStringLiteral("secret_missing")};
        QTRY_COMPARE(order, wanted);
        QVERIFY(!m_store->sessionOnly());
    }
    void keepsTheNewestOfTwoWritesInARow() {
        QVERIFY(m_keyring->start("right"));
        m_store->write(key, Secret("one"), this, [](const StoredSecret &) {});
        QCOMPARE(write(key, "two").kept, Kept::InKeychain);
        QCOMPARE(read(key)->secret.reveal(), QByteArray("two"));
    }
    void staysSilentWhenTheContextDied() {
        QVERIFY(m_keyring->start("right"));
        auto context = std::make_unique<QObject>();
        bool answered = false;
        m_store->read(key, context.get(), [&](const Result<FoundSecret> &) { answered = true; });
        context.reset();
        QCOMPARE(read(key).error().code, QStringLiteral("secret_missing")); // in order, so the first one is over
        QVERIFY(!answered);
    }
    void diesInTheMiddleOfACall() {
        QVERIFY(m_keyring->start("right"));
        bool answered = false;
        m_store->write(key, Secret(canary), this, [&](const StoredSecret &) { answered = true; });
        m_store.reset();
        m_store = std::make_unique<SecretStore>();
        QVERIFY(write(key, "next").kept == Kept::InKeychain);
        QVERIFY(!answered);
    }
    void letsAnAnswerDestroyTheStore() {
        QVERIFY(m_keyring->start("right"));
        m_store->read(key, this, [this](const Result<FoundSecret> &) { m_store.reset(); });
        QTRY_VERIFY(!m_store);
    }

private:
    StoredSecret write(const SecretKey &of, const QByteArray &bytes) {
        std::optional<StoredSecret> stored;
        m_store->write(of, Secret(bytes), this, [&stored](StoredSecret answer) { stored = std::move(answer); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(stored, 20000); }();
        return stored.value_or(StoredSecret{Kept::ThisSessionOnly, Error{}});
    }
    Result<FoundSecret> read(const SecretKey &of) {
        std::optional<Result<FoundSecret>> found;
        m_store->read(of, this, [&found](Result<FoundSecret> answer) { found = std::move(answer); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(found, 20000); }();
        return found.value_or(tl::unexpected(Error{}));
    }
    Done remove(const SecretKey &of) {
        std::optional<Done> done;
        m_store->remove(of, this, [&done](Done answer) { done = std::move(answer); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(done, 20000); }();
        return done.value_or(tl::unexpected(Error{}));
    }

    std::unique_ptr<kit::Keyring> m_keyring;
    std::unique_ptr<SecretStore> m_store;
};

QTEST_GUILESS_MAIN(KeyringTest)
#include "tst_keyring.moc"
