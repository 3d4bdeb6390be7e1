// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/itemcheck.h"

#include "app/session/orderdoubt.h"

namespace farol::app {

namespace {

constexpr qsizetype blockSize = 500; // the most that the server takes at once

} // namespace

ItemCheck::ItemCheck(net::FaroldApi &api, const WriteRight &right)
    : m_api(api)
    , m_right(right) {}

void ItemCheck::begin() {
    m_ids.clear();
    m_items.clear();
    m_done = 0;
    m_cursor.clear();
    m_intent = {};
}

void ItemCheck::check(const QList<ItemId> &ids) {
    if (isBusy() || ids.isEmpty() || m_right.absent() != Absent::None) {
        return;
    }
    begin();
    m_collecting = false;
    m_ids = ids;
    nextBlock();
}

void ItemCheck::checkAll(const ItemFilter &filter) {
    if (isBusy() || m_right.absent() != Absent::None) {
        return;
    }
    begin();
    m_collecting = true;
    m_filter = filter;
    m_filter.states = {ItemState::Uncertain};
    collect({});
}

void ItemCheck::goOn() {
    if ((m_state != State::Unclear && m_state != State::Failed) || m_right.absent() != Absent::None) {
        return;
    }
    if (m_collecting) {
        collect(m_cursor);
    } else {
        nextBlock();
    }
}

void ItemCheck::forget() {
    m_calling.cancel();
    enter(State::Idle);
}

void ItemCheck::collect(const QString &cursor) {
    m_cursor = cursor;
    enter(State::Collecting);
    m_calling = m_api.items(m_filter, {cursor, 500, false}, this, [this](const Result<Page<Item>> &page) {
        if (!page) {
            fail(page.error(), false);
            return;
        }
        for (const auto &item : page->rows) {
            m_ids.append(item.id);
        }
        if (!page->next.isEmpty()) {
            collect(page->next);
            return;
        }
        m_collecting = false;
        nextBlock();
    });
}

void ItemCheck::nextBlock() {
    const auto block = m_ids.mid(m_done, blockSize);
    if (block.isEmpty()) {
        enter(State::Done);
        Q_EMIT finished(m_items);
        return;
    }
    if (m_intent.value.isEmpty()) {
        m_intent = net::IntentKey::make();
    }
    enter(State::Checking);
    m_calling = m_api.checkItems(block, m_intent, this, [this, size = block.size()](const Result<Page<Item>> &page) {
        if (!page) {
            fail(page.error(), mayHaveHappened(page.error()));
            return;
        }
        m_items += page->rows;
        m_done += size;
        m_intent = {};
        nextBlock();
    });
}

// Refused is over: another try is another order. In doubt it is the same one.
void ItemCheck::fail(const Error &error, bool inDoubt) {
    if (!inDoubt) {
        m_intent = {};
    }
    enter(inDoubt ? State::Unclear : State::Failed);
    m_error = error;
    Q_EMIT changed();
}

qsizetype ItemCheck::count(ItemState state) const {
    return std::count_if(m_items.begin(), m_items.end(), [state](const Item &item) { return item.state == state; });
}

void ItemCheck::enter(State state) {
    m_state = state;
    m_error.reset();
    Q_EMIT changed();
}

} // namespace farol::app
