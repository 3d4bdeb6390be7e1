// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/itemsearchmodel.h"

namespace farol::app {

ItemSearchModel::ItemSearchModel(net::FaroldApi &api)
    : m_api(api) {}

void ItemSearchModel::look(const QString &text) {
    m_looking.cancel();
    m_text = text.trimmed();
    m_error.reset();
    if (m_text.isEmpty()) {
        m_state = State::Empty;
        show({});
        Q_EMIT changed();
        return;
    }
    m_state = State::Looking;
    ItemFilter filter;
    filter.text = m_text;
    m_looking = m_api.items(filter, {{}, 50, true}, this, [this](const Result<Page<Item>> &page) { take(page); });
    Q_EMIT changed();
}

void ItemSearchModel::take(const Result<Page<Item>> &page) {
    QList<ItemRow> found;
    if (page) {
        for (const auto &item : page->rows) {
            found.append(rowOf(item));
        }
        m_total = page->total.value_or(found.size());
        m_state = found.isEmpty() ? State::Nothing : State::Found;
    } else {
        m_total = 0;
        m_error = page.error();
        m_state = State::Failed;
    }
    show(found);
    Q_EMIT changed();
}

} // namespace farol::app
