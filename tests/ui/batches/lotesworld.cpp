// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/lotesworld.h"

#include "kit/farolddata.h"

#include <map>

namespace farol::kit {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int itemCount = 150;
const QString lote42Path = u"/api/v1/batches/LOTE-0042"_s;

struct Named {
    ItemState state;
    QString code;
    std::int64_t minor;
    QString document;
    Instant at;
    int attempts;
};

// What the demo day says of the twelve items that are not paid.
const std::map<int, Named> &named() {
    static const std::map<int, Named> all = [] {
        const auto uncertain = [](std::int64_t minor, const QString &document, Instant at) {
            return Named{ItemState::Uncertain, u"timeout"_s, minor, document, at, 3};
        };
        const auto failed = [](const QString &code, std::int64_t minor, const QString &document, Instant at) {
            return Named{ItemState::Failed, code, minor, document, at, 1};
        };
        return std::map<int, Named>{
            {12, uncertain(40'000, u"CPF ***.218.440-**"_s, demoTime(12, 42, 41))},
            {31, uncertain(28'000, u"CPF ***.902.117-**"_s, demoTime(12, 42, 58))},
            {44, uncertain(35'000, u"CNPJ **.481.330/0001-**"_s, demoTime(12, 43, 20))},
            {57, uncertain(25'000, u"CPF ***.456.789-**"_s, demoTime(12, 44, 7))},
            {90, uncertain(42'000, u"CPF ***.077.951-**"_s, demoTime(12, 45, 11))},
            {113, uncertain(25'000, u"CNPJ **.118.204/0001-**"_s, demoTime(12, 46, 2))},
            {128, uncertain(36'000, u"CPF ***.640.382-**"_s, demoTime(12, 47, 3))},
            {22, failed(u"invalid_key"_s, 22'000, u"CPF ***.310.555-**"_s, demoTime(12, 42, 12))},
            {65, failed(u"invalid_key"_s, 18'000, u"CPF ***.733.210-**"_s, demoTime(12, 44, 31))},
            {101, failed(u"invalid_key"_s, 24'000, u"CPF ***.884.016-**"_s, demoTime(12, 45, 40))},
            {71, failed(u"insufficient_funds"_s, 50'000, u"CPF ***.377.410-**"_s, demoTime(12, 46, 40))},
            {139, failed(u"insufficient_funds"_s, 65'000, u"CNPJ **.220.871/0001-**"_s, demoTime(12, 46, 40))}};
    }();
    return all;
}

Batch lot(int number, const QString &source, Instant at, QList<StateCount> counts) {
    Batch batch = demoBatch(number, std::move(counts));
    batch.source = source;
    batch.createdAt = at;
    batch.updatedAt = at;
    return batch;
}

StateCount paid(std::int64_t items, std::int64_t minor) {
    return {ItemState::Done, {}, items, Money{minor, {}}};
}

Instant yesterday(int hour, int minute) {
    return demoTime(hour, minute) - 24h;
}

QList<ErrorGroup> groupsNow() {
    return {{ItemState::Uncertain, u"timeout"_s, 7, Money{231'000, {}}, demoTime(12, 42, 41), demoTime(12, 47, 3)},
            {ItemState::Failed, u"invalid_key"_s, 3, Money{64'000, {}}, demoTime(12, 42, 12), demoTime(12, 45, 40)},
            {ItemState::Failed, u"insufficient_funds"_s, 2, Money{115'000, {}}, demoTime(12, 46, 40),
             demoTime(12, 46, 40)}};
}

QList<ErrorGroup> groupsAfterCheck() {
    QList<ErrorGroup> groups = groupsNow();
    groups[0] = {ItemState::NotSent, {}, 2, Money{61'000, {}}, demoTime(12, 44, 7), demoTime(12, 47, 3)};
    return groups;
}

QList<Attempt> attempts57() {
    const RequestId request{u"req-7f3a"_s};
    const QString id = u"E99999010202611201243aB3kQ9xT42m"_s;
    return {
        {1, id, demoTime(12, 41, 10), demoTime(12, 41, 11), u"transient"_s, u"connection_refused"_s, 0, u"worker-2"_s,
         request},
        {2, id, demoTime(12, 41, 40), demoTime(12, 41, 41), u"transient"_s, u"not_processed"_s, 503, u"worker-1"_s,
         request},
        {3, id, demoTime(12, 43, 37), demoTime(12, 44, 7), u"uncertain"_s, u"timeout"_s, 0, u"worker-2"_s, request}};
}

QList<ItemEvent> events57() {
    return {{1, demoTime(12, 38, 12), u"created"_s, 0, {}, u"operator1"_s, u"pagamentos-20-11.csv, line 58"_s},
            {2, demoTime(12, 40, 3), u"queued"_s, 0, {}, u"operator2"_s, u"pagamentos"_s},
            {3, demoTime(12, 44, 7), u"uncertain"_s, 3, u"timeout"_s, u"worker-2"_s, {}}};
}

PlanRow planRow(int seq, ItemState state, const QString &code, std::int64_t minor, int attempt) {
    PlanRow row;
    row.item = ItemId{u"LOTE-0042-%1"_s.arg(seq, 3, 10, QChar(u'0'))};
    row.version = 5;
    row.goes = attempt > 0;
    row.reason = row.goes ? QString() : u"not_retryable"_s;
    row.state = state;
    row.code = code;
    row.amount = Money{minor, {}};
    row.key = u"lote-0042/%1"_s.arg(seq, 3, 10, QChar(u'0'));
    row.attempt = attempt;
    return row;
}

} // namespace

LotesWorld::LotesWorld(app::EnvironmentKind kind, const QList<Role> &roles, std::chrono::milliseconds interval)
    : ConsoleWorld(kind, roles, interval) {
    answerDay();
}

QList<Batch> LotesWorld::batches() {
    Batch waiting =
        lot(44, u"folha-semana-47.csv"_s, demoTime(12, 58), {{ItemState::Accepted, {}, 24, Money{6'000'000, {}}}});
    waiting.status = BatchStatus::AwaitingApproval;
    waiting.approvalsNeeded = 2;
    waiting.approvalsGiven = 1;
    Batch running = lot(43, u"fornecedores-20-11.csv"_s, demoTime(12, 52),
                        {{ItemState::Queued, {}, 104, Money{1'554'615, {}}},
                         {ItemState::Sent, {}, 12, Money{194'415, {}}},
                         paid(96, 1'438'020)});
    running.status = BatchStatus::Processing;
    return {waiting,
            running,
            lote42(),
            lot(41, u"reembolsos-20-11.csv"_s, demoTime(11, 47), {paid(80, 2'241'590)}),
            lot(40, u"api \u00B7 parceiro-3"_s, demoTime(11, 5), {paid(64, 1'890'235)}),
            lot(39, u"repasses-19-11.csv"_s, yesterday(19, 20),
                {paid(117, 7'359'372), {ItemState::Returned, {}, 1, Money{51'240, {}}}}),
            lot(38, u"folha-complementar.csv"_s, yesterday(17, 2), {paid(31, 1'294'000)}),
            lot(37, u"fornecedores-19-11.csv"_s, yesterday(12, 31), {paid(196, 4'137'748)}),
            lot(36, u"pagamentos-19-11.csv"_s, yesterday(12, 12), {paid(142, 4'501'877)})};
}

Batch LotesWorld::batchAfterCheck() {
    return demoBatch(42, {{ItemState::NotSent, {}, 2, Money{61'000, {}}},
                          paid(143, 4'582'000),
                          {ItemState::Failed, u"insufficient_funds"_s, 2, Money{115'000, {}}},
                          {ItemState::Failed, u"invalid_key"_s, 3, Money{64'000, {}}}});
}

Item LotesWorld::item(int seq) {
    Item item = demoItem(seq);
    const auto found = named().find(seq);
    if (found == named().end()) {
        return item;
    }
    item.state = found->second.state;
    item.code = found->second.code;
    item.lastResponse = found->second.code;
    item.amount = Money{found->second.minor, {}};
    item.documentMasked = found->second.document;
    item.updatedAt = found->second.at;
    item.attempts = found->second.attempts;
    if (seq == 57) {
        item.endToEndId = u"E99999010202611201243aB3kQ9xT42m"_s;
        item.allEndToEndIds = {item.endToEndId};
        item.worker = u"worker-2"_s;
    }
    return item;
}

QList<Item> LotesWorld::items(const std::function<bool(const Item &)> &wanted) {
    QList<Item> items;
    for (int seq = 1; seq <= itemCount; ++seq) {
        const Item one = item(seq);
        if (!wanted || wanted(one)) {
            items.append(one);
        }
    }
    return items;
}

QList<Item> LotesWorld::checkedItems() {
    QList<Item> checked = items([](const Item &one) { return one.state == ItemState::Uncertain; });
    for (Item &one : checked) {
        const bool isUnknown = one.seq == 57 || one.seq == 128;
        one.state = isUnknown ? ItemState::NotSent : ItemState::Done;
        one.code.clear();
        one.version = 2;
    }
    return checked;
}

Plan LotesWorld::plan(bool needsApproval) {
    Plan plan;
    plan.hash = u"9c417be2d1a0f8c3"_s.repeated(4);
    plan.request.selection.filter = ItemFilter{};
    plan.target = u"pagamentos"_s;
    plan.request.options = {1, 2};
    plan.durationSeconds = 4;
    plan.computedAt = demoTime(13, 31, 8);
    plan.needsApproval = needsApproval;
    plan.approvalReason = needsApproval ? u"amount above 1000.00"_s : QString();
    plan.approvers = {u"operator2"_s, u"manager"_s};
    plan.rows = {planRow(57, ItemState::NotSent, {}, 25'000, 4),
                 planRow(128, ItemState::NotSent, {}, 36'000, 4),
                 planRow(71, ItemState::Failed, u"insufficient_funds"_s, 50'000, 2),
                 planRow(139, ItemState::Failed, u"insufficient_funds"_s, 65'000, 2),
                 planRow(22, ItemState::Failed, u"invalid_key"_s, 22'000, 0),
                 planRow(65, ItemState::Failed, u"invalid_key"_s, 18'000, 0),
                 planRow(101, ItemState::Failed, u"invalid_key"_s, 24'000, 0)};
    for (const PlanRow &row : plan.rows) {
        (row.goes ? plan.going : plan.skipped) += 1;
        (row.goes ? plan.amountGoing : plan.amountSkipped).minor += row.amount.minor;
    }
    return plan;
}

void LotesWorld::answerDay() {
    const auto with = [](ItemState state, const QString &code) {
        return items([&](const Item &one) { return one.state == state && (code.isEmpty() || one.code == code); });
    };
    const auto page = [](const QList<Item> &rows) { return json::encode(Page<Item>{rows, {}, rows.size()}); };
    wire->answers(u"/api/v1/batches"_s, json::encode(Page<Batch>{batches(), {}, 9}));
    wire->answers(lote42Path + u"/errors"_s, json::encode(groupsNow()));
    wire->answers(lote42Path + u"/items"_s, page(items()));
    wire->answers(lote42Path + u"/items?state=uncertain"_s, page(with(ItemState::Uncertain, {})));
    wire->answers(lote42Path + u"/items?state=failed&code=invalid_key"_s,
                  page(with(ItemState::Failed, u"invalid_key"_s)));
    wire->answers(lote42Path + u"/items?state=failed&code=insufficient_funds"_s,
                  page(with(ItemState::Failed, u"insufficient_funds"_s)));
    for (const Batch &batch : batches()) {
        if (batch.id.value != u"LOTE-0042"_s) {
            const QString path = u"/api/v1/batches/"_s + batch.id.value;
            wire->answers(path + u"/errors"_s, json::encode(QList<ErrorGroup>()));
            wire->answers(path + u"/items"_s, page({}));
        }
    }
    for (const auto &[seq, about] : named()) {
        const QString path = u"/api/v1/items/LOTE-0042-%1"_s.arg(seq, 3, 10, QChar(u'0'));
        wire->answers(path, json::encode(item(seq)));
        wire->answers(path + u"/attempts"_s, json::encode(seq == 57 ? attempts57() : QList<Attempt>()));
        wire->answers(path + u"/events"_s, json::encode(seq == 57 ? events57() : QList<ItemEvent>()));
    }
}

void LotesWorld::answerAfterCheck() {
    QList<Batch> now = batches();
    now[2] = batchAfterCheck();
    wire->forget(u"/api/v1/batches"_s);
    wire->answers(u"/api/v1/batches"_s, json::encode(Page<Batch>{now, {}, 9}));
    wire->forget(lote42Path + u"/errors"_s);
    wire->answers(lote42Path + u"/errors"_s, json::encode(groupsAfterCheck()));
    for (const Item &one : checkedItems()) {
        wire->forget(u"/api/v1/items/"_s + one.id.value);
        wire->answers(u"/api/v1/items/"_s + one.id.value, json::encode(one));
    }
    QList<Item> unsent = checkedItems();
    unsent.removeIf([](const Item &one) { return one.state != ItemState::NotSent; });
    wire->answers(lote42Path + u"/items?state=not_sent"_s, json::encode(Page<Item>{unsent, {}, unsent.size()}));
}

void LotesWorld::goOffline() {
    wire->forgetAll();
    QStringList places = {u"/api/v1/me"_s, u"/api/v1/batches"_s, u"/api/v1/items"_s};
    for (const Batch &batch : batches()) {
        places << u"/api/v1/batches/%1/errors"_s.arg(batch.id.value)
               << u"/api/v1/batches/%1/items"_s.arg(batch.id.value);
    }
    for (const auto &[seq, about] : named()) {
        const QString path = u"/api/v1/items/LOTE-0042-%1"_s.arg(seq, 3, 10, QChar(u'0'));
        places << path << path + u"/attempts"_s << path + u"/events"_s;
    }
    for (const QString &place : std::as_const(places)) {
        wire->breaks(place, QNetworkReply::ConnectionRefusedError);
    }
    isOnline = !QTest::qWaitFor([this] { return session.connection() == app::Connection::Offline; }, 30000);
}

} // namespace farol::kit
