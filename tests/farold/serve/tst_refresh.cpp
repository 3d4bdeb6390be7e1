// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/ownplace.h"
#include "kit/rawhttp.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <thread>

using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// A farold that is killed while tokens are turned in: the last one that a client knows works once more, or was turned
// in by the answer that got lost and is told so; never both, never two that work.
class RefreshTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        const auto place = m_place.variables(); // every farold from here on inherits them
        for (auto it = place.begin(); it != place.end(); ++it) {
            qputenv(it.key().toLatin1().constData(), it.value().toUtf8());
        }
        QFile password(m_home.filePath(u"password"_s));
        QVERIFY(password.open(QIODevice::WriteOnly) && password.write("correct horse 42\n") > 0);
        password.close();
        QCOMPARE(QProcess::execute(QStringLiteral(FAROL_BIN_DIR "/farold"),
                                   {u"user"_s, u"add"_s, u"ana"_s, u"--role"_s, u"viewer"_s, u"--password-file"_s,
                                    password.fileName()}),
                 0);
    }
    void aKillLosesOneAnswerAtMost() {
        QString known = signInOnce();
        QVERIFY(!known.isEmpty());
        for (int kill = 0; kill < 5; ++kill) {
            QVERIFY(start());
            std::atomic<int> turned = 0;
            std::thread client([&] {
                for (;;) {
                    const auto answer = refresh(known);
                    if (answer.status != 200) {
                        return; // killed
                    }
                    known = refreshOf(answer);
                    ++turned;
                }
            });
            QTRY_VERIFY_WITH_TIMEOUT(turned >= 10, 120'000);
            m_farold.kill();
            QVERIFY(m_farold.waitForFinished(60'000));
            client.join();
            QVERIFY(start());
            const auto again = refresh(known);
            QVERIFY2(again.status == 200 || codeOf(again) == "token_reused", again.body.constData());
            if (again.status != 200) {
                QCOMPARE(codeOf(refresh(known)), "token_invalid"); // its whole sign-in has ended
            }
            stop();
            known = again.status == 200 ? refreshOf(again) : signInOnce();
        }
    }

private:
    bool start() {
        m_farold.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_farold.start(QStringLiteral(FAROL_BIN_DIR "/farold"),
                       {u"serve"_s, u"--handover"_s, u"--handover-as"_s, u"ana"_s, u"--port"_s, u"0"_s});
        const bool said = QTest::qWaitFor(
            [this] { return m_farold.canReadLine() || m_farold.state() == QProcess::NotRunning; }, 120'000);
        const auto line = QJsonDocument::fromJson(m_farold.readLine()).object();
        m_port = static_cast<quint16>(QUrl(line.value(u"url").toString()).port(0));
        return said && m_port > 0;
    }
    void stop() {
        m_farold.closeWriteChannel();
        if (!m_farold.waitForFinished(60'000)) {
            m_farold.kill();
            m_farold.waitForFinished();
        }
    }
    QString signInOnce() {
        if (!start()) {
            return {};
        }
        const auto answer = httpCall(m_port, "POST", "/api/v1/auth/token",
                                     R"({"grant_type":"password","username":"ana","password":"correct horse 42"})");
        stop();
        return refreshOf(answer);
    }
    [[nodiscard]] HttpAnswer refresh(const QString &token) const {
        return httpCall(m_port, "POST", "/api/v1/auth/token",
                        "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"" + token.toUtf8() + "\"}");
    }
    static QString refreshOf(const HttpAnswer &answer) {
        return QJsonDocument::fromJson(answer.body).object().value(u"refresh").toString();
    }
    OwnPlace m_place;
    QTemporaryDir m_home;
    QProcess m_farold;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(RefreshTest)
#include "tst_refresh.moc"
