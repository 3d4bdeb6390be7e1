// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/rowreader.h"

#include "core/profiles/htmlrows.h"
#include "core/profiles/rowplan.h"

#include <simdjson.h>

namespace farol {

using namespace Qt::Literals::StringLiterals;
namespace ondemand = simdjson::ondemand;

namespace {

tl::unexpected<Error> broken(simdjson::error_code code, const char *at, QByteArrayView json) {
    const auto byte = at == nullptr || at < json.data() || at > json.data() + json.size() ? -1 : at - json.data();
    const QString where = byte < 0 ? QString() : u" near byte %1"_s.arg(byte);
    return failure(ErrorKind::Malformed, u"foreign_json"_s,
                   u"The answer is no JSON that can be read%1: %2."_s.arg(
                       where, QLatin1StringView(simdjson::error_message(code))));
}

tl::unexpected<Error> noList(const QString &path) {
    return failure(ErrorKind::Malformed, u"list_missing"_s,
                   path.isEmpty() ? u"The answer is no list. If the list stands inside, say where with items."_s
                                  : u"There is no list at %1 in the answer; items says where it is."_s.arg(path));
}

// One answer on its way into a table.
class Walk final {
public:
    Walk(const PathTree &tree, RowMaker &maker)
        : m_tree(tree)
        , m_maker(maker)
        , m_row(tree.size()) {}

    simdjson::error_code row(ondemand::value value) {
        ondemand::json_type type{};
        if (const auto fault = value.type().get(type); fault != simdjson::SUCCESS) {
            return fault;
        }
        if (type != ondemand::json_type::object) {
            m_maker.countRow();
            m_maker.note({}, QStringLiteral("not_an_object"), value.raw_json_token());
            return simdjson::SUCCESS;
        }
        std::fill(m_row.begin(), m_row.end(), Said());
        if (const auto fault = object(value, 0); fault != simdjson::SUCCESS) {
            return fault;
        }
        m_maker.make(m_row);
        return simdjson::SUCCESS;
    }

    // Of the walk alone, without a table: what the root says.
    simdjson::error_code root(ondemand::object from) {
        std::fill(m_row.begin(), m_row.end(), Said());
        return members(from, 0);
    }
    [[nodiscard]] const Said &said(int path) const { return m_row[static_cast<std::size_t>(path)]; }

private:
    simdjson::error_code object(ondemand::value &value, int at) {
        ondemand::object found;
        if (const auto fault = value.get_object().get(found); fault != simdjson::SUCCESS) {
            return fault;
        }
        return members(found, at);
    }
    simdjson::error_code members(ondemand::object &from, int at) {
        const auto &node = m_tree.node(at);
        std::size_t hint = 0;
        for (auto field : from) {
            std::string_view name;
            if (const auto fault = field.unescaped_key().get(name); fault != simdjson::SUCCESS) {
                return fault;
            }
            const int child = m_tree.child(node, name, hint);
            if (child < 0) {
                continue;
            }
            ondemand::value value;
            if (const auto fault = field.value().get(value); fault != simdjson::SUCCESS) {
                return fault;
            }
            if (const auto fault = take(value, child); fault != simdjson::SUCCESS) {
                return fault;
            }
        }
        return simdjson::SUCCESS;
    }
    simdjson::error_code take(ondemand::value &value, int at) {
        const auto &node = m_tree.node(at);
        ondemand::json_type type{};
        if (const auto fault = value.type().get(type); fault != simdjson::SUCCESS) {
            return fault;
        }
        Said none;
        Said &into = node.path < 0 ? none : m_row[static_cast<std::size_t>(node.path)];
        into = Said();
        switch (type) {
        case ondemand::json_type::object:
            into.kind = Said::Kind::Object;
            return node.children.empty() ? simdjson::SUCCESS : object(value, at);
        case ondemand::json_type::array:
            into.kind = Said::Kind::List;
            return node.isCounted ? value.count_elements().get(into.count) : simdjson::SUCCESS;
        case ondemand::json_type::string:
            into.kind = Said::Kind::Text;
            return value.get_string().get(into.text);
        case ondemand::json_type::number:
            into.kind = Said::Kind::Number;
            into.text = value.raw_json_token();
            while (!into.text.empty() && static_cast<unsigned char>(into.text.back()) <= ' ') {
                into.text.remove_suffix(1);
            }
            return number(value, into);
        case ondemand::json_type::boolean:
            into.kind = Said::Kind::Truth;
            return value.get_bool().get(into.truth);
        case ondemand::json_type::null:
            return value.is_null() ? simdjson::SUCCESS : simdjson::INCORRECT_TYPE;
        }
        return simdjson::SUCCESS;
    }
    // A whole number may be longer than any of ours: its text is what counts then.
    static simdjson::error_code number(ondemand::value &value, Said &into) {
        const auto fault = value.get_double().get(into.number);
        return fault;
    }

    const PathTree &m_tree;
    RowMaker &m_maker;
    std::vector<Said> m_row;
};

Done refusedInside(const Profile &profile, const PathTree &tree, const std::vector<int> &softPaths,
                   const std::vector<int> &messagePaths, const Walk &root) {
    Q_UNUSED(tree);
    for (qsizetype i = 0; i < profile.errors.soft.size(); ++i) {
        const auto &said = root.said(softPaths[static_cast<std::size_t>(i)]);
        const bool isScalar = said.kind == Said::Kind::Text || said.kind == Said::Kind::Number;
        const QString word = said.kind == Said::Kind::Truth ? (said.truth ? u"true"_s : u"false"_s)
                             : isScalar ? QString::fromUtf8(said.text.data(), static_cast<qsizetype>(said.text.size()))
                                        : QString();
        if (said.kind == Said::Kind::Absent || !profile.errors.soft.at(i).values.contains(word)) {
            continue;
        }
        QString why;
        for (const int path : messagePaths) {
            const auto &message = root.said(path);
            if (why.isEmpty() && message.kind == Said::Kind::Text) {
                why = QString::fromUtf8(message.text.data(), static_cast<qsizetype>(message.text.size())).left(500);
            }
        }
        return failure(ErrorKind::Rejected, u"foreign_refusal"_s,
                       u"The answer says that it is none (%1 is %2)%3"_s.arg(profile.errors.soft.at(i).path, word,
                                                                             why.isEmpty() ? u"."_s : u": "_s + why));
    }
    return {};
}

// What stands beside the list: a cursor, and whether the answer is an error in disguise.
class Beside final {
public:
    Beside(const Profile &profile, const QString &next)
        : m_profile(profile)
        , m_maker(profile, m_noRuns, m_noTable, {}) {
        for (const auto &one : profile.errors.soft) {
            m_soft.push_back(m_tree.add(one.path));
        }
        for (const QString &one : m_soft.empty() ? QStringList() : profile.errors.message) {
            m_messages.push_back(m_tree.add(one));
        }
        m_next = next.isEmpty() ? -1 : m_tree.add(next);
    }
    [[nodiscard]] bool isNeeded() const { return m_tree.size() > 0; }
    Result<QString> read(ondemand::document &document, QByteArrayView json) {
        ondemand::object root;
        if (const auto fault = document.get_object().get(root); fault != simdjson::SUCCESS) {
            return broken(fault, nullptr, json);
        }
        Walk walk(m_tree, m_maker);
        if (const auto fault = walk.root(root); fault != simdjson::SUCCESS) {
            return broken(fault, nullptr, json);
        }
        if (const auto refused = refusedInside(m_profile, m_tree, m_soft, m_messages, walk); !refused) {
            return tl::unexpected(refused.error());
        }
        QString next;
        if (m_next >= 0 && !walk.said(m_next).text.empty()) {
            const auto text = walk.said(m_next).text;
            next = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        }
        document.rewind();
        return next;
    }

private:
    const Profile &m_profile;
    PathTree m_tree;
    std::vector<FieldRun> m_noRuns;
    RecordTable m_noTable;
    RowMaker m_maker;
    std::vector<int> m_soft;
    std::vector<int> m_messages;
    int m_next = -1;
};

// The list at a dotted path of the root.
simdjson::error_code arrayAt(ondemand::document &document, const QString &path, ondemand::array &into) {
    if (path.isEmpty()) {
        return document.get_array().get(into);
    }
    const auto parts = path.split(u'.');
    ondemand::value at;
    auto fault = document.find_field_unordered(parts.constFirst().toStdString()).get(at);
    for (qsizetype i = 1; i < parts.size() && fault == simdjson::SUCCESS; ++i) {
        ondemand::value next;
        fault = at.find_field_unordered(parts.at(i).toStdString()).get(next);
        at = next;
    }
    return fault == simdjson::SUCCESS ? at.get_array().get(into) : fault;
}

// Such as a page to sign in, which is no JSON from its first sign on. null and numbers are JSON, and no list.
Done opened(QByteArrayView json) {
    const auto start = json.trimmed();
    if (start.isEmpty()) {
        return failure(ErrorKind::Malformed, u"foreign_json"_s, u"The answer is empty."_s);
    }
    if (!QByteArrayView("{[\"-0123456789tfn").contains(start.front())) {
        return failure(ErrorKind::Malformed, u"foreign_json"_s,
                       u"The answer is no JSON: it begins with %1."_s.arg(QString::fromUtf8(start.first(1))));
    }
    return {};
}

bool isAbsence(simdjson::error_code code) {
    return code == simdjson::NO_SUCH_FIELD || code == simdjson::INCORRECT_TYPE;
}

} // namespace

Result<RowsRead> RowReader::list(QByteArrayView json, const RowsWanted &wanted) const {
    RowsRead read;
    read.table = empty();
    if (const auto start = opened(json); !start) {
        return tl::unexpected(start.error());
    }
    const simdjson::padded_string padded(json.data(), static_cast<std::size_t>(json.size()));
    ondemand::parser parser;
    ondemand::document document;
    if (const auto fault = parser.iterate(padded).get(document); fault != simdjson::SUCCESS) {
        return broken(fault, nullptr, json);
    }
    if (Beside beside(*m_profile, wanted.next); json.trimmed().startsWith('{') && beside.isNeeded()) {
        auto next = beside.read(document, json);
        if (!next) {
            return tl::unexpected(next.error());
        }
        read.next = *next;
    }
    ondemand::array rows;
    if (const auto fault = arrayAt(document, wanted.items, rows); fault != simdjson::SUCCESS) {
        return isAbsence(fault) ? noList(wanted.items) : broken(fault, nullptr, json);
    }
    RowMaker maker(*m_profile, m_plan->runs, read.table, wanted.parentId);
    Walk walk(m_plan->tree, maker);
    const auto placeOf = [&document, &padded, json]() -> const char * {
        const char *at = nullptr;
        return document.current_location().get(at) == simdjson::SUCCESS ? json.data() + (at - padded.data()) : nullptr;
    };
    for (auto element : rows) {
        if (read.seen == wanted.most) {
            read.isCut = true;
            break;
        }
        ondemand::value value;
        auto fault = element.get(value);
        if (fault == simdjson::SUCCESS) {
            fault = walk.row(value);
        }
        if (fault != simdjson::SUCCESS) {
            return broken(fault, placeOf(), json);
        }
        ++read.seen;
    }
    if (!read.isCut && wanted.items.isEmpty() && placeOf() != nullptr) {
        return broken(simdjson::TRAILING_CONTENT, placeOf(), json);
    }
    read.notes = maker.notes();
    return read;
}

Result<RowsRead> RowReader::one(QByteArrayView json, const RowsWanted &wanted) const {
    RowsRead read;
    read.table = empty();
    if (const auto start = opened(json); !start) {
        return tl::unexpected(start.error());
    }
    const simdjson::padded_string padded(json.data(), static_cast<std::size_t>(json.size()));
    ondemand::parser parser;
    ondemand::document document;
    if (const auto fault = parser.iterate(padded).get(document); fault != simdjson::SUCCESS) {
        return broken(fault, nullptr, json);
    }
    if (Beside beside(*m_profile, {}); json.trimmed().startsWith('{') && beside.isNeeded()) {
        if (const auto next = beside.read(document, json); !next) {
            return tl::unexpected(next.error());
        }
    }
    RowMaker maker(*m_profile, m_plan->runs, read.table, wanted.parentId);
    Walk walk(m_plan->tree, maker);
    ondemand::value value;
    auto fault = document.get_value().get(value);
    if (fault == simdjson::SUCCESS) {
        fault = walk.row(value);
    }
    if (fault != simdjson::SUCCESS) {
        return broken(fault, nullptr, json);
    }
    read.seen = 1;
    read.notes = maker.notes();
    if (read.table.rows() == 0) {
        return failure(ErrorKind::Malformed, u"foreign_json"_s, u"The answer is no object."_s);
    }
    return read;
}

Result<RowsRead> RowReader::table(QByteArrayView html, const ProfileHtml &how, const RowsWanted &wanted) const {
    auto rows = htmlRows(html, how);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    RowsRead read;
    read.table = empty();
    RowMaker maker(*m_profile, m_plan->runs, read.table, wanted.parentId);
    std::vector<Said> said(m_plan->tree.size());
    for (const auto &row : *rows) {
        if (read.seen == wanted.most) {
            read.isCut = true;
            break;
        }
        std::fill(said.begin(), said.end(), Said());
        for (const auto &[name, text] : row) {
            std::size_t hint = 0;
            const int child = m_plan->tree.child(m_plan->tree.node(0), name, hint);
            if (child >= 0 && m_plan->tree.node(child).path >= 0) {
                said[static_cast<std::size_t>(m_plan->tree.node(child).path)] = {Said::Kind::Text, text};
            }
        }
        maker.make(said);
        ++read.seen;
    }
    read.notes = maker.notes();
    return read;
}

} // namespace farol
