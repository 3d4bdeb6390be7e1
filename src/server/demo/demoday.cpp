// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demoday.h"

#include "core/payments/endtoendid.h"
#include "server/demo/demorandom.h"

#include <map>
#include <yaml-cpp/yaml.h>

namespace farol::server {

namespace {

using namespace std::chrono_literals;

QString text(const YAML::Node &node, const char *key, const char *otherwise = "") {
    return QString::fromStdString(node[key] ? node[key].as<std::string>() : std::string(otherwise));
}

std::int64_t minor(const YAML::Node &node) {
    const auto amount = moneyFromApi(QString::fromStdString(node.as<std::string>()), QStringLiteral("BRL"));
    return amount ? amount->minor : throw YAML::Exception(node.Mark(), "expected an amount such as 12.50");
}

Instant instant(const YAML::Node &node) {
    const auto at = fromRfc3339(QString::fromStdString(node.as<std::string>()));
    return at ? *at : throw YAML::Exception(node.Mark(), "expected a time such as 2026-11-20T10:05:00-03:00");
}

ItemState state(const YAML::Node &node) {
    const auto found = itemStateFromApi(QString::fromStdString(node.as<std::string>()));
    return found ? *found : throw YAML::Exception(node.Mark(), "unknown item state");
}

// 09:42:41 on the day of the batch; the demo day has the offset -03:00 all along.
Instant timeOfDay(const std::string &clock, Instant day) {
    const auto hours = std::stoi(clock.substr(0, 2)) * 1h;
    const auto rest = std::stoi(clock.substr(3, 2)) * 1min + std::stoi(clock.substr(6, 2)) * 1s;
    return std::chrono::floor<std::chrono::days>(day - 3h) + 3h + hours + rest;
}

class BatchMaker final {
public:
    BatchMaker(const YAML::Node &node, Instant now, std::uint64_t seed)
        : m_node(node)
        , m_now(now)
        , m_random(seed + node["number"].as<std::uint64_t>() * 7919) {}

    Result<DemoBatch> make() {
        header();
        const int count = m_node["items"].as<int>();
        m_batch.items.resize(static_cast<std::size_t>(count));
        std::int64_t rest = minor(m_node["amount"]);
        for (const auto &named : m_node["named"]) {
            m_named.emplace(named["seq"].as<int>(), named);
            rest -= minor(named["amount"]);
        }
        std::vector<YAML::Node> parts;
        for (const auto &part : m_node["parts"]) {
            parts.push_back(part);
        }
        int seq = 1;
        if (parts.empty()) {
            seq = fill(seq, count - static_cast<int>(m_named.size()), rest, ItemState::Done, {});
            rest = 0;
        }
        for (const auto &part : parts) {
            const auto amount = minor(part["amount"]);
            seq = fill(seq, part["items"].as<int>(), amount, state(part["state"]), part["code"].as<std::string>(""));
            rest -= amount;
        }
        for (const auto &[place, named] : m_named) {
            name(m_batch.items[static_cast<std::size_t>(place - 1)], place, named);
        }
        if (seq != count + 1 || rest != 0) {
            return failure(ErrorKind::Rejected, QStringLiteral("demo_sum"),
                           QStringLiteral("demo batch %1: its parts do not add up").arg(m_batch.number));
        }
        return std::move(m_batch);
    }

private:
    void header() {
        m_batch.number = m_node["number"].as<int>();
        m_batch.source = text(m_node, "source");
        m_batch.queue = text(m_node, "queue", "pagamentos");
        m_batch.kind =
            text(m_node, "kind") == QLatin1String("notification") ? ItemKind::Notification : ItemKind::Payment;
        m_batch.status = batchStatusFromApi(text(m_node, "status")).value_or(BatchStatus::Finished);
        m_batch.by = text(m_node, "by");
        m_batch.approvedBy =
            m_batch.by == QLatin1String("operator1") ? QStringLiteral("operator2") : QStringLiteral("operator1");
        m_batch.createdAt = instant(m_node["at"]);
        m_batch.releasedAt = m_node["released"] ? instant(m_node["released"]) : m_batch.createdAt + 70s;
        m_batch.maxInFlight = m_node["max_in_flight"].as<int>(0);
        if (const auto approvals = m_node["approvals"]) {
            m_batch.approvalsNeeded = approvals["needed"].as<int>();
            m_batch.approvalsGiven = approvals["given"].as<int>();
        }
    }

    // Gives the next count unnamed places from seq on a state and a share of the amount.
    int fill(int seq, int count, std::int64_t amount, ItemState itemState, const std::string &code) {
        const auto shares = splitAmount(m_random, amount, count);
        for (std::size_t i = 0; i < shares.size(); ++seq) {
            if (m_named.contains(seq)) {
                continue;
            }
            DemoItem &item = m_batch.items[static_cast<std::size_t>(seq - 1)];
            person(item, seq, {});
            item.amountMinor = shares[i++];
            item.state = itemState;
            item.code = code;
            schedule(item, seq);
        }
        while (m_named.contains(seq)) {
            ++seq;
        }
        return seq;
    }

    void person(DemoItem &item, int seq, const std::string &middle) {
        const bool company = middle.empty() ? m_random.below(5) == 0 : middle.size() > 6;
        item.document = company ? makeCnpj(m_random, middle) : makeCpf(m_random, middle);
        item.payee = makePayee(m_random, company);
        item.pixKey = item.document;
        char id[32];
        std::snprintf(id, sizeof id, "lote-%04d/%03d", m_batch.number, seq);
        item.externalId = id;
    }

    // When it was sent and answered: one after the other from the release on, before now.
    void schedule(DemoItem &item, int seq) {
        if (item.state == ItemState::Accepted || item.state == ItemState::Queued) {
            item.at = m_batch.releasedAt;
            return;
        }
        const auto room = std::min<std::chrono::milliseconds>(m_now - m_batch.releasedAt, 7min) * 9 / 10;
        const auto offset = room * seq / static_cast<int>(m_batch.items.size());
        item.attempts = m_batch.kind == ItemKind::Notification ? 5 : 1;
        item.sentAt = m_batch.releasedAt + offset;
        item.at = item.sentAt + std::chrono::milliseconds(180 + m_random.below(900));
        if (item.state == ItemState::Sent) {
            item.sentAt = m_now - std::chrono::milliseconds(4000 + m_random.below(8000));
            item.at = item.sentAt;
        }
        if (m_batch.kind == ItemKind::Payment) {
            stamp(item);
        }
        item.settledAtProvider = item.state == ItemState::Done || item.state == ItemState::Returned;
    }

    void stamp(DemoItem &item) {
        std::array<std::uint8_t, 11> bytes{};
        for (auto &byte : bytes) {
            byte = static_cast<std::uint8_t>(m_random.below(256));
        }
        item.endToEndId = makeEndToEndId("99999010", item.sentAt, bytes);
    }

    void name(DemoItem &item, int seq, const YAML::Node &node) {
        person(item, seq, node["document"].as<std::string>(""));
        item.state = state(node["state"]);
        item.code = node["code"].as<std::string>(item.state == ItemState::Uncertain ? "timeout" : "");
        item.amountMinor = minor(node["amount"]);
        schedule(item, seq);
        if (node["at"]) {
            item.at = timeOfDay(node["at"].as<std::string>(), m_batch.createdAt);
            item.sentAt = item.at - (item.state == ItemState::Uncertain ? 30s : 1s);
            stamp(item);
        }
        if (item.state == ItemState::Uncertain) {
            item.attempts = 3;
        }
        item.endToEndId = node["end_to_end_id"].as<std::string>(item.endToEndId);
        item.requestId = node["request_id"].as<std::string>("");
        item.settledAtProvider = item.settledAtProvider || node["truth"].as<std::string>("") == "settled";
    }

    YAML::Node m_node;
    Instant m_now;
    DemoRandom m_random;
    DemoBatch m_batch;
    std::map<int, YAML::Node> m_named;
};

Result<DemoDay> readNodes(const YAML::Node &root) {
    DemoDay day;
    day.now = instant(root["now"]);
    day.passwordHash = text(root, "password_hash");
    for (const auto &user : root["users"]) {
        DemoUser made{text(user, "name"), {}};
        for (const auto &role : user["roles"]) {
            made.roles.append(QString::fromStdString(role.as<std::string>()));
        }
        day.users.push_back(std::move(made));
    }
    for (const auto &node : root["batches"]) {
        auto batch = BatchMaker(node, day.now, root["seed"].as<std::uint64_t>()).make();
        if (!batch) {
            return tl::unexpected(batch.error());
        }
        day.batches.push_back(std::move(*batch));
    }
    return day;
}

} // namespace

Result<DemoDay> readDemoDay(const QByteArray &yaml) {
    // yaml-cpp reports by exceptions; none of them leaves this function.
    try {
        return readNodes(YAML::Load(yaml.toStdString()));
    } catch (const std::exception &e) {
        return failure(ErrorKind::Malformed, QStringLiteral("demo_day"), QString::fromUtf8(e.what()));
    }
}

QByteArray demoLedger(const DemoDay &day) {
    QByteArray lines;
    const auto line = [&lines](const DemoItem &item, const char *effect) {
        // Every text here is made by us from letters and digits: nothing needs escaping.
        lines += "{\"at\":" + QByteArray::number(static_cast<qint64>(item.at.time_since_epoch().count())) +
                 ",\"effect\":\"" + effect + "\",\"external_id\":\"" + QByteArray::fromStdString(item.externalId) +
                 "\",\"end_to_end_id\":\"" + QByteArray::fromStdString(item.endToEndId) + "\",\"amount\":\"" +
                 toApi(Money{item.amountMinor, {}}).toLatin1() + '"';
        if (!item.code.empty() && item.state == ItemState::Failed) {
            lines += ",\"code\":\"" + QByteArray::fromStdString(item.code) + '"';
        }
        lines += "}\n";
    };
    for (const DemoBatch &batch : day.batches) {
        for (const DemoItem &item : batch.items) {
            if (batch.kind != ItemKind::Payment || item.attempts == 0) {
                continue;
            }
            const bool unknownThere = item.state == ItemState::Uncertain && !item.settledAtProvider;
            if (!unknownThere) {
                line(item, "received");
            }
            if (item.settledAtProvider) {
                line(item, "settled");
            } else if (item.state == ItemState::Failed) {
                line(item, "refused");
            }
        }
    }
    return lines;
}

} // namespace farol::server
