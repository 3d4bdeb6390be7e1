// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "core/profiles/recordtable.h"

#include <memory>

namespace farol {

// Something about a field of many rows that a person should know: unreadable_value (the cell is null),
// unknown_status (the cell is unknown, the word is in status_raw), not_an_object (the row is left out), no_id.
struct ReadNote {
    QString field;
    QString code;
    QString example; // of the first
    qsizetype rows = 0;
    qsizetype firstRow = 0; // from 1
    bool operator==(const ReadNote &) const = default;
};
// The notes of several answers as one list.
void addNotes(QList<ReadNote> &into, const QList<ReadNote> &more, qsizetype rowsBefore);

struct RowsRead {
    RecordTable table;
    QList<ReadNote> notes;
    QString next;       // the cursor that the answer told, if any
    qsizetype seen = 0; // rows in the answer
    bool isCut = false; // there are more than were wanted
};

struct RowsWanted {
    QString items = {};    // dotted path of the list; empty: the answer is the list
    QString next = {};     // dotted path of a cursor
    QString parentId = {}; // of a list for each parent
    qsizetype most = 300'000;
};

// Fields of a profile, made ready to be read out of many rows of JSON in one go. Immutable after it is made: any
// thread. Errors: Malformed foreign_json (with the byte where it breaks), list_missing, html_table_missing; Rejected
// foreign_refusal for an answer that says inside that it is none (ProfileErrors::soft).
class RowReader final {
public:
    // hidden: dotted paths that become hidden columns, whose names they are.
    RowReader(std::shared_ptr<const Profile> profile, const QList<ProfileField> &fields,
              const QStringList &hidden = {});
    ~RowReader();
    RowReader(const RowReader &) = delete;
    RowReader &operator=(const RowReader &) = delete;

    [[nodiscard]] Result<RowsRead> list(QByteArrayView json, const RowsWanted &wanted) const;
    [[nodiscard]] Result<RowsRead> one(QByteArrayView json, const RowsWanted &wanted = {}) const; // an object
    [[nodiscard]] Result<RowsRead> table(QByteArrayView html, const ProfileHtml &how, const RowsWanted &wanted) const;

    [[nodiscard]] RecordTable empty() const; // with its columns
    // The hidden column that holds what this field is looked up by; and the reader's column of the field.
    struct Join {
        QString lookup;
        QString path; // in the other row
        ReadAs as = ReadAs::Text;
        int key = 0;
        int into = 0;
    };
    [[nodiscard]] const QList<Join> &joins() const { return m_joins; }

private:
    struct Plan;
    std::shared_ptr<const Profile> m_profile;
    std::unique_ptr<Plan> m_plan;
    QList<Join> m_joins;
};

} // namespace farol
