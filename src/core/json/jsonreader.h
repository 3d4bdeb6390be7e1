// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money/money.h"
#include "core/result/result.h"
#include "core/time/clock.h"

#include <QString>
#include <simdjson.h>

namespace farol::json {

using JsonValue = simdjson::ondemand::value;

// Notes the first thing that is wrong with a document and where; private to core/json. The functions that return
// bool return false, so that a failing read unwinds by `return reader.fail(…)`, each level adding its part of the path.
class JsonReader final {
public:
    // Answers ignore members that they do not know; commands refuse them (Rejected, unknown_member).
    enum class Unknown { Ignored, Refused };
    explicit JsonReader(Unknown unknown = Unknown::Ignored)
        : m_unknown(unknown) {}

    [[nodiscard]] bool fail(const char *why);                     // Malformed, malformed
    [[nodiscard]] bool broken(simdjson::error_code why);          // Malformed, json_syntax
    [[nodiscard]] bool refuse(const char *code, const char *why); // Rejected: well-formed, but no valid command
    [[nodiscard]] bool under(std::string_view name);
    [[nodiscard]] bool under(qsizetype index);
    [[nodiscard]] bool unknownMember(std::string_view name); // true: go on
    [[nodiscard]] bool isCommand() const { return m_unknown == Unknown::Refused; }
    [[nodiscard]] Error error() const;

private:
    Unknown m_unknown;
    ErrorKind m_kind = ErrorKind::Malformed;
    QString m_code;
    QString m_why;
    QString m_path;
};

// The leaves. Integers of the API are never negative; strings come as they are, whatever they hold.
[[nodiscard]] bool read(JsonReader &reader, JsonValue &value, std::string_view &into); // lives as long as the document
[[nodiscard]] bool read(JsonReader &reader, JsonValue &value, QString &into);
[[nodiscard]] bool read(JsonReader &reader, JsonValue &value, int &into);
[[nodiscard]] bool read(JsonReader &reader, JsonValue &value, std::int64_t &into);
[[nodiscard]] bool read(JsonReader &reader, JsonValue &value, double &into); // finite and not negative
[[nodiscard]] bool read(JsonReader &reader, JsonValue &value, bool &into);
[[nodiscard]] bool read(JsonReader &reader, JsonValue &value, Instant &into);
[[nodiscard]] bool read(JsonReader &reader, JsonValue &value, Money &into);

// Whether the key stands there unescaped.
[[nodiscard]] bool isKey(const simdjson::ondemand::field &field, std::string_view name);

// UTF-8 to QString without losing a leading byte order mark.
[[nodiscard]] QString toText(std::string_view utf8);

} // namespace farol::json
