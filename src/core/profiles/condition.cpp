// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/condition.h"

#include <QStringList>
#include <algorithm>
#include <optional>

namespace farol {

using namespace Qt::Literals::StringLiterals;

class Condition::Parser final {
public:
    Parser(QStringView text, Condition &into)
        : m_text(text)
        , m_into(into) {}

    QString run() { // why not; empty: it is one
        m_into.m_anyOf.append(QList<Comparison>());
        for (;;) {
            Comparison one;
            if (!operand(one.left)) {
                return sentence(u"a path, a number or a 'text' is expected"_s);
            }
            if (!relation(one.relation)) {
                return sentence(u"one of == != < <= > >= is expected"_s);
            }
            if (!operand(one.right)) {
                return sentence(u"a path, a number or a 'text' is expected"_s);
            }
            m_into.m_anyOf.last().append(one);
            skip();
            if (m_at == m_text.size()) {
                return {};
            }
            if (word(u"or")) {
                m_into.m_anyOf.append(QList<Comparison>());
            } else if (!word(u"and")) {
                return sentence(u"and or or is expected"_s);
            }
        }
    }

private:
    QString sentence(const QString &why) const {
        return u"%1 at character %2 of: %3"_s.arg(why, QString::number(m_at + 1), m_text.toString());
    }
    void skip() {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace()) {
            ++m_at;
        }
    }
    static bool isPathSign(QChar sign) {
        return sign.isLetterOrNumber() || sign == u'_' || sign == u'.' || sign == u'-';
    }
    bool word(QStringView said) {
        skip();
        const auto rest = m_text.sliced(m_at);
        if (!rest.startsWith(said) || (rest.size() > said.size() && isPathSign(rest.at(said.size())))) {
            return false;
        }
        m_at += said.size();
        return true;
    }
    bool relation(Relation &into) {
        static const std::pair<QStringView, Relation> all[] = {
            {u"==", Relation::Equal},          {u"!=", Relation::Unequal}, {u"<=", Relation::LessOrEqual},
            {u">=", Relation::GreaterOrEqual}, {u"<", Relation::Less},     {u">", Relation::Greater},
        };
        skip();
        for (const auto &[sign, meaning] : all) {
            if (m_text.sliced(m_at).startsWith(sign)) {
                m_at += sign.size();
                into = meaning;
                return true;
            }
        }
        return false;
    }
    bool operand(Operand &into) {
        skip();
        if (m_at == m_text.size()) {
            return false;
        }
        const QChar first = m_text.at(m_at);
        if (first == u'\'' || first == u'"') {
            const auto close = m_text.indexOf(first, m_at + 1);
            if (close < 0) {
                return false;
            }
            into.kind = SaidValue::Kind::Text;
            into.text = m_text.sliced(m_at + 1, close - m_at - 1).toUtf8();
            m_at = close + 1;
            return true;
        }
        const auto begin = m_at;
        auto end = begin;
        while (end < m_text.size() && isPathSign(m_text.at(end))) {
            ++end;
        }
        const auto said = m_text.sliced(begin, end - begin);
        if (said.isEmpty()) {
            return false;
        }
        m_at = end;
        bool isNumber = false;
        into.number = said.toDouble(&isNumber);
        if (isNumber) {
            into.kind = SaidValue::Kind::Number;
        } else if (said == u"true" || said == u"false") {
            into.kind = SaidValue::Kind::Truth;
            into.truth = said == u"true";
        } else if (said != u"null") {
            const QString path = said.toString();
            if (!m_into.m_paths.contains(path)) {
                m_into.m_paths.append(path);
            }
            into.path = static_cast<int>(m_into.m_paths.indexOf(path));
        }
        return true;
    }

    QStringView m_text;
    Condition &m_into;
    qsizetype m_at = 0;
};

Result<Condition> Condition::parse(QStringView text) {
    Condition made;
    const QString why = Parser(text, made).run();
    if (!why.isEmpty()) {
        return failure(ErrorKind::Rejected, u"bad_condition"_s, why);
    }
    return made;
}

QStringList Condition::paths() const {
    return m_paths;
}

bool Condition::compare(const SaidValue &left, Relation relation, const SaidValue &right) {
    using Kind = SaidValue::Kind;
    if (left.kind == Kind::Absent || right.kind == Kind::Absent) {
        const bool same = left.kind == right.kind;
        return relation == Relation::Equal ? same : relation == Relation::Unequal && !same;
    }
    if (left.kind != right.kind) {
        return relation == Relation::Unequal;
    }
    std::partial_ordering order = std::partial_ordering::unordered;
    switch (left.kind) {
    case Kind::Number:
        order = left.number <=> right.number;
        break;
    case Kind::Truth:
        order = int(left.truth) <=> int(right.truth);
        break;
    case Kind::Text:
    case Kind::Absent:
        order = left.text.compare(right.text) <=> 0;
        break;
    }
    switch (relation) {
    case Relation::Equal:
        return order == 0;
    case Relation::Unequal:
        return order != 0;
    case Relation::Less:
        return order < 0;
    case Relation::LessOrEqual:
        return order <= 0;
    case Relation::Greater:
        return order > 0;
    case Relation::GreaterOrEqual:
        return order >= 0;
    }
    return false;
}

bool Condition::holds(const std::function<SaidValue(int)> &said) const {
    const auto valueOf = [&said](const Operand &operand) {
        return operand.path >= 0 ? said(operand.path)
                                 : SaidValue{operand.kind, operand.text, operand.number, operand.truth};
    };
    return std::any_of(m_anyOf.begin(), m_anyOf.end(), [&valueOf](const QList<Comparison> &all) {
        return std::all_of(all.begin(), all.end(), [&valueOf](const Comparison &one) {
            return compare(valueOf(one.left), one.relation, valueOf(one.right));
        });
    });
}

} // namespace farol
