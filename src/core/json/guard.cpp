// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"

#include <QJsonDocument>
#include <algorithm>
#include <simdjson.h>

namespace farol::json {

using namespace Qt::Literals::StringLiterals;
using simdjson::dom::element;

static constexpr int deepest = 64;

static bool isRepeated(std::vector<std::string_view> &keys) {
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) != keys.end();
}

enum class Finding { Fine, TooDeep, DuplicateKey };

// levels: how many more may open. Keys are compared unescaped.
static Finding judge(const element &value, int levels) {
    simdjson::dom::object object;
    simdjson::dom::array array;
    const bool isObject = !value.get(object);
    if (!isObject && value.get(array)) {
        return Finding::Fine;
    }
    if (levels == 0) {
        return Finding::TooDeep;
    }
    if (!isObject) {
        for (const auto one : array) {
            if (const auto found = judge(one, levels - 1); found != Finding::Fine) {
                return found;
            }
        }
        return Finding::Fine;
    }
    std::vector<std::string_view> keys;
    for (const auto field : object) {
        keys.push_back(field.key);
        if (const auto found = judge(field.value, levels - 1); found != Finding::Fine) {
            return found;
        }
    }
    return isRepeated(keys) ? Finding::DuplicateKey : Finding::Fine;
}

// simdjson does not say where; a second reader looks for the place, of bad texts alone.
static QString placeOfFault(QByteArrayView text) {
    QJsonParseError fault;
    (void)QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()), &fault);
    if (fault.error == QJsonParseError::NoError) {
        return {};
    }
    const auto before = text.first(std::min<qsizetype>(fault.offset, text.size()));
    const auto lineBegin = before.lastIndexOf('\n') + 1;
    return u" in line %1, column %2"_s.arg(1 + std::count(before.begin(), before.end(), '\n'))
        .arg(before.size() - lineBegin + 1);
}

Done guard(QByteArrayView text) {
    const simdjson::padded_string padded(text.data(), static_cast<std::size_t>(text.size()));
    simdjson::dom::parser parser;
    element root;
    // The parser counts its root too and leaves empty arrays out; judge() is exact.
    auto error = parser.allocate(std::max<std::size_t>(padded.size(), 1), deepest + 2);
    if (!error) {
        error = parser.parse(padded).get(root);
    }
    if (error && error != simdjson::DEPTH_ERROR) {
        const auto why = QString::fromLatin1(simdjson::error_message(error));
        return failure(ErrorKind::Malformed, u"json_syntax"_s, u"not JSON%1: %2"_s.arg(placeOfFault(text), why));
    }
    const auto found = error ? Finding::TooDeep : judge(root, deepest);
    if (found == Finding::TooDeep) {
        return failure(ErrorKind::Malformed, u"too_deep"_s, u"nested deeper than 64 levels"_s);
    }
    if (found == Finding::DuplicateKey) {
        return failure(ErrorKind::Malformed, u"duplicate_key"_s, u"an object names a member twice"_s);
    }
    return {};
}

} // namespace farol::json
