// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <cstdint>
#include <functional>

namespace farol {

// What a row says at one place, as a condition sees it.
struct SaidValue {
    enum class Kind { Absent, Text, Number, Truth };
    Kind kind = Kind::Absent; // also of null
    QByteArrayView text = {};
    double number = 0;
    bool truth = false;
};

// failed == 0 and status != 'DONE'; or binds looser than and. Operands: a dotted path, a number, a 'text', true, false,
// null. What is absent fulfils nothing but == null. Pure; any thread.
class Condition final {
public:
    // Errors: Rejected bad_condition, with a sentence that says where.
    [[nodiscard]] static Result<Condition> parse(QStringView text);
    [[nodiscard]] QStringList paths() const; // each once, in the order of the text
    // said: of a path, by its number in paths().
    [[nodiscard]] bool holds(const std::function<SaidValue(int path)> &said) const;

private:
    enum class Relation { Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual };
    struct Operand {
        int path = -1;
        SaidValue::Kind kind = SaidValue::Kind::Absent; // of a constant
        QByteArray text = {};
        double number = 0;
        bool truth = false;
    };
    struct Comparison {
        Operand left;
        Relation relation = Relation::Equal;
        Operand right;
    };
    class Parser;
    [[nodiscard]] static bool compare(const SaidValue &left, Relation relation, const SaidValue &right);

    QStringList m_paths;
    QList<QList<Comparison>> m_anyOf; // of these, all
};

} // namespace farol
