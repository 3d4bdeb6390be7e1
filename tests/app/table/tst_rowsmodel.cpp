// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/table/rowsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <numeric>

using namespace farol::app;

namespace {

class Numbers final : public RowsModel<int> {
public:
    void show(const QList<int> &numbers) {
        setRows(numbers, [](int number) { return number; });
    }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    QVariant data(const QModelIndex &index, int role) const override {
        return role == Qt::DisplayRole ? QVariant(rows().at(index.row())) : QVariant();
    }
};

} // namespace

// A list that becomes another one without a reset.
class RowsModelTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<Numbers> m_numbers;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_inserted;

    void start(const QList<int> &numbers) {
        m_tester.reset();
        m_numbers = std::make_unique<Numbers>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_numbers.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_numbers->show(numbers);
        m_inserted = std::make_unique<QSignalSpy>(m_numbers.get(), &QAbstractItemModel::rowsInserted);
    }

private Q_SLOTS:
    void anEmptyListIsFilledAtOnce() {
        start({});
        QList<int> all(10'000);
        std::iota(all.begin(), all.end(), 0);
        m_numbers->show(all);
        QCOMPARE(m_numbers->rows(), all);
        QCOMPARE(m_inserted->size(), 1);
    }
    void rowsThatComeTogetherAreToldTogether() {
        start({1, 2, 3});
        m_numbers->show({10, 11, 1, 12, 13, 14, 2, 3, 15});
        QCOMPARE(m_numbers->rows(), (QList<int>{10, 11, 1, 12, 13, 14, 2, 3, 15}));
        QCOMPARE(m_inserted->size(), 3);
    }
    void rowsThatStayKeepTheirPlaceInTheSelection() {
        start({1, 2, 3, 4});
        const QPersistentModelIndex three = m_numbers->index(2, 0);
        m_numbers->show({4, 7, 8, 3, 9, 1});
        QCOMPARE(m_numbers->rows(), (QList<int>{4, 7, 8, 3, 9, 1}));
        QVERIFY(three.isValid());
        QCOMPARE(three.data().toInt(), 3);
    }
    void everyListBecomesEveryOther() {
        const QList<QList<int>> lists = {{},        {1},       {1, 2, 3},       {3, 2, 1}, {2, 9, 3, 8},
                                         {8, 9, 1}, {5, 6, 7}, {7, 1, 6, 2, 5}, {4, 4}};
        for (const auto &before : lists) {
            for (const auto &after : lists) {
                start(before);
                m_numbers->show(after);
                QCOMPARE(m_numbers->rows(), after);
            }
        }
    }
};

QTEST_GUILESS_MAIN(RowsModelTest)
#include "tst_rowsmodel.moc"
