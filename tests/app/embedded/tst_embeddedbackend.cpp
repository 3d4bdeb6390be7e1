// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embedded/embeddedbackend.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::app;
using namespace std::chrono_literals;

// Shell scripts stand in for farold: what is tested is how its birth and death are read.
class EmbeddedBackendTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesAddressAndTokenFromTheFirstLine() {
        EmbeddedBackend backend({script("echo '{\"url\":\"http://127.0.0.1:4321\",\"token\":\"fat_x\"}'; cat")});
        QString token;
        connect(&backend, &EmbeddedBackend::ready, this,
                [&token](const QUrl &, const Secret &secret) { token = QString::fromUtf8(secret.reveal()); });
        QSignalSpy ready(&backend, &EmbeddedBackend::ready);
        backend.start();
        QVERIFY(ready.wait(30'000));
        QCOMPARE(ready.first().at(0).toUrl(), QUrl(QStringLiteral("http://127.0.0.1:4321")));
        QCOMPARE(token, QStringLiteral("fat_x"));
    }

    void refusesAnAddressElsewhere() {
        expect(script("echo '{\"url\":\"http://10.0.0.1:4321\",\"token\":\"fat_x\"}'; cat"), "embedded_handover");
    }
    void saysWhyItDidNotStart() {
        EmbeddedBackend backend({script("echo 'database is locked' >&2; exit 3")});
        QSignalSpy failed(&backend, &EmbeddedBackend::failed);
        backend.start();
        QVERIFY(failed.wait(30'000));
        const auto error = failed.first().first().value<Error>();
        QCOMPARE(error.code, QStringLiteral("embedded_start"));
        QVERIFY(error.detail.contains(QStringLiteral("database is locked")));
    }
    void losesPatience() {
        EmbeddedBackend backend({script("cat"), {}, 100ms});
        QSignalSpy failed(&backend, &EmbeddedBackend::failed);
        backend.start();
        QVERIFY(failed.wait(30'000));
        QCOMPARE(failed.first().first().value<Error>().code, QStringLiteral("embedded_timeout"));
    }
    void saysWhereItLooked() { expect(QStringLiteral("/nonexistent/farold"), "embedded_start"); }

    void theChildEndsWithUs() {
        auto backend = std::make_unique<EmbeddedBackend>(EmbeddedBackend::Options{
            script("echo '{\"url\":\"http://127.0.0.1:1\",\"token\":\"t\"}'; cat; touch ended")});
        QSignalSpy ready(backend.get(), &EmbeddedBackend::ready);
        backend->start();
        QVERIFY(ready.wait(30'000));
        backend.reset();
        QVERIFY(QFile::exists(m_dir.filePath(QStringLiteral("ended"))));
    }
    void saysWhenTheChildDiesLater() {
        EmbeddedBackend backend({script("echo '{\"url\":\"http://127.0.0.1:1\",\"token\":\"t\"}'; kill -9 $$")});
        QSignalSpy failed(&backend, &EmbeddedBackend::failed);
        backend.start();
        QVERIFY(failed.wait(30'000));
        QCOMPARE(failed.first().first().value<Error>().code, QStringLiteral("embedded_ended"));
    }

private:
    void expect(const QString &program, const char *code) {
        EmbeddedBackend backend({program});
        QSignalSpy failed(&backend, &EmbeddedBackend::failed);
        backend.start();
        QVERIFY(!failed.isEmpty() || failed.wait());
        QCOMPARE(failed.first().first().value<Error>().code, QString::fromLatin1(code));
    }
    QString script(const QByteArray &body) {
        QFile file(m_dir.filePath(QStringLiteral("farold%1").arg(++m_count)));
        if (file.open(QIODevice::WriteOnly)) {
            file.write("#!/bin/sh\ncd " + m_dir.path().toUtf8() + "\n" + body + "\n");
        }
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }
    QTemporaryDir m_dir;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(EmbeddedBackendTest)
#include "tst_embeddedbackend.moc"
