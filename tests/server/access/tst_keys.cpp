// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/serverkit.h"

#include "core/json/accountcodec.h"
#include "core/json/codec.h"

#include <QDir>
#include <QFile>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// Keys of partners over the wire: made once, shown once, ended at once.
class KeysTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<ServerKit>();
        m_kit->start();
    }
    void cleanup() { m_kit.reset(); }

    void worksInBothHeadersButNotInTwoAtOnce() {
        const MadeKey made = make();
        QVERIFY(made.secret.startsWith(u"fak_"_s + made.key.id + u'_'));
        const QByteArray secret = made.secret.toLatin1();
        for (const HttpHeaders &headers :
             {HttpHeaders{{"X-Api-Key", secret}}, HttpHeaders{{"Authorization", "Bearer " + secret}}}) {
            const auto me = json::me(httpCall(m_kit->port(), "GET", "/api/v1/me", {}, headers).body);
            QVERIFY(me);
            QCOMPARE(me->user, u"key:"_s + made.key.id);
            QCOMPARE(me->roles, QList<Role>{Role::Partner});
            QCOMPARE(me->tenant, u"default"_s);
        }
        const HttpHeaders both{{"X-Api-Key", secret}, {"Authorization", "Bearer " + secret}};
        QCOMPARE(codeOf(httpCall(m_kit->port(), "GET", "/api/v1/me", {}, both)), "credentials_twice");
        const HttpHeaders twice{{"X-Api-Key", secret}, {"X-Api-Key", secret}};
        QCOMPARE(codeOf(httpCall(m_kit->port(), "GET", "/api/v1/me", {}, twice)), "header_duplicate");
    }
    void isShownOnceAndKeptNowhere() {
        const auto first = m_kit->post("/api/v1/keys", R"({"name":"Rede"})", "k", "admin");
        QCOMPARE(first.status, 201);
        QCOMPARE(first.headers.value("cache-control"), "no-store");
        const MadeKey made = *json::madeKey(first.body);
        const auto again = m_kit->post("/api/v1/keys", R"({"name":"Rede"})", "k", "admin");
        QCOMPARE(again.status, 409);
        QCOMPARE(codeOf(again), "already_done");
        QCOMPARE(json::apiKey(json::problemCurrent(again.body))->id, made.key.id);
        QVERIFY(!again.body.contains(made.secret.toLatin1()));
        QCOMPARE(m_kit->post("/api/v1/keys", R"({"name":"Rede"})", "k", "admin").body, again.body);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM api_keys"), 1);
        QCOMPARE(json::apiKeyPage(m_kit->get("/api/v1/keys", "admin").body)->rows.first().name, u"Rede"_s);
        m_kit->stop();
        const QByteArray random = made.secret.section(u'_', 2).toLatin1();
        QVERIFY(random.size() == 43);
        for (const QString &name : QDir(m_kit->database.folder()).entryList(QDir::Files)) {
            QFile file(m_kit->database.folder() + u'/' + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(random), qPrintable(name));
        }
    }
    void endsAtOnceWhenItIsRevoked() {
        const MadeKey made = make();
        QCOMPARE(me(made.secret).status, 200);
        const QByteArray path = "/api/v1/keys/" + made.key.id.toLatin1() + "/revoke";
        const auto revoked = m_kit->post(path, R"({"reason":"lost"})", "k1", "admin");
        QVERIFY(json::apiKey(revoked.body)->revokedAt.has_value());
        QCOMPARE(codeOf(me(made.secret)), "token_invalid");
        QCOMPARE(m_kit->post(path, R"({"reason":"again"})", "k2", "admin").status, 200);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM audit WHERE action='key.revoke'"), 1);
        QCOMPARE(m_kit->post("/api/v1/keys/nosuchkey1/revoke", R"({"reason":"x"})", "k3", "admin").status, 404);
    }
    void expiresByTheClock() {
        const MadeKey made = make(R"({"name":"Rede","expires_at":"2026-11-20T14:00:00Z"})");
        QCOMPARE(
            codeOf(m_kit->post("/api/v1/keys", R"({"name":"R","expires_at":"2026-11-20T13:05:00Z"})", "k", "admin")),
            "key_expiry");
        QCOMPARE(me(made.secret).status, 200);
        m_kit->clock.advance(56min);
        QCOMPARE(codeOf(me(made.secret)), "token_expired");
    }
    void isRefusedWithOneLetterWrong() {
        const MadeKey made = make();
        QString wrong = made.secret;
        wrong.back() = wrong.back() == u'A' ? u'B' : u'A';
        for (const QString &forged : {wrong, made.secret.chopped(1), made.secret + u'A', u"fak_"_s + made.key.id,
                                      u"fak_"_s + made.key.id + u'_', u"fak_' OR 1=1 --"_s, u"fak_"_s}) {
            QVERIFY2(codeOf(me(forged)) == "token_invalid", qPrintable(forged));
        }
    }
    void isNobodysSecondPerson() {
        for (const char *role : {"approver", "manager", "admin"}) {
            const auto order = QByteArray(R"({"name":"R","roles":["partner",")") + role + "\"]}";
            QCOMPARE(codeOf(m_kit->post("/api/v1/keys", order, role, "admin")), "key_roles");
        }
        QCOMPARE(codeOf(m_kit->post("/api/v1/keys", R"({"name":" "})", "k", "admin")), "key_name");
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM users WHERE kind=1"), 0);
    }
    void nobodySignsInAsAKeyOrChangesItAsAnAccount() {
        const MadeKey made = make();
        const QByteArray name = "key:" + made.key.id.toLatin1();
        for (const QByteArray &password : {QByteArray("x"), made.secret.toLatin1()}) {
            QCOMPARE(httpCall(m_kit->port(), "POST", "/api/v1/auth/token",
                              "{\"grant_type\":\"password\",\"username\":\"" + name + "\",\"password\":\"" + password +
                                  "\"}")
                         .status,
                     401);
        }
        QCOMPARE(
            m_kit->post("/api/v1/users/" + name + "/roles", R"({"roles":["admin"],"reason":"x"})", "k", "admin").status,
            404);
        QVERIFY(!m_kit->get("/api/v1/users", "admin").body.contains("key:"));
        const HttpHeaders asKey{{"X-Api-Key", made.secret.toLatin1()}, {"Idempotency-Key", "own"}};
        QCOMPARE(
            httpCall(m_kit->port(), "POST", "/api/v1/me/password", R"({"password":"12345678","current":"x"})", asKey)
                .status,
            404);
    }
    void saysWhenItWasUsed() {
        const MadeKey made = make();
        QCOMPARE(me(made.secret).status, 200);
        const auto used = [&] {
            return json::apiKeyPage(m_kit->get("/api/v1/keys", "admin").body)->rows.first().lastUsedAt;
        };
        QTRY_VERIFY(used().has_value());
        QCOMPARE(toRfc3339(*used()), u"2026-11-20T13:05:00.000Z"_s);
        m_kit->clock.advance(2min);
        QCOMPARE(me(made.secret).status, 200);
        QTRY_COMPARE(toRfc3339(*used()), u"2026-11-20T13:07:00.000Z"_s);
    }
    void isOfItsTenantAlone() {
        const MadeKey made = make();
        QVERIFY(m_kit->database.open()->execute("UPDATE users SET roles='admin' WHERE name='stranger'"));
        QVERIFY(json::apiKeyPage(m_kit->get("/api/v1/keys", "stranger").body)->rows.isEmpty());
        const QByteArray path = "/api/v1/keys/" + made.key.id.toLatin1() + "/revoke";
        QCOMPARE(m_kit->post(path, R"({"reason":"x"})", "k", "stranger").status, 404);
        QCOMPARE(me(made.secret).status, 200);
    }

private:
    MadeKey make(const QByteArray &order = R"({"name":"Rede"})") {
        const auto answer = m_kit->post("/api/v1/keys", order, "make-" + QByteArray::number(++m_keys), "admin");
        const auto made = json::madeKey(answer.body);
        return made ? *made : MadeKey();
    }
    HttpAnswer me(const QString &secret) {
        return httpCall(m_kit->port(), "GET", "/api/v1/me", {}, {{"X-Api-Key", secret.toLatin1()}});
    }
    std::unique_ptr<ServerKit> m_kit;
    int m_keys = 0;
};

QTEST_GUILESS_MAIN(KeysTest)
#include "tst_keys.moc"
