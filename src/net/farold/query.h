// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/farold/faroldclient.h"
#include "net/farold/route.h"

#include <QUrlQuery>

// The parameters of a list; private to net/farold.
namespace farol::net {

// What is empty is not asked for.
inline void put(QUrlQuery &query, const QString &name, const QString &value) {
    if (!value.isEmpty()) {
        query.addQueryItem(name, segment(value));
    }
}

inline void putWindow(QUrlQuery &query, const Window &window) {
    put(query, QStringLiteral("limit"), QString::number(window.limit));
    put(query, QStringLiteral("cursor"), window.cursor);
    put(query, QStringLiteral("total"), window.total ? QStringLiteral("true") : QString());
}

// With commas between.
template<typename Word>
QString words(const QList<Word> &list) {
    QStringList texts;
    for (const auto one : list) {
        texts.append(toApi(one));
    }
    return texts.join(u',');
}

} // namespace farol::net
