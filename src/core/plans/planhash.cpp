// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/canonical.h"
#include "core/json/jsonwriter.h"
#include "core/plans/plan.h"

namespace farol {

// Members stand in the order of RFC 8785. Numbers that may pass 2^53 travel as strings.
static void writeRow(json::JsonWriter &out, const PlanRow &row) {
    out.openObject();
    out.key("amount");
    out.amount(row.amount.minor);
    out.key("decision");
    out.plain(row.goes ? "go" : "skip");
    out.key("id");
    out.text(row.item.value);
    out.key("key");
    out.text(row.key);
    out.key("version");
    out.text(QString::number(row.version));
    out.closeObject();
}

static QList<const PlanRow *> byItem(const QList<PlanRow> &rows) {
    QList<const PlanRow *> sorted;
    sorted.reserve(rows.size());
    for (const auto &row : rows) {
        sorted.append(&row);
    }
    std::sort(sorted.begin(), sorted.end(), [](const auto *a, const auto *b) { return a->item < b->item; });
    return sorted;
}

QByteArray canonicalPlan(const QString &tenant, const Plan &plan) {
    json::JsonWriter out;
    out.openObject();
    out.key("action");
    out.text(toApi(plan.request.action));
    out.key("options");
    out.openObject();
    out.key("rate_per_second");
    out.number(std::int64_t{plan.request.options.ratePerSecond});
    out.key("stop_at_errors");
    out.number(std::int64_t{plan.request.options.stopAtErrors});
    out.closeObject();
    out.key("rows");
    out.openArray();
    for (const auto *row : byItem(plan.rows)) {
        writeRow(out, *row);
    }
    out.closeArray();
    out.key("target");
    out.text(plan.target);
    out.key("tenant");
    out.text(tenant);
    out.closeObject();
    return out.take();
}

QString planHash(const QString &tenant, const Plan &plan) {
    return QString::fromLatin1(json::sha256Hex(canonicalPlan(tenant, plan)));
}

} // namespace farol
