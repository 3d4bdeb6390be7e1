// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/rabbitqueuelist.h"

#include <utility>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

RabbitQueueList::RabbitQueueList(HttpClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client) {}

RabbitQueueList::~RabbitQueueList() {
    cancel();
}

void RabbitQueueList::ask(const RabbitFilter &filter, std::function<void(Result<Seen>)> answer) {
    cancel();
    m_filter = filter;
    m_answer = std::move(answer);
    m_turns = 0;
    turnBack();
}

void RabbitQueueList::cancel() {
    m_call.cancel();
    m_answer = {};
}

void RabbitQueueList::turnBack() {
    m_seen = {};
    m_known.clear();
    m_page = 1;
    m_filtered = 0;
    next();
}

void RabbitQueueList::next() {
    m_call = RabbitApi(m_client).queuePage(m_filter, m_page, this,
                                           [this](const Result<RabbitQueuePage> &page) { take(page); });
}

void RabbitQueueList::take(const Result<RabbitQueuePage> &page) {
    const bool isBeyond = !page && page.error().code == u"page_out_of_range"_s && m_page > 1;
    if (!page && !isBeyond) {
        end(tl::unexpected(page.error()));
        return;
    }
    if (isBeyond || page->filtered < m_filtered) { // what moved up was not seen
        if (++m_turns <= mostTurns) {
            turnBack();
            return;
        }
        m_seen.changing = true;
    }
    if (isBeyond) {
        end(std::move(m_seen));
        return;
    }
    m_filtered = page->filtered;
    for (const RabbitQueue &queue : page->rows) {
        if (!m_known.contains({queue.vhost, queue.name})) { // what moved down is seen twice
            m_known.insert({queue.vhost, queue.name});
            m_seen.queues.append(queue);
        }
    }
    if (m_page >= page->pages || page->rows.isEmpty()) {
        end(std::move(m_seen));
    } else if (m_page >= mostPages) {
        end(failure(ErrorKind::TooLarge, u"too_many_queues"_s,
                    u"There are more than a million queues: narrow them by a name or a virtual host."_s));
    } else {
        ++m_page;
        next();
    }
}

void RabbitQueueList::end(Result<Seen> result) {
    const auto answer = std::exchange(m_answer, {});
    m_seen = {};
    m_known.clear();
    if (answer) {
        answer(std::move(result));
    }
}

} // namespace farol::net
