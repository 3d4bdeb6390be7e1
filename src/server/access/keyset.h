// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"

#include <QJsonObject>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace farol::server {

// The public keys of one issuer (JWKS), read on a thread of its own: at the first question, once an hour, and when a
// key is asked for that is not there, but then once a minute at most, whatever people send. Thread-safe.
class KeySet final {
public:
    using Answer = std::function<void(Result<QJsonObject>)>;
    // where: an https address, http of this machine, or a file.
    KeySet(QString where, const Clock &clock);
    ~KeySet(); // ends what waits with an error
    KeySet(const KeySet &) = delete;
    KeySet &operator=(const KeySet &) = delete;

    // At once when the key is known, else from the other thread. Errors: Unauthorized token_invalid; RateLimited
    // issuer_unreachable (503) while there was never a key.
    void find(const QString &kid, Answer answer);

private:
    struct Question {
        QString kid;
        Answer answer;
    };
    void run();
    [[nodiscard]] bool mayRead() const;
    void read(std::unique_lock<std::mutex> &lock);
    [[nodiscard]] std::optional<QJsonObject> known(const QString &kid) const;

    QString m_where;
    const Clock &m_clock;
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::deque<Question> m_questions;
    QHash<QString, QJsonObject> m_keys;
    std::optional<Instant> m_triedAt;
    std::optional<Instant> m_readAt;
    bool m_stopping = false;
    std::thread m_thread;
};

// GET of an address, or a file: 256 KiB and five seconds at most, certificates checked, no redirect followed. Blocks.
[[nodiscard]] Result<QByteArray> readKeys(const QString &where);

} // namespace farol::server
