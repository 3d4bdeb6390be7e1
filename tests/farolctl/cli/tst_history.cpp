// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/historycodec.h"
#include "kit/farolctlworld.h"

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// farolctl history against the real routes.
class HistoryTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_world = std::make_unique<FarolctlWorld>("viewer", [](WholeKit &kit) {
            kit.database.makeBatch({42, 3, ItemState::Queued, BatchStatus::Queued});
            kit.database.makeBatch({43, 2, ItemState::Dead, BatchStatus::Finished, ItemKind::Payment, 0, "D"});
            kit.database.makeBatch({44, 4, ItemState::Done, BatchStatus::Finished, ItemKind::Payment, 0, "P"});
            QVERIFY(kit.database.open()->execute("UPDATE batches SET created_at = 1795179900000")); // 20 November 2026
        });
    }
    void cleanup() { m_world.reset(); }

    void showsTheMonthAsTableAndAsJson() {
        const auto shown = m_world->farolctl({u"history"_s});
        QVERIFY2(shown.code == 0, qPrintable(shown.err));
        const auto lines = shown.out.trimmed().split(u'\n');
        QCOMPARE(lines.size(), 2);
        const auto cells = lines.at(1).split(u' ', Qt::SkipEmptyParts);
        QCOMPARE(cells.first(3), (QStringList{u"2026-11"_s, u"3"_s, u"9"_s}));
        QCOMPARE(cells.last(4), (QStringList{u"4"_s, u"2"_s, u"3"_s, u"hot"_s})); // paid, at risk, not over
        const auto months = json::historyMonths(m_world->farolctl({u"history"_s, u"--json"_s}).out.trimmed().toUtf8());
        QVERIFY(months && months->size() == 1);
        QCOMPARE(months->front().states.size(), 3);
    }
    void namesWhatItCannotDo() {
        QCOMPARE(m_world->farolctl({u"history"_s, u"2026-11"_s}).code, 2);
        m_world->be("partner");
        const auto refused = m_world->farolctl({u"history"_s});
        QVERIFY2(refused.code == 4, qPrintable(refused.err));
        m_world->kit.stop();
        QCOMPARE(m_world->farolctl({u"history"_s}).code, 3);
    }

private:
    std::unique_ptr<FarolctlWorld> m_world;
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "tst_history.moc"
