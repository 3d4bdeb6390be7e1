// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"
#include "net/http/httpclient.h"
#include "store/cache/offlinecache.h"

#include <QCryptographicHash>

namespace farol::app {

// Makes the client keep its good answers in the cache, and take them from there while the back-end cannot be asked.
// An answer that says the same again is not written again, only once in a while for its age. The cache is of one
// person at one environment. Owned by the session's composition, outlived by client, cache and clock; GUI thread.
class LastSeenReplies final {
public:
    // clock: the server's.
    LastSeenReplies(net::HttpClient &client, store::OfflineCache &cache, const Clock &clock);
    ~LastSeenReplies();
    LastSeenReplies(const LastSeenReplies &) = delete;
    LastSeenReplies &operator=(const LastSeenReplies &) = delete;

private:
    struct Kept {
        QByteArray hash;
        Instant at;
    };
    void remember(const QString &key, const net::HttpReply &reply);

    net::HttpClient &m_client;
    store::OfflineCache &m_cache;
    const Clock &m_clock;
    QHash<QString, Kept> m_kept;
};

} // namespace farol::app
