// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/items/itemids.h"

#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static QString padded(std::int64_t value, int width) {
    return u"%1"_s.arg(value, width, 10, QLatin1Char('0'));
}

BatchId batchId(std::int64_t number) {
    return {u"LOTE-"_s + padded(number, 4)};
}

ItemId itemId(std::int64_t number, std::int64_t seq, std::int64_t batchItems) {
    const auto width = std::max<qsizetype>(3, QString::number(batchItems).size());
    return {batchId(number).value + u'-' + padded(seq, static_cast<int>(width))};
}

// ASCII digits alone: QString::toLongLong would take signs, blanks and other scripts' digits.
static std::optional<std::int64_t> positive(QStringView digits) {
    const auto isDigit = [](QChar one) { return one >= u'0' && one <= u'9'; };
    if (digits.isEmpty() || digits.size() > 18 || !std::all_of(digits.begin(), digits.end(), isDigit)) {
        return std::nullopt;
    }
    const auto value = digits.toLongLong();
    return value > 0 ? std::optional<std::int64_t>(value) : std::nullopt;
}

static std::optional<ItemPlace> place(QStringView numberAndSeq) {
    const auto dash = numberAndSeq.indexOf(u'-');
    if (dash < 0) {
        return std::nullopt;
    }
    const auto number = positive(numberAndSeq.first(dash));
    const auto seq = positive(numberAndSeq.sliced(dash + 1));
    return number && seq ? std::optional<ItemPlace>({*number, *seq}) : std::nullopt;
}

static QStringView withoutPrefix(QStringView text, Qt::CaseSensitivity cs) {
    return text.startsWith(u"LOTE-", cs) ? text.sliced(5) : QStringView();
}

std::optional<std::int64_t> batchNumber(const BatchId &id) {
    const auto number = positive(withoutPrefix(id.value, Qt::CaseSensitive));
    return number && batchId(*number) == id ? number : std::nullopt;
}

std::optional<ItemPlace> itemPlace(const ItemId &id) {
    return place(withoutPrefix(id.value, Qt::CaseSensitive));
}

std::optional<ItemPlace> itemPlaceTyped(QStringView text) {
    const auto rest = withoutPrefix(text, Qt::CaseInsensitive);
    return place(rest.isEmpty() ? text : rest);
}

std::optional<std::int64_t> batchNumberTyped(QStringView text) {
    return positive(withoutPrefix(text, Qt::CaseInsensitive));
}

} // namespace farol::server
