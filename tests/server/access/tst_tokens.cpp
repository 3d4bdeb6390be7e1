// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"
#include "server/access/passwords.h"
#include "server/access/tokens.h"
#include "server/access/users.h"

#include <QTest>
#include <future>

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

// Tokens and accounts on a real database, with the real writer and readers.
class TokensTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_database = std::make_unique<kit::EngineDatabase>();
        m_clock.set(*fromRfc3339(u"2026-11-20T13:05:00Z"));
        m_writer = std::make_unique<Writer>(m_database->open(), m_clock, Writer::Options{});
        m_writer->start();
        m_readers = std::make_unique<Readers>(m_database->path(), 1);
        m_tokens = std::make_unique<Tokens>(*m_writer, *m_readers, m_clock, Config::Tokens{});
        m_user = 0;
        const Done done = write([this](Arrows &arrows) -> Done {
            const auto made = addUser(arrows, person(QStringLiteral("ana")), {QStringLiteral("test"), 0, {}});
            m_user = made ? *made : 0;
            return made ? Done() : tl::unexpected(made.error());
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    void cleanup() {
        m_readers.reset();
        m_tokens.reset();
        m_writer.reset();
    }

    void knowsItsHolder() {
        const auto identity = holderOf(pair().access);
        QVERIFY(identity);
        QCOMPARE(identity->user, QStringLiteral("ana"));
        QCOMPARE(identity->roles, QList<Role>({Role::Operator, Role::Approver}));
        QCOMPARE(identity->tenantName, QStringLiteral("default"));
    }
    void keepsOnlyHashes() {
        const TokenPair made = pair();
        auto rows = m_database->open();
        auto any = rows->prepare("SELECT count(*) FROM tokens WHERE hash=? OR hash=?");
        QVERIFY(*any.bind(made.access.toLatin1(), made.refresh.toLatin1()).step());
        QCOMPARE(any.integer(0), 0);
    }
    void refusesWhatItDoesNotKnow() {
        QCOMPARE(holderOf(QStringLiteral("fat_nobody")).error().code, QStringLiteral("token_invalid"));
        QCOMPARE(holderOf({}).error().code, QStringLiteral("token_missing"));
        QCOMPARE(holderOf(pair().refresh).error().code, QStringLiteral("token_invalid"));
    }
    void expiresByTheInjectedClock() {
        const TokenPair made = pair();
        QVERIFY(holderOf(made.access)); // from here on it is in the cache
        m_clock.advance(15min);
        QCOMPARE(holderOf(made.access).error().code, QStringLiteral("token_expired"));
        m_clock.advance(12h);
        QCOMPARE(turnIn(made.refresh).error().code, QStringLiteral("token_expired"));
    }
    void aRefreshTokenWorksOnceAndASecondTryEndsTheFamily() {
        const TokenPair first = pair();
        const auto second = turnIn(first.refresh);
        QVERIFY(second);
        QVERIFY(holderOf(second->access));
        QCOMPARE(turnIn(first.refresh).error().code, QStringLiteral("token_reused"));
        QCOMPARE(holderOf(second->access).error().code, QStringLiteral("token_invalid"));
        QCOMPARE(turnIn(second->refresh).error().code, QStringLiteral("token_invalid"));
        QVERIFY(holderOf(pair().access)); // another sign-in lives on
    }
    // A second farold on the same database: its own writer, readers and memory.
    void twoProcessesCannotTurnInTheSameToken() {
        Writer writer(m_database->open(), m_clock, Writer::Options{});
        writer.start();
        Readers readers(m_database->path(), 1);
        Tokens other(writer, readers, m_clock, Config::Tokens{});
        for (int round = 0; round < 20; ++round) {
            const TokenPair first = pair();
            std::promise<Result<TokenPair>> here;
            std::promise<Result<TokenPair>> there;
            m_tokens->refresh(first.refresh, [&](Result<TokenPair> answer) { here.set_value(std::move(answer)); });
            other.refresh(first.refresh, [&](Result<TokenPair> answer) { there.set_value(std::move(answer)); });
            const auto a = here.get_future().get();
            const auto b = there.get_future().get();
            QVERIFY(a.has_value() != b.has_value());
            QCOMPARE((a ? b : a).error().code, QStringLiteral("token_reused"));
            // The loser ended the sign-in, the winner's new pair with it.
            QCOMPARE(holderOf((a ? a : b)->access).error().code, QStringLiteral("token_invalid"));
        }
        writer.stop();
    }
    void whatAnotherProcessEndedIsForgottenWithinSeconds() {
        const TokenPair made = pair();
        QVERIFY(holderOf(made.access));
        QVERIFY(m_database->open()->execute("UPDATE users SET disabled_at=1 WHERE name='ana'"));
        m_clock.advance(5s);
        QCOMPARE(holderOf(made.access).error().code, QStringLiteral("token_invalid"));
    }
    void theLaunchTokenIsOnNoDisk() {
        const Secret launch = m_tokens->launchToken({m_user, 1, QStringLiteral("ana"), QStringLiteral("default"), {}});
        QCOMPARE(holderOf(QString::fromLatin1(launch.reveal()))->user, QStringLiteral("ana"));
        auto rows = m_database->open();
        auto any = rows->prepare("SELECT count(*) FROM tokens");
        QVERIFY(*any.step());
        QCOMPARE(any.integer(0), 0);
    }
    void refusesAccountsThatMakeNoSense() {
        const auto code = [this](NewUser user) {
            const Done done = write([&user](Arrows &arrows) -> Done {
                const auto made = addUser(arrows, user, {QStringLiteral("test"), 0, {}});
                return made ? Done() : tl::unexpected(made.error());
            });
            return done ? QString() : done.error().code;
        };
        QCOMPARE(code(person(QStringLiteral("ana"))), QStringLiteral("user_exists"));
        QCOMPARE(code(person(QStringLiteral("ana maria"))), QStringLiteral("user_name"));
        NewUser weak = person(QStringLiteral("bia"));
        weak.password = Secret("short");
        QCOMPARE(code(weak), QStringLiteral("password_short"));
        NewUser idle = person(QStringLiteral("bia"));
        idle.roles.clear();
        QCOMPARE(code(idle), QStringLiteral("roles_empty"));
    }
    void verifiesPasswordsAndCostsTheSameForNobody() {
        Passwords passwords;
        const QString hash = hashPassword(Secret("correct horse"));
        QVERIFY(hash.startsWith(QStringLiteral("$argon2id$")));
        const auto verify = [&passwords](const QString &against, const char *tried) {
            std::promise<bool> promise;
            const bool posted =
                passwords.verify(against, Secret(tried), [&promise](bool right) { promise.set_value(right); });
            return posted && promise.get_future().get();
        };
        QVERIFY(verify(hash, "correct horse"));
        QVERIFY(!verify(hash, "wrong horse"));
        QVERIFY(!verify({}, "correct horse"));
        // The same parameters, so the same work: all up to the salt.
        const QByteArray nobody = Passwords::nobody();
        QCOMPARE(nobody.size(), hash.size());
        QCOMPARE(nobody.left(nobody.lastIndexOf('p') + 4), hash.toLatin1().left(nobody.lastIndexOf('p') + 4));
    }

private:
    static NewUser person(const QString &name) {
        return {QStringLiteral("default"), name, Secret("a long password"), {Role::Operator, Role::Approver}};
    }
    Done write(Writer::Work work) {
        std::promise<Done> promise;
        m_writer->post(std::move(work), [&promise](Done done) { promise.set_value(std::move(done)); });
        return promise.get_future().get();
    }
    TokenPair pair() {
        TokenPair made;
        const Done done = write([this, &made](Arrows &arrows) -> Done {
            auto issued = m_tokens->issue(arrows, m_user);
            if (issued) {
                made = *issued;
            }
            return issued ? Done() : tl::unexpected(issued.error());
        });
        return done ? made : TokenPair();
    }
    Result<Identity> holderOf(const QString &token) {
        std::promise<Result<Identity>> promise;
        m_tokens->authenticate(token.toLatin1(),
                               [&promise](Result<Identity> who) { promise.set_value(std::move(who)); });
        return promise.get_future().get();
    }
    Result<TokenPair> turnIn(const QString &token) {
        std::promise<Result<TokenPair>> promise;
        m_tokens->refresh(token, [&promise](Result<TokenPair> made) { promise.set_value(std::move(made)); });
        return promise.get_future().get();
    }
    std::unique_ptr<kit::EngineDatabase> m_database;
    ManualClock m_clock{Instant{}};
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Readers> m_readers;
    std::unique_ptr<Tokens> m_tokens;
    std::int64_t m_user = 0;
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
