// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/openapi.h"
#include "kit/rawhttp.h"

#include <QFile>
#include <QProcess>
#include <QTest>
#include <QUrl>

using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

// Names in a path that exist nowhere: the route answers with its own problem.
QByteArray called(const QString &pattern) {
    QString path = pattern;
    path.replace(u"{id}"_s, u"nothing-1"_s).replace(u"{hash}"_s, QString(64, u'a'));
    return path.toUtf8();
}

} // namespace

// The program itself, not the parts of it that a kit wires: each operation of the OpenAPI file is there.
class RoutesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_farold.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_farold.start(QStringLiteral(FAROL_BIN_DIR "/farold"), {u"serve"_s, u"--demo"_s, u"--handover"_s});
        QTRY_VERIFY_WITH_TIMEOUT(m_farold.canReadLine() || m_farold.state() == QProcess::NotRunning, 120'000);
        const auto line = QJsonDocument::fromJson(m_farold.readLine()).object();
        m_port = static_cast<quint16>(QUrl(line.value(u"url").toString()).port(0));
        m_token = line.value(u"token").toString().toLatin1();
        QVERIFY(m_port > 0 && !m_token.isEmpty());
    }
    void cleanupTestCase() {
        m_farold.closeWriteChannel();
        if (m_farold.state() != QProcess::NotRunning && !m_farold.waitForFinished(60'000)) {
            m_farold.kill();
            m_farold.waitForFinished();
        }
    }

    void answersAtEveryOperationOfTheFile_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("pattern");
        for (const QString &operation : sorted(operationsOf(openApi()))) {
            QTest::newRow(qPrintable(operation))
                << operation.section(u' ', 0, 0).toLatin1() << operation.section(u' ', 1);
        }
    }
    void answersAtEveryOperationOfTheFile() {
        QFETCH(QByteArray, method);
        QFETCH(QString, pattern);
        const auto answer = call(method, called(pattern));
        QVERIFY2(answer.status >= 200, answer.body.constData());
        QVERIFY2(answer.status != 405 && answer.status < 500, answer.body.constData());
        QVERIFY2(codeOf(answer) != "route_not_found", answer.body.constData());
    }
    void theWalkSeesAPathThatIsNotThere() {
        QCOMPARE(codeOf(call("GET", "/api/v1/nowhere")), "route_not_found");
        QCOMPARE(call("DELETE", "/api/v1/batches").status, 405);
    }
    void servesItsDescriptionToAnybody() {
        QFile file(QStringLiteral(FAROL_SOURCE_DIR "/resources/api/farold-v1.yaml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto yaml = httpCall(m_port, "GET", "/api/v1/openapi.yaml");
        QCOMPARE(yaml.status, 200);
        QVERIFY(yaml.body == file.readAll());
        const auto page = httpCall(m_port, "GET", "/docs");
        QCOMPARE(page.status, 200);
        QCOMPARE(page.headers.value("content-type"), "text/html; charset=utf-8");
        QVERIFY(page.body.contains("<code>POST /api/v1/plans</code>") && !page.body.contains("<script"));
    }

private:
    HttpAnswer call(const QByteArray &method, const QByteArray &path) const {
        return httpCall(m_port, method, path, method == "POST" ? "{}" : "",
                        {{"Authorization", "Bearer " + m_token}, {"Idempotency-Key", "walk-000000000001"}});
    }
    QProcess m_farold;
    quint16 m_port = 0;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(RoutesTest)
#include "tst_routes.moc"
