// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/matcher.h"

#include <algorithm>

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

// What an expression may cost on one value before the answer is "unknown".
constexpr QLatin1StringView limit("(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=10000)");

tl::unexpected<Error> wrong(qsizetype at, const QString &why) {
    return failure(ErrorKind::Rejected, u"matcher_syntax"_s, u"column %1: %2"_s.arg(at + 1).arg(why));
}

bool isNameStart(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_';
}
bool isNamePart(QChar c) {
    return isNameStart(c) || (c >= u'0' && c <= u'9');
}

// Walks over the text of matchers; a position is the index of the next character.
class Reader final {
public:
    explicit Reader(QStringView text)
        : m_text(text)
        , m_end(text.size()) {}

    Result<QList<Matcher>> list() {
        skipSpace();
        if (next() == u'{') {
            ++m_at;
            if (const auto closed = close(); !closed) {
                return tl::unexpected(closed.error());
            }
        }
        QList<Matcher> all;
        for (skipSpace(); m_at < m_end; skipSpace()) {
            auto one = matcher();
            if (!one) {
                return tl::unexpected(one.error());
            }
            all.append(std::move(*one));
            if (m_at < m_end) {
                ++m_at; // the comma; a last one may stand alone
            }
        }
        return all;
    }

private:
    [[nodiscard]] QChar next() const { return m_at < m_end ? m_text.at(m_at) : QChar(); }
    void skipSpace() {
        while (m_at < m_end && m_text.at(m_at).isSpace()) {
            ++m_at;
        }
    }
    // The brace that ends the list is the last character.
    Done close() {
        while (m_end > m_at && m_text.at(m_end - 1).isSpace()) {
            --m_end;
        }
        if (m_end == m_at || m_text.at(m_end - 1) != u'}') {
            return wrong(m_end, u"the list begins with { and has no } at its end"_s);
        }
        --m_end;
        return {};
    }
    Result<Matcher> matcher() {
        Matcher one;
        if (const auto named = name(one); !named) {
            return tl::unexpected(named.error());
        }
        skipSpace();
        if (const auto compared = comparison(one); !compared) {
            return tl::unexpected(compared.error());
        }
        skipSpace();
        const qsizetype begin = m_at;
        if (const auto valued = next() == u'"' ? quoted(one) : bare(one); !valued) {
            return tl::unexpected(valued.error());
        }
        if (!one.value.isValidUtf16()) {
            return wrong(begin, u"the value is no valid text"_s);
        }
        return expression(one, begin);
    }
    Done name(Matcher &into) {
        const qsizetype begin = m_at;
        if (!isNameStart(next())) {
            return wrong(m_at, u"the name of a label is missing; it has letters, digits and _"_s);
        }
        while (m_at < m_end && isNamePart(m_text.at(m_at))) {
            ++m_at;
        }
        into.name = m_text.mid(begin, m_at - begin).toString();
        return {};
    }
    Done comparison(Matcher &into) {
        const auto rest = m_text.mid(m_at, m_end - m_at);
        into.isEqual = rest.startsWith(u'=');
        into.isRegex = rest.startsWith(u"=~"_s) || rest.startsWith(u"!~"_s);
        if (!into.isEqual && !into.isRegex && !rest.startsWith(u"!="_s)) {
            return wrong(m_at, u"after the name stands one of = != =~ !~"_s);
        }
        m_at += into.isEqual && !into.isRegex ? 1 : 2;
        if (next() == u'=') {
            return wrong(m_at, u"one = compares; a value that begins with = stands in quotes"_s);
        }
        return {};
    }
    // A backslash before what needs none is itself, so that "\d+" is an expression.
    void escape(Matcher &into) {
        const QChar c = ++m_at < m_end ? m_text.at(m_at) : QChar();
        if (c == u'n') {
            into.value += u'\n';
        } else if (c == u'"' || c == u'\\') {
            into.value += c;
        } else {
            into.value += u'\\';
            --m_at;
        }
    }
    Done quoted(Matcher &into) {
        const qsizetype begin = m_at;
        for (++m_at; m_at < m_end && next() != u'"'; ++m_at) {
            if (next() == u'\\') {
                escape(into);
            } else {
                into.value += next();
            }
        }
        if (m_at >= m_end) {
            return wrong(begin, u"the \" has no other at the end of the value"_s);
        }
        ++m_at;
        skipSpace();
        return m_at >= m_end || next() == u',' ? Done() : wrong(m_at, u"a comma is missing before the next matcher"_s);
    }
    Done bare(Matcher &into) {
        qsizetype size = 0; // without the blanks behind it
        for (; m_at < m_end && next() != u','; ++m_at) {
            if (next() == u'"') {
                return wrong(m_at, u"a \" inside of a value is written \\\""_s);
            }
            const bool isBlank = next().isSpace();
            if (next() == u'\\') {
                escape(into);
            } else {
                into.value += next();
            }
            size = isBlank ? size : into.value.size();
        }
        into.value.truncate(size);
        return {};
    }
    static Result<Matcher> expression(const Matcher &one, qsizetype begin) {
        const QRegularExpression expression(one.value);
        if (!one.isRegex || expression.isValid()) {
            return one;
        }
        return failure(ErrorKind::Rejected, u"matcher_regex"_s,
                       u"column %1: the expression is wrong at its character %2: %3"_s.arg(begin + 1)
                           .arg(expression.patternErrorOffset() + 1)
                           .arg(expression.errorString()));
    }

    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_end = 0;
};

QString escaped(QString value) {
    return value.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'"', u"\\\""_s);
}

} // namespace

Result<Matcher> matcherOf(QStringView text) {
    const auto all = matchersOf(text);
    if (!all) {
        return tl::unexpected(all.error());
    }
    return all->size() == 1
               ? Result<Matcher>(all->constFirst())
               : failure(
                     ErrorKind::Rejected, u"matcher_syntax"_s,
                     u"column 1: one matcher is needed, such as service=\"pix\", and there are %1"_s.arg(all->size()));
}

Result<QList<Matcher>> matchersOf(QStringView text) {
    return Reader(text).list();
}

QString textOf(const Matcher &matcher) {
    const QString compared =
        matcher.isRegex ? (matcher.isEqual ? u"=~"_s : u"!~"_s) : (matcher.isEqual ? u"="_s : u"!="_s);
    return u"%1%2\"%3\""_s.arg(matcher.name, compared, escaped(matcher.value));
}

QString textOf(const QList<Matcher> &matchers) {
    QStringList words;
    for (const auto &one : matchers) {
        words.append(textOf(one));
    }
    return u'{' + words.join(u',') + u'}';
}

bool isLabelName(QStringView name) {
    return !name.isEmpty() && isNameStart(name.front()) && std::all_of(name.begin(), name.end(), isNamePart);
}

Result<MatcherSet> MatcherSet::make(QList<Matcher> matchers) {
    MatcherSet set;
    for (const auto &one : matchers) {
        if (!isLabelName(one.name)) {
            return failure(ErrorKind::Rejected, u"matcher_name"_s, u"\"%1\" is no name of a label"_s.arg(one.name));
        }
        QRegularExpression expression;
        if (one.isRegex) {
            const QRegularExpression alone(one.value);
            expression.setPattern(limit + u"\\A(?:"_s + one.value + u")\\z"_s);
            if (!alone.isValid() || !expression.isValid()) {
                return failure(ErrorKind::Rejected, u"matcher_regex"_s,
                               u"the expression of %1 is wrong: %2"_s.arg(textOf(one), alone.errorString()));
            }
        }
        set.m_expressions.append(expression);
    }
    set.m_matchers = std::move(matchers);
    return set;
}

std::optional<bool> MatcherSet::holds(qsizetype i, const QString &value) const {
    const auto &one = m_matchers.at(i);
    if (!one.isRegex) {
        return (value == one.value) == one.isEqual;
    }
    const auto match = m_expressions.at(i).match(value);
    return match.isValid() ? std::optional(match.hasMatch() == one.isEqual) : std::nullopt;
}

std::optional<bool> MatcherSet::matches(const Labels &labels) const {
    std::optional<bool> all = true;
    for (qsizetype i = 0; i < m_matchers.size(); ++i) {
        const auto one = holds(i, labels.value(m_matchers.at(i).name));
        if (one == false) {
            return false;
        }
        all = one ? all : std::nullopt;
    }
    return all;
}

bool MatcherSet::matchesEverything() const {
    for (qsizetype i = 0; i < m_matchers.size(); ++i) {
        if (holds(i, QString()) == false) {
            return false;
        }
    }
    return true;
}

} // namespace farol
