// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/desk.h"
#include "farolctl/source.h"
#include "net/rabbitmq/rabbitapi.h"

#include <QJsonValue>

namespace farol::ctl {

// Where a RabbitMQ is, who asks, and what of it.
struct RabbitWords {
    SourceWords source;
    std::string vhost;
};
void addRabbitOptions(CLI::App &command, RabbitWords &words);

[[nodiscard]] Result<net::HttpOptions> rabbitAt(const RabbitWords &words);

// What one command asks; made by askRabbit(), gone when the program ends.
struct RabbitDesk {
    const Printer &out;
    net::HttpClient &client;
    net::RabbitApi api;
    QObject &life;                 // context of every call
    std::function<void(Exit)> end; // once

    void fail(const Error &error) const {
        out.problem(error);
        end(exitOf(error));
    }
};
// Runs work until it ends the desk.
[[nodiscard]] Exit askRabbit(const Printer &out, const RabbitWords &words,
                             const std::function<void(RabbitDesk &)> &work);

// A number as it is shown and as it is in JSON, where it may be absent.
[[nodiscard]] QString shownNumber(std::optional<std::int64_t> number);
[[nodiscard]] QString shownRate(std::optional<double> rate);
[[nodiscard]] QJsonValue jsonNumber(std::optional<std::int64_t> number);
[[nodiscard]] QJsonValue jsonNumber(std::optional<double> number);
[[nodiscard]] QJsonValue jsonTime(std::optional<Instant> at);

} // namespace farol::ctl
