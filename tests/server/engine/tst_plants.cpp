// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"
#include "server/engine/testhooks.h"

#include <atomic>

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

// What the checker of the chaos tests has to find is really wrong: each planted mistake does what its name says.
class PlantsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_base = std::make_unique<kit::EngineDatabase>();
        m_sandbox.reset();
    }
    void aNewIdWhileTheResultIsUnknownPaysTwice() {
        auto options = begin(QStringLiteral("timeout_after=100"), Plant::NewEndToEndId);
        options.provider.timeout = 100ms;
        m_base->makeBatch({1, 1});
        const kit::RunningEngine engine(*m_base, m_clock, options);
        QTRY_VERIFY_WITH_TIMEOUT(settled() > 1, 60'000);
        QCOMPARE(m_sandbox->summary().value(QStringLiteral("settled_distinct_external")).toInt(), 1);
    }
    void anAnswerBeforeTheCommitComesBeforeIt() {
        auto options = begin(QString(), Plant::AckBeforeCommit);
        std::atomic<bool> answered = false;
        std::atomic<bool> early = false;
        options.probe = [&](const char *label) {
            early = early || (label == std::string_view("answered_early") && answered);
        };
        m_base->makeBatch({1, 1});
        kit::RunningEngine engine(*m_base, m_clock, options);
        std::promise<void> end;
        engine.writer().post(
            [](Arrows &arrows) { return arrows.connection().execute("UPDATE batches SET version=version+1"); },
            [&](const Done &) {
                answered = true;
                end.set_value();
            });
        end.get_future().wait();
        QTRY_VERIFY_WITH_TIMEOUT(early, 60'000);
    }
    void withoutFencingWhatFliesIsSentAgain() {
        auto options = begin(QString(), Plant::NoFencing);
        m_base->makeBatch({1, 1, ItemState::Sent, BatchStatus::Processing});
        QVERIFY(m_base->open()->execute("UPDATE items SET worker='worker-9', attempt=1, fencing=1, lease_until=1;"
                                        "INSERT INTO attempts SELECT id,1,'',1,NULL,'sent','',0,'w' FROM items"));
        const kit::RunningEngine engine(*m_base, m_clock, options);
        QTRY_COMPARE_WITH_TIMEOUT(settled(), 1, 60'000); // a check should have asked
        QCOMPARE(m_sandbox->reads(), 0);
    }
    void factsAreToldBeforeTheCommit() {
        Writer writer(m_base->open(), m_clock, {});
        std::atomic<int> told = 0;
        QStringList labels;
        writer.setProbe([&](const char *label) { labels.append(QString::fromLatin1(label)); });
        writer.plantEarlyTelling([&](sql::Connection &) { return ++told == 2; });
        for (int i = 0; i < 2; ++i) {
            writer.post([](Arrows &arrows) { return arrows.connection().execute("UPDATE tenants SET name='x'"); }, {});
        }
        writer.start();
        QTRY_VERIFY_WITH_TIMEOUT(told > 0, 60'000);
        writer.post([](Arrows &arrows) { return arrows.connection().execute("UPDATE tenants SET name='y'"); }, {});
        writer.stop();
        QVERIFY(labels.indexOf(QStringLiteral("told_early")) > labels.indexOf(QStringLiteral("after_commit")));
        QVERIFY(labels.indexOf(QStringLiteral("told_early")) < labels.lastIndexOf(QStringLiteral("before_commit")));
    }
    void namesOfPlantsAndPoints() {
        QCOMPARE(*plantFrom(QStringLiteral("no_fencing")), Plant::NoFencing);
        QVERIFY(!plantFrom(QStringLiteral("weeds")));
        for (const auto &point : {"", "before_commit", "before_commit:0", "before_commit:x", "nowhere:1", "a:b:c"}) {
            QVERIFY2(!killAt(QString::fromLatin1(point)), point);
        }
        const auto kills = killAt(QStringLiteral("before_commit:3"));
        QVERIFY(kills);
        (*kills)("after_commit");
        (*kills)("before_commit");
        (*kills)("before_commit"); // the next one would
    }

private:
    EngineOptions begin(const QString &faults, Plant plant) {
        SandboxOptions provider;
        provider.faults = faults;
        m_sandbox = std::make_unique<kit::RunningSandbox>(provider);
        auto options = kit::quickOptions(m_sandbox->url());
        options.plant = plant;
        return options;
    }
    int settled() const { return m_sandbox->summary().value(QStringLiteral("settled_payments")).toInt(); }
    SystemClock m_clock;
    std::unique_ptr<kit::EngineDatabase> m_base;
    std::unique_ptr<kit::RunningSandbox> m_sandbox;
};

QTEST_GUILESS_MAIN(PlantsTest)
#include "tst_plants.moc"
