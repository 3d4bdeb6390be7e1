// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/printer.h"

#include "core/json/codec.h"

#include <QMap>
#include <algorithm>
#include <cstdio>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostOfOneKind = 20; // rows of problems with the same code, before the rest is only counted

void write(std::FILE *where, const QByteArray &bytes) {
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), where);
    std::fputc('\n', where);
    std::fflush(where);
}

bool hides(QChar c) {
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // bidi and zero-width marks
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default: // every other category can be seen
        return false;
    }
}

} // namespace

QString plain(const QString &text) {
    QString visible;
    visible.reserve(text.size());
    for (const QChar c : text) {
        if (hides(c)) {
            visible += u"<U+%1>"_s.arg(QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0'));
        } else {
            visible += c;
        }
    }
    return visible;
}

QString shown(Money amount) {
    return toApi(amount) + u' ' + amount.currency.text();
}
QString shown(Instant at) {
    QString text = toRfc3339(at).left(19) + u'Z';
    text[10] = u' ';
    return text;
}
QString counted(std::int64_t count, const QString &one, const QString &many) {
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

void Table::add(const QStringList &cells) {
    QStringList row;
    for (const QString &cell : cells) {
        row.append(plain(cell));
    }
    m_rows.append(row);
}

QString Table::text() const {
    QList<qsizetype> widths;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        qsizetype width = m_columns.at(i).title.size();
        for (const QStringList &row : m_rows) {
            width = std::max(width, row.value(i).size());
        }
        widths.append(width);
    }
    QStringList lines;
    const auto add = [&](auto cell) {
        QString line;
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            const bool right = m_columns.at(i).side == Side::Right;
            line += (i > 0 ? u"  "_s : QString()) +
                    (right ? cell(i).rightJustified(widths.at(i)) : cell(i).leftJustified(widths.at(i)));
        }
        while (line.endsWith(u' ')) {
            line.chop(1);
        }
        lines.append(line);
    };
    add([this](qsizetype i) { return m_columns.at(i).title; });
    for (const QStringList &row : m_rows) {
        add([&row](qsizetype i) { return row.value(i); });
    }
    return lines.join(u'\n');
}

void Printer::line(const QString &text) const {
    if (!m_json) {
        write(stdout, text.toUtf8());
    }
}

void Printer::table(const Table &table) const {
    if (!m_json && !table.isEmpty()) {
        write(stdout, table.text().toUtf8());
    }
}

void Printer::document(const QByteArray &json) const {
    if (m_json) {
        write(stdout, json);
    }
}

void Printer::note(const QString &text) const {
    write(stderr, text.toUtf8());
}

void Printer::fields(const QList<FieldError> &fields) const {
    Table table({{u"LINE"_s, Table::Side::Right}, {u"FIELD"_s}, {u"CODE"_s}, {u"DETAIL"_s}});
    QMap<QString, qsizetype> seen;
    for (const FieldError &field : fields) {
        if (++seen[field.code] <= mostOfOneKind) {
            table.add({field.line > 0 ? QString::number(field.line) : u"-"_s, field.field, field.code, field.detail});
        }
    }
    this->table(table);
    for (auto kind = seen.cbegin(); kind != seen.cend(); ++kind) {
        if (*kind > mostOfOneKind) {
            line(u"… and %1 more %2; --json lists all."_s.arg(*kind - mostOfOneKind).arg(plain(kind.key())));
        }
    }
}

void Printer::misuse(const QString &why) const {
    problem({ErrorKind::Rejected, 0, u"usage"_s, why, {}, {}, {}});
}

void Printer::problem(const Error &error) const {
    const QString id = error.requestId.isEmpty() ? QString() : u" (request %1)"_s.arg(error.requestId);
    note(u"farolctl: "_s + plain((error.detail.isEmpty() ? error.code : error.detail) + id));
    fields(error.fields);
    // The body is the whole answer; of it, only what there is now is not said yet.
    Error told = error;
    told.body = error.body.isEmpty() ? QByteArray() : json::problemCurrent(error.body);
    document(json::encodeProblem(told));
}

} // namespace farol::ctl
