// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"

#include "core/profiles/rowreader.h"

#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Inside of RowReader.
namespace farol {

// What a row says at one of the paths that are asked for; ends with the row.
struct Said {
    enum class Kind { Absent, Text, Number, Truth, List, Object };
    Kind kind = Kind::Absent;   // also of null
    std::string_view text = {}; // of a number: as it is written
    double number = 0;
    bool truth = false;
    std::size_t count = 0; // of a list
};

// The dotted paths that are asked for, as a tree, so that one walk over a row finds them all. A path has a number.
class PathTree final {
public:
    PathTree() { m_nodes.emplace_back(); }
    int add(const QString &path, bool counted = false); // its number; the same for the same path
    [[nodiscard]] std::size_t size() const { return m_paths; }

    struct Node {
        std::vector<std::pair<std::string, int>> children;
        int path = -1;
        bool isCounted = false;
    };
    [[nodiscard]] const Node &node(int at) const { return m_nodes[static_cast<std::size_t>(at)]; }
    // Of a node's members, by name; -1: nobody asked. hint: where the last one was found, moved along.
    [[nodiscard]] int child(const Node &node, std::string_view name, std::size_t &hint) const;

private:
    std::vector<Node> m_nodes;
    std::size_t m_paths = 0;
};

// How a field is made of what a row says.
struct FieldRun {
    int column = 0;
    CellKind kind = CellKind::Text;
    int path = -1; // of Path, Count and Truth
    const ProfileField *field = nullptr;
    std::vector<int> paths = {}; // of Filled and Derived, in the order of holes or conditions
    const QHash<QString, QString> *map = nullptr;
};

// The values of a row become cells of the table's last row. One for each answer that is read: it remembers words that
// come again and again, and counts what cannot be read.
class RowMaker final {
public:
    RowMaker(const Profile &profile, const std::vector<FieldRun> &runs, RecordTable &into, QString parentId);
    void make(const std::vector<Said> &row);
    void note(const QString &field, const QString &code, std::string_view example);
    void countRow() { ++m_row; } // one that is left out
    [[nodiscard]] QList<ReadNote> notes() const;

private:
    struct Word {
        std::int64_t cell = 0;
        bool isUnknown = false;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    struct Heard;
    void fromPath(const FieldRun &run, const ProfileField::Path &how, const Said &said, std::size_t at);
    void word(const FieldRun &run, const Said &said, std::size_t at);
    void truth(const FieldRun &run, const ProfileField::Truth &how, const Said &said);
    void filled(const FieldRun &run, const ProfileField::Filled &how, const std::vector<Said> &row);
    void derived(const FieldRun &run, const ProfileField::Derived &how, const std::vector<Said> &row);
    void fixed(const FieldRun &run, const QString &text);

    const Profile &m_profile;
    const std::vector<FieldRun> &m_runs;
    RecordTable &m_table;
    QByteArray m_parentId;
    qsizetype m_row = 0;
    std::vector<std::unordered_map<std::string, Word, TextHash, std::equal_to<>>> m_words; // by run
    std::vector<std::pair<QString, std::int64_t>> m_fixed; // texts that are always the same
    std::vector<ReadNote> m_notes;
};

// One cell out of one value; false: it is there and cannot be read. said is not absent.
[[nodiscard]] bool putCell(RecordTable &table, int column, ReadAs as, const Said &said, const Profile &profile);

} // namespace farol
