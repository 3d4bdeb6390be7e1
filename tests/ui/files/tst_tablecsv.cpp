// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/tablecsv.h"

#include <QStandardItemModel>
#include <QTest>

using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

class TableCsvTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingBecomesAFormula_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("equals") << u"=1+1"_s << QByteArray("'=1+1");
        QTest::newRow("plus") << u"+cmd"_s << QByteArray("'+cmd");
        QTest::newRow("at") << u"@SUM(A1)"_s << QByteArray("'@SUM(A1)");
        QTest::newRow("minus") << u"-2+3"_s << QByteArray("'-2+3");
        QTest::newRow("tab") << u"\t=1"_s << QByteArray("'\t=1");
        QTest::newRow("a negative amount stays") << u"-12,50"_s << QByteArray("-12,50");
        QTest::newRow("separator") << u"a;b"_s << QByteArray("\"a;b\"");
        QTest::newRow("quote") << u"say \"no\""_s << QByteArray("\"say \"\"no\"\"\"");
        QTest::newRow("line break") << u"a\nb"_s << QByteArray("\"a\nb\"");
        QTest::newRow("no-break space") << u"R$\u00A01,00"_s << QByteArray("R$ 1,00");
        QTest::newRow("formula with a quote") << u"=\"x\""_s << QByteArray("\"'=\"\"x\"\"\"");
    }
    void nothingBecomesAFormula() {
        QFETCH(QString, text);
        QTEST_ASSERT(!text.isEmpty());
        QFETCH(QByteArray, field);
        QCOMPARE(csvField(text, u';'), field);
    }
    void groupsAreFlattenedAndEveryRowSaysWhereItIsFrom() {
        QStandardItemModel model;
        model.setHorizontalHeaderLabels({u"Item"_s, u"Amount"_s});
        auto *group = new QStandardItem(u"Invalid key"_s);
        group->appendRow({new QStandardItem(u"022"_s), new QStandardItem(u"220,00"_s)});
        group->appendRow({new QStandardItem(u"065"_s), new QStandardItem(u"180,00"_s)});
        model.appendRow(group);
        const QByteArray csv = csvOf(model, {0, 1}, {u"Produção"_s, u"20/11/2026 10:05:12"_s},
                                     QLocale(QLocale::Portuguese, QLocale::Brazil));
        const QByteArray expected = "\xEF\xBB\xBFItem;Amount;Environment;Data from\r\n"
                                    "022;220,00;Produ\xC3\xA7\xC3\xA3o;20/11/2026 10:05:12\r\n"
                                    "065;180,00;Produ\xC3\xA7\xC3\xA3o;20/11/2026 10:05:12\r\n";
        QCOMPARE(csv, expected);
    }
    void englishFilesUseCommas() {
        QStandardItemModel model;
        model.setHorizontalHeaderLabels({u"Item"_s});
        model.appendRow(new QStandardItem(u"1,500.00"_s));
        QVERIFY(csvOf(model, {0}, {}, QLocale(QLocale::English)).contains("\"1,500.00\",,\r\n"));
    }
};

QTEST_MAIN(TableCsvTest)
#include "tst_tablecsv.moc"
