// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/auditfile.h"

#include "core/audit/auditrow.h"
#include "core/json/auditcodec.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

AuditRow rowBehind(const AuditRow &before, const QString &object) {
    AuditRow row;
    row.tenant = 7;
    row.seq = before.seq + 1;
    row.at = Instant(std::chrono::milliseconds(1'795'179'900'000 + row.seq));
    row.actor = u"josé \"ops\"\n€\u2028"_s;
    row.actorId = 3;
    row.action = u"plan.run"_s;
    row.object = object;
    row.after = u"{\"n\":1}"_s;
    row.previous = before.hash;
    row.hash = auditHash(row);
    return row;
}

// An export of five rows, line by line, the last one its end.
QList<QByteArray> fiveRows() {
    QList<QByteArray> lines;
    AuditRow row;
    row.hash = auditBeginning();
    for (int i = 1; i <= 5; ++i) {
        row = rowBehind(row, u"LOTE-%1"_s.arg(i, 4, 10, QLatin1Char('0')));
        lines.append(auditLine(row));
    }
    lines.append(json::encode(AuditEnd{1, 7, 5, row.hash, row.at, 0, {}}));
    return lines;
}

AuditChain verdictOf(const QList<QByteArray> &lines) {
    QBuffer file;
    file.setData(lines.join('\n') + (lines.isEmpty() ? "" : "\n"));
    file.open(QIODevice::ReadOnly);
    return *verifyAuditFile(file);
}

} // namespace

// An exported chain, with nobody to ask.
class AuditFileTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesAWholeFile() {
        const auto whole = verdictOf(fiveRows());
        QVERIFY2(whole.holds, qPrintable(whole.detail));
        QCOMPARE(whole.rows, 5);
        QVERIFY(!whole.fault && whole.firstBroken == 0);
        const auto nothing = verdictOf({json::encode(AuditEnd{1, 7, 0, auditBeginning(), {}, 0, {}})});
        QVERIFY2(nothing.holds && nothing.rows == 0, qPrintable(nothing.detail));
    }
    void takesLongLines() {
        AuditRow row;
        row.hash = auditBeginning();
        row = rowBehind(row, QString(300'000, u'x'));
        const auto verdict = verdictOf({auditLine(row), json::encode(AuditEnd{1, 7, 1, row.hash, row.at, 0, {}})});
        QVERIFY2(verdict.holds, qPrintable(verdict.detail));
    }
    // As somebody does it who has this text and no code of ours.
    void theHashIsOfTheLineWithoutIt() {
        QByteArray previous(64, '0');
        auto lines = fiveRows();
        lines.removeLast();
        for (const QByteArray &line : lines) {
            auto object = QJsonDocument::fromJson(line).object();
            const auto hash = object.take(u"hash"_s).toString().toLatin1();
            QCOMPARE(object.value(u"previous"_s).toString().toLatin1(), previous);
            const auto text = QJsonDocument(object).toJson(QJsonDocument::Compact); // its members stand by name
            QCOMPARE(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex(), hash);
            previous = hash;
        }
    }
    void namesAMemberThatWasChanged_data() {
        QTest::addColumn<QString>("member");
        const auto row = QJsonDocument::fromJson(fiveRows().at(2)).object();
        QCOMPARE(row.size(), 14);
        for (const QString &member : row.keys()) {
            QTest::newRow(qPrintable(member)) << member;
        }
    }
    void namesAMemberThatWasChanged() {
        QFETCH(QString, member);
        auto lines = fiveRows();
        auto row = QJsonDocument::fromJson(lines.at(2)).object();
        const auto value = row.value(member);
        row.insert(member,
                   value.isDouble() ? QJsonValue(value.toInteger() + 1) : QJsonValue(u'1' + value.toString().mid(1)));
        lines[2] = QJsonDocument(row).toJson(QJsonDocument::Compact);
        const auto broken = verdictOf(lines);
        QVERIFY(!broken.holds);
        QCOMPARE(broken.firstBroken, 3);
        const auto fault = member == u"seq"        ? AuditFault::Gap
                           : member == u"previous" ? AuditFault::Previous
                                                   : AuditFault::Changed;
        QCOMPARE(broken.fault, fault);
    }
    void namesWhatIsWrong_data() {
        QTest::addColumn<QList<QByteArray>>("lines");
        QTest::addColumn<qint64>("row");
        QTest::addColumn<AuditFault>("fault");
        QTest::addColumn<QString>("words");
        const auto whole = fiveRows();
        const auto without = [&whole](qsizetype from, qsizetype count) {
            auto lines = whole;
            lines.remove(from, count);
            return lines;
        };
        const auto with = [&whole](qsizetype at, const QByteArray &line) {
            auto lines = whole;
            lines.insert(at, line);
            return lines;
        };
        const auto instead = [&whole](qsizetype at, const QByteArray &line) {
            auto lines = whole;
            lines[at] = line;
            return lines;
        };
        const auto add = [](const char *name, const QList<QByteArray> &lines, qint64 row, AuditFault fault,
                            const QString &words) { QTest::newRow(name) << lines << row << fault << words; };
        add("first deleted", without(0, 1), 1, AuditFault::Gap, u"row 1 is missing"_s);
        add("middle deleted", without(1, 2), 2, AuditFault::Gap, u"row 2 is missing: row 4 stands"_s);
        add("last deleted", without(4, 1), 5, AuditFault::End, u"row 5 is missing"_s);
        add("all deleted", without(0, 5), 1, AuditFault::End, u"row 1 is missing"_s);
        add("end deleted", without(5, 1), 6, AuditFault::End, u"no last line"_s);
        add("cut", without(3, 3), 4, AuditFault::End, u"no last line"_s);
        add("empty", {}, 1, AuditFault::End, u"no last line"_s);
        auto swapped = whole;
        swapped.swapItemsAt(1, 2);
        add("swapped", swapped, 2, AuditFault::Gap, u"row 2 is missing: row 3"_s);
        add("twice", with(2, whole.at(1)), 3, AuditFault::Gap, u"row 2 comes a second time"_s);
        const auto last = *json::auditRow(whole.at(4));
        const auto second = *json::auditRow(whole.at(1));
        // With a hash that is right: its place gives it away.
        add("inserted", with(2, auditLine(rowBehind(second, u"X"_s))), 4, AuditFault::Gap, u"row 3 comes a second"_s);
        add("inserted at the end", with(5, auditLine(rowBehind(last, u"X"_s))), 6, AuditFault::End,
            u"row 6 stands behind the head"_s);
        add("replaced by one with its hash", instead(2, auditLine(rowBehind(second, u"X"_s))), 4, AuditFault::Previous,
            u"row 4 does not name"_s);
        add("last replaced", instead(4, auditLine(rowBehind(*json::auditRow(whole.at(3)), u"X"_s))), 5, AuditFault::End,
            u"row 5 is not the one that the head"_s);
        add("behind the end", whole + QList<QByteArray>{whole.at(0)}, 6, AuditFault::End, u"line 7 stands behind"_s);
        add("a page", instead(5, json::encode(AuditEnd{1, 7, 5, last.hash, {}, 5, {}})), 6, AuditFault::End,
            u"one page of an export"_s);
        add("end of another chain", instead(5, json::encode(AuditEnd{1, 8, 5, last.hash, {}, 0, {}})), 5,
            AuditFault::End, u"of another chain"_s);
        auto two = whole;
        two[1] = "x";
        two[3] = "y";
        add("two that are none", two, 2, AuditFault::Unreadable, u"line 2"_s);
        add("twice behind the end", whole + QList<QByteArray>{whole.at(0), whole.at(1)}, 6, AuditFault::End,
            u"line 7 stands behind"_s);
        add("end of another version", instead(5, json::encode(AuditEnd{2, 7, 5, last.hash, {}, 0, {}})), 6,
            AuditFault::Unreadable, u"line 6"_s);
    }
    void namesWhatIsWrong() {
        QFETCH(QList<QByteArray>, lines);
        QFETCH(qint64, row);
        QFETCH(AuditFault, fault);
        QFETCH(QString, words);
        const auto broken = verdictOf(lines);
        QVERIFY(!broken.holds);
        QVERIFY2(broken.detail.contains(words), qPrintable(broken.detail));
        QCOMPARE(broken.firstBroken, row);
        QCOMPARE(broken.fault, fault);
    }
    void namesALineThatIsNoRow_data() {
        QTest::addColumn<QByteArray>("line");
        const QByteArray good = fiveRows().at(2);
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("hello");
        QTest::newRow("cut") << good.chopped(1);
        QTest::newRow("two") << good + good;
        QTest::newRow("not an object") << '[' + good + ']';
        QTest::newRow("a member more") << QByteArray(good).replace("{\"action\"", "{\"note\":1,\"action\"");
        QTest::newRow("a member twice") << QByteArray(good).replace("{\"action\"", "{\"seq\":3,\"action\"");
        QTest::newRow("a member less") << QByteArray(good).replace("\"reason\":\"\",", "");
        QTest::newRow("a number as text") << QByteArray(good).replace("\"seq\":3", "\"seq\":\"3\"");
        QTest::newRow("a fraction") << QByteArray(good).replace("\"seq\":3", "\"seq\":3.5");
        QTest::newRow("not UTF-8") << QByteArray(good).replace("LOTE", "LO\xff\xfe");
        QTest::newRow("deep") << QByteArray(100'000, '[');
        QTest::newRow("a broken end") << QByteArray("{\"farol_audit\":1}");
    }
    void namesALineThatIsNoRow() {
        QFETCH(QByteArray, line);
        auto lines = fiveRows();
        lines[2] = line;
        const auto broken = verdictOf(lines);
        QCOMPARE(broken.fault, AuditFault::Unreadable);
        QCOMPARE(broken.firstBroken, 3);
        QVERIFY2(broken.detail.startsWith(u"line 3 is no row of an audit"_s), qPrintable(broken.detail));
    }
    void everyFaultHasAWord() {
        for (const auto fault :
             {AuditFault::Changed, AuditFault::Previous, AuditFault::Gap, AuditFault::End, AuditFault::Unreadable}) {
            QVERIFY(!toApi(fault).isEmpty());
            QCOMPARE(auditFaultFromApi(toApi(fault)), fault);
        }
        QVERIFY(!auditFaultFromApi(u"nonsense"));
    }
    void aLastLineWithoutItsEndIsRead() {
        QByteArray text = fiveRows().join('\n'); // no line feed behind the last
        QBuffer file(&text);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto chain = verifyAuditFile(file);
        QVERIFY2(chain && chain->holds, qPrintable(chain ? chain->detail : chain.error().detail));
    }
    void aDeviceThatCannotBeReadIsAnError() {
        QBuffer closed;
        QVERIFY(!verifyAuditFile(closed));
    }
};

QTEST_GUILESS_MAIN(AuditFileTest)
#include "tst_auditfile.moc"
