// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/offline/lastseen.h"

namespace farol::app {

namespace {

constexpr std::chrono::minutes writeAgainAfter{1};

} // namespace

LastSeenReplies::LastSeenReplies(net::HttpClient &client, store::OfflineCache &cache, const Clock &clock)
    : m_client(client)
    , m_cache(cache)
    , m_clock(clock) {
    client.setMemory(
        {[this](const QString &key, const net::HttpReply &reply) { remember(key, reply); },
         [&cache](const QString &key, QObject *context, std::function<void(std::optional<net::HttpReply>)> answer) {
             cache.get(key, context, [answer = std::move(answer)](const std::optional<store::CachedAnswer> &found) {
                 if (!found) {
                     answer(std::nullopt);
                     return;
                 }
                 net::HttpReply reply;
                 reply.status = 200;
                 reply.body = found->json;
                 reply.etag = found->etag.toLatin1();
                 reply.serverTime = found->asOf;
                 answer(std::move(reply));
             });
         }});
}

LastSeenReplies::~LastSeenReplies() {
    m_client.setMemory({});
}

void LastSeenReplies::remember(const QString &key, const net::HttpReply &reply) {
    const auto now = reply.serverTime.value_or(m_clock.now());
    const auto hash = QCryptographicHash::hash(reply.body, QCryptographicHash::Sha1);
    auto &kept = m_kept[key];
    if (kept.hash == hash && now - kept.at < writeAgainAfter) {
        return;
    }
    kept = {hash, now};
    m_cache.put(key, {reply.body, now, QString::fromLatin1(reply.etag)});
}

} // namespace farol::app
