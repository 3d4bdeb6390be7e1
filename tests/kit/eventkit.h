// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/writer.h"
#include "server/events/relay.h"

#include <QByteArray>
#include <future>

namespace farol::kit {

// A command whose answer is waited for.
inline Done ordered(server::Writer &writer, server::Writer::Work work) {
    std::promise<Done> answer;
    writer.post(std::move(work), [&answer](Done done) { answer.set_value(std::move(done)); });
    return answer.get_future().get();
}

// So many facts about nothing in particular, in one transaction; actors are <actor>-1, <actor>-2, …
inline Done tellFacts(server::Writer &writer, int count, const std::string &type = "told", std::int64_t tenant = 1,
                      const std::string &actor = "a", const std::string &detail = {}) {
    return ordered(writer, [=](server::Arrows &arrows) -> Done {
        auto add = arrows.connection().prepare("INSERT INTO events(tenant,at,type,actor,detail) VALUES(?,?,?,?,?)");
        for (int i = 1; i <= count; ++i) {
            add.bind(tenant, arrows.moment().now.time_since_epoch().count(), type, actor + "-" + std::to_string(i),
                     detail);
            if (auto done = add.run(); !done) {
                return done;
            }
        }
        return {};
    });
}

// A relay that looks at once when told, and soon when not.
inline server::Relay::Options quickRelay(const QString &database) {
    using namespace std::chrono_literals;
    server::Relay::Options options;
    options.database = database;
    options.pause = 1ms;
    options.patience = 50ms;
    options.rest = 20ms;
    options.chunk = 100;
    return options;
}

} // namespace farol::kit
