// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money/money.h"
#include "core/time/clock.h"

#include <QByteArray>
#include <QStringView>
#include <string_view>

namespace farol::json {

// Appends compact JSON to one buffer; private to core/json and core/log. Commas come by themselves, nesting is the
// caller's duty. Strings are escaped as RFC 8785 wants, so the canonical text uses it too. One thread at a time.
class JsonWriter final {
public:
    void openObject() { open('{'); }
    void closeObject() { close('}'); }
    void openArray() { open('['); }
    void closeArray() { close(']'); }
    void key(std::string_view name); // plain ASCII without anything to escape
    void key(QStringView name);
    void text(QStringView value);       // half a surrogate pair becomes U+FFFD
    void plain(std::string_view value); // a string of plain ASCII without anything to escape
    void number(std::int64_t value);
    void number(double value); // shortest form; what is not finite is written as 0
    void boolean(bool value);
    void null();
    void amount(std::int64_t minor); // "1234.56"
    void money(Money value);         // {"amount":"1234.56","currency":"BRL"}
    void instant(Instant value);     // "2026-11-20T13:05:00.000Z"
    void raw(QByteArrayView json);   // one whole value that is JSON already
    [[nodiscard]] QByteArray take();

private:
    [[nodiscard]] char *room(qsizetype bytes);
    void comma();
    void open(char bracket);
    void close(char bracket);
    void append(std::string_view bytes);
    void quoted(QStringView value);
    void used(const char *end) { m_used = end - m_bytes.constData(); }

    QByteArray m_bytes;
    qsizetype m_used = 0;
    bool m_comma = false; // a value stands right before
};

// The leaves, for the tables of shape.h.
inline void write(JsonWriter &out, const QString &value) {
    out.text(value);
}
inline void write(JsonWriter &out, int value) {
    out.number(std::int64_t{value});
}
inline void write(JsonWriter &out, std::int64_t value) {
    out.number(value);
}
inline void write(JsonWriter &out, double value) {
    out.number(value);
}
inline void write(JsonWriter &out, bool value) {
    out.boolean(value);
}
inline void write(JsonWriter &out, Instant value) {
    out.instant(value);
}
inline void write(JsonWriter &out, Money value) {
    out.money(value);
}

} // namespace farol::json
