// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/items/item.h"

#include <QTest>
#include <set>

using namespace farol;
using State = farol::ItemState;

static QByteArray name(ItemState state) {
    return toApi(state).toLatin1();
}

class ItemTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateHasItsWordAndTheWordLeadsBack() {
        const QStringList words{QStringLiteral("accepted"), QStringLiteral("queued"),     QStringLiteral("leased"),
                                QStringLiteral("sent"),     QStringLiteral("retry_wait"), QStringLiteral("uncertain"),
                                QStringLiteral("not_sent"), QStringLiteral("done"),       QStringLiteral("failed"),
                                QStringLiteral("dead"),     QStringLiteral("cancelled"),  QStringLiteral("duplicate"),
                                QStringLiteral("returned")};
        QCOMPARE(words.size(), itemStateCount);
        for (int i = 0; i < itemStateCount; ++i) {
            QCOMPARE(toApi(static_cast<ItemState>(i)), words[i]);
            QCOMPARE(itemStateFromApi(words[i]), static_cast<ItemState>(i));
        }
        for (const auto word : {u"", u"Done", u"done ", u"paid", u"retrywait"}) {
            QVERIFY(!itemStateFromApi(word));
        }
    }

    void everyKindHasItsWord() {
        QCOMPARE(toApi(ItemKind::Payment), QStringLiteral("payment"));
        QCOMPARE(itemKindFromApi(u"notification"), ItemKind::Notification);
        QCOMPARE(itemKindFromApi(toApi(ItemKind::Payment)), ItemKind::Payment);
        QVERIFY(!itemKindFromApi(u"refund"));
    }

    void finalAndAtRiskNeverOverlap() {
        const std::set<ItemState> final{State::Done, State::Cancelled, State::Duplicate, State::Returned};
        const std::set<ItemState> risk{State::Uncertain, State::NotSent, State::Failed, State::Dead};
        for (int i = 0; i < itemStateCount; ++i) {
            const auto state = static_cast<ItemState>(i);
            QCOMPARE(isFinal(state), final.contains(state));
            QCOMPARE(isAtRisk(state), risk.contains(state));
        }
    }

    void onlyTheDrawnArrowsMayBeTaken_data() {
        const std::set<std::pair<ItemState, ItemState>> arrows{
            {State::Accepted, State::Queued},  {State::Accepted, State::Cancelled},  {State::Queued, State::Leased},
            {State::Queued, State::Cancelled}, {State::Leased, State::Queued},       {State::Leased, State::Sent},
            {State::Leased, State::Uncertain}, {State::Sent, State::Done},           {State::Sent, State::Failed},
            {State::Sent, State::Uncertain},   {State::Sent, State::RetryWait},      {State::Sent, State::Dead},
            {State::RetryWait, State::Queued}, {State::RetryWait, State::Cancelled}, {State::RetryWait, State::Dead},
            {State::Uncertain, State::Done},   {State::Uncertain, State::Failed},    {State::Uncertain, State::NotSent},
            {State::NotSent, State::Queued},   {State::NotSent, State::Cancelled},   {State::Failed, State::Queued},
            {State::Failed, State::Cancelled}, {State::Dead, State::Queued},         {State::Dead, State::Cancelled},
            {State::Dead, State::Dead},        {State::Done, State::Returned},
        };
        QTest::addColumn<ItemState>("from");
        QTest::addColumn<ItemState>("to");
        QTest::addColumn<bool>("allowed");
        for (int i = 0; i < itemStateCount; ++i) {
            for (int j = 0; j < itemStateCount; ++j) {
                const auto from = static_cast<ItemState>(i);
                const auto to = static_cast<ItemState>(j);
                QTest::newRow(name(from) + " -> " + name(to)) << from << to << arrows.contains({from, to});
            }
        }
    }
    void onlyTheDrawnArrowsMayBeTaken() {
        QFETCH(ItemState, from);
        QFETCH(ItemState, to);
        QTEST(mayMove(from, to), "allowed");
    }

    void nothingLeavesAFinalStateExceptAReturn() {
        for (int i = 0; i < itemStateCount; ++i) {
            for (int j = 0; j < itemStateCount; ++j) {
                const auto from = static_cast<ItemState>(i);
                const auto to = static_cast<ItemState>(j);
                QVERIFY(!isFinal(from) || !mayMove(from, to) || (from == State::Done && to == State::Returned));
            }
        }
    }

    void theCodeDecidesWhatARefusalMeans_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<FailureClass>("expected");
        for (const auto *code : {"connection_refused", "dns", "tls", "rate_limited", "not_processed"}) {
            QTest::newRow(code) << QString::fromLatin1(code) << FailureClass::Transient;
        }
        for (const auto *code : {"insufficient_funds", "limit_exceeded", "bank_unavailable", "target_refused"}) {
            QTest::newRow(code) << QString::fromLatin1(code) << FailureClass::Retryable;
        }
        for (const auto *code : {"invalid_key", "invalid_document", "account_closed"}) {
            QTest::newRow(code) << QString::fromLatin1(code) << FailureClass::NotRetryable;
        }
        for (const auto *code : {"", "timeout", "connection_reset", "torn_reply", "http_500", "INVALID_KEY", "what"}) {
            QTest::newRow(*code ? code : "none") << QString::fromLatin1(code) << FailureClass::Unknown;
        }
    }
    void theCodeDecidesWhatARefusalMeans() {
        QFETCH(QString, code);
        QTEST(failureClass(code), "expected");
    }
};

QTEST_GUILESS_MAIN(ItemTest)
#include "tst_item.moc"
