// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/canonical.h"
#include "core/plans/plan.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

static PlanRow row(QString id, std::int64_t version, bool goes, std::int64_t minor) {
    PlanRow one;
    one.key = u"k-"_s + id;
    one.item.value = std::move(id);
    one.version = version;
    one.goes = goes;
    one.reason = goes ? QString() : u"not_retryable"_s;
    one.amount.minor = minor;
    return one;
}

static Plan plan() {
    Plan made;
    made.target = u"pagamentos"_s;
    made.request.options = {50, 20};
    made.rows = {row(u"LOTE-0042-003"_s, 7, true, 1'150'00), row(u"LOTE-0042-001"_s, 9'007'199'254'740'993, false, 5),
                 row(u"LOTE-0042-010"_s, 1, true, 61'000)};
    return made;
}

using Change = std::function<void(Plan &)>;

class PlanHashTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTextIsCanonicalAndNamesWhatTheDesignNames() {
        QJsonArray rows;
        for (const int i : {1, 0, 2}) {
            const auto one = plan().rows[i];
            rows.append(QJsonObject{{u"id"_s, one.item.value},
                                    {u"version"_s, QString::number(one.version)},
                                    {u"decision"_s, one.goes ? u"go"_s : u"skip"_s},
                                    {u"amount"_s, toApi(one.amount)},
                                    {u"key"_s, one.key}});
        }
        const QJsonObject expected{{u"tenant"_s, u"a\"cme"_s},
                                   {u"action"_s, u"retry"_s},
                                   {u"options"_s, QJsonObject{{u"rate_per_second"_s, 50}, {u"stop_at_errors"_s, 20}}},
                                   {u"target"_s, u"pagamentos"_s},
                                   {u"rows"_s, rows}};
        QCOMPARE(canonicalPlan(u"a\"cme"_s, plan()), json::canonical(expected));
        QCOMPARE(planHash(u"a\"cme"_s, plan()), QString::fromLatin1(json::sha256Hex(json::canonical(expected))));
        QCOMPARE(planHash(u"acme"_s, plan()).size(), 64);
    }

    void theOrderOfTheRowsDoesNotCount() {
        auto turned = plan();
        std::reverse(turned.rows.begin(), turned.rows.end());
        QCOMPARE(planHash(u"acme"_s, turned), planHash(u"acme"_s, plan()));
        std::swap(turned.rows[0], turned.rows[1]);
        QCOMPARE(planHash(u"acme"_s, turned), planHash(u"acme"_s, plan()));
    }

    void whatDescribesButDoesNotDecideIsNotCovered() {
        auto other = plan();
        other.hash = u"x"_s;
        other.computedAt = Instant(std::chrono::hours(1));
        other.durationSeconds = 4;
        other.approvers = QStringList{u"operator2"_s};
        QCOMPARE(planHash(u"acme"_s, other), planHash(u"acme"_s, plan()));
    }

    void anyOneChangeChangesTheHash_data() {
        QTest::addColumn<Change>("change");
        const auto add = [](const char *name, Change change) { QTest::newRow(name) << std::move(change); };
        add("action", [](Plan &p) { p.request.action = PlanAction::Cancel; });
        add("rate", [](Plan &p) { p.request.options.ratePerSecond = 51; });
        add("stop", [](Plan &p) { p.request.options.stopAtErrors = 0; });
        add("target", [](Plan &p) { p.target = u"webhooks"_s; });
        add("id", [](Plan &p) { p.rows[1].item.value = u"LOTE-0042-002"_s; });
        add("version", [](Plan &p) { p.rows[1].version -= 1; });
        add("decision", [](Plan &p) { p.rows[0].goes = false; });
        add("amount", [](Plan &p) { p.rows[2].amount.minor += 1; });
        add("key", [](Plan &p) { p.rows[2].key += u"x"_s; });
        add("one row less", [](Plan &p) { p.rows.removeLast(); });
        add("one row twice", [](Plan &p) { p.rows.append(p.rows[0]); });
        add("amounts swapped", [](Plan &p) { std::swap(p.rows[0].amount, p.rows[2].amount); });
    }
    void anyOneChangeChangesTheHash() {
        QFETCH(Change, change);
        auto other = plan();
        change(other);
        QVERIFY(planHash(u"acme"_s, other) != planHash(u"acme"_s, plan()));
    }

    void anotherTenantHasAnotherHash() { QVERIFY(planHash(u"acme"_s, plan()) != planHash(u"globex"_s, plan())); }
};

QTEST_GUILESS_MAIN(PlanHashTest)
#include "tst_planhash.moc"
