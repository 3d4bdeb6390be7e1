// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/backupcodec.h"
#include "kit/farolctlworld.h"

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// farolctl backup against the real routes.
class BackupsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_world = std::make_unique<FarolctlWorld>("admin"); }
    void cleanup() { m_world.reset(); }

    void beginsOneAndTellsHowItEnds() {
        const auto none = ctl({u"list"_s});
        QVERIFY2(none.code == 0 && none.out.contains(u"0 backups"_s), qPrintable(none.out + none.err));
        const auto begun = ctl({u"create"_s, u"--reason"_s, u"before the release"_s});
        QVERIFY2(begun.code == 0 && begun.out.contains(u"farold-20261120T130500Z.backup is being made"_s),
                 qPrintable(begun.out + begun.err));
        const auto last = [this] {
            const auto all = json::backups(ctl({u"list"_s, u"--json"_s}).out.trimmed().toUtf8());
            return all && all->size() == 1 ? all->front() : Backup();
        };
        QTRY_VERIFY_WITH_TIMEOUT(last().verifiedAt, 120'000);
        QVERIFY(ctl({u"list"_s}).out.contains(u"1 backup"_s));
        QCOMPARE(ctl({u"create"_s, u"--reason"_s, u"again"_s}).code, 5); // in the same second
    }
    void namesWhatItCannotDo() {
        QCOMPARE(ctl({u"create"_s}).code, 2);
        m_world->kit.config.backup.folder.clear();
        const auto off = ctl({u"create"_s, u"--reason"_s, u"x"_s});
        QVERIFY2(off.code == 1 && off.err.contains(u"backup.folder"_s), qPrintable(off.err));
        m_world->be("manager");
        QCOMPARE(ctl({u"list"_s}).code, 4);
        QCOMPARE(ctl({u"create"_s, u"--reason"_s, u"x"_s}).code, 4);
    }

private:
    FarolctlRun::Outcome ctl(const QStringList &words) { return m_world->farolctl(QStringList{u"backup"_s} + words); }
    std::unique_ptr<FarolctlWorld> m_world;
};

QTEST_GUILESS_MAIN(BackupsTest)
#include "tst_backups.moc"
