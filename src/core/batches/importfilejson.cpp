// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/importfilerows.h"

#include <simdjson.h>

namespace farol {
using namespace Qt::Literals::StringLiterals;
namespace ondemand = simdjson::ondemand;
namespace {

constexpr std::size_t usualItem = 160; // bytes; memory is set aside by it, and grows where items are shorter

// Reads an array of objects, or {"items":[…]}, member by member; nothing is left unread in a file that is accepted.
class JsonReader final {
public:
    JsonReader(std::string_view text, ImportRows &rows)
        : m_text(text)
        , m_padded(text)
        , m_rows(rows) {}
    void read();

private:
    simdjson::error_code readDocument();
    simdjson::error_code readWrapped(ondemand::object object);
    simdjson::error_code readItems(ondemand::array items);
    simdjson::error_code readItem(ondemand::value value);
    simdjson::error_code readMember(ondemand::field &field);
    simdjson::error_code readValue(ImportColumn column, ondemand::value value);
    void wrongType(const QString &field, const QString &detail) { m_rows.problem(m_item, field, "json_type", detail); }
    void reportSyntax(simdjson::error_code error);
    [[nodiscard]] bool isMember(ImportColumn column) const;

    std::string_view m_text;
    simdjson::padded_string m_padded;
    ImportRows &m_rows;
    ondemand::parser m_parser;
    ondemand::document m_document;
    bool m_begun = false; // m_document may be asked where it is
    int m_item = 0;
    bool m_itemGood = true;
    std::string_view m_key; // member just read, as it was written
    std::vector<ImportColumn> m_columns;
    std::vector<std::string_view> m_cells;
};

void JsonReader::read() {
    m_rows.expect(m_text.size() / usualItem);
    const auto error = readDocument();
    if (error != simdjson::SUCCESS) {
        reportSyntax(error);
    } else if (m_rows.rowCount() == 0) {
        m_rows.problem(0, {}, "empty_file", u"there are no items: write a JSON array with one object a payment"_s);
    }
}

simdjson::error_code JsonReader::readDocument() {
    ondemand::json_type type{};
    if (const auto error = m_parser.iterate(m_padded).get(m_document)) {
        return error;
    }
    m_begun = true;
    if (const auto error = m_document.type().get(type)) {
        return error;
    }
    simdjson::error_code error = simdjson::INCORRECT_TYPE;
    if (type == ondemand::json_type::array) {
        ondemand::array items;
        error = m_document.get_array().get(items);
        error = error ? error : readItems(items);
    } else if (type == ondemand::json_type::object) {
        ondemand::object object;
        error = m_document.get_object().get(object);
        error = error ? error : readWrapped(object);
    }
    const char *rest = nullptr;
    if (!error && !m_rows.isFull() && m_document.current_location().get(rest) == simdjson::SUCCESS) {
        return simdjson::TRAILING_CONTENT;
    }
    return error;
}

simdjson::error_code JsonReader::readWrapped(ondemand::object object) {
    bool found = false;
    for (auto member : object) {
        ondemand::field field;
        std::string_view key;
        if (auto error = std::move(member).get(field)) {
            return error;
        }
        if (auto error = field.unescaped_key().get(key)) {
            return error;
        }
        ondemand::array items;
        if (key != "items") {
            m_rows.problem(0, shownName(key), "unknown_column", u"only the member items is read: remove this one"_s);
        } else if (found) {
            m_rows.problem(0, u"items"_s, "duplicate_key", u"the member items appears twice: keep one"_s);
        } else if (field.value().get_array().get(items) != simdjson::SUCCESS) {
            m_rows.problem(0, u"items"_s, "json_type", u"items must be an array of objects"_s);
        } else if (auto error = readItems(items)) {
            return error;
        }
        found = found || key == "items";
        if (m_rows.isFull()) {
            return simdjson::SUCCESS;
        }
    }
    if (!found) {
        m_rows.problem(0, u"items"_s, "missing_column", u"write an array of objects, or {\"items\": […]}"_s);
    }
    return simdjson::SUCCESS;
}

simdjson::error_code JsonReader::readItems(ondemand::array items) {
    for (auto element : items) {
        ondemand::value value;
        if (const auto error = std::move(element).get(value)) {
            return error;
        }
        ++m_item;
        if (const auto error = readItem(value)) {
            return error;
        }
        if (m_rows.isFull()) {
            return simdjson::SUCCESS;
        }
    }
    return simdjson::SUCCESS;
}

simdjson::error_code JsonReader::readItem(ondemand::value value) {
    ondemand::json_type type{};
    if (const auto error = value.type().get(type)) {
        return error;
    }
    if (type != ondemand::json_type::object) {
        wrongType(QString(), u"each item is an object with the members external_id, payee, …"_s);
        return simdjson::SUCCESS;
    }
    m_columns.clear();
    m_cells.clear();
    m_itemGood = true;
    ondemand::object object;
    if (const auto error = value.get_object().get(object)) {
        return error;
    }
    for (auto member : object) {
        ondemand::field field;
        if (const auto error = std::move(member).get(field)) {
            return error;
        }
        if (const auto error = readMember(field)) {
            return error;
        }
    }
    if (m_columns.empty() && m_itemGood) {
        wrongType(QString(), u"this item has no members: remove it or fill it in"_s);
        return simdjson::SUCCESS;
    }
    m_rows.add(m_item, m_columns, m_cells);
    return simdjson::SUCCESS;
}

simdjson::error_code JsonReader::readMember(ondemand::field &field) {
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) {
        return error;
    }
    m_key = key;
    const auto column = importColumn(key);
    if (!column) {
        m_itemGood = false;
        m_rows.problem(m_item, shownName(key), "unknown_column", u"no such member: rename it or remove it"_s);
        return simdjson::SUCCESS;
    }
    if (isMember(*column)) {
        m_rows.problem(m_item, shownName(key), "duplicate_key", u"this member appears twice: keep one"_s);
        return simdjson::SUCCESS;
    }
    m_rows.setName(*column, key);
    m_columns.push_back(*column);
    m_cells.emplace_back();
    return readValue(*column, field.value());
}

// Strings as they are; a number only as an amount, in the digits that were written; null is an empty cell.
simdjson::error_code JsonReader::readValue(ImportColumn column, ondemand::value value) {
    ondemand::json_type type{};
    if (const auto error = value.type().get(type)) {
        return error;
    }
    switch (type) {
    case ondemand::json_type::string: {
        std::string_view text;
        const auto error = value.get_string().get(text);
        m_cells.back() = trimmedCell(text);
        return error;
    }
    case ondemand::json_type::number: {
        if (column != ImportColumn::Amount) {
            wrongType(shownName(m_key), u"a number loses leading zeros: write it as a string, in quotation marks"_s);
            m_cells.back() = "0";
            return simdjson::SUCCESS;
        }
        auto digits = value.raw_json_token();
        digits = digits.substr(0, digits.find_last_not_of(" \t\r\n") + 1);
        double checked = 0; // only says whether it is a number at all; the value comes from the digits
        m_cells.back() = digits;
        return value.get_double().get(checked);
    }
    case ondemand::json_type::null: {
        bool null = false;
        const auto error = value.is_null().get(null);
        return !error && null ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
    }
    case ondemand::json_type::array:
    case ondemand::json_type::object:
    case ondemand::json_type::boolean:
        wrongType(shownName(m_key), u"write this value as a string, in quotation marks"_s);
        return simdjson::SUCCESS;
    }
    return simdjson::SUCCESS;
}

bool JsonReader::isMember(ImportColumn column) const {
    return std::find(m_columns.begin(), m_columns.end(), column) != m_columns.end();
}

void JsonReader::reportSyntax(simdjson::error_code error) {
    if (error == simdjson::INCORRECT_TYPE) {
        m_rows.problem(m_item, {}, "json_type", u"write an array of objects, or {\"items\": […]}"_s);
        return;
    }
    const char *place = nullptr;
    std::size_t offset = m_text.size();
    if (m_begun && m_document.current_location().get(place) == simdjson::SUCCESS && place != nullptr) {
        offset = std::min(static_cast<std::size_t>(place - m_padded.data()), m_text.size());
    }
    const auto line = 1 + std::count(m_text.begin(), m_text.begin() + std::ptrdiff_t(offset), '\n');
    m_rows.problem(m_item, {}, "json_syntax",
                   u"this is not JSON near line %1 of the text: correct it and import again"_s.arg(line));
}

} // namespace

void readImportJson(std::string_view text, ImportRows &rows) {
    JsonReader(text, rows).read();
}

} // namespace farol
