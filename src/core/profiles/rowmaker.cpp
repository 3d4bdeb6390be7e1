// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/rowparts.h"

#include "core/profiles/foreignvalue.h"
#include "core/profiles/rowreader.h"

#include <algorithm>

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArrayView viewOf(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

std::string_view asWritten(const Said &said) {
    using namespace std::string_view_literals;
    switch (said.kind) {
    case Said::Kind::Text:
    case Said::Kind::Number:
        return said.text;
    case Said::Kind::Truth:
        return said.truth ? "true"sv : "false"sv;
    case Said::Kind::List:
        return "[…]"sv;
    case Said::Kind::Object:
        return "{…}"sv;
    case Said::Kind::Absent:
        break;
    }
    return {};
}

std::optional<double> numberOf(const Said &said) {
    if (said.kind == Said::Kind::Number) {
        return said.number;
    }
    if (said.kind != Said::Kind::Text) {
        return std::nullopt;
    }
    bool isNumber = false;
    const double number = viewOf(said.text).trimmed().toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<std::int64_t> amountOf(ReadAs as, const Said &said, int scale) {
    const bool isScalar = said.kind == Said::Kind::Number || said.kind == Said::Kind::Text;
    if (!isScalar) {
        return std::nullopt;
    }
    const auto text = viewOf(said.text);
    switch (as) {
    case ReadAs::MoneyMinor:
        return foreignDecimal(text, 0);
    case ReadAs::MoneyText:
        return foreignAmount(text, scale);
    default:
        return foreignDecimal(text, scale);
    }
}

std::optional<Instant> timeOf(ReadAs as, const Said &said, const QTimeZone &naive) {
    if (as == ReadAs::EpochSeconds || as == ReadAs::EpochMilliseconds) {
        const auto number = numberOf(said);
        return number ? foreignEpoch(as == ReadAs::EpochSeconds ? *number : *number / 1000) : std::nullopt;
    }
    if (said.kind == Said::Kind::Number && as == ReadAs::Time) { // a number where a text was promised: seconds
        return foreignEpoch(said.number);
    }
    if (said.kind != Said::Kind::Text) {
        return std::nullopt;
    }
    return as == ReadAs::Date ? foreignDate(viewOf(said.text), naive) : foreignTime(viewOf(said.text), naive);
}

std::optional<bool> truthOf(const Said &said) {
    if (said.kind == Said::Kind::Truth) {
        return said.truth;
    }
    if (said.kind == Said::Kind::Number) {
        return said.number != 0;
    }
    if (said.text == "true" || said.text == "false") {
        return said.text == "true";
    }
    return std::nullopt;
}

SaidValue valueOf(const Said &said) {
    switch (said.kind) {
    case Said::Kind::Text:
        return {SaidValue::Kind::Text, viewOf(said.text)};
    case Said::Kind::Number:
        return {SaidValue::Kind::Number, {}, said.number};
    case Said::Kind::Truth:
        return {SaidValue::Kind::Truth, {}, 0, said.truth};
    case Said::Kind::List:
        return {SaidValue::Kind::Number, {}, static_cast<double>(said.count)};
    case Said::Kind::Object:
    case Said::Kind::Absent:
        break;
    }
    return {};
}

} // namespace

int PathTree::add(const QString &path, bool counted) {
    int at = 0;
    for (const auto &part : path.split(u'.')) {
        const std::string name = part.toStdString();
        std::size_t hint = 0;
        int next = child(m_nodes[static_cast<std::size_t>(at)], name, hint);
        if (next < 0) {
            next = static_cast<int>(m_nodes.size());
            m_nodes.emplace_back();
            m_nodes[static_cast<std::size_t>(at)].children.emplace_back(name, next);
        }
        at = next;
    }
    auto &node = m_nodes[static_cast<std::size_t>(at)];
    node.isCounted = node.isCounted || counted;
    if (node.path < 0) {
        node.path = static_cast<int>(m_paths++);
    }
    return node.path;
}

int PathTree::child(const Node &node, std::string_view name, std::size_t &hint) const {
    const auto count = node.children.size();
    for (std::size_t i = 0; i < count; ++i) {
        const auto &[known, at] = node.children[(hint + i) % count];
        if (known == name) {
            hint = (hint + i + 1) % count;
            return at;
        }
    }
    return -1;
}

bool putCell(RecordTable &table, int column, ReadAs as, const Said &said, const Profile &profile) {
    switch (as) {
    case ReadAs::Text:
        if (said.kind == Said::Kind::List || said.kind == Said::Kind::Object) {
            return false;
        }
        table.setText(column, viewOf(asWritten(said)));
        return true;
    case ReadAs::Number:
        if (const auto number = numberOf(said)) {
            table.setNumber(column, *number);
            return true;
        }
        return false;
    case ReadAs::Time:
    case ReadAs::Date:
    case ReadAs::EpochSeconds:
    case ReadAs::EpochMilliseconds:
        if (const auto time = timeOf(as, said, profile.naive)) {
            table.setTime(column, *time);
            return true;
        }
        return false;
    case ReadAs::MoneyMinor:
    case ReadAs::MoneyDecimal:
    case ReadAs::MoneyText:
        if (const auto minor = amountOf(as, said, profile.scale)) {
            table.setAmount(column, *minor);
            return true;
        }
        return false;
    }
    return false;
}

RowMaker::RowMaker(const Profile &profile, const std::vector<FieldRun> &runs, RecordTable &into, QString parentId)
    : m_profile(profile)
    , m_runs(runs)
    , m_table(into)
    , m_parentId(parentId.toUtf8())
    , m_words(runs.size()) {}

void RowMaker::make(const std::vector<Said> &row) {
    ++m_row;
    m_table.addRow();
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const auto &run = m_runs[i];
        const auto said = [&run, &row]() -> const Said & { return row[static_cast<std::size_t>(run.path)]; };
        if (const auto *path = std::get_if<ProfileField::Path>(&run.field->from)) {
            fromPath(run, *path, said(), i);
        } else if (const auto *constant = std::get_if<ProfileField::Constant>(&run.field->from)) {
            fixed(run, constant->text);
        } else if (std::holds_alternative<ProfileField::Count>(run.field->from)) {
            if (said().kind == Said::Kind::List) {
                m_table.setNumber(run.column, static_cast<double>(said().count));
            } else if (said().kind != Said::Kind::Absent) {
                note(run.field->name, u"unreadable_value"_s, asWritten(said()));
            }
        } else if (const auto *filling = std::get_if<ProfileField::Filled>(&run.field->from)) {
            filled(run, *filling, row);
        } else if (const auto *truths = std::get_if<ProfileField::Truth>(&run.field->from)) {
            truth(run, *truths, said());
        } else if (const auto *arms = std::get_if<ProfileField::Derived>(&run.field->from)) {
            derived(run, *arms, row);
        }
    }
}

void RowMaker::fromPath(const FieldRun &run, const ProfileField::Path &how, const Said &said, std::size_t at) {
    if (run.map != nullptr) {
        word(run, said, at);
        return;
    }
    if (said.kind != Said::Kind::Absent && !putCell(m_table, run.column, how.as, said, m_profile)) {
        note(run.field->name, u"unreadable_value"_s, asWritten(said));
    }
}

// Their word by the map; what it does not know is unknown, never dropped.
void RowMaker::word(const FieldRun &run, const Said &said, std::size_t at) {
    const auto theirs = asWritten(said);
    auto &known = m_words[at];
    auto found = known.find(theirs);
    if (found == known.end()) {
        const auto ours = run.map->value(QString::fromUtf8(theirs.data(), static_cast<qsizetype>(theirs.size())));
        m_table.setText(run.column, ours.isEmpty() ? QByteArray("unknown") : ours.toUtf8());
        const Word made{m_table.cell(run.column), ours.isEmpty()};
        if (known.size() >= 1'000) { // words that never come again
            known.clear();
        }
        found = known.emplace(std::string(theirs), made).first;
    }
    m_table.repeat(run.column, found->second.cell);
    if (found->second.isUnknown && said.kind != Said::Kind::Absent) {
        note(run.field->name, u"unknown_status"_s, theirs);
    }
}

void RowMaker::truth(const FieldRun &run, const ProfileField::Truth &how, const Said &said) {
    if (said.kind == Said::Kind::Absent) {
        return;
    }
    const auto is = truthOf(said);
    if (!is) {
        note(run.field->name, u"unreadable_value"_s, asWritten(said));
        return;
    }
    if (run.kind == CellKind::Truth) {
        m_table.setTruth(run.column, *is);
    } else if (const auto &words = *is ? how.whenTrue : how.whenFalse; !words.isEmpty()) {
        fixed(run, words);
    }
}

void RowMaker::filled(const FieldRun &run, const ProfileField::Filled &how, const std::vector<Said> &row) {
    std::size_t hole = 0;
    bool isWhole = true;
    const QString text = how.text.filled([&](const QString &name) {
        const int path = run.paths.at(hole++);
        if (path < 0) {
            return name == u"parent.id" ? QString::fromUtf8(m_parentId) : QString();
        }
        const auto said = asWritten(row[static_cast<std::size_t>(path)]);
        isWhole = isWhole && row[static_cast<std::size_t>(path)].kind != Said::Kind::Absent;
        return QString::fromUtf8(said.data(), static_cast<qsizetype>(said.size()));
    });
    if (isWhole) {
        m_table.setText(run.column, text.toUtf8());
    }
}

void RowMaker::derived(const FieldRun &run, const ProfileField::Derived &how, const std::vector<Said> &row) {
    std::size_t before = 0; // paths of the conditions before this one
    for (const auto &arm : how.arms) {
        const auto said = [&](int path) {
            return valueOf(row[static_cast<std::size_t>(run.paths.at(before + static_cast<std::size_t>(path)))]);
        };
        if (arm.isElse || arm.when.holds(said)) {
            fixed(run, arm.then);
            return;
        }
        before += static_cast<std::size_t>(arm.when.paths().size());
    }
}

void RowMaker::fixed(const FieldRun &run, const QString &text) {
    const auto known = std::find_if(m_fixed.begin(), m_fixed.end(), [&](const auto &one) { return one.first == text; });
    if (known != m_fixed.end()) {
        m_table.repeat(run.column, known->second);
        return;
    }
    m_table.setText(run.column, text.toUtf8());
    m_fixed.emplace_back(text, m_table.cell(run.column));
}

void RowMaker::note(const QString &field, const QString &code, std::string_view example) {
    for (auto &one : m_notes) {
        if (one.field == field && one.code == code) {
            ++one.rows;
            return;
        }
    }
    constexpr qsizetype longest = 60;
    const QString said = QString::fromUtf8(example.data(), static_cast<qsizetype>(example.size())).left(longest);
    m_notes.push_back({field, code, said, 1, std::max<qsizetype>(m_row, 1)});
}

QList<ReadNote> RowMaker::notes() const {
    return {m_notes.begin(), m_notes.end()};
}

void addNotes(QList<ReadNote> &into, const QList<ReadNote> &more, qsizetype rowsBefore) {
    for (const auto &note : more) {
        const auto known = std::find_if(into.begin(), into.end(), [&note](const ReadNote &one) {
            return one.field == note.field && one.code == note.code;
        });
        if (known != into.end()) {
            known->rows += note.rows;
            continue;
        }
        into.append(note);
        into.last().firstRow += rowsBefore;
    }
}

} // namespace farol
