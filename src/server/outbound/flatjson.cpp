// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/flatjson.h"

#include <algorithm>
#include <charconv>

namespace farol::server {

namespace {

// Takes from the front of a text; every function says false where the text is not what it should be.
class Scanner {
public:
    explicit Scanner(std::string_view text)
        : m_rest(text) {}
    void space() {
        const auto at = m_rest.find_first_not_of(" \t\r\n");
        m_rest.remove_prefix(at == std::string_view::npos ? m_rest.size() : at);
    }
    bool take(char c) {
        if (m_rest.empty() || m_rest.front() != c) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }

    bool string(std::string &out) {
        if (!take('"')) {
            return false;
        }
        while (!m_rest.empty()) {
            const char c = m_rest.front();
            m_rest.remove_prefix(1);
            if (c == '"') {
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20) {
                return false;
            }
            if (c != '\\') {
                out += c;
            } else if (!escape(out)) {
                return false;
            }
        }
        return false;
    }
    // A number, true or false as written; null as nothing.
    bool plain(std::string &out) {
        const auto size = std::min(m_rest.find_first_not_of("+-.0123456789Eaeflnrstu"), m_rest.size());
        const auto word = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        if (word == "null") {
            return true;
        }
        out = word;
        double number = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        const bool isNumber = error == std::errc() && end == word.data() + word.size() &&
                              word.find_first_not_of("+-.0123456789eE") == std::string_view::npos;
        return isNumber || word == "true" || word == "false";
    }

private:
    bool escape(std::string &out) {
        static constexpr std::string_view names = "\"\\/bfnrt";
        static constexpr std::string_view values = "\"\\/\b\f\n\r\t";
        if (m_rest.empty()) {
            return false;
        }
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        if (const auto at = names.find(c); at != std::string_view::npos) {
            out += values[at];
            return true;
        }
        return c == 'u' && unicode(out);
    }
    bool unit(unsigned &value) {
        const auto hex = m_rest.substr(0, 4);
        const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
        if (hex.size() < 4 || error != std::errc() || end != hex.data() + 4) {
            return false;
        }
        m_rest.remove_prefix(4);
        return true;
    }
    bool unicode(std::string &out) {
        unsigned code = 0;
        if (!unit(code)) {
            return false;
        }
        if (code >= 0xD800 && code < 0xDC00) {
            unsigned low = 0;
            if (!take('\\') || !take('u') || !unit(low) || low < 0xDC00 || low > 0xDFFF) {
                return false;
            }
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        } else if (code >= 0xDC00 && code < 0xE000) {
            return false;
        }
        const auto put = [&out](unsigned byte) { out += static_cast<char>(byte); };
        if (code < 0x80) {
            put(code);
        } else if (code < 0x800) {
            put(0xC0 | code >> 6);
            put(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            put(0xE0 | code >> 12);
            put(0x80 | (code >> 6 & 0x3F));
            put(0x80 | (code & 0x3F));
        } else {
            put(0xF0 | code >> 18);
            put(0x80 | (code >> 12 & 0x3F));
            put(0x80 | (code >> 6 & 0x3F));
            put(0x80 | (code & 0x3F));
        }
        return true;
    }
    std::string_view m_rest;
};

} // namespace

std::optional<FlatJson> FlatJson::parse(std::string_view text) {
    FlatJson object;
    Scanner scan(text);
    scan.space();
    if (!scan.take('{')) {
        return std::nullopt;
    }
    scan.space();
    for (bool first = true; !scan.take('}'); first = false) {
        if (!first && !scan.take(',')) {
            return std::nullopt;
        }
        scan.space();
        auto &[name, value] = object.m_members.emplace_back();
        if (!scan.string(name)) {
            return std::nullopt;
        }
        scan.space();
        if (!scan.take(':')) {
            return std::nullopt;
        }
        scan.space();
        if (!scan.string(value) && (!value.empty() || !scan.plain(value))) {
            return std::nullopt;
        }
        const auto twice = [&](const auto &member) { return member.first == name; };
        if (std::count_if(object.m_members.begin(), object.m_members.end(), twice) > 1) {
            return std::nullopt;
        }
        scan.space();
    }
    scan.space();
    return scan.atEnd() ? std::optional(std::move(object)) : std::nullopt;
}

std::string_view FlatJson::get(std::string_view name) const {
    for (const auto &[key, value] : m_members) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

void appendJson(std::string &to, std::string_view text) {
    static constexpr char hex[] = "0123456789abcdef";
    to += '"';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            to += '\\';
            to += c;
        } else if (byte < 0x20) {
            to += "\\u00";
            to += hex[byte >> 4];
            to += hex[byte & 15];
        } else {
            to += c;
        }
    }
    to += '"';
}

void appendAmount(std::string &to, std::int64_t minor) {
    char digits[24];
    const auto [end, error] = std::to_chars(digits, digits + sizeof digits, minor / 100);
    to.append(digits, end);
    to += '.';
    to += static_cast<char>('0' + minor % 100 / 10);
    to += static_cast<char>('0' + minor % 10);
}

std::optional<std::int64_t> amountFrom(std::string_view text) {
    if (text.size() < 4 || text.size() > 18 || text[text.size() - 3] != '.') {
        return std::nullopt;
    }
    std::int64_t minor = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == text.size() - 3) {
            continue;
        }
        if (text[i] < '0' || text[i] > '9') {
            return std::nullopt;
        }
        minor = minor * 10 + (text[i] - '0');
    }
    return minor;
}

} // namespace farol::server
