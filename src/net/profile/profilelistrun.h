// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/profile/profilerows.h"
#include "net/profile/profilewire.h"

#include <QElapsedTimer>
#include <QSet>
#include <map>

namespace farol::net {

struct HeldLookup { // rows by their key
    RecordTable table;
    QHash<QByteArray, qsizetype> byKey;
    QElapsedTimer age;
};
using HeldLookups = std::map<QString, HeldLookup>;

// One list of a profile from its first request to its last row: its several sources, parents and pages, then the
// lookups. Ends once with an answer and deletes itself; silent when its context died. Nothing is cut without a remark.
class ProfileListRun final : public QObject {
    Q_OBJECT
public:
    ProfileListRun(ProfileWire &wire, const ProfileEntity &entity, ProfileWanted wanted, HeldLookups &held,
                   QObject *context, ProfileAnswer<ProfileRows> answer);
    void start();

private:
    struct Page { // where the next request stands
        int number = 0;
        QString cursor;
        QString link;       // an address below the service
        qsizetype rows = 0; // so far, of this list and parent
        bool begunAgain = false;
    };
    struct Answered {
        RowsRead read;
        QByteArray link;
    };
    [[nodiscard]] const ProfileList &list() const { return m_entity.lists.at(m_list); }
    [[nodiscard]] Done checkFilters() const;
    void nextList();
    void gatherParents();
    void walkRange(int number);
    void nextParent();
    void askPage();
    [[nodiscard]] ProfileAsk pageAsk() const;
    void takePage(Result<Answered> answered);
    void refusedPage(const Error &error);
    void keep(const RowsRead &read);
    [[nodiscard]] bool passes(const RecordTable &table, qsizetype row) const;
    [[nodiscard]] bool hasNext(const RowsRead &read, const QByteArray &link);
    [[nodiscard]] bool mayGoOn();
    void remark(const QString &code, const QString &detail, bool isCut = false);
    void nextLookup();
    void askKeys(const ProfileLookup &lookup, QList<QByteArray> keys);
    void join(const ProfileLookup &lookup);
    [[nodiscard]] std::shared_ptr<const RowReader> lookupReader(const ProfileLookup &lookup) const;
    void finish(const Done &done);

    ProfileWire &m_wire;
    const ProfileEntity &m_entity; // of the wire's profile, which outlives this
    std::shared_ptr<const Profile> m_profile;
    ProfileWanted m_wanted;
    HeldLookups &m_held;
    QPointer<QObject> m_context;
    ProfileAnswer<ProfileRows> m_answer;
    std::shared_ptr<const RowReader> m_reader; // of the list that is running
    ProfileRows m_rows;
    QSet<QByteArray> m_keys; // of rows that are here
    QStringList m_parents;
    qsizetype m_list = -1;
    qsizetype m_parent = -1;
    Page m_page;
    qsizetype m_seen = 0;
    qsizetype m_twice = 0;
    QStringList m_lookups; // still to be joined
    QElapsedTimer m_clock;
};

} // namespace farol::net
