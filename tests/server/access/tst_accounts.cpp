// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/serverkit.h"

#include "core/json/accountcodec.h"
#include "core/json/codec.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// Accounts and tenants over the wire, as an administrator and as those whom it concerns.
class AccountsOverTheWireTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<ServerKit>();
        m_kit->start();
    }
    void cleanup() { m_kit.reset(); }

    void anAccountIsMadeOnceAndSignsIn() {
        const QByteArray order = R"({"name":"ana","password":"correct horse 42","roles":["operator","viewer"]})";
        const auto made = command("/api/v1/users", order, "k1");
        QCOMPARE(made.status, 201);
        const auto account = json::account(made.body);
        QCOMPARE(account->roles, (QList<Role>{Role::Operator, Role::Viewer}));
        QVERIFY(!made.body.contains("horse"));
        QCOMPARE(command("/api/v1/users", order, "k1").body, made.body);
        QCOMPARE(codeOf(command("/api/v1/users", order, "k2")), "user_exists");
        QCOMPARE(signIn("ana", "correct horse 42").status, 200);
        QCOMPARE(audits("user.add"), 1);
    }
    void aPasswordIsNoPartOfWhatIsKeptOfAnOrder() {
        QCOMPARE(
            command("/api/v1/users", R"({"name":"ana","password":"correct horse 42","roles":["viewer"]})", "k").status,
            201);
        const QByteArray guess = R"({"name":"ana","password":"wrong horse 42","roles":["viewer"]})";
        QCOMPARE(command("/api/v1/users", guess, "k").status, 201); // the stored answer: nothing tells them apart
        QCOMPARE(signIn("ana", "wrong horse 42").status, 401);
    }
    void refusesOrdersThatMakeNoSense_data() {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("order");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const QByteArray users = "/api/v1/users";
        const QByteArray viewer = users + "/viewer";
        const auto row = [](const char *name, const QByteArray &path, const QByteArray &order, int status,
                            const QByteArray &code) { QTest::newRow(name) << path << order << status << code; };
        row("name", users, R"({"name":"a b","password":"12345678","roles":["viewer"]})", 422, "user_name");
        row("key's name", users, R"({"name":"key:x","password":"12345678","roles":["viewer"]})", 422, "user_name");
        row("short", users, R"({"name":"ana","password":"1234567","roles":["viewer"]})", 422, "password_short");
        row("no role", users, R"({"name":"ana","password":"12345678","roles":[]})", 422, "roles_empty");
        row("strange role", users, R"({"name":"ana","password":"12345678","roles":["root"]})", 422, "malformed");
        row("more", users, R"({"name":"ana","password":"12345678","roles":["viewer"],"tenant":"other"})", 422,
            "unknown_member");
        row("no reason", viewer + "/disable", R"({"reason":" "})", 422, "reason_required");
        row("nobody", users + "/nobody/disable", R"({"reason":"x"})", 404, "not_found");
        row("other tenant", users + "/stranger/disable", R"({"reason":"x"})", 404, "not_found");
        row("oneself", users + "/admin/disable", R"({"reason":"x"})", 409, "own_account");
        row("own roles", users + "/admin/roles", R"({"roles":["admin","approver"],"reason":"x"})", 409, "own_account");
    }
    void refusesOrdersThatMakeNoSense() {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, order);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        const auto rows = m_kit->database.number("SELECT count(*) FROM audit");
        const auto answer = command(path, order, "k");
        QVERIFY2(answer.status == status && codeOf(answer) == code, answer.body.constData());
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM audit"), rows);
    }
    void aDisabledAccountIsOutAtOnce() {
        const TokenPair pair = m_kit->issue("viewer");
        QCOMPARE(meOf(pair.access).status, 200); // known by heart from here on
        QCOMPARE(command("/api/v1/users/viewer/disable", R"({"reason":"left"})", "k1").status, 200);
        QCOMPARE(codeOf(meOf(pair.access)), "token_invalid");
        QCOMPARE(refresh(pair.refresh).status, 401);
        QCOMPARE(signIn("viewer", ServerKit::password).status, 401);
        QCOMPARE(command("/api/v1/users/viewer/enable", R"({"reason":"back"})", "k2").status, 200);
        QCOMPARE(codeOf(meOf(pair.access)), "token_invalid"); // what ended stays ended
        QCOMPARE(signIn("viewer", ServerKit::password).status, 200);
        QCOMPARE(audits("user.disable"), 1);
        QCOMPARE(audits("user.enable"), 1);
    }
    void rolesCountAtOnce() {
        const TokenPair pair = m_kit->issue("viewer");
        const auto users = [&] {
            return httpCall(m_kit->port(), "GET", "/api/v1/users", {},
                            {{"Authorization", "Bearer " + pair.access.toLatin1()}})
                .status;
        };
        QCOMPARE(users(), 403);
        QCOMPARE(command("/api/v1/users/viewer/roles", R"({"roles":["admin"],"reason":"x"})", "k1").status, 200);
        QCOMPARE(users(), 200);
        QCOMPARE(command("/api/v1/users/viewer/roles", R"({"roles":["viewer"],"reason":"x"})", "k2").status, 200);
        QCOMPARE(users(), 403);
        QCOMPARE(audits("user.roles"), 2);
    }
    void theEmbeddedConsoleStaysSignedInWithItsNewRoles() {
        const auto id = m_kit->database.number("SELECT id FROM users WHERE name='viewer'");
        const Secret launch = m_kit->tokens.launchToken({id, 1, u"viewer"_s, u"default"_s, {Role::Viewer}});
        QCOMPARE(command("/api/v1/users/viewer/roles", R"({"roles":["manager"],"reason":"x"})", "k1").status, 200);
        QCOMPARE(json::me(meOf(QString::fromLatin1(launch.reveal())).body)->roles, QList<Role>{Role::Manager});
        QCOMPARE(command("/api/v1/users/viewer/disable", R"({"reason":"x"})", "k2").status, 200);
        QCOMPARE(meOf(QString::fromLatin1(launch.reveal())).status, 401);
    }
    void somebodyIsAlwaysLeftWhoGivesRoles() {
        QCOMPARE(command("/api/v1/users/manager/roles", R"({"roles":["admin"],"reason":"x"})", "k1").status, 200);
        QCOMPARE(command("/api/v1/users/admin/disable", R"({"reason":"x"})", "k2", "manager").status, 200);
        QCOMPARE(codeOf(command("/api/v1/users/manager/disable", R"({"reason":"x"})", "k3", "manager")), "own_account");
        QCOMPARE(m_kit->get("/api/v1/users", "admin").status, 401);
    }
    void anAdministratorSetsAPasswordAndEverySignInEnds() {
        const TokenPair pair = m_kit->issue("viewer");
        QCOMPARE(meOf(pair.access).status, 200);
        QCOMPARE(command("/api/v1/users/viewer/password", R"({"password":"another horse"})", "k1").status, 200);
        QCOMPARE(meOf(pair.access).status, 401);
        QCOMPARE(signIn("viewer", ServerKit::password).status, 401);
        QCOMPARE(signIn("viewer", "another horse").status, 200);
        QCOMPARE(audits("user.password"), 1);
    }
    void onesOwnPasswordAsksForTheCurrentOne() {
        const QByteArray path = "/api/v1/me/password";
        const auto wrong = command(path, R"({"password":"another horse","current":"no"})", "k1", "viewer");
        QCOMPARE(wrong.status, 403);
        QCOMPARE(codeOf(wrong), "credentials_invalid");
        QCOMPARE(signIn("viewer", ServerKit::password).status, 200);
        const QByteArray right = R"({"password":"another horse","current":"correct horse 42"})";
        QCOMPARE(command(path, right, "k2", "viewer").status, 200);
        QCOMPARE(m_kit->get("/api/v1/me", "viewer").status, 401);
        QCOMPARE(signIn("viewer", "another horse").status, 200);
    }
    void guessingOnesOwnPasswordIsSlow() {
        HttpAnswer last;
        int tries = 0;
        for (; tries < 20 && last.status != 429; ++tries) {
            last = command("/api/v1/me/password", R"({"password":"another horse","current":"no"})",
                           "k" + QByteArray::number(tries), "viewer");
        }
        QCOMPARE(tries, 11);
    }
    void peopleArePagedAndOfOneTenantAlone() {
        const auto all = json::accountPage(m_kit->get("/api/v1/users?total=true", "admin").body);
        QCOMPARE(*all->total, all->rows.size());
        QVERIFY(
            std::none_of(all->rows.begin(), all->rows.end(), [](const auto &one) { return one.name == u"stranger"; }));
        QStringList names;
        QByteArray cursor;
        do {
            const auto page = json::accountPage(m_kit->get("/api/v1/users?limit=3" + cursor, "admin").body);
            for (const Account &one : page->rows) {
                names.append(one.name);
            }
            cursor = page->next.isEmpty() ? QByteArray() : "&cursor=" + page->next.toLatin1();
        } while (!cursor.isEmpty());
        QCOMPARE(names.size(), all->rows.size());
        names.removeDuplicates();
        QCOMPARE(names.size(), all->rows.size());
    }
    void aTenantComesWithItsAdministrator() {
        const QByteArray order = R"({"name":"norte","admin":"norte.admin","password":"correct horse 42"})";
        QCOMPARE(command("/api/v1/tenants", order, "k1").status, 201);
        QCOMPARE(codeOf(command("/api/v1/tenants", order, "k2")), "tenant_exists");
        QCOMPARE(audits("tenant.add"), 1);
        const auto pair = json::tokenPair(signIn("norte.admin", "correct horse 42").body);
        QCOMPARE(json::me(meOf(pair->access).body)->tenant, u"norte"_s);
        // Its administrator sees its own people, and no tenants.
        const HttpHeaders headers{{"Authorization", "Bearer " + pair->access.toLatin1()}};
        QCOMPARE(json::accountPage(httpCall(m_kit->port(), "GET", "/api/v1/users", {}, headers).body)->rows.size(), 1);
        QCOMPARE(codeOf(httpCall(m_kit->port(), "GET", "/api/v1/tenants", {}, headers)), "forbidden_tenant");
        const auto tenants = json::tenantPage(m_kit->get("/api/v1/tenants", "admin").body);
        QCOMPARE(tenants->rows.last().name, u"norte"_s);
    }

private:
    HttpAnswer command(const QByteArray &path, const QByteArray &body, const QByteArray &key,
                       const QByteArray &user = "admin") {
        return m_kit->post(path, body, key, user);
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
    std::int64_t audits(const std::string &action) {
        return m_kit->database.number("SELECT count(*) FROM audit WHERE action='" + action + "'");
    }
    std::unique_ptr<ServerKit> m_kit;
};

QTEST_GUILESS_MAIN(AccountsOverTheWireTest)
#include "tst_accounts.moc"
