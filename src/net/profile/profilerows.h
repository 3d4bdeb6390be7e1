// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/rowreader.h"

#include <QStringList>
#include <functional>

namespace farol::net {

// Which rows: filters by the canonical words, all of them.
struct ProfileWanted {
    QString entity;
    QList<std::pair<QString, QString>> filters = {};
    qsizetype most = 0; // 0: as many as the profile allows
};

// Something about a whole list that a person should know. Codes: rows_cut, requests_cut, time_cut, parents_cut,
// list_shrank, list_not_allowed, lookup_failed, lookups_cut, rows_twice, range_ended.
struct ListRemark {
    QString code;
    QString detail;     // English sentence
    bool isCut = false; // there is more than is here
    bool operator==(const ListRemark &) const = default;
};

struct ProfileRows {
    RecordTable table;
    QList<ReadNote> notes = {};
    QList<ListRemark> remarks = {};
    int requests = 0;
    [[nodiscard]] bool isWhole() const;
};

// A row by itself: its cells, what the back-end said of it with secrets and what is to be redacted taken out, and its
// items where it has some.
struct ProfileDetail {
    RecordTable row;
    QByteArray json = {};
    RecordTable items = {};
    QList<ReadNote> notes = {};
};

template<typename T>
using ProfileAnswer = std::function<void(Result<T>)>;

} // namespace farol::net
