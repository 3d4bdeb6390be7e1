// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/projectioncodec.h"
#include "kit/farolctlworld.h"

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// farolctl projection against the real routes; nothing follows the events here, so a replay that is ordered runs on.
class ProjectionsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<FarolctlWorld>("admin"); }
    void cleanup() { m_world.reset(); }

    void listsEachWithItsLag() {
        const auto listed = ctl({u"list"_s});
        QVERIFY2(listed.code == 0 && listed.out.contains(u"activity"_s) && listed.out.contains(u"none runs"_s),
                 qPrintable(listed.out + listed.err));
        const auto all = json::projections(ctl({u"list"_s, u"--json"_s}).out.trimmed().toUtf8());
        QVERIFY(all && all->size() == 1);
        QVERIFY(!all->front().replaying);
    }
    void replaysOneOnce() {
        const auto begun = ctl({u"replay"_s, u"activity"_s});
        QVERIFY2(begun.code == 0 && begun.out.contains(u"at 0"_s), qPrintable(begun.out + begun.err));
        const auto again = ctl({u"replay"_s, u"activity"_s});
        QVERIFY2(again.code == 5 && again.err.contains(u"being replayed already"_s), qPrintable(again.err));
        QCOMPARE(m_world->kit.database.number("SELECT count(*) FROM audit WHERE action='projection.replay'"), 1);
    }
    void namesWhatItCannotDo() {
        const auto unknown = ctl({u"replay"_s, u"nothing"_s});
        QVERIFY2(unknown.code == 1 && unknown.err.contains(u"no such projection"_s), qPrintable(unknown.err));
        for (const auto &words : {QStringList{u"replay"_s}, QStringList{}, QStringList{u"drop"_s}}) {
            QCOMPARE(ctl(words).code, 2);
        }
        m_world->be("auditor");
        QCOMPARE(ctl({u"list"_s}).code, 0);
        QCOMPARE(ctl({u"replay"_s, u"activity"_s}).code, 4);
        m_world->be("operator1");
        QCOMPARE(ctl({u"list"_s}).code, 4);
    }

private:
    FarolctlRun::Outcome ctl(const QStringList &words) {
        return m_world->farolctl(QStringList{u"projection"_s} + words);
    }
    std::unique_ptr<FarolctlWorld> m_world;
};

QTEST_GUILESS_MAIN(ProjectionsTest)
#include "tst_projections.moc"
