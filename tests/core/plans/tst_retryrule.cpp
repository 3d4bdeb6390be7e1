// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/retryrule.h"

#include <QTest>

using namespace farol;

class RetryRuleTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void actionsHaveTheirWords() {
        QCOMPARE(toApi(PlanAction::Retry), QStringLiteral("retry"));
        QCOMPARE(planActionFromApi(u"cancel"), PlanAction::Cancel);
        QCOMPARE(planActionFromApi(u"retry"), PlanAction::Retry);
        QVERIFY(!planActionFromApi(u"edit"));
    }

    void aRetryGoesOnlyWhereNothingCanBePaidTwice_data() {
        QTest::addColumn<ItemState>("state");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("reason");
        const auto row = [](ItemState state, const char *code, const char *reason) {
            QTest::addRow("%s %s", qPrintable(toApi(state)), code)
                << state << QString::fromLatin1(code) << QString::fromLatin1(reason);
        };
        row(ItemState::Accepted, "", "not_released");
        row(ItemState::Queued, "", "in_progress");
        row(ItemState::Leased, "", "in_progress");
        row(ItemState::Sent, "", "in_progress");
        row(ItemState::RetryWait, "not_processed", "in_progress");
        row(ItemState::Uncertain, "timeout", "uncertain_needs_check");
        row(ItemState::Uncertain, "insufficient_funds", "uncertain_needs_check");
        row(ItemState::NotSent, "timeout", "");
        row(ItemState::Dead, "connection_refused", "");
        row(ItemState::Dead, "quarantined", "quarantined");
        row(ItemState::Failed, "insufficient_funds", "");
        row(ItemState::Failed, "limit_exceeded", "");
        row(ItemState::Failed, "bank_unavailable", "");
        row(ItemState::Failed, "not_processed", "");
        row(ItemState::Failed, "invalid_key", "not_retryable");
        row(ItemState::Failed, "account_closed", "not_retryable");
        row(ItemState::Failed, "", "not_retryable");
        row(ItemState::Failed, "never_heard_of", "not_retryable");
        row(ItemState::Done, "", "already_final");
        row(ItemState::Cancelled, "", "already_final");
        row(ItemState::Duplicate, "", "already_final");
        row(ItemState::Returned, "", "already_final");
    }
    void aRetryGoesOnlyWhereNothingCanBePaidTwice() {
        QFETCH(ItemState, state);
        QFETCH(QString, code);
        QFETCH(QString, reason);
        const auto decision = decideRetry(state, code);
        QCOMPARE(decision.reason, reason);
        QCOMPARE(decision.goes, reason.isEmpty());
        QVERIFY(!decision.goes || mayMove(state, ItemState::Queued));
    }

    void aCancelNeverTouchesMoneyThatMayBeOut_data() {
        QTest::addColumn<ItemState>("state");
        QTest::addColumn<QString>("reason");
        using enum ItemState;
        for (const auto state : {Accepted, Queued, RetryWait, NotSent, Failed, Dead}) {
            QTest::addRow("%s", qPrintable(toApi(state))) << state << QString();
        }
        for (const auto state : {Done, Cancelled, Duplicate, Returned}) {
            QTest::addRow("%s", qPrintable(toApi(state))) << state << QStringLiteral("already_final");
        }
        QTest::newRow("leased") << Leased << QStringLiteral("in_progress");
        QTest::newRow("sent") << Sent << QStringLiteral("in_progress");
        QTest::newRow("uncertain") << Uncertain << QStringLiteral("uncertain_needs_check");
    }
    void aCancelNeverTouchesMoneyThatMayBeOut() {
        QFETCH(ItemState, state);
        QFETCH(QString, reason);
        QCOMPARE(decideCancel(state).reason, reason);
        QCOMPARE(decideCancel(state).goes, reason.isEmpty());
    }
};

QTEST_GUILESS_MAIN(RetryRuleTest)
#include "tst_retryrule.moc"
