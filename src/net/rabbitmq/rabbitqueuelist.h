// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/rabbitmq/rabbitapi.h"

#include <QObject>
#include <QSet>

namespace farol::net {

// All queues of a filter, page after page and never unpaged. A list that becomes shorter on the way is walked again
// from its first page, a few times; then it is taken as it was seen and says so. One walk at a time, on the thread of
// the client; it ends with this object.
class RabbitQueueList final : public QObject {
    Q_OBJECT
public:
    struct Seen {
        QList<RabbitQueue> queues; // by page, each once
        bool changing = false;     // it became shorter again and again: something may be missing
    };
    explicit RabbitQueueList(HttpClient &client, QObject *parent = nullptr);
    ~RabbitQueueList() override;

    // What ran before is silent from here on.
    void ask(const RabbitFilter &filter, std::function<void(Result<Seen>)> answer);
    void cancel();

    static constexpr int mostTurns = 3;
    static constexpr std::int64_t mostPages = 2'000; // a million queues

private:
    void next();
    void take(const Result<RabbitQueuePage> &page);
    void turnBack();
    void end(Result<Seen> result);

    HttpClient &m_client;
    RabbitFilter m_filter;
    std::function<void(Result<Seen>)> m_answer;
    Call m_call;
    Seen m_seen;
    QSet<std::pair<QString, QString>> m_known;
    std::int64_t m_page = 1;
    std::int64_t m_filtered = 0;
    int m_turns = 0;
};

} // namespace farol::net
