// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/targetguard.h"

#include <QTest>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// Where a webhook may not go, in every spelling that some program understands.
class TargetGuardTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refuses_data() {
        QTest::addColumn<QString>("url");
        for (const char *host : {"127.0.0.1",
                                 "127.1",
                                 "127.0.1",
                                 "2130706433",
                                 "0x7f000001",
                                 "0x7F.0.0.1",
                                 "0x7f.1",
                                 "017700000001",
                                 "0177.0.0.1",
                                 "0177.0.0.01",
                                 "127.0.0.1.",
                                 "127.000.000.001",
                                 "00127.0.0.1",
                                 "1.2.3.4.5",
                                 "256.1.1.1",
                                 "127.0.0.0x1",
                                 "0",
                                 "0.0.0.0",
                                 "1",
                                 "localhost",
                                 "LOCALHOST",
                                 "localhost.",
                                 "a.localhost",
                                 "x.local",
                                 "metadata.google.internal",
                                 "router.home.arpa",
                                 "localhost.localdomain",
                                 "[::1]",
                                 "[::]",
                                 "[0:0:0:0:0:0:0:1]",
                                 "[::ffff:127.0.0.1]",
                                 "[::ffff:7f00:1]",
                                 "[::127.0.0.1]",
                                 "[::ffff:8.8.8.8]",
                                 "[64:ff9b::7f00:1]",
                                 "[64:ff9b:1::7f00:1]",
                                 "[2002:7f00:1::]",
                                 "[2001::1]",
                                 "[2001:db8::1]",
                                 "[fc00::1]",
                                 "[fd12:3456::1]",
                                 "[fe80::1]",
                                 "[fe80::1%25eth0]",
                                 "[fe80::1%eth0]",
                                 "[ff02::1]",
                                 "[100::1]",
                                 "[5f00::1]",
                                 "[3fff::1]",
                                 "[::1",
                                 "::1",
                                 "[v1.x]",
                                 "10.0.0.1",
                                 "172.16.0.1",
                                 "172.31.255.255",
                                 "192.168.1.1",
                                 "100.64.0.1",
                                 "169.254.169.254",
                                 "169.254.1.1",
                                 "192.0.0.192",
                                 "192.0.2.1",
                                 "192.88.99.1",
                                 "198.18.0.1",
                                 "198.51.100.1",
                                 "203.0.113.1",
                                 "224.0.0.1",
                                 "239.255.255.255",
                                 "240.0.0.1",
                                 "255.255.255.255",
                                 "user@8.8.8.8",
                                 "user:secret@example.org",
                                 "8.8.8.8@127.0.0.1",
                                 "127.0.0.1%2f",
                                 "exa%6dple.org",
                                 "ex\xc3\xa4mple.org",
                                 "\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1",
                                 "127\xe3\x80\x82"
                                 "0.0.1",
                                 "exa mple.org",
                                 "example.org\\@127.0.0.1",
                                 "example..org",
                                 "-a.org",
                                 ".org",
                                 "",
                                 "example.org:0",
                                 "example.org:65536",
                                 "example.org:8080",
                                 "example.org:22",
                                 "example.org:443:80",
                                 "example.org:+443",
                                 "[2606:4700::1]x",
                                 "[2606:4700::1]:22",
                                 "8.8.8.8:8443",
                                 "example.org#@127.0.0.1",
                                 "_x.example.org"}) {
            QTest::newRow(host) << u"https://"_s + QString::fromUtf8(host) + u"/hook"_s;
        }
        QTest::newRow("http") << u"http://example.org/"_s;
        QTest::newRow("http to an address") << u"http://8.8.8.8/"_s;
        QTest::newRow("no scheme") << u"example.org/hook"_s;
        QTest::newRow("no slashes") << u"https:example.org"_s;
        QTest::newRow("one slash") << u"https:/example.org"_s;
        QTest::newRow("other scheme") << u"ftp://example.org/"_s;
        QTest::newRow("file") << u"file:///etc/passwd"_s;
        QTest::newRow("gopher") << u"gopher://127.0.0.1:6379/_x"_s;
        QTest::newRow("upper case scheme") << u"HTTPS://127.0.0.1/"_s;
        QTest::newRow("line break") << u"https://example.org/a\r\nHost: 127.0.0.1"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("blanks around") << u" https://example.org/"_s;
        QTest::newRow("long") << u"https://example.org/"_s + QString(2000, u'a');
        QTest::newRow("fragment") << u"https://example.org/#x"_s;
    }
    void refuses() {
        QFETCH(QString, url);
        const auto target = guard().read(url);
        QVERIFY2(!target, qPrintable(url));
        QCOMPARE(target.error().kind, ErrorKind::Rejected);
        QVERIFY(target.error().code.startsWith(u"url_"_s));
        QVERIFY(!target.error().detail.isEmpty());
    }
    void takes_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("host");
        QTest::addColumn<int>("port");
        QTest::addColumn<QString>("path");
        QTest::newRow("plain") << u"https://example.org/hook?a=1"_s << u"example.org"_s << 443 << u"/hook?a=1"_s;
        QTest::newRow("no path") << u"https://Example.ORG"_s << u"example.org"_s << 443 << u"/"_s;
        QTest::newRow("query alone") << u"https://example.org?x=1"_s << u"example.org"_s << 443 << u"/?x=1"_s;
        QTest::newRow("port") << u"https://example.org:443/a"_s << u"example.org"_s << 443 << u"/a"_s;
        QTest::newRow("address") << u"https://8.8.8.8/"_s << u"8.8.8.8"_s << 443 << u"/"_s;
        QTest::newRow("IPv6") << u"https://[2606:4700:4700::1111]/x"_s << u"2606:4700:4700::1111"_s << 443 << u"/x"_s;
        QTest::newRow("at sign in the path") << u"https://example.org/@me"_s << u"example.org"_s << 443 << u"/@me"_s;
        QTest::newRow("letters and digits") << u"https://0x.example1.org/"_s << u"0x.example1.org"_s << 443 << u"/"_s;
    }
    void takes() {
        QFETCH(QString, url);
        QFETCH(QString, host);
        QFETCH(int, port);
        QFETCH(QString, path);
        const auto target = guard().read(url);
        QVERIFY2(target, target ? "" : qPrintable(target.error().detail));
        QVERIFY(target->tls);
        QCOMPARE(QString::fromStdString(target->host), host);
        QCOMPARE(int(target->port), port);
        QCOMPARE(QString::fromStdString(target->path), path);
    }
    // The name was good; where it leads is looked at when it is known.
    void looksAtWhereANameLeads() {
        const auto target = guard().read(u"https://example.org/"_s);
        QVERIFY(target);
        for (const char *address : {"127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "::ffff:127.0.0.1", "fd00::1",
                                    "2002:7f00:1::1", "64:ff9b::a00:1", "0.0.0.0", "::"}) {
            QVERIFY2(!guard().check(*target, boost::asio::ip::make_address(address)), address);
        }
        for (const char *address : {"8.8.8.8", "2606:4700:4700::1111", "172.15.0.1", "172.32.0.1", "192.167.255.255"}) {
            QVERIFY2(guard().check(*target, boost::asio::ip::make_address(address)), address);
        }
    }
    void letsInWhatItsOperatorNamed() {
        const auto open = TargetGuard::make({{u"10.20.0.0/16"_s, u"::1/128"_s}, {8443}});
        QVERIFY(open);
        QVERIFY(open->read(u"http://10.20.3.4:8080/x"_s));
        QVERIFY(open->read(u"http://[::1]:9000/"_s));
        QVERIFY(open->read(u"https://8.8.8.8:8443/"_s));
        for (const char *url : {"https://10.21.0.1/", "https://127.0.0.1/", "http://8.8.8.8/", "https://8.8.8.8:8444/",
                                "https://[::ffff:10.20.3.4]/", "http://10.20.0.1@127.0.0.1/"}) {
            QVERIFY2(!open->read(QString::fromLatin1(url)), url);
        }
        const auto name = open->read(u"http://erp.example.org:8080/"_s); // its address decides
        QVERIFY(name);
        QVERIFY(open->check(*name, boost::asio::ip::make_address("10.20.9.9")));
        QVERIFY(!open->check(*name, boost::asio::ip::make_address("8.8.8.8")));
        for (const char *network : {"10.0.0.0", "10.0.0.0/33", "x/8", "10.0.0.0/-1", "::/129"}) {
            QVERIFY2(!TargetGuard::make({{QString::fromLatin1(network)}, {}}), network);
        }
    }

private:
    static TargetGuard guard() { return *TargetGuard::make({}); }
};

QTEST_GUILESS_MAIN(TargetGuardTest)
#include "tst_targetguard.moc"
