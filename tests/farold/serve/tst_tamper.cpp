// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/auditcodec.h"
#include "kit/farolctlkit.h"
#include "kit/rawhttp.h"
#include "sql/connect.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// One audit row changed by hand in the database of a farold that runs (G8): farolctl names the first broken row and its
// time, and ends with 1.
class TamperTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesTheFirstRowThatSomebodyChanged() {
        for (const QString &name : {u"ana"_s, u"bia"_s, u"caio"_s}) {
            QProcess add;
            add.start(farold(), {u"user"_s, u"add"_s, name, u"--role"_s, u"auditor"_s, u"--database"_s, database()});
            add.write("correct horse 42\n");
            add.closeWriteChannel();
            QVERIFY(add.waitForFinished(120'000) && add.exitCode() == 0);
        }
        m_farold.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_farold.start(farold(), {u"serve"_s, u"--handover"_s, u"--handover-as"_s, u"ana"_s, u"--port"_s, u"0"_s,
                                  u"--database"_s, database()});
        QVERIFY(QTest::qWaitFor([this] { return m_farold.canReadLine(); }, 120'000));
        const QUrl url(QJsonDocument::fromJson(m_farold.readLine()).object().value(u"url").toString());
        const auto signedIn = httpCall(static_cast<quint16>(url.port()), "POST", "/api/v1/auth/token",
                                       R"({"grant_type":"password","username":"ana","password":"correct horse 42"})");
        const FarolctlRun ctl(url.toString());
        ctl.useToken(json::tokenPair(signedIn.body)->access.toLatin1());

        const auto whole = ctl({u"audit"_s, u"verify"_s});
        QVERIFY2(whole.code == 0, qPrintable(whole.err));
        QVERIFY2(whole.out.contains(u"the chain holds"_s), qPrintable(whole.out));

        const auto db = sql::connect({database(), false});
        QVERIFY(db);
        auto row = (*db)->prepare("SELECT tenant, seq, at FROM audit ORDER BY tenant DESC, seq LIMIT 1 OFFSET 1");
        QVERIFY(row.step().value_or(false));
        const auto tenant = row.integer(0);
        const auto seq = row.integer(1);
        const Instant at{std::chrono::milliseconds(row.integer(2))};
        QCOMPARE(seq, 2);
        QVERIFY(row.run());
        QVERIFY((*db)->execute("DROP TRIGGER audit_no_update"));
        QVERIFY(
            (*db)->prepare("UPDATE audit SET object = 'dora' WHERE tenant = ? AND seq = ?").bind(tenant, seq).run());

        const auto broken = ctl({u"audit"_s, u"verify"_s});
        QCOMPARE(broken.code, 1);
        const QString when = toRfc3339(at).left(19).replace(u'T', u' ');
        QVERIFY2(broken.out.contains(u"broken at row 2 of "_s + when), qPrintable(broken.out));
        const auto told = ctl({u"audit"_s, u"verify"_s, u"--json"_s});
        QCOMPARE(told.code, 1);
        const auto proof = json::auditProof(told.out.toUtf8());
        QVERIFY(proof && !proof->holds);
        const AuditChain &chain = tenant == 0 ? proof->engine : proof->tenant;
        QCOMPARE(chain.firstBroken, 2);
        QVERIFY(chain.firstBrokenAt == at);
        m_farold.closeWriteChannel();
        QVERIFY(m_farold.waitForFinished(60'000));
    }

private:
    static QString farold() { return QStringLiteral(FAROL_BIN_DIR "/farold"); }
    [[nodiscard]] QString database() const { return m_home.filePath(u"farold.db"_s); }
    QTemporaryDir m_home;
    QProcess m_farold;
};

QTEST_GUILESS_MAIN(TamperTest)
#include "tst_tamper.moc"
