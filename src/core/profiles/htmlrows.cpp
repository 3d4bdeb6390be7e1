// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/htmlrows.h"

#include <QRegularExpression>
#include <algorithm>
#include <gumbo.h>
#include <memory>

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

// One word of a selector: tr.open#first
struct Step {
    QByteArray tag;
    QByteArray id;
    QList<QByteArray> classes;
};

QList<Step> stepsOf(QStringView selector) {
    static const QRegularExpression part(u"([.#]?)([A-Za-z0-9_-]+)"_s);
    QList<Step> steps;
    for (const auto word : selector.split(u' ', Qt::SkipEmptyParts)) {
        Step step;
        for (auto all = part.globalMatch(word); all.hasNext();) {
            const auto one = all.next();
            const QByteArray name = one.captured(2).toUtf8();
            if (one.captured(1) == u"#") {
                step.id = name;
            } else if (one.captured(1) == u".") {
                step.classes.append(name);
            } else {
                step.tag = name.toLower();
            }
        }
        steps.append(step);
    }
    return steps;
}

QByteArrayView attributeOf(const GumboElement &element, const char *name) {
    const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
    return found == nullptr ? QByteArrayView() : QByteArrayView(found->value);
}

bool fits(const GumboElement &element, const Step &step) {
    if (!step.tag.isEmpty() && step.tag != gumbo_normalized_tagname(element.tag)) {
        return false;
    }
    if (!step.id.isEmpty() && attributeOf(element, "id") != step.id) {
        return false;
    }
    const auto classes = attributeOf(element, "class").toByteArray().simplified().split(' ');
    return std::all_of(step.classes.begin(), step.classes.end(),
                       [&classes](const QByteArray &one) { return classes.contains(one); });
}

struct OutputDeleter {
    void operator()(GumboOutput *output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

// Walks a page without recursion: pages of strangers may be nested as deep as they like.
class PageWalk final {
public:
    explicit PageWalk(QByteArrayView page)
        : m_bytes(page.toByteArray())
        , m_output(gumbo_parse_with_options(&kGumboDefaultOptions, m_bytes.constData(),
                                            static_cast<std::size_t>(m_bytes.size()))) {}
    [[nodiscard]] const GumboNode *root() const { return m_output->root; }

    // Each node below and with from, parents before children; see: false leaves its children out.
    template<typename See>
    static void each(const GumboNode *from, const See &see) {
        std::vector<const GumboNode *> waiting{from};
        while (!waiting.empty()) {
            const GumboNode *node = waiting.back();
            waiting.pop_back();
            if (!see(node) || node->type != GUMBO_NODE_ELEMENT) {
                continue;
            }
            const GumboVector &children = node->v.element.children;
            for (unsigned i = children.length; i > 0; --i) {
                waiting.push_back(static_cast<const GumboNode *>(children.data[i - 1]));
            }
        }
    }
    static bool stands(const GumboNode *node, const QList<Step> &steps) {
        if (steps.isEmpty() || node->type != GUMBO_NODE_ELEMENT || !fits(node->v.element, steps.constLast())) {
            return false;
        }
        qsizetype left = steps.size() - 1;
        for (const GumboNode *at = node->parent; at != nullptr && left > 0; at = at->parent) {
            left -= at->type == GUMBO_NODE_ELEMENT && fits(at->v.element, steps.at(left - 1)) ? 1 : 0;
        }
        return left == 0;
    }
    static QByteArray textOf(const GumboNode *from) {
        QByteArray text;
        each(from, [&text](const GumboNode *node) {
            const bool isText =
                node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
            if (isText) {
                text += node->v.text.text;
            }
            const bool isSilent = node->type == GUMBO_NODE_ELEMENT &&
                                  (node->v.element.tag == GUMBO_TAG_SCRIPT || node->v.element.tag == GUMBO_TAG_STYLE ||
                                   node->v.element.tag == GUMBO_TAG_HEAD);
            if (!isText && node->type == GUMBO_NODE_ELEMENT) {
                text += ' ';
            }
            return !isSilent;
        });
        return text.simplified();
    }

private:
    QByteArray m_bytes;
    std::unique_ptr<GumboOutput, OutputDeleter> m_output;
};

std::string idOf(const GumboNode *row, const ProfileHtml &how, const QRegularExpression &pattern) {
    const QByteArray attribute = how.idAttribute.toUtf8();
    std::string id;
    PageWalk::each(row, [&](const GumboNode *node) {
        if (!id.empty() || node->type != GUMBO_NODE_ELEMENT) {
            return false;
        }
        const auto value = attributeOf(node->v.element, attribute.constData());
        if (!value.isEmpty()) {
            const auto match = pattern.match(QString::fromUtf8(value));
            id = match.captured(pattern.captureCount() > 0 ? 1 : 0).toStdString();
        }
        return id.empty();
    });
    return id;
}

HtmlRow rowOf(const GumboNode *row, const ProfileHtml &how, const QRegularExpression &pattern) {
    HtmlRow cells;
    const GumboVector &children = row->v.element.children;
    qsizetype column = 0;
    for (unsigned i = 0; i < children.length; ++i) {
        const auto *cell = static_cast<const GumboNode *>(children.data[i]);
        if (cell->type != GUMBO_NODE_ELEMENT || cell->v.element.tag != GUMBO_TAG_TD) {
            continue;
        }
        if (column < how.columns.size()) {
            cells.emplace_back(how.columns.at(column).toStdString(), PageWalk::textOf(cell).toStdString());
        }
        ++column;
    }
    if (!cells.empty() && !how.idAttribute.isEmpty()) {
        cells.emplace_back("id", idOf(row, how, pattern)); // in the place of a column of that name
    }
    return cells;
}

} // namespace

Result<std::vector<HtmlRow>> htmlRows(QByteArrayView page, const ProfileHtml &how) {
    const PageWalk walk(page);
    const QList<Step> steps = stepsOf(how.rows);
    const QList<Step> place = steps.size() > 1 ? steps.first(steps.size() - 1) : QList<Step>{{"table", {}, {}}};
    const QRegularExpression pattern(how.idPattern);
    std::vector<HtmlRow> rows;
    bool hasPlace = false;
    PageWalk::each(walk.root(), [&](const GumboNode *node) {
        hasPlace = hasPlace || PageWalk::stands(node, place);
        if (!PageWalk::stands(node, steps)) {
            return true;
        }
        auto row = rowOf(node, how, pattern);
        // One cell over the whole width says that there is nothing, or heads a part.
        const auto cells = std::count_if(row.begin(), row.end(), [](const auto &one) { return one.first != "id"; });
        if (cells > 1 || (cells == 1 && how.columns.size() == 1)) {
            rows.push_back(std::move(row));
        }
        return false;
    });
    if (!hasPlace) {
        return failure(ErrorKind::Malformed, u"html_table_missing"_s,
                       u"The page has no table where the profile looks for it (%1): it may be a page to sign in. It "
                       "says: %2"_s.arg(how.rows, htmlText(page, 120)));
    }
    return rows;
}

QString htmlText(QByteArrayView page, qsizetype most) {
    const PageWalk walk(page);
    const QString text = QString::fromUtf8(PageWalk::textOf(walk.root()));
    return text.size() <= most ? text : text.left(most - 1) + u'…';
}

QString whyNoSelector(QStringView selector) {
    static const QRegularExpression whole(u"^\\s*([a-zA-Z0-9_-]+|[.#][a-zA-Z0-9_-]+)([.#][a-zA-Z0-9_-]+)*"
                                          "(\\s+([a-zA-Z0-9_-]+|[.#][a-zA-Z0-9_-]+)([.#][a-zA-Z0-9_-]+)*)*\\s*$"_s);
    return whole.match(selector).hasMatch()
               ? QString()
               : u"%1 is none of: tag, .class, #id, and spaces for what is inside of what"_s.arg(selector.toString());
}

} // namespace farol
