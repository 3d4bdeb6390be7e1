// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/batchsubmit.h"

#include "kit/consoleworld.h"
#include "kit/farolddata.h"

#include <QSignalSpy>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;

class BatchSubmitTest final : public QObject {
    Q_OBJECT
    using State = BatchSubmit::State;
    struct World : kit::ConsoleWorld {
        BatchSubmit submit{api, right};
    };
    std::unique_ptr<World> m_world;
    const QString m_route = u"POST /api/v1/batches/LOTE-0045/submit"_s;

    static Batch draft() {
        auto batch = kit::demoBatch(45);
        batch.status = BatchStatus::Draft;
        batch.version = 3;
        return batch;
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<World>();
        QVERIFY(m_world->isOnline);
    }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void releasesTheVersionThatWasSeen() {
        auto queued = draft();
        queued.status = BatchStatus::Queued;
        m_world->wire->answers(m_route, json::encode(queued));
        QSignalSpy submitted(&m_world->submit, &BatchSubmit::submitted);
        m_world->submit.submit(draft());
        m_world->submit.submit(draft());
        QVERIFY(submitted.wait(30'000));
        QCOMPARE(submitted.constFirst().constFirst().value<Batch>().status, BatchStatus::Queued);
        QCOMPARE(m_world->submit.state(), State::Submitted);
        QCOMPARE(m_world->wire->count(m_route), 1);
        QCOMPARE(m_world->wire->seen(m_route).constFirst().headers.value("if-match"), QByteArray(R"("3")"));
    }
    void aRefusalSaysWhyAndIsOver_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("changed") << 412 << u"version_changed"_s;
        QTest::newRow("limit") << 403 << u"approval_required"_s;
        QTest::newRow("not a draft") << 409 << u"not_draft"_s;
    }
    void aRefusalSaysWhyAndIsOver() {
        QFETCH(int, status);
        QFETCH(QString, code);
        m_world->wire->fails(m_route, status, u"{\"code\":\"%1\",\"detail\":\"x\"}"_s.arg(code).toUtf8());
        m_world->submit.submit(draft());
        QTRY_COMPARE(m_world->submit.state(), State::Refused);
        QCOMPARE(m_world->submit.error()->code, code);
        m_world->submit.submitAgain();
        QTest::qWait(10);
        QCOMPARE(m_world->wire->count(m_route), 1);
    }
    void doubtIsRepeatedWithTheSameKey() {
        m_world->wire->breaks(m_route, QNetworkReply::RemoteHostClosedError);
        m_world->wire->answers(m_route, json::encode(draft()));
        m_world->submit.submit(draft());
        QTRY_COMPARE(m_world->submit.state(), State::Unclear);
        m_world->submit.submitAgain();
        QTRY_COMPARE(m_world->submit.state(), State::Submitted);
        const auto seen = m_world->wire->seen(m_route);
        QCOMPARE(seen.at(0).headers.value("idempotency-key"), seen.at(1).headers.value("idempotency-key"));
    }
    void neitherWithoutTheRightNorForAnythingButADraft() {
        m_world->submit.submit(kit::demoBatch(45));
        m_world->session.setReadOnly(true);
        m_world->submit.submit(draft());
        QTest::qWait(10);
        QCOMPARE(m_world->submit.state(), State::Idle);
        QCOMPARE(m_world->wire->count(m_route), 0);
    }
};

QTEST_GUILESS_MAIN(BatchSubmitTest)
#include "tst_batchsubmit.moc"
