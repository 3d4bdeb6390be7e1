// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/writeright.h"

namespace farol::app {

// The order to ask the provider what became of uncertain items: reads there, pays nothing. Any number of them, in
// blocks of 500, one after another; what came out is what the server read again. Owned by the page, outlived by api and
// right; GUI thread.
class ItemCheck final : public QObject {
    Q_OBJECT
public:
    // Collecting: finds the items of a filter. Unclear: no answer to a block; goOn() repeats it with its key. Failed: a
    // block or the search was refused; items() are those that were checked before, goOn() takes up the rest.
    enum class State { Idle, Collecting, Checking, Unclear, Done, Failed };
    ItemCheck(net::FaroldApi &api, const WriteRight &right);

    void check(const QList<ItemId> &ids);    // nothing without the right, for an empty list, or while busy
    void checkAll(const ItemFilter &filter); // every uncertain item that matches, on the server
    void goOn();
    void forget(); // the running order is no longer listened to

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isBusy() const { return m_state == State::Collecting || m_state == State::Checking; }
    [[nodiscard]] qsizetype asked() const { return m_ids.size(); }
    [[nodiscard]] const QList<Item> &items() const { return m_items; } // as they are now
    [[nodiscard]] qsizetype count(ItemState state) const;              // of items()
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();
    void finished(const QList<farol::Item> &items); // all were checked: lists should refresh

private:
    void begin();
    void collect(const QString &cursor);
    void nextBlock();
    void fail(const Error &error, bool inDoubt);
    void enter(State state);

    net::FaroldApi &m_api;
    const WriteRight &m_right;
    State m_state = State::Idle;
    ItemFilter m_filter;
    QString m_cursor;          // where collecting broke
    bool m_collecting = false; // not all ids are known yet
    QList<ItemId> m_ids;
    qsizetype m_done = 0;    // ids whose block was answered
    net::IntentKey m_intent; // of the block that is on its way
    QList<Item> m_items;
    net::Call m_calling;
    std::optional<Error> m_error;
};

} // namespace farol::app
