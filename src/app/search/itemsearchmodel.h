// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemlistmodel.h"
#include "net/farold/faroldclient.h"

namespace farol::app {

// Items found by any of their ids or by payee, in every batch, on the server. One question at a time: a newer text
// overtakes. GUI thread; api outlives it.
class ItemSearchModel final : public ItemListModel {
    Q_OBJECT
public:
    // Nothing: the server knows no such item. Failed: it could not be asked; error() says why, older rows are gone.
    enum class State { Empty, Looking, Found, Nothing, Failed };
    explicit ItemSearchModel(net::FaroldApi &api);

    void look(const QString &text); // empty, or only white space: forgets
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] std::int64_t total() const { return m_total; } // on the server; rows are the first 50
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void take(const Result<Page<Item>> &page);

    net::FaroldApi &m_api;
    State m_state = State::Empty;
    QString m_text;
    std::int64_t m_total = 0;
    net::Call m_looking;
    std::optional<Error> m_error;
};

} // namespace farol::app
