// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profilecall.h"

// Where a profile finds the rows of one kind of thing.
namespace farol {

struct ProfilePages {
    enum class Kind { None, Offset, Page, Cursor, Link };
    Kind kind = Kind::None;
    QString parameter = {};     // offset, page or cursor
    QString sizeParameter = {}; // empty: it is not said
    int size = 0;               // 0: unknown
    int first = 1;              // page
    QString next = {};          // dotted path of the next cursor
};

struct ProfileFilter {
    bool atServer = false;
    QString parameter = {};              // empty: the field's name
    QHash<QString, QString> values = {}; // canonical word -> theirs
};

// Parents of a list: numbers up to the first that is not there, or the rows of another entity. Never more than max.
struct ProfileEach {
    QString service = {}; // of a range
    TextTemplate path = {};
    int from = 0;
    int untilNot = 200;
    QString id = {};     // dotted path in each parent
    QString entity = {}; // empty: a range
    int max = 0;
};

struct ProfileHtml {
    QString rows; // tbody tr
    QStringList columns;
    QString idAttribute = {};
    QString idPattern = {};
};

struct ProfileList {
    QString service = {};
    TextTemplate path = {};
    ProfilePairs query = {};
    QString items = {}; // dotted path; empty: the answer is the list
    ProfilePages pages = {};
    QHash<QString, ProfileFilter> filters = {};
    std::optional<ProfileEach> forEach = {};
    std::optional<ProfileHtml> html = {};
    QString needsRole = {};
    QString mergeKey = {}; // dotted path
};

} // namespace farol
