// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"
#include "kit/jwtkit.h"
#include "server/access/outsiders.h"

#include <QFile>
#include <QTest>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <future>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Serves one document by http and counts how often.
class KeyServer final {
public:
    explicit KeyServer(QByteArray body, QByteArray status = "200 OK")
        : m_body(std::move(body))
        , m_status(std::move(status))
        , m_acceptor(m_io, {boost::asio::ip::address_v4::loopback(), 0})
        , m_thread([this] { run(); }) {}
    ~KeyServer() {
        m_stopping = true;
        boost::asio::ip::tcp::iostream wake;
        wake.connect(m_acceptor.local_endpoint());
        m_thread.join();
    }
    [[nodiscard]] QString url() const { return u"http://127.0.0.1:%1/keys"_s.arg(m_acceptor.local_endpoint().port()); }
    void setBody(const QByteArray &body) {
        const std::lock_guard lock(m_mutex);
        m_body = body;
    }
    std::atomic<int> asked = 0;

private:
    void run() {
        while (!m_stopping) {
            boost::asio::ip::tcp::iostream stream;
            m_acceptor.accept(stream.socket());
            if (m_stopping) {
                return;
            }
            for (std::string line; std::getline(stream, line) && line != "\r";) {
            }
            ++asked;
            const std::lock_guard lock(m_mutex);
            stream << "HTTP/1.1 " << m_status.constData() << "\r\nContent-Length: " << m_body.size()
                   << "\r\nLocation: /elsewhere\r\n\r\n"
                   << m_body.toStdString() << std::flush;
        }
    }
    std::mutex m_mutex;
    QByteArray m_body;
    QByteArray m_status;
    std::atomic<bool> m_stopping = false;
    boost::asio::io_context m_io;
    boost::asio::ip::tcp::acceptor m_acceptor;
    std::thread m_thread;
};

} // namespace

// Tokens of outside issuers, right and forged, on a real database.
class OutsidersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        if (!canCheckSignatures()) {
            QSKIP("built without FAROL_OIDC");
        }
    }
    void init() {
        m_database = std::make_unique<EngineDatabase>();
        m_clock.set(*fromRfc3339(u"2026-11-20T13:05:00Z"));
        m_writer = std::make_unique<Writer>(m_database->open(), m_clock, Writer::Options{});
        m_writer->start();
        m_readers = std::make_unique<Readers>(m_database->path(), 1);
        QFile keys(m_database->folder() + u"/keys.json"_s);
        QVERIFY(keys.open(QIODevice::WriteOnly) && keys.write(keySet({m_rsa.jwk("one"), m_ec.jwk("two")})) > 0);
        keys.close();
        admit({keycloak(keys.fileName()), cognito(keys.fileName())});
    }
    void cleanup() {
        if (m_outsiders) {
            m_outsiders->stop();
        }
        m_readers.reset();
        m_writer.reset();
        m_outsiders.reset();
    }

    void aPersonOfKeycloakGetsAnAccountOnce() {
        const auto who = identify(m_rsa.sign(head(), claims()));
        QVERIFY2(who, who ? "" : qPrintable(who.error().detail));
        QCOMPARE(who->user, u"ana@corp"_s);
        QCOMPARE(who->tenantName, u"default"_s);
        QCOMPARE(who->roles, (QList<Role>{Role::Operator, Role::Approver}));
        QCOMPARE(identify(m_rsa.sign(head(), claims()))->userId, who->userId);
        QCOMPARE(m_database->number("SELECT count(*) FROM users WHERE issuer<>'' AND subject='s-1'"), 1);
        QCOMPARE(m_database->number("SELECT count(*) FROM audit WHERE action='user.add' AND object='ana@corp'"), 1);
    }
    void aPersonOfCognitoBringsItsGroups() {
        QJsonObject token = claims();
        token[u"iss"_s] = u"https://cognito.example/pool"_s;
        token.remove(u"aud"_s);
        token[u"client_id"_s] = u"farol"_s;
        token[u"token_use"_s] = u"access"_s;
        token[u"username"_s] = u"bia"_s;
        token[u"cognito:groups"_s] = QJsonArray{u"managers"_s, u"others"_s};
        const auto who = identify(m_ec.sign(head("ES256", "two"), token));
        QVERIFY2(who, who ? "" : qPrintable(who.error().detail));
        QCOMPARE(who->user, u"bia@aws"_s);
        QCOMPARE(who->roles, QList<Role>{Role::Manager});
        token[u"token_use"_s] = u"id"_s;
        QVERIFY(!identify(m_ec.sign(head("ES256", "two"), token)));
    }
    void rolesFollowTheNewestToken() {
        QVERIFY(identify(m_rsa.sign(head(), claims())));
        QJsonObject fewer = claims();
        fewer[u"realm_access"_s] = QJsonObject{{u"roles"_s, QJsonArray{u"ops"_s}}};
        QCOMPARE(identify(m_rsa.sign(head(), fewer))->roles, QList<Role>{Role::Operator});
        QCOMPARE(m_database->number("SELECT count(*) FROM audit WHERE action='user.roles'"), 1);
        fewer.remove(u"realm_access"_s);
        QVERIFY(identify(m_rsa.sign(head(), fewer))->roles.isEmpty());
    }
    void whoWasDisabledHereStaysOut() {
        QVERIFY(identify(m_rsa.sign(head(), claims())));
        QVERIFY(m_database->open()->execute("UPDATE users SET disabled_at=1 WHERE subject='s-1'"));
        QCOMPARE(identify(m_rsa.sign(head(), claims())).error().code, u"token_invalid"_s);
        QJsonObject other = claims();
        other[u"realm_access"_s] = QJsonObject{{u"roles"_s, QJsonArray{u"ops"_s}}};
        QCOMPARE(identify(m_rsa.sign(head(), other)).error().code, u"token_invalid"_s);
    }
    void aNameThatIsTakenHereIsNobodyElses() {
        QVERIFY(m_database->open()->execute("INSERT INTO users(tenant,name,password_hash,roles,created_at) "
                                            "VALUES(1,'ana@corp','x','admin',0)"));
        QCOMPARE(identify(m_rsa.sign(head(), claims())).error().code, u"account_conflict"_s);
        QCOMPARE(m_database->number("SELECT count(*) FROM users WHERE issuer<>''"), 0);
    }

    void refusesWhatIsForged_data() {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const QByteArray &token, const QString &code = u"token_invalid"_s) {
            QTest::newRow(name) << token << code;
        };
        const auto with = [](const QString &claim, const QJsonValue &value) {
            QJsonObject token = claims();
            value.isUndefined() ? token.remove(claim) : void(token.insert(claim, value));
            return token;
        };
        const auto headWith = [](const QString &member, const QJsonValue &value) {
            QJsonObject changed = head();
            changed.insert(member, value);
            return changed;
        };
        const qint64 now = 1'795'179'900;
        row("none", unsignedToken(headWith(u"alg"_s, u"none"_s), claims()));
        row("None", unsignedToken(headWith(u"alg"_s, u"None"_s), claims()));
        row("no alg", m_rsa.sign(headWith(u"alg"_s, QJsonValue()), claims()));
        row("no signature", unsignedToken(head(), claims()) + "AAAA");
        row("HS256 with the public key", hmacToken(headWith(u"alg"_s, u"HS256"_s), claims(), m_rsa.pem()));
        row("HS256 with the modulus",
            hmacToken(headWith(u"alg"_s, u"HS256"_s), claims(), m_rsa.jwk("one").value(u"n"_s).toString().toLatin1()));
        row("not on the list", m_rsa.sign(headWith(u"alg"_s, u"RS512"_s), claims()));
        row("EC key said to be RSA", m_ec.sign(headWith(u"kid"_s, u"two"_s), claims()));
        row("RSA key said to be EC", m_rsa.sign(headWith(u"alg"_s, u"ES256"_s), claims()));
        row("somebody else's key", m_other.sign(head(), claims()));
        row("its own jwk", m_other.sign(headWith(u"jwk"_s, m_other.jwk("one")), claims()));
        row("its own jku", m_other.sign(headWith(u"jku"_s, u"http://127.0.0.1:9/keys"_s), claims()));
        row("its own x5u", m_other.sign(headWith(u"x5u"_s, u"http://127.0.0.1:9/cert"_s), claims()));
        row("kid of a path", m_rsa.sign(headWith(u"kid"_s, u"../../../../dev/null"_s), claims()));
        row("kid of SQL", m_rsa.sign(headWith(u"kid"_s, u"one' OR '1'='1"_s), claims()));
        row("kid of a command", m_rsa.sign(headWith(u"kid"_s, u"one|id"_s), claims()));
        row("kid of a number", m_rsa.sign(headWith(u"kid"_s, 1), claims()));
        row("huge kid", m_rsa.sign(headWith(u"kid"_s, QString(2000, u'k')), claims()));
        row("no kid", m_rsa.sign(headWith(u"kid"_s, u""_s), claims()));
        row("crit", m_rsa.sign(headWith(u"crit"_s, QJsonArray{u"b64"_s}), claims()));
        row("expired", m_rsa.sign(head(), with(u"exp"_s, now - 31)), u"token_expired"_s);
        row("no exp", m_rsa.sign(head(), with(u"exp"_s, QJsonValue(QJsonValue::Undefined))));
        row("exp of text", m_rsa.sign(head(), with(u"exp"_s, u"9999999999"_s)));
        row("exp without end", m_rsa.sign(head(), with(u"exp"_s, 1e300)));
        row("not yet", m_rsa.sign(head(), with(u"nbf"_s, now + 31)));
        row("nbf of text", m_rsa.sign(head(), with(u"nbf"_s, u"now"_s)));
        row("wrong aud", m_rsa.sign(head(), with(u"aud"_s, u"farol2"_s)));
        row("part of aud", m_rsa.sign(head(), with(u"aud"_s, u"far"_s)));
        row("no aud", m_rsa.sign(head(), with(u"aud"_s, QJsonValue(QJsonValue::Undefined))));
        row("wrong iss", m_rsa.sign(head(), with(u"iss"_s, u"https://id.example/realms/corp/"_s)));
        row("wrong azp", m_rsa.sign(head(), with(u"azp"_s, u"another"_s)));
        row("no sub", m_rsa.sign(head(), with(u"sub"_s, u""_s)));
        row("name of a key", m_rsa.sign(head(), [&] {
            QJsonObject token = with(u"preferred_username"_s, u"key:x"_s);
            token[u"sub"_s] = u"key:x"_s;
            return token;
        }()));
        row("9 KiB", m_rsa.sign(head(), with(u"fill"_s, QString(9 * 1024, u'x'))));
        const QByteArray good = m_rsa.sign(head(), claims());
        row("one part", good.left(good.indexOf('.')));
        row("four parts", good + ".x");
        row("padding", good + "=");
        row("a space", QByteArray(good).insert(good.indexOf('.') + 1, ' '));
        row("member twice", m_rsa.signText(R"({"alg":"RS256","alg":"none","kid":"one"})", claims()));
        row("not JSON", m_rsa.signText("alg RS256", claims()));
    }
    void refusesWhatIsForged() {
        QFETCH(QByteArray, token);
        QFETCH(QString, code);
        const auto who = identify(token);
        QVERIFY(!who);
        QCOMPARE(who.error().code, code);
        QCOMPARE(m_database->number("SELECT count(*) FROM users WHERE issuer<>''"), 0);
    }
    void aChangedLetterBreaksTheSignature() {
        const QByteArray good = m_rsa.sign(head(), claims());
        const auto parts = good.split('.');
        QJsonObject more = claims();
        more[u"realm_access"_s] = QJsonObject{{u"roles"_s, QJsonArray{u"admins"_s}}};
        const auto body = QJsonDocument(more).toJson(QJsonDocument::Compact).toBase64(base64);
        QVERIFY(!identify(parts[0] + '.' + body + '.' + parts[2]));
        QVERIFY(identify(good));
    }
    void leewayIsForClocksThatDiffer() {
        QJsonObject token = claims();
        token[u"exp"_s] = 1'795'179'900 - 29;
        token[u"nbf"_s] = 1'795'179'900 + 29;
        QVERIFY(identify(m_rsa.sign(head(), token)));
    }

    void keysAreFetchedOnceAndAgainForANewOne() {
        KeyServer server(keySet({m_rsa.jwk("one")}));
        admit({keycloak(server.url())});
        for (int i = 0; i < 5; ++i) {
            QVERIFY(identify(m_rsa.sign(head(), claims())));
        }
        QCOMPARE(server.asked.load(), 1);
        // A flood of unknown kids costs nobody anything.
        for (int i = 0; i < 50; ++i) {
            QVERIFY(!identify(m_other.sign(head("RS256", "new" + QByteArray::number(i)), claims())));
        }
        QCOMPARE(server.asked.load(), 1);
        m_clock.advance(61s);
        server.setBody(keySet({m_other.jwk("new")})); // rotated: the old key is gone
        QVERIFY(identify(m_other.sign(head("RS256", "new"), claims())));
        QCOMPARE(server.asked.load(), 2);
        QVERIFY(!identify(m_rsa.sign(head(), claims())));
    }
    void aStrangersTokenMakesNobodyAskForKeys() {
        KeyServer server(keySet({m_rsa.jwk("one")}));
        admit({keycloak(server.url())});
        QJsonObject expired = claims();
        expired[u"exp"_s] = 1;
        QVERIFY(!identify(m_other.sign(head(), expired)));
        QVERIFY(!identify(unsignedToken(QJsonObject{{u"alg"_s, u"none"_s}, {u"kid"_s, u"one"_s}}, claims()) + "AA"));
        QCOMPARE(server.asked.load(), 0);
    }
    void anIssuerThatCannotBeReachedIsToldAndTriedAgain() {
        KeyServer server("gone", "302 Found");
        admit({keycloak(server.url())});
        QCOMPARE(identify(m_rsa.sign(head(), claims())).error().code, u"issuer_unreachable"_s);
        QCOMPARE(server.asked.load(), 1); // the redirect was not followed
        QCOMPARE(identify(m_rsa.sign(head(), claims())).error().code, u"issuer_unreachable"_s);
        QCOMPARE(server.asked.load(), 1);
    }
    void keysStayWhileTheIssuerCannotBeReached() {
        KeyServer server(keySet({m_rsa.jwk("one")}));
        admit({keycloak(server.url())});
        QVERIFY(identify(m_rsa.sign(head(), claims())));
        server.setBody("garbage");
        m_clock.advance(2h);
        QJsonObject later = claims();
        later[u"exp"_s] = 1'795'179'900 + 10'000;
        QVERIFY(identify(m_rsa.sign(head(), later)));
        QCOMPARE(server.asked.load(), 2);
    }
    void refusesIssuersThatMakeNoSense_data() {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<QByteArray>("into");
        QTest::newRow("http outside") << QByteArray("jwks: keys.json") << QByteArray("jwks: http://id.example/keys");
        QTest::newRow("HS256") << QByteArray("[RS256]") << QByteArray("[HS256]");
        QTest::newRow("none") << QByteArray("[RS256]") << QByteArray("[none]");
        QTest::newRow("no algorithm") << QByteArray("[RS256]") << QByteArray("[]");
        QTest::newRow("role") << QByteArray("ops: operator") << QByteArray("ops: root");
        QTest::newRow("unknown key") << QByteArray("tenant:") << QByteArray("tenat:");
        QTest::newRow("no audience") << QByteArray("    audience: farol\n") << QByteArray();
        QTest::newRow("leeway") << QByteArray("tenant: default")
                                << QByteArray("tenant: default\n    leeway_seconds: 4000");
    }
    void refusesIssuersThatMakeNoSense() {
        QFETCH(QByteArray, change);
        QFETCH(QByteArray, into);
        const QByteArray good = "issuers:\n  - name: corp\n    issuer: https://id.example\n    audience: farol\n"
                                "    jwks: keys.json\n    algorithms: [RS256]\n    roles_claim: groups\n"
                                "    roles: {ops: operator}\n    tenant: default\n";
        QVERIFY(issuersOf(good));
        const auto read = issuersOf(QByteArray(good).replace(change, into));
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(u"line"_s), qPrintable(read.error().detail));
    }

private:
    static Issuer keycloak(const QString &keys) {
        Issuer issuer;
        issuer.name = u"corp"_s;
        issuer.issuer = u"https://id.example/realms/corp"_s;
        issuer.audience = u"farol"_s;
        issuer.jwks = keys;
        issuer.algorithms = {u"RS256"_s};
        issuer.rolesClaim = u"realm_access.roles"_s;
        issuer.roles = {{u"ops"_s, Role::Operator}, {u"approvers"_s, Role::Approver}, {u"admins"_s, Role::Admin}};
        issuer.tenant = u"default"_s;
        issuer.authorizedParty = u"farol-console"_s;
        return issuer;
    }
    static Issuer cognito(const QString &keys) {
        Issuer issuer = keycloak(keys);
        issuer.name = u"aws"_s;
        issuer.issuer = u"https://cognito.example/pool"_s;
        issuer.audienceClaim = u"client_id"_s;
        issuer.tokenUse = u"access"_s;
        issuer.authorizedParty.clear();
        issuer.algorithms = {u"ES256"_s};
        issuer.rolesClaim = u"cognito:groups"_s;
        issuer.roles = {{u"managers"_s, Role::Manager}};
        issuer.nameClaim = u"username"_s;
        return issuer;
    }
    static QJsonObject head(const QByteArray &algorithm = "RS256", const QByteArray &key = "one") {
        return {{u"alg"_s, QString::fromLatin1(algorithm)}, {u"kid"_s, QString::fromLatin1(key)}, {u"typ"_s, u"JWT"_s}};
    }
    static QJsonObject claims() {
        return {{u"iss"_s, u"https://id.example/realms/corp"_s},
                {u"sub"_s, u"s-1"_s},
                {u"aud"_s, QJsonArray{u"account"_s, u"farol"_s}},
                {u"azp"_s, u"farol-console"_s},
                {u"exp"_s, 1'795'179'900 + 600},
                {u"preferred_username"_s, u"ana"_s},
                {u"realm_access"_s, QJsonObject{{u"roles"_s, QJsonArray{u"ops"_s, u"approvers"_s, u"x"_s}}}}};
    }
    void admit(std::vector<Issuer> issuers) {
        if (m_outsiders) {
            m_outsiders->stop();
        }
        m_former.push_back(std::move(m_outsiders));
        m_outsiders = std::make_unique<Outsiders>(std::move(issuers), *m_writer, *m_readers, m_clock);
    }
    Result<Identity> identify(const QByteArray &token) {
        auto promise = std::make_shared<std::promise<Result<Identity>>>();
        auto future = promise->get_future();
        m_outsiders->identify(token, [promise](Result<Identity> who) { promise->set_value(std::move(who)); });
        return future.get();
    }
    SigningKey m_rsa{SigningKey::Kind::Rsa};
    SigningKey m_other{SigningKey::Kind::Rsa};
    SigningKey m_ec{SigningKey::Kind::Ec};
    ManualClock m_clock{*fromRfc3339(u"2026-11-20T13:05:00Z")};
    std::unique_ptr<EngineDatabase> m_database;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Readers> m_readers;
    std::unique_ptr<Outsiders> m_outsiders;
    std::vector<std::unique_ptr<Outsiders>> m_former; // what readers and writer may still hold on to
};

QTEST_GUILESS_MAIN(OutsidersTest)
#include "tst_outsiders.moc"
