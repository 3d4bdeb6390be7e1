// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/jsonreader.h"

#include "core/json/shape.h"

#include <cstring>
#include <limits>

namespace farol::json {

using namespace Qt::Literals::StringLiterals;

bool JsonReader::fail(const char *why) {
    m_kind = ErrorKind::Malformed;
    m_code = u"malformed"_s;
    m_why = QString::fromLatin1(why);
    return false;
}

bool JsonReader::broken(simdjson::error_code why) {
    m_kind = ErrorKind::Malformed;
    m_code = u"json_syntax"_s;
    m_why = u"not JSON: "_s + QString::fromLatin1(simdjson::error_message(why));
    return false;
}

bool JsonReader::refuse(const char *code, const char *why) {
    m_kind = ErrorKind::Rejected;
    m_code = QString::fromLatin1(code);
    m_why = QString::fromLatin1(why);
    return false;
}

bool JsonReader::under(std::string_view name) {
    const bool joined = !m_path.isEmpty() && !m_path.startsWith(u'[');
    m_path.prepend(joined ? toText(name) + u'.' : toText(name));
    return false;
}

bool JsonReader::under(qsizetype index) {
    const bool joined = !m_path.isEmpty() && !m_path.startsWith(u'[');
    m_path.prepend(u"[%1]%2"_s.arg(index).arg(joined ? u"."_s : QString()));
    return false;
}

bool JsonReader::unknownMember(std::string_view name) {
    constexpr std::size_t shown = 64;
    if (m_unknown == Unknown::Ignored) {
        return true;
    }
    (void)refuse("unknown_member", "this member is not known here");
    return under(name.substr(0, shown));
}

Error JsonReader::error() const {
    const auto detail = m_path.isEmpty() ? m_why : m_path + u": "_s + m_why;
    return {m_kind, 0, m_code, detail, {}, {{0, m_path, m_code, m_why}}, {}};
}

// The padding after the text makes the look ahead safe.
bool isKey(const simdjson::ondemand::field &field, std::string_view name) {
    const char *raw = field.key().raw();
    return std::memcmp(raw, name.data(), name.size()) == 0 && raw[name.size()] == '"';
}

QString toText(std::string_view utf8) {
    const QByteArrayView bytes(utf8.data(), static_cast<qsizetype>(utf8.size()));
    if (utf8.starts_with("\xef\xbb\xbf")) { // QString::fromUtf8 would take it for a mark and drop it
        return QChar(QChar::ByteOrderMark) + QString::fromUtf8(bytes.sliced(3));
    }
    return QString::fromUtf8(bytes);
}

bool read(JsonReader &reader, JsonValue &value, std::string_view &into) {
    return !value.get_string().get(into) || reader.fail("not a string");
}

bool read(JsonReader &reader, JsonValue &value, QString &into) {
    std::string_view text;
    if (!read(reader, value, text)) {
        return false;
    }
    into = toText(text);
    return true;
}

bool read(JsonReader &reader, JsonValue &value, std::int64_t &into) {
    return (!value.get_int64().get(into) && into >= 0) || reader.fail("not a whole number from 0 to 2^63-1");
}

bool read(JsonReader &reader, JsonValue &value, int &into) {
    std::int64_t wide = 0;
    if (value.get_int64().get(wide) || wide < 0 || wide > std::numeric_limits<int>::max()) {
        return reader.fail("not a whole number from 0 to 2^31-1");
    }
    into = static_cast<int>(wide);
    return true;
}

bool read(JsonReader &reader, JsonValue &value, double &into) {
    return (!value.get_double().get(into) && into >= 0) || reader.fail("not a number from 0");
}

bool read(JsonReader &reader, JsonValue &value, bool &into) {
    return !value.get_bool().get(into) || reader.fail("not true or false");
}

// The number in a fixed run of digits, -1 when one is none.
static int digits(std::string_view text, std::size_t at, std::size_t count) {
    int number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        const int digit = text[i] - '0';
        if (digit < 0 || digit > 9) {
            return -1;
        }
        number = number * 10 + digit;
    }
    return number;
}

// Our own form, 2026-11-20T13:05:00.000Z, read without calendar objects; anything else goes the long way.
static std::optional<Instant> ownForm(std::string_view text) {
    using namespace std::chrono;
    const bool framed = text.size() == 24 && text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' &&
                        text[16] == ':' && text[19] == '.' && text[23] == 'Z';
    if (!framed) {
        return std::nullopt;
    }
    const int years = digits(text, 0, 4);
    const int months = digits(text, 5, 2);
    const int dayOfMonth = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    const int ms = digits(text, 20, 3);
    if (std::min({years, months, dayOfMonth, hour, minute, second, ms}) < 0 || hour > 23 || minute > 59 ||
        second > 59) {
        return std::nullopt;
    }
    const year_month_day date{year{years}, month{unsigned(months)}, day{unsigned(dayOfMonth)}};
    if (!date.ok()) {
        return std::nullopt;
    }
    return Instant(sys_days(date)) + hours(hour) + minutes(minute) + seconds(second) + milliseconds(ms);
}

bool read(JsonReader &reader, JsonValue &value, Instant &into) {
    std::string_view text;
    if (!read(reader, value, text)) {
        return false;
    }
    constexpr std::size_t longest = 40;
    auto at = ownForm(text);
    if (!at && text.size() <= longest) {
        at = fromRfc3339(toText(text));
    }
    if (!at) {
        return reader.fail("not a time of RFC 3339");
    }
    into = *at;
    return true;
}

namespace {
struct MoneyText {
    std::string_view amount;
    std::string_view currency;
};
} // namespace

template<>
struct Shape<MoneyText> {
    static constexpr std::array members{readOnly<&MoneyText::amount>("amount"),
                                        readOnly<&MoneyText::currency>("currency")};
};

// The plain case of moneyFromApi, which decides all others: digits, a point, two digits, within 15 digits.
static std::optional<std::int64_t> plainAmount(std::string_view text) {
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative ? 1 : 0);
    if (text.size() < 4 || text.size() > 16 || text[text.size() - 3] != '.' || (text[0] == '0' && text.size() > 4)) {
        return std::nullopt;
    }
    std::int64_t minor = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = text[i] - '0';
        if (i == text.size() - 3) {
            continue;
        }
        if (digit < 0 || digit > 9) {
            return std::nullopt;
        }
        minor = minor * 10 + digit;
    }
    return negative ? -minor : minor;
}

bool read(JsonReader &reader, JsonValue &value, Money &into) {
    MoneyText text;
    if (!readObject(reader, value, text)) {
        return false;
    }
    constexpr auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (text.currency.size() != 3 || !std::all_of(text.currency.begin(), text.currency.end(), capital)) {
        (void)reader.fail("not a currency of three capital letters");
        return reader.under("currency");
    }
    std::copy(text.currency.begin(), text.currency.end(), into.currency.code.begin());
    if (const auto minor = plainAmount(text.amount)) {
        into.minor = *minor;
        return true;
    }
    const auto money = moneyFromApi(toText(text.amount), into.currency.text());
    if (!money) {
        (void)reader.fail(money.error().code == u"amount_overflow"_s ? "too large an amount" : "not a decimal");
        return reader.under("amount");
    }
    into = *money;
    return true;
}

} // namespace farol::json
