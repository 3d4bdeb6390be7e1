// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/serverkit.h"

#include "core/json/accountcodec.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace std::chrono_literals;

// Who asks too often is told when to come again, and nobody else notices.
class RateLimitTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBucketEmptiesAndFillsAgain() {
        RateLimit limit({0.5, 3}, 10);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(limit.take("a", 1000ms), 0);
        }
        QCOMPARE(limit.take("a", 1000ms), 2);
        QCOMPARE(limit.take("b", 1000ms), 0);
        QCOMPARE(limit.take("a", 2000ms), 1);
        QCOMPARE(limit.take("a", 3000ms), 0);
        QCOMPARE(limit.take("a", 500ms), 2); // a clock that goes back gives nothing away
        QCOMPARE(limit.take("a", 1'000'000ms), 0);
    }
    void noLimitKeepsNothing() {
        RateLimit limit({0, 1}, 10);
        for (int i = 0; i < 100; ++i) {
            QCOMPARE(limit.take("a", 0ms), 0);
        }
        QCOMPARE(limit.size(), 0u);
    }
    void aFloodOfAddressesCostsNoMemoryAndFreesNoOneWhoKeepsAsking() {
        RateLimit limit({0.001, 2}, 1000);
        (void)limit.take("loud", 0ms);
        (void)limit.take("loud", 0ms);
        for (int i = 0; i < 200'000; ++i) {
            (void)limit.take("2001:db8:" + std::to_string(i), 0ms);
            if (i % 500 == 0) {
                QVERIFY(limit.take("loud", 0ms) > 0);
            }
        }
        QCOMPARE(limit.size(), 1000u);
    }
    void aWholeNetworkOfIpv6IsOneClient() {
        QCOMPARE(clientOf("2001:db8:1:2:3:4:5:6"), clientOf("2001:db8:1:2::1"));
        QVERIFY(clientOf("2001:db8:1:2::1") != clientOf("2001:db8:1:3::1"));
        QCOMPARE(clientOf("192.0.2.7"), std::string("192.0.2.7"));
        QVERIFY(clientOf("192.0.2.7") != clientOf("192.0.2.8"));
    }
    // A request a minute, five at once: no machine is so slow that a minute passes here.
    void aPersonWhoAsksTooOftenIsTold() {
        ServerKit kit;
        kit.config.http.userRate = 1;
        kit.start();
        const HttpAnswer told = askUntilTold([&] { return kit.get("/api/v1/me"); });
        QCOMPARE(codeOf(told), "rate_limited");
        const int wait = told.headers.value("retry-after").toInt();
        QVERIFY(wait > 0 && wait <= 60);
        QCOMPARE(kit.get("/api/v1/me", "viewer").status, 200);
        QVERIFY(httpCall(kit.port(), "GET", "/metrics").body.contains("farold_rate_limited_total{by=\"user\"} 1"));
    }
    void aKeyHasABucketOfItsOwn() {
        ServerKit kit;
        kit.config.http.keyRate = 1;
        kit.start();
        const auto made = json::madeKey(kit.post("/api/v1/keys", R"({"name":"Rede"})", "k1", "admin").body);
        const auto other = json::madeKey(kit.post("/api/v1/keys", R"({"name":"Rede 2"})", "k2", "admin").body);
        const auto ask = [&](const QString &secret) {
            return httpCall(kit.port(), "GET", "/api/v1/me", {}, {{"X-Api-Key", secret.toLatin1()}});
        };
        QCOMPARE(codeOf(askUntilTold([&] { return ask(made->secret); })), "rate_limited");
        QCOMPARE(ask(other->secret).status, 200);
        QCOMPARE(kit.get("/api/v1/me").status, 200);
    }
    void anAddressIsStoppedBeforeItsTokenIsLookedAt() {
        ServerKit kit;
        kit.config.http.addressRate = 1;
        kit.config.http.limitLocal = true;
        kit.start();
        const HttpAnswer told = askUntilTold([&] {
            return httpCall(kit.port(), "GET", "/api/v1/me", {}, {{"Authorization", "Bearer fat_guess"}});
        });
        QCOMPARE(codeOf(told), "rate_limited");
        QCOMPARE(httpCall(kit.port(), "POST", "/api/v1/auth/token", "{}").status, 429);
        QCOMPARE(httpCall(kit.port(), "GET", "/healthz").status, 200); // a probe is no guess
    }
    void thisMachineIsNotLimitedUnlessItIsAskedFor() {
        ServerKit kit;
        kit.config.http.addressRate = 1;
        kit.start();
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(httpCall(kit.port(), "GET", "/api/v1/me").status, 401);
        }
    }

private:
    // The answer that is a 429, after five that are none.
    static HttpAnswer askUntilTold(const std::function<HttpAnswer()> &ask) {
        HttpAnswer last;
        int asked = 0;
        for (; asked < 20 && last.status != 429; ++asked) {
            last = ask();
        }
        return asked == 6 ? last : HttpAnswer{};
    }
};

QTEST_GUILESS_MAIN(RateLimitTest)
#include "tst_ratelimit.moc"
