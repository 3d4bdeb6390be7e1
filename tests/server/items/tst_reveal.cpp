// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/items/payload.h"
#include "kit/wholekit.h"

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// Who a payment is for: masked for everybody, whole for a reason, with one audit row each time.
class RevealTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<WholeKit>();
        m_kit->database.makeBatch({1, 2, ItemState::Failed, BatchStatus::Finished});
        m_kit->start();
    }
    void cleanup() { m_kit.reset(); }

    void masksWhatTellsThePerson() {
        const auto answer = m_kit->get(item + "/payload", "viewer");
        const auto payload = json::payload(answer.body);
        QVERIFY(payload);
        QVERIFY(payload->masked);
        QCOMPARE(payload->payee, u"M*** \"***"_s);
        QVERIFY(!answer.body.contains("52998224725") && !answer.body.contains("maria@") &&
                !answer.body.contains("Souza"));
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM audit"), 0);
    }
    void aDescriptionIsMaskedAsLogsAre() {
        Payload payload;
        payload.description = u"folha de 529.982.247-25, maria@exemplo.example"_s;
        payload.document = u"garbage"_s;
        const Payload shown = masked(payload);
        QCOMPARE(shown.description, u"folha de [cpf], [email]"_s);
        QCOMPARE(shown.document, u"***"_s);
        QCOMPARE(shown.pixKey, QString());
        QCOMPARE(maskName(u"  Ana  Lima "_s), u"A*** L***"_s);
    }
    void showsItForAReasonAndWritesItDownOnce() {
        const auto answer = reveal(R"({"reason":"the bank asks"})", "k1");
        const auto payload = json::payload(answer.body);
        QVERIFY2(payload, answer.body.constData());
        QVERIFY(!payload->masked);
        QCOMPARE(payload->document, u"52998224725"_s);
        QCOMPARE(payload->pixKey, u"maria@x.example"_s);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM audit WHERE action='item.reveal' AND actor='operator1' "
                                        "AND object='LOTE-0001-001' AND reason='the bank asks'"),
                 1);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM audit"), 1);
    }
    void aReplayShowsNothingAndNothingIsStored() {
        QCOMPARE(reveal(R"({"reason":"the bank asks"})", "k1").status, 200);
        const auto again = reveal(R"({"reason":"the bank asks"})", "k1");
        QCOMPARE(again.status, 409);
        QCOMPARE(codeOf(again), "already_done");
        QVERIFY(!again.body.contains("52998224725"));
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM audit"), 1);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM idempotency WHERE " + m_kit->database.asText("body") +
                                        " LIKE '%52998224725%'"),
                 0);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM idempotency"), 1);
    }
    void refusesWithoutRightReasonOrItem() {
        for (const char *user : {"viewer", "responder", "admin", "partner"}) {
            QCOMPARE(codeOf(reveal(R"({"reason":"x"})", "k", user)), "forbidden_role");
        }
        for (const char *user : {"operator1", "manager", "auditor"}) {
            QCOMPARE(reveal(R"({"reason":"x"})", "k", user).status, 200);
        }
        QCOMPARE(codeOf(reveal(R"({"reason":" "})", "k2")), "reason_required");
        QCOMPARE(codeOf(reveal("{}", "k3")), "reason_required");
        QCOMPARE(codeOf(reveal(R"({"reason":"x","all":true})", "k4")), "unknown_member");
        QCOMPARE(codeOf(reveal("{\"reason\":\"" + QByteArray(501, 'x') + "\"}", "k6")), "reason_required");
        QCOMPARE(codeOf(reveal("{\"reason\":", "k7")), "json_syntax");
        QCOMPARE(codeOf(m_kit->post(item + "/reveal?loud=1", R"({"reason":"x"})", "k8", "operator1")),
                 "unknown_parameter");
        QCOMPARE(reveal(R"({"reason":"x"})", "k5", "stranger").status, 404);
        QCOMPARE(m_kit->get(item + "/payload", "stranger").status, 404);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM audit"), 3);
    }

private:
    HttpAnswer reveal(const QByteArray &order, const QByteArray &key, const QByteArray &user = "operator1") {
        return m_kit->post(item + "/reveal", order, key, user);
    }
    const QByteArray item = "/api/v1/items/LOTE-0001-001";
    std::unique_ptr<WholeKit> m_kit;
};

QTEST_GUILESS_MAIN(RevealTest)
#include "tst_reveal.moc"
