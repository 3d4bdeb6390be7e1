// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/overview/history.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// The months of farold's REST v1; the rules of FaroldApi.
class HistoryApi final {
public:
    explicit HistoryApi(HttpClient &client)
        : m_client(client) {}

    Call months(QObject *context, Answer<QList<HistoryMonth>> answer); // the newest first

private:
    HttpClient &m_client;
};

} // namespace farol::net
