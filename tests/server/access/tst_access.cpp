// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/serverkit.h"

#include "core/json/codec.h"

#include <QRandomGenerator>
#include <QSet>
#include <thread>

using namespace farol;
using namespace farol::server;
using namespace farol::kit;
using namespace std::chrono_literals;

// Sign-in, tokens, roles and keys as a client sees them, over the wire.
class AccessTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<ServerKit>();
        m_kit->router.add({Method::Post, QStringLiteral("/api/v1/items/check"),
                           [this](const Request &request, const Answer &answer) { count(request, answer); }, true});
        m_kit->start();
    }
    void cleanup() { m_kit.reset(); }

    void signsInAndSaysWhoIsThere() {
        const auto pair = json::tokenPair(signIn("operator1", ServerKit::password).body);
        QVERIFY(pair);
        QVERIFY(pair->access.startsWith(QStringLiteral("fat_")) && pair->refresh.startsWith(QStringLiteral("frt_")));
        QCOMPARE(pair->expiresInSeconds, 900);
        const auto me = json::me(meOf(pair->access).body);
        QVERIFY(me);
        QCOMPARE(me->user, QStringLiteral("operator1"));
        QCOMPARE(me->roles, QList<Role>{Role::Operator});
        QCOMPARE(toRfc3339(me->serverTime), QStringLiteral("2026-11-20T13:05:00.000Z"));
        QCOMPARE(me->zone, QStringLiteral("America/Sao_Paulo"));
    }
    void saysTheSameToAWrongPasswordAndToANameThatIsNotThere() {
        execute("UPDATE users SET disabled_at=1 WHERE name='operator2'");
        const auto wrong = signIn("operator1", "wrong horse");
        const auto nobody = signIn("nobody", ServerKit::password);
        const auto disabled = signIn("operator2", ServerKit::password);
        QCOMPARE(wrong.status, 401);
        QCOMPARE(codeOf(wrong), "credentials_invalid");
        for (const HttpAnswer &other : {nobody, disabled}) {
            QCOMPARE(other.status, 401);
            QCOMPARE(codeOf(other), codeOf(wrong));
            QCOMPARE(other.body.size(), wrong.body.size());
        }
    }
    void slowsDownWhoTriesTooOften() {
        HttpAnswer last;
        int tries = 0;
        for (; tries < 20 && last.status != 429; ++tries) {
            last = signIn("manager", "wrong horse");
        }
        QCOMPARE(tries, 11);
        QCOMPARE(codeOf(last), "too_many_sign_ins");
        QCOMPARE(last.headers.value("retry-after"), "3");
        QCOMPARE(signIn("operator1", ServerKit::password).status, 200); // another name is not punished
        m_kit->clock.advance(4s);
        QCOMPARE(signIn("manager", ServerKit::password).status, 200);
    }
    void refusesRequestsForTokensThatMakeNoSense() {
        const auto ask = [&](const QByteArray &body) {
            return httpCall(m_kit->port(), "POST", "/api/v1/auth/token", body).status;
        };
        QCOMPARE(ask("{}"), 422);
        QCOMPARE(ask("[]"), 422);
        QCOMPARE(ask({}), 422);
        QCOMPARE(ask("{\"grant_type\":\"magic\"}"), 422);
        QCOMPARE(ask("{\"grant_type\":\"password\",\"username\":7,\"password\":\"x\"}"), 422);
        QCOMPARE(ask("{\"grant_type\":\"password\",\"username\":\"a\",\"password\":\"x\",\"password\":\"y\"}"), 400);
        QCOMPARE(ask("{\"grant_type\":\"refresh_token\",\"refresh_token\":\"frt_nonsense\"}"), 401);
    }
    void refusesTokensThatExpiredOrAreOfTheWrongKind() {
        const TokenPair pair = m_kit->issue("operator1");
        QCOMPARE(meOf(pair.access).status, 200);
        QCOMPARE(codeOf(meOf(pair.refresh)), "token_invalid");
        QCOMPARE(codeOf(meOf(pair.access.chopped(1))), "token_invalid");
        m_kit->clock.advance(15min);
        const auto expired = meOf(pair.access);
        QCOMPARE(expired.status, 401);
        QCOMPARE(codeOf(expired), "token_expired");
        QCOMPARE(expired.headers.value("www-authenticate"), "Bearer");
        QVERIFY(json::tokenPair(refresh(pair.refresh).body));
    }
    void aStolenRefreshTokenEndsTheWholeSignIn() {
        const TokenPair first = m_kit->issue("operator1");
        const auto second = json::tokenPair(refresh(first.refresh).body);
        QVERIFY(second);
        QCOMPARE(meOf(second->access).status, 200);
        QCOMPARE(refresh(first.refresh).status, 401);
        QCOMPARE(codeOf(meOf(second->access)), "token_invalid");
        QCOMPARE(codeOf(meOf(first.access)), "token_invalid");
        QCOMPARE(refresh(second->refresh).status, 401);
    }
    void oneOfManyRefreshesAtOnceWins() {
        const TokenPair first = m_kit->issue("operator1");
        std::atomic<int> won = 0;
        std::vector<std::thread> racers;
        for (int i = 0; i < 8; ++i) {
            racers.emplace_back([&] { won += refresh(first.refresh).status == 200 ? 1 : 0; });
        }
        for (std::thread &racer : racers) {
            racer.join();
        }
        QCOMPARE(won.load(), 1);
    }
    void anAccountThatWasDisabledIsOutWithinHalfAMinute() {
        QCOMPARE(m_kit->get("/api/v1/me", "responder").status, 200);
        execute("UPDATE users SET disabled_at=1 WHERE name='responder'");
        m_kit->clock.advance(31s);
        QCOMPARE(codeOf(m_kit->get("/api/v1/me", "responder")), "token_invalid");
    }
    void rolesAreReadAgainToo() {
        QCOMPARE(check("viewer", "k", "{}").status, 403);
        execute("UPDATE users SET roles='viewer,operator' WHERE name='viewer'");
        m_kit->clock.advance(31s);
        QCOMPARE(check("viewer", "k", "{}").status, 201);
    }
    void asksWhoItIsBeforeItAsksForAKey() {
        QCOMPARE(httpCall(m_kit->port(), "POST", "/api/v1/items/check", "{}").status, 401);
        for (const char *role : {"viewer", "responder", "auditor", "partner"}) {
            QCOMPARE(codeOf(m_kit->post("/api/v1/items/check", "{}", {}, role)), "forbidden_role");
        }
        QCOMPARE(codeOf(m_kit->post("/api/v1/items/check", "{}")), "key_missing");
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM meta"), 0);
    }
    // T6 over the wire, short form: 500 keys, each one to eight times at once, with the same or another body.
    void fiveHundredKeysHaveOneEffectEach() {
        struct Sent {
            int key = 0;
            bool other = false;
            HttpAnswer answer;
        };
        QRandomGenerator random(20261120);
        std::vector<Sent> all;
        for (int key = 0; key < 500; ++key) {
            for (int times = random.bounded(1, 9); times > 0; --times) {
                all.push_back({key, random.bounded(4) == 0, {}});
            }
        }
        (void)m_kit->token("operator1");
        std::atomic<std::size_t> next = 0;
        std::vector<std::thread> senders;
        for (int i = 0; i < 8; ++i) {
            senders.emplace_back([&] {
                for (std::size_t at = next++; at < all.size(); at = next++) {
                    all[at].answer = check("operator1", "key-" + QByteArray::number(all[at].key),
                                           all[at].other ? "{\"other\":1}" : "{}");
                }
            });
        }
        for (std::thread &sender : senders) {
            sender.join();
        }
        QHash<int, QSet<QByteArray>> bodies;
        for (const Sent &sent : all) {
            QVERIFY2(sent.answer.status == 201 || codeOf(sent.answer) == "key_reused", sent.answer.body.constData());
            if (sent.answer.status == 201) {
                bodies[sent.key].insert(sent.answer.body);
            }
        }
        QCOMPARE(bodies.size(), 500);
        for (const auto &same : bodies) {
            QCOMPARE(same.size(), 1);
        }
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM meta"), 500);
    }

private:
    // The effect: a row of its own each time that the body runs.
    void count(const Request &request, const Answer &answer) {
        m_kit->commands.run(
            request,
            [this](Arrows &arrows, const Request &again) -> Result<Response> {
                const int n = ++m_effects;
                auto insert = arrows.connection().prepare("INSERT INTO meta VALUES(?,'')");
                if (const auto done = insert.bind(n).run(); !done) {
                    return tl::unexpected(done.error());
                }
                return server::json("{\"effect\":" + QByteArray::number(n) + ",\"of\":" + again.body + '}', 201);
            },
            answer);
    }
    HttpAnswer check(const QByteArray &user, const QByteArray &key, const QByteArray &body) {
        return httpCall(m_kit->port(), "POST", "/api/v1/items/check", body,
                        {{"Authorization", "Bearer " + m_kit->token(user)}, {"Idempotency-Key", key}});
    }
    HttpAnswer signIn(const QByteArray &user, const QByteArray &password) {
        return httpCall(m_kit->port(), "POST", "/api/v1/auth/token",
                        "{\"grant_type\":\"password\",\"username\":\"" + user + "\",\"password\":\"" + password +
                            "\"}");
    }
    HttpAnswer refresh(const QString &token) {
        return httpCall(m_kit->port(), "POST", "/api/v1/auth/token",
                        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"" + token.toUtf8() + "\"}");
    }
    HttpAnswer meOf(const QString &token) {
        return httpCall(m_kit->port(), "GET", "/api/v1/me", {}, {{"Authorization", "Bearer " + token.toUtf8()}});
    }
    void execute(const char *script) { QVERIFY(m_kit->database.open()->execute(script)); }
    std::unique_ptr<ServerKit> m_kit;
    std::atomic<int> m_effects = 0;
};

QTEST_GUILESS_MAIN(AccessTest)
#include "tst_access.moc"
