// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolds.h"

#include <csignal>
#include <sys/resource.h>

using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// T4 of the trust goals for the program itself: what the system does not give it. A yes is kept, a no has changed
// nothing, and it recovers without a person.
class StarvedTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsWhatItAcknowledgedWithSixtyFourDescriptors() {
        Farolds farolds;
        farolds.inChild = [] {
            const rlimit few{64, 64};
            ::setrlimit(RLIMIT_NOFILE, &few);
        };
        farolds.start(0);
        std::vector<std::unique_ptr<RawHttp>> idle;
        for (int i = 0; i < 100; ++i) {
            idle.push_back(std::make_unique<RawHttp>(farolds.port()));
        }
        idle.clear();
        auto caller = farolds.caller(0);
        for (int i = 0; i < 20; ++i) {
            const auto key = QByteArray::number(i);
            QTRY_COMPARE_WITH_TIMEOUT(import(farolds, key), 201, 120'000); // the same key until it is answered
        }
        QCOMPARE(farolds.place.number("SELECT count(*) FROM items"), 20);
        QCOMPARE(farolds.place.number("SELECT count(DISTINCT external_id) FROM items"), 20);
        QCOMPARE(caller.call("GET", "/readyz").status, 200);
    }
    void answers503WhileNoFileMayGrowAndRecovers() {
        Farolds farolds;
        if (farolds.place.onServer()) {
            QSKIP("the file that may not grow would be the server's");
        }
        farolds.inChild = [] {
            std::signal(SIGXFSZ, SIG_IGN); // a write fails instead
            const rlimit small{2'000'000, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &small);
        };
        farolds.start(0);
        auto caller = farolds.caller(0);
        int stored = 0;
        HttpAnswer refused;
        for (int i = 0; i < 5000 && refused.status == 0; ++i) {
            const auto answer = importMany(caller, stored);
            if (answer.status == 201) {
                ++stored;
            } else {
                refused = answer;
            }
        }
        QCOMPARE(refused.status, 503);
        QVERIFY2(codeOf(refused).startsWith("storage"), refused.body.constData());
        QVERIFY(refused.headers.contains("retry-after"));
        QCOMPARE(httpCall(farolds.port(), "GET", "/readyz").status, 503);
        QVERIFY(httpCall(farolds.port(), "GET", "/metrics").body.contains("\nfarold_disk_fails 1"));
        QCOMPARE(farolds.place.number("SELECT count(*) FROM batches"), stored);
        const rlimit wide{RLIM_INFINITY, RLIM_INFINITY};
        QCOMPARE(::prlimit(static_cast<pid_t>(farolds.pid()), RLIMIT_FSIZE, &wide, nullptr), 0);
        QTRY_COMPARE_WITH_TIMEOUT(importMany(caller, stored).status, 201, 120'000); // the same key, as it was told
        QTRY_COMPARE_WITH_TIMEOUT(httpCall(farolds.port(), "GET", "/readyz").status, 200, 120'000);
        QCOMPARE(farolds.place.number("SELECT count(*) FROM batches"), stored + 1);
        QVERIFY(httpCall(farolds.port(), "GET", "/metrics").body.contains("\nfarold_disk_fails 0"));
    }

private:
    static int import(const Farolds &farolds, const QByteArray &key) {
        auto caller = farolds.caller(0);
        return caller.import("S-" + key, "10,00", "key-" + key).status;
    }
    static HttpAnswer importMany(Caller &caller, int number) {
        QByteArray file = "external_id;payee;document;pix_key;amount\n";
        for (int row = 0; row < 500; ++row) {
            file += "F-" + QByteArray::number(number) + '-' + QByteArray::number(row) +
                    ";Ana;52998224725;ana@x.example;10,00\n";
        }
        return caller.call("POST", "/api/v1/batches/import", file,
                           {{"Content-Type", "text/csv"}, {"Idempotency-Key", "key-" + QByteArray::number(number)}});
    }
};

QTEST_GUILESS_MAIN(StarvedTest)
#include "tst_starved.moc"
