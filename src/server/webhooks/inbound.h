// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/readers.h"
#include "server/engine/writer.h"
#include "server/http/router.h"
#include "server/webhooks/secretbox.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace farol::server {

// Takes signed messages from outside (Standard Webhooks): checked on the thread that brings them, stored many in one
// statement run of one group, answered 202 when the disk has them. One id is taken once: the same message again is 202
// and changes nothing, another one under its id 409. Each that is new is a fact of type inbound. Thread-safe; writer,
// readers and box run longer.
class Inbound final : public std::enable_shared_from_this<Inbound> {
public:
    Inbound(Writer &writer, Readers &readers, const Clock &clock, const SecretBox &box);
    Inbound(const Inbound &) = delete;
    Inbound &operator=(const Inbound &) = delete;
    void take(const Request &request, Answer answer);
    void forget(const QString &source); // it was changed

    static constexpr std::chrono::minutes window{5}; // how far a timestamp may be from now

private:
    struct Source {
        std::int64_t row = 0; // 0: there is no such source
        std::int64_t tenant = 0;
        std::string name;
        Secret secret;
        bool isOn = true; // the flag of its tenant, as old as the rest
        std::chrono::steady_clock::time_point readUntil;
    };
    struct Message {
        std::shared_ptr<const Source> source;
        std::string id;
        std::int64_t sentAt = 0; // ms
        QByteArray body;
        QString requestId;
        Answer answer;
        bool differs = false; // its id was another message's
    };
    using Messages = std::vector<Message>;
    void check(const std::shared_ptr<const Source> &source, const Request &request, const Answer &answer);
    [[nodiscard]] std::shared_ptr<const Source> known(const QString &source) const;
    [[nodiscard]] Result<Source> load(sql::Connection &connection, const QString &source) const;
    void store(Message message);
    [[nodiscard]] static Done write(Arrows &arrows, Messages &messages);

    Writer &m_writer;
    Readers &m_readers;
    const Clock &m_clock;
    const SecretBox &m_box;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, std::shared_ptr<const Source>> m_sources;
    Messages m_waiting; // for the next group; not empty: it is ordered already
};

} // namespace farol::server
