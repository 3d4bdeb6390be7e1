// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/faultvfs.h"
#include "kit/wholekit.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;

// What a partner and an operator see of a disk that fails: no yes that is not kept, one clear sentence, not ready.
class DiskFullTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_disk = std::make_unique<FaultVfs>();
        m_kit = std::make_unique<WholeKit>(m_disk->name());
        m_kit->readiness.add(QStringLiteral("writer"), writerCheck(m_kit->writer));
        m_kit->start();
        (void)m_kit->token("operator1");
    }
    void cleanup() {
        m_kit.reset();
        m_disk.reset();
    }

    void importsAllOrNothingWhereverTheDiskFails_data() { kit::everyDiskFault(); }
    void importsAllOrNothingWhereverTheDiskFails() {
        QFETCH(DiskFault, fault);
        QFETCH(int, step);
        int places = 0;
        for (int nth = 1;; nth += step) {
            const QByteArray prefix = "n" + QByteArray::number(nth);
            m_disk->failAt(fault, nth, 1);
            const auto answer = import(prefix);
            if (m_disk->failed() == 0) {
                m_disk->heal();
                QCOMPARE(answer.status, 201);
                break;
            }
            ++places;
            QCOMPARE(answer.status, 503);
            QCOMPARE(answer.headers.value("content-type"), "application/problem+json");
            QVERIFY2(codeOf(answer).startsWith("storage"), answer.body.constData());
            QVERIFY(answer.body.contains("nothing was changed"));
            QVERIFY(answer.headers.contains("retry-after"));
            QCOMPARE(stored(prefix), 0);
            // The partner asks again with the same key, as it was told, and once more because it likes to be sure.
            const auto again = import(prefix);
            QCOMPARE(again.status, 201);
            QCOMPARE(import(prefix).body, again.body);
            QCOMPARE(stored(prefix), rows);
        }
        QVERIFY(places > 0);
        QCOMPARE(m_kit->database.wrongCounters(), 0);
        QCOMPARE(m_kit->database.text("PRAGMA integrity_check"), QStringLiteral("ok"));
        QVERIFY(m_kit->get("/api/v1/audit/verify", "auditor").body.contains("\"holds\":true"));
    }
    void isNotReadyUntilTheDiskTakesSomethingAgain() {
        (void)m_kit->token("auditor");
        m_disk->fail(DiskFault::DiskFull);
        QCOMPARE(codeOf(import("a")), "storage_full");
        const auto ready = httpCall(m_kit->port(), "GET", "/readyz");
        QCOMPARE(ready.status, 503);
        QVERIFY2(ready.body.contains("{\"code\":\"storage_full\",\"name\":\"writer\",\"ok\":false}"),
                 ready.body.constData());
        QCOMPARE(httpCall(m_kit->port(), "GET", "/readyz").status, 503);
        QCOMPARE(m_kit->get("/api/v1/batches").status, 200); // what is stored can be read
        m_disk->heal();
        QCOMPARE(httpCall(m_kit->port(), "GET", "/readyz").status, 200);
        QCOMPARE(import("a").status, 201);
        QCOMPARE(stored("a"), rows);
    }

private:
    static constexpr int rows = 40;
    HttpAnswer import(const QByteArray &prefix) {
        QByteArray file = "external_id;payee;document;pix_key;amount\n";
        for (int row = 1; row <= rows; ++row) {
            file += prefix + '-' + QByteArray::number(row) + ";Ana;52998224725;ana@exemplo.example;10,00\n";
        }
        return m_kit->post("/api/v1/batches/import", file, "key-" + prefix, "operator1",
                           {{"Content-Type", "text/csv"}});
    }
    [[nodiscard]] std::int64_t stored(const QByteArray &prefix) const {
        return m_kit->database.number("SELECT count(*) FROM items WHERE external_id LIKE '" + prefix.toStdString() +
                                      "-%'");
    }
    std::unique_ptr<FaultVfs> m_disk;
    std::unique_ptr<WholeKit> m_kit;
};

QTEST_GUILESS_MAIN(DiskFullTest)
#include "tst_diskfull.moc"
