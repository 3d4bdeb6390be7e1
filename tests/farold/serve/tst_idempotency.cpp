// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolds.h"

#include <QRandomGenerator>
#include <thread>

using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Sent {
    int key = 0;
    bool other = false; // the same key under another body
    std::size_t process = 0;
    HttpAnswer answer;
};

} // namespace

// T6 of the trust goals over the programs themselves; FAROL_CHAOS_KEYS and FAROL_CHAOS_SEED set the long form.
class IdempotencyTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeySentOftenAtOnceHasOneEffectAndOneAnswer() {
        const int keys = qEnvironmentVariableIntValue("FAROL_CHAOS_KEYS") > 0
                             ? qEnvironmentVariableIntValue("FAROL_CHAOS_KEYS")
                             : 500;
        const int seed = qEnvironmentVariableIntValue("FAROL_CHAOS_SEED");
        Farolds farolds;
        auto all = orders(keys, static_cast<quint32>(seed), farolds.count());
        sendAll(farolds, all);

        QHash<int, QByteArray> taken;
        QHash<int, bool> body;
        int refused = 0;
        for (const auto &sent : all) {
            const auto &answer = sent.answer;
            if (answer.status == 409) {
                QCOMPARE(codeOf(answer), "key_running"); // the first one is still at work
                continue;
            }
            if (answer.status == 422) {
                ++refused;
                continue;
            }
            QVERIFY2(answer.status == 201, answer.body.left(500).constData());
            QVERIFY(!taken.contains(sent.key) || taken.value(sent.key) == answer.body);
            QVERIFY(!body.contains(sent.key) || body.value(sent.key) == sent.other);
            taken.insert(sent.key, answer.body);
            body.insert(sent.key, sent.other);
        }
        QCOMPARE(taken.size(), keys);
        QVERIFY(refused > 0);
        // Once more, after everything: the answer is kept, and another body is still refused.
        for (std::size_t i = 0; i < farolds.count(); ++i) {
            auto caller = farolds.caller(i);
            for (int key = 0; key < keys; key += 7) {
                const auto again = import(caller, key, body.value(key));
                QCOMPARE(again.status, 201);
                QCOMPARE(again.body, taken.value(key));
                QCOMPARE(import(caller, key, !body.value(key)).status, 422);
                QCOMPARE(caller.import(nameOf(key), "1,00", {}).status, 400); // without a key
            }
        }
        QCOMPARE(farolds.place.number("SELECT count(*) FROM batches"), keys);
        QCOMPARE(farolds.place.number("SELECT count(DISTINCT external_id) FROM items"), keys);
        QCOMPARE(farolds.place.number("SELECT count(*) FROM items"), keys);
        QCOMPARE(farolds.place.number("SELECT count(*) FROM audit WHERE action = 'batch.import'"), keys);
        std::int64_t ordered = 0;
        for (const bool other : std::as_const(body)) {
            ordered += other ? 2000 : 1000;
        }
        QCOMPARE(farolds.place.number("SELECT sum(amount) FROM items"), ordered);
        qInfo("%s", qPrintable(u"{\"bench\":\"idempotency\",\"seed\":%1,\"processes\":%2,\"keys\":%3,\"sent\":%4,"
                               "\"taken\":%5,\"refused\":%6,\"effects\":%7}"_s.arg(seed)
                                   .arg(farolds.count())
                                   .arg(keys)
                                   .arg(all.size())
                                   .arg(taken.size())
                                   .arg(refused)
                                   .arg(farolds.place.number("SELECT count(*) FROM batches"))));
    }

private:
    static QByteArray nameOf(int key) { return "K-" + QByteArray::number(key); }
    static HttpAnswer import(Caller &caller, int key, bool other) {
        return caller.import(nameOf(key), other ? "20,00" : "10,00", "key-" + QByteArray::number(key));
    }
    // Those of one key stand side by side, so that they meet.
    static std::vector<Sent> orders(int keys, quint32 seed, std::size_t processes) {
        QRandomGenerator random(seed);
        std::vector<Sent> all;
        for (int key = 0; key < keys; ++key) {
            for (int times = random.bounded(1, 9); times > 0; --times) {
                all.push_back({key,
                               random.bounded(4) == 0,
                               static_cast<std::size_t>(random.bounded(static_cast<int>(processes))),
                               {}});
            }
        }
        return all;
    }
    static void sendAll(const Farolds &farolds, std::vector<Sent> &all) {
        std::atomic<std::size_t> next = 0;
        std::vector<std::thread> senders;
        for (int s = 0; s < 8; ++s) {
            senders.emplace_back([&] {
                std::vector<Caller> callers;
                for (std::size_t i = 0; i < farolds.count(); ++i) {
                    callers.push_back(farolds.caller(i));
                }
                for (auto at = next++; at < all.size(); at = next++) {
                    all[at].answer = import(callers[all[at].process], all[at].key, all[at].other);
                }
            });
        }
        for (auto &sender : senders) {
            sender.join();
        }
    }
};

QTEST_GUILESS_MAIN(IdempotencyTest)
#include "tst_idempotency.moc"
