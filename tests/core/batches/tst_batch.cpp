// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/me.h"
#include "core/batches/batch.h"
#include "core/overview/overview.h"

#include <QTest>
#include <limits>

using namespace farol;

static StateCount count(ItemState state, std::int64_t items, std::int64_t minor, QString code = {}) {
    return {state, std::move(code), items, Money{minor, {}}};
}

class BatchTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStatusHasItsWordAndTheWordLeadsBack() {
        const QStringList words{QStringLiteral("draft"),    QStringLiteral("awaiting_approval"),
                                QStringLiteral("queued"),   QStringLiteral("processing"),
                                QStringLiteral("paused"),   QStringLiteral("finished"),
                                QStringLiteral("cancelled")};
        for (int i = 0; i < words.size(); ++i) {
            QCOMPARE(toApi(static_cast<BatchStatus>(i)), words[i]);
            QCOMPARE(batchStatusFromApi(words[i]), static_cast<BatchStatus>(i));
        }
        QVERIFY(!batchStatusFromApi(u"done"));
        QVERIFY(!batchStatusFromApi(u""));
    }

    void everyRoleHasItsWordAndTheWordLeadsBack() {
        const QStringList words{QStringLiteral("viewer"),  QStringLiteral("operator"),  QStringLiteral("approver"),
                                QStringLiteral("manager"), QStringLiteral("responder"), QStringLiteral("admin"),
                                QStringLiteral("auditor"), QStringLiteral("partner")};
        for (int i = 0; i < words.size(); ++i) {
            QCOMPARE(toApi(static_cast<Role>(i)), words[i]);
            QCOMPARE(roleFromApi(words[i]), static_cast<Role>(i));
        }
        QVERIFY(!roleFromApi(u"root"));
    }

    void theFourSumsOfLote42AddUp() {
        Batch batch;
        batch.counts = {count(ItemState::Uncertain, 7, 2'310'00, QStringLiteral("timeout")),
                        count(ItemState::Done, 138, 44'120'00),
                        count(ItemState::Failed, 2, 1'150'00, QStringLiteral("insufficient_funds")),
                        count(ItemState::Failed, 3, 640'00, QStringLiteral("invalid_key"))};
        QCOMPARE(total(batch, ItemState::Failed), count(ItemState::Failed, 5, 1'790'00));
        QCOMPARE(total(batch, ItemState::Done), count(ItemState::Done, 138, 44'120'00));
        QCOMPARE(total(batch, ItemState::Dead), count(ItemState::Dead, 0, 0));
        QCOMPARE(totalAtRisk(batch).items, 12);
        QCOMPARE(totalAtRisk(batch).amount, (Money{4'100'00, {}}));
    }

    void aSumThatDoesNotExistIsLeftOut() {
        constexpr auto most = std::numeric_limits<std::int64_t>::max();
        Batch batch;
        batch.counts = {count(ItemState::Dead, most, most),
                        count(ItemState::Failed, 1, 1),
                        {ItemState::Failed, {}, 0, Money{500, Currency{{'U', 'S', 'D'}}}}};
        QCOMPARE(totalAtRisk(batch).items, most);
        QCOMPARE(totalAtRisk(batch).amount, (Money{most, {}}));
    }

    void theOverviewAddsWhatIsAtRisk() {
        Overview overview;
        overview.failedNow = count(ItemState::Failed, 5, 1'790'00);
        overview.uncertainNow = count(ItemState::Uncertain, 7, 2'310'00);
        overview.notSentNow = count(ItemState::NotSent, 1, 10'00);
        overview.paidToday = count(ItemState::Done, 378, 99'818'45);
        QCOMPARE(totalAtRisk(overview).items, 13);
        QCOMPARE(totalAtRisk(overview).amount, (Money{4'110'00, {}}));
    }
};

QTEST_GUILESS_MAIN(BatchTest)
#include "tst_batch.moc"
