// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/secretbox.h"
#include "server/webhooks/signature.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

class SignatureTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The example of the specification (standardwebhooks.com), checked by its own libraries.
    void signsAsTheSpecificationDoes() {
        const Secret secret(QByteArray::fromBase64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
        const std::string_view id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
        const std::string_view body = R"({"test": 2432232314})";
        const std::string signature = webhookSignature(secret, id, 1614265330, body);
        QCOMPARE(QByteArray::fromStdString(signature), QByteArray("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        QVERIFY(isSigned(secret, id, "1614265330", body, signature));
        QVERIFY(isSigned(secret, id, "1614265330", body, "v1,AAAA v2,x " + signature));
    }
    void seesWhatWasChanged_data() {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("signature");
        const Secret secret(QByteArray(32, 's'));
        const auto good = QByteArray::fromStdString(webhookSignature(secret, "id", 100, "body"));
        QTest::newRow("id") << QByteArray("i") << QByteArray("100") << QByteArray("body") << good;
        QTest::newRow("time") << QByteArray("id") << QByteArray("101") << QByteArray("body") << good;
        QTest::newRow("body") << QByteArray("id") << QByteArray("100") << QByteArray("bodY") << good;
        QTest::newRow("moved dot") << QByteArray("id.100") << QByteArray("") << QByteArray("body") << good;
        QTest::newRow("no version") << QByteArray("id") << QByteArray("100") << QByteArray("body") << good.sliced(3);
        QTest::newRow("cut") << QByteArray("id") << QByteArray("100") << QByteArray("body") << good.chopped(4);
        QTest::newRow("longer") << QByteArray("id") << QByteArray("100") << QByteArray("body") << good + "AAAA";
        QTest::newRow("none") << QByteArray("id") << QByteArray("100") << QByteArray("body") << QByteArray();
        QTest::newRow("asymmetric") << QByteArray("id") << QByteArray("100") << QByteArray("body")
                                    << "v1a," + good.sliced(3);
    }
    void seesWhatWasChanged() {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, time);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, signature);
        const Secret secret(QByteArray(32, 's'));
        QVERIFY(!isSigned(secret, id.toStdString(), time.toStdString(), body.toStdString(), signature.toStdString()));
    }
    void aSealedSecretOpensWithItsKeyAlone() {
        const auto box = SecretBox::fromText(Secret(QByteArray(32, 'a').toBase64()));
        const auto other = SecretBox::fromText(Secret(QByteArray(32, 'b').toBase64()));
        QVERIFY(box && other);
        const Secret secret = makeWebhookSecret();
        QByteArray sealed = box->seal(secret);
        QVERIFY(!sealed.contains(secret.reveal()));
        QVERIFY(sealed != box->seal(secret));
        QVERIFY(box->open(sealed) && *box->open(sealed) == secret);
        QVERIFY(!other->open(sealed));
        sealed[sealed.size() - 1] = static_cast<char>(sealed.back() ^ 1);
        QVERIFY(!box->open(sealed));
        QVERIFY(!box->open("short"));
    }
    void theKeyFileIsMadeOnceAndForItsOwnerAlone() {
        const QTemporaryDir dir;
        const QString path = dir.filePath(u"farold.db.key"_s);
        const auto made = SecretBox::fromFile(path);
        QVERIFY(made);
        QCOMPARE(QFile::permissions(path) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        const auto sealed = made->seal(Secret("x"));
        const auto again = SecretBox::fromFile(path);
        QVERIFY(again && again->open(sealed));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QVERIFY(SecretBox::fromFile(path).error().detail.contains(u"chmod 600"_s));
        QVERIFY(!SecretBox::fromText(Secret("c2hvcnQ=")));
        QVERIFY(!SecretBox::fromFile(u"/nonexistent/key"_s));
    }
};

QTEST_GUILESS_MAIN(SignatureTest)
#include "tst_signature.moc"
