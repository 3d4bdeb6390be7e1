// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"
#include "core/money/money.h"
#include "core/result/result.h"
#include "core/time/clock.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace farol::ctl {

// Server strings on a terminal: control characters, line breaks, bidi and zero-width marks become visible.
[[nodiscard]] QString plain(const QString &text);
[[nodiscard]] QString shown(Money amount);                                                  // 48220.00 BRL
[[nodiscard]] QString shown(Instant at);                                                    // 2026-11-20 13:05:00Z
[[nodiscard]] QString counted(std::int64_t count, const QString &one, const QString &many); // 1 item, 12 items

// Rows under a header; numbers stand right. Cells are made plain here.
class Table final {
public:
    enum class Side { Left, Right };
    struct Column {
        QString title;
        Side side = Side::Left;
    };
    explicit Table(QList<Column> columns)
        : m_columns(std::move(columns)) {}
    void add(const QStringList &cells);
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }

private:
    QList<Column> m_columns;
    QList<QStringList> m_rows;
};

// Where results go: tables for people, or JSON and nothing else, on standard output; the rest on standard error.
class Printer final {
public:
    explicit Printer(bool json)
        : m_json(json) {}
    [[nodiscard]] bool json() const { return m_json; }
    void line(const QString &text) const;        // people only; server words in it are made plain before
    void table(const Table &table) const;        // people only; nothing when it is empty
    void document(const QByteArray &json) const; // JSON only
    void note(const QString &text) const;        // standard error, both
    // The sentence, the fields and the request id; the problem document with --json.
    void problem(const Error &error) const;
    // Words or options that cannot be taken: problem() of the code usage. why: a sentence without the program's name.
    void misuse(const QString &why) const;
    // At most 20 of a code, then how many more.
    void fields(const QList<FieldError> &fields) const;

private:
    bool m_json;
};

} // namespace farol::ctl
