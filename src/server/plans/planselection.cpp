// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/planselection.h"

#include "server/items/listquery.h"

#include <algorithm>
#include <tuple>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

// Above any batch that an import takes (a million rows); a plan beyond it is not one that a person reads.
static constexpr std::int64_t mostItems = 5'000'000;

static Result<std::vector<ItemSearch::Key>> byIds(sql::Connection &connection, std::int64_t tenant,
                                                  const QList<ItemId> &ids) {
    std::vector<ItemSearch::Key> keys;
    Error unknown{ErrorKind::Rejected, 422, u"unknown_item"_s, u"there are no such items"_s, {}, {}, {}};
    for (const auto &id : ids) {
        const auto key = itemRow(connection, tenant, id);
        if (!key) {
            return tl::unexpected(key.error());
        }
        if (*key) {
            keys.push_back(**key);
        } else if (unknown.fields.size() < 100) {
            unknown.fields.append(
                {0, u"selection.ids"_s, u"unknown_item"_s, u"there is no item "_s + id.value.left(60)});
        }
    }
    if (!unknown.fields.isEmpty()) {
        return tl::unexpected(unknown);
    }
    return keys;
}

static Result<ItemCriteria> criteriaOf(sql::Connection &connection, std::int64_t tenant, const ItemFilter &filter) {
    ItemCriteria criteria;
    if (!filter.batch.isEmpty()) {
        const auto row = batchRow(connection, tenant, filter.batch);
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!*row) {
            return refuse(422, u"unknown_batch"_s, u"there is no batch "_s + filter.batch.value.left(60),
                          u"selection.filter.batch"_s);
        }
        criteria.batch = *row;
    }
    for (const auto state : filter.states) {
        criteria.states |= 1U << static_cast<unsigned>(state);
    }
    criteria.code = filter.code;
    criteria.kind = filter.kind;
    criteria.text = filter.text;
    return criteria;
}

static Result<std::vector<ItemSearch::Key>> byFilter(sql::Connection &connection, std::int64_t tenant,
                                                     const ItemFilter &filter) {
    const auto criteria = criteriaOf(connection, tenant, filter);
    if (!criteria) {
        return tl::unexpected(criteria.error());
    }
    auto found = ItemSearch(connection, tenant, *criteria).find(BatchOrder::OldestFirst, std::nullopt, mostItems);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->next) {
        return refuse(422, u"selection_too_large"_s, u"a plan holds at most %1 items"_s.arg(mostItems));
    }
    return std::move(found->keys);
}

Result<std::vector<std::int64_t>> selectedItems(sql::Connection &connection, std::int64_t tenant,
                                                const Selection &selection) {
    const bool hasFilter = selection.filter && *selection.filter != ItemFilter();
    if (selection.ids.isEmpty() && !hasFilter) {
        return refuse(422, u"selection_empty"_s, u"name items by id, or a filter with at least one condition"_s,
                      u"selection"_s);
    }
    auto keys = selection.ids.isEmpty() ? byFilter(connection, tenant, *selection.filter)
                                        : byIds(connection, tenant, selection.ids);
    if (!keys) {
        return tl::unexpected(keys.error());
    }
    const auto place = [](const ItemSearch::Key &key) { return std::tie(key.batch, key.seq); };
    std::sort(keys->begin(), keys->end(), [place](const auto &a, const auto &b) { return place(a) < place(b); });
    std::vector<std::int64_t> rows;
    rows.reserve(keys->size());
    for (const auto &key : *keys) {
        if (rows.empty() || rows.back() != key.item) {
            rows.push_back(key.item);
        }
    }
    return rows;
}

} // namespace farol::server
