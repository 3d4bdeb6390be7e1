// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/approvals/similar.h"

#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"

#include <algorithm>
#include <unordered_map>

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype mostShown = 100;
constexpr std::int64_t mostCompared = 1'000'000;

struct Payment {
    std::int64_t seq = 0;
    std::int64_t amount = 0;
    std::string document;
    std::string key;
    std::string dueDate;
    bool told = false;
};

// The batch's payments by what makes two of them alike: a document and an amount, or a key and an amount.
class Look final {
public:
    Look(std::int64_t number, std::int64_t items, QString currency)
        : m_number(number)
        , m_items(items)
        , m_currency(std::move(currency)) {}

    // An earlier one of the same batch that it is like is told at once.
    void add(Payment payment, Instant at) {
        const auto place = m_payments.size();
        m_payments.push_back(std::move(payment));
        const Payment &added = m_payments.back();
        if (const auto earlier = find(added.document, added.key, added.amount, place)) {
            tell(place, {m_payments[*earlier].seq, m_number, m_items}, m_payments[*earlier].dueDate, at);
        }
        m_byDocument.emplace(hashOf(added.document, added.amount), place);
        m_byKey.emplace(hashOf(added.key, added.amount), place);
    }

    struct Place {
        std::int64_t seq = 0;
        std::int64_t number = 0;
        std::int64_t items = 0;
    };
    void compare(const Payment &other, Place where, Instant at) {
        if (const auto mine = find(other.document, other.key, other.amount, m_payments.size())) {
            tell(*mine, where, other.dueDate, at);
        }
    }

    [[nodiscard]] bool isFull() const { return m_found.size() >= mostShown; }
    [[nodiscard]] QList<SimilarPayment> found() && {
        std::sort(m_found.begin(), m_found.end(), [](const auto &a, const auto &b) { return a.item < b.item; });
        return std::move(m_found);
    }

private:
    static std::size_t hashOf(std::string_view text, std::int64_t amount) {
        return std::hash<std::string_view>()(text) ^ (static_cast<std::size_t>(amount) * 0x9E3779B97F4A7C15ULL);
    }
    // The first that is not told yet; except: not this one.
    std::optional<std::size_t> find(const std::string &document, const std::string &key, std::int64_t amount,
                                    std::size_t except) const {
        const auto in = [&](const auto &map, const std::string &text,
                            std::string Payment::*member) -> std::optional<std::size_t> {
            const auto [begin, end] = map.equal_range(hashOf(text, amount));
            for (auto it = begin; !text.empty() && it != end; ++it) {
                const Payment &one = m_payments[it->second];
                const bool fresh = except < m_payments.size() || !one.told;
                if (it->second != except && fresh && one.amount == amount && one.*member == text) {
                    return it->second;
                }
            }
            return std::nullopt;
        };
        const auto byDocument = in(m_byDocument, document, &Payment::document);
        return byDocument ? byDocument : in(m_byKey, key, &Payment::key);
    }
    void tell(std::size_t mine, Place where, const std::string &dueDate, Instant at) {
        Payment &payment = m_payments[mine];
        if (payment.told || isFull()) {
            return;
        }
        payment.told = true;
        m_found.append({itemId(m_number, payment.seq, m_items), itemId(where.number, where.seq, where.items),
                        moneyOf(payment.amount, m_currency.toStdString()), at, payment.dueDate == dueDate});
    }

    std::int64_t m_number;
    std::int64_t m_items;
    QString m_currency;
    std::vector<Payment> m_payments;
    std::unordered_multimap<std::size_t, std::size_t> m_byDocument;
    std::unordered_multimap<std::size_t, std::size_t> m_byKey;
    QList<SimilarPayment> m_found;
};

Payment paymentOf(const sql::Statement &row) {
    return {row.integer(0),           row.integer(1),           std::string(row.text(2)),
            std::string(row.text(3)), std::string(row.text(4)), false};
}

Done readOwn(sql::Connection &connection, std::int64_t batch, Look &look) {
    auto own = connection.prepare("SELECT seq, amount, document, pix_key, due_date, created_at FROM items"
                                  " WHERE batch = ? AND kind = 0 ORDER BY seq");
    own.bind(batch);
    for (;;) {
        const auto more = own.step();
        if (!more || !*more) {
            return more ? Done() : tl::unexpected(more.error());
        }
        look.add(paymentOf(own), instantOf(own.integer(5)));
    }
}

// What was cancelled or never taken is no payment that could be repeated.
Done readOthers(sql::Connection &connection, std::int64_t tenant, std::int64_t batch, Instant now, Look &look) {
    auto others = connection.prepare(
        "SELECT i.seq, i.amount, i.document, i.pix_key, i.due_date, i.created_at, b.number, b.items FROM batches b"
        " JOIN items i ON i.batch = b.id WHERE b.tenant = ?1 AND b.created_at >= ?2 AND b.id <> ?3 AND b.kind = 0"
        " AND i.state NOT IN (10, 11) ORDER BY b.created_at DESC");
    others.bind(tenant, (now - 30 * 24h).time_since_epoch().count(), batch);
    for (std::int64_t compared = 0; compared < mostCompared && !look.isFull(); ++compared) {
        const auto more = others.step();
        if (!more || !*more) {
            return more ? Done() : tl::unexpected(more.error());
        }
        look.compare(paymentOf(others), {others.integer(0), others.integer(6), others.integer(7)},
                     instantOf(others.integer(5)));
    }
    return {};
}

} // namespace

Result<QList<SimilarPayment>> similarPayments(sql::Connection &connection, std::int64_t tenant, std::int64_t batch,
                                              Instant now) {
    auto header = connection.prepare("SELECT number, items, currency FROM batches WHERE id = ?");
    if (const auto found = header.bind(batch).step(); !found) {
        return tl::unexpected(found.error());
    }
    Look look(header.integer(0), header.integer(1), header.string(2));
    auto done = readOwn(connection, batch, look);
    done = done ? readOthers(connection, tenant, batch, now, look) : done;
    return done ? Result<QList<SimilarPayment>>(std::move(look).found()) : tl::unexpected(done.error());
}

} // namespace farol::server
