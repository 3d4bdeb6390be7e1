// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The lookups of a list, and its end.
#include "net/profile/profilelistrun.h"

#include "net/profile/profilerefusal.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto heldFor = 60s;       // a whole list to look up in
constexpr qsizetype mostKeys = 500; // asked for one by one

const QString keyColumn = u"?key"_s;

} // namespace

// All fields that this entity takes of it, and the key, as the columns of a table.
std::shared_ptr<const RowReader> ProfileListRun::lookupReader(const ProfileLookup &lookup) const {
    QList<ProfileField> fields{{keyColumn, CellKind::Text, ProfileField::Path{lookup.key, ReadAs::Text}}};
    for (const auto &join : m_reader->joins()) {
        if (join.lookup == lookup.name) {
            const auto kind = m_rows.table.columns().at(join.into).kind;
            fields.append({u"%1/%2"_s.arg(join.path).arg(join.into), kind, ProfileField::Path{join.path, join.as}});
        }
    }
    return std::make_shared<RowReader>(m_profile, fields);
}

void ProfileListRun::nextLookup() {
    if (m_lookups.isEmpty() || m_rows.table.rows() == 0) {
        finish({});
        return;
    }
    const ProfileLookup &lookup = *m_profile->lookup(m_lookups.takeFirst());
    const QString place = m_entity.name + u'/' + lookup.name;
    auto &held = m_held[place];
    const bool isFresh = held.age.isValid() && held.age.elapsed() < std::chrono::milliseconds(heldFor).count();
    if (!isFresh) {
        held = {lookupReader(lookup)->empty(), {}, {}};
    }
    if (lookup.perKey) {
        QList<QByteArray> keys;
        for (const auto &join : m_reader->joins()) {
            for (qsizetype i = 0; join.lookup == lookup.name && i < m_rows.table.rows(); ++i) {
                const auto key =
                    m_rows.table.isNull(i, join.key) ? QByteArray() : m_rows.table.text(i, join.key).toByteArray();
                if (!key.isEmpty() && !held.byKey.contains(key) && !keys.contains(key)) {
                    keys.append(key);
                }
            }
        }
        askKeys(lookup, keys.first(std::min(keys.size(), mostKeys)));
        if (keys.size() > mostKeys) {
            remark(u"lookups_cut"_s, u"Of %1 keys the first %2 were looked up."_s.arg(keys.size()).arg(mostKeys));
        }
        return;
    }
    if (isFresh) {
        join(lookup);
        nextLookup();
        return;
    }
    ++m_rows.requests;
    ProfileAsk ask;
    ask.service = lookup.service;
    ask.path = lookup.path.text();
    ask.cap = m_profile->limits.bytes;
    for (const auto &[name, value] : lookup.query) {
        ask.query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(name)),
                               QString::fromLatin1(QUrl::toPercentEncoding(value.text())));
    }
    const auto decode = [reader = lookupReader(lookup), items = lookup.items](const HttpReply &reply) {
        return reader->list(reply.body, {items});
    };
    m_wire.ask<RowsRead>(ask, this, decode, [this, &lookup, place](const Result<RowsRead> &read) {
        if (read) {
            auto &kept = m_held[place];
            kept = {read->table, {}, {}};
            for (qsizetype i = 0; i < kept.table.rows(); ++i) {
                if (!kept.table.isNull(i, 0)) {
                    kept.byKey.insert(kept.table.text(i, 0).toByteArray(), i);
                }
            }
            kept.age.start();
            join(lookup);
        } else {
            remark(u"lookup_failed"_s,
                   u"What is looked up in %1 is missing: %2"_s.arg(lookup.name, read.error().detail));
        }
        nextLookup();
    });
}

void ProfileListRun::askKeys(const ProfileLookup &lookup, QList<QByteArray> keys) {
    if (keys.isEmpty() || m_rows.requests >= m_profile->limits.requests) {
        if (!keys.isEmpty()) {
            remark(u"lookups_cut"_s,
                   u"Some keys were not looked up, because there were %1 requests already."_s.arg(m_rows.requests));
        }
        join(lookup);
        nextLookup();
        return;
    }
    ++m_rows.requests;
    const QByteArray key = keys.takeFirst();
    ProfileAsk ask;
    ask.service = lookup.service;
    ask.path = lookup.path.filled(
        [&key](const QString &) { return QString::fromLatin1(QUrl::toPercentEncoding(QString::fromUtf8(key))); });
    const auto decode = [reader = lookupReader(lookup)](const HttpReply &reply) { return reader->one(reply.body); };
    m_wire.ask<RowsRead>(ask, this, decode, [this, &lookup, keys, key](const Result<RowsRead> &read) {
        auto &held = m_held[m_entity.name + u'/' + lookup.name];
        if (read) {
            held.table.take(read->table, 0);
            held.byKey.insert(key, held.table.rows() - 1);
            if (!held.age.isValid()) {
                held.age.start();
            }
        } else {
            remark(u"lookup_failed"_s,
                   u"%1 of %2 cannot be looked up: %3"_s.arg(QString::fromUtf8(key), lookup.name, read.error().detail));
        }
        const auto kind = read ? ErrorKind::NotFound : read.error().kind;
        const bool isDown = kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::Tls;
        askKeys(lookup, isDown ? QList<QByteArray>() : keys);
    });
}

void ProfileListRun::join(const ProfileLookup &lookup) {
    const auto &held = m_held[m_entity.name + u'/' + lookup.name];
    for (const auto &join : m_reader->joins()) {
        if (join.lookup != lookup.name) {
            continue;
        }
        const int from = held.table.column(u"%1/%2"_s.arg(join.path).arg(join.into));
        for (qsizetype i = 0; i < m_rows.table.rows() && from >= 0; ++i) {
            if (m_rows.table.isNull(i, join.key)) {
                continue;
            }
            const auto row = held.byKey.constFind(m_rows.table.text(i, join.key).toByteArray());
            if (row != held.byKey.constEnd() && !held.table.isNull(*row, from)) {
                m_rows.table.copyCell(i, join.into, held.table, *row, from);
            }
        }
    }
}

void ProfileListRun::finish(const Done &done) {
    if (m_twice > 0) {
        remark(u"rows_twice"_s, u"%1 rows came twice and stand here once."_s.arg(m_twice));
    }
    const auto answer = std::exchange(m_answer, {});
    deleteLater();
    if (m_context && answer) {
        answer(done ? Result<ProfileRows>(std::move(m_rows)) : tl::unexpected(done.error()));
    }
}

} // namespace farol::net
