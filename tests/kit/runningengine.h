// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/enginekit.h"
#include "server/engine/engine.h"

#include <future>

// The machine may be busy: what matters is that it comes, not how soon.
#define EVENTUALLY(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 60'000)

namespace farol::kit {

// Writer and engine on a database, as farold composes them. Its end is a sudden one: what flies is not waited for.
class RunningEngine final {
public:
    RunningEngine(const EngineDatabase &base, const Clock &clock, const server::EngineOptions &options,
                  const char *vfs = nullptr)
        : m_writer(base.open(vfs), clock, {})
        , m_engine(m_writer, clock, options) {
        m_writer.setProbe(options.probe);
        const auto started = m_engine.start();
        if (!started) {
            qFatal("%s", qPrintable(started.error().detail));
        }
        m_writer.start();
    }
    [[nodiscard]] server::Writer &writer() { return m_writer; }
    [[nodiscard]] server::Engine &engine() { return m_engine; }

    // Runs a command and waits for its answer.
    Done run(const server::Writer::Work &work) {
        std::promise<Done> answer;
        m_writer.post(work, [&answer](Done done) { answer.set_value(std::move(done)); });
        return answer.get_future().get();
    }
    // A statement as a command: what a person's order changes.
    Done run(const std::string &statement) {
        return run([&statement](server::Arrows &arrows) { return arrows.connection().execute(statement); });
    }
    Done check(std::vector<std::int64_t> items) {
        std::promise<Done> answer;
        m_engine.checkNow(std::move(items), [&answer](Done done) { answer.set_value(std::move(done)); });
        return answer.get_future().get();
    }
    // What a person's retry plan does to an item.
    Done orderAgain(std::int64_t id, ItemState from, const std::string &code) {
        return run([=](server::Arrows &arrows) -> Done {
            auto row = arrows.connection().prepare("SELECT batch,amount,attempt,fencing FROM items WHERE id=?");
            const auto found = row.bind(id).step();
            if (!found || !*found) {
                return failure(ErrorKind::NotFound, QStringLiteral("not_found"), {});
            }
            server::ItemKey key{id,
                                1,
                                row.integer(0),
                                ItemKind::Payment,
                                row.integer(1),
                                from,
                                code,
                                static_cast<int>(row.integer(2)),
                                row.integer(3)};
            server::ArrowChange change;
            change.to = ItemState::Queued;
            change.eventType = "retry_planned";
            const auto moved = arrows.move(key, change);
            return moved && *moved ? Done() : failure(ErrorKind::Conflict, QStringLiteral("changed"), {});
        });
    }

private:
    server::Writer m_writer;
    server::Engine m_engine;
};

// Short times, everything else as in production. An answer may take long on a busy machine: a test that wants a
// time-out of the provider sets a short one.
inline server::EngineOptions quickOptions(const QString &url) {
    using namespace std::chrono_literals;
    server::EngineOptions options;
    options.window = 64;
    options.uncertainAfter = 20s;
    options.checkBackoff = 100ms;
    options.lease = 60s;
    options.retry = {std::chrono::milliseconds(5), std::chrono::milliseconds(50), 5};
    options.provider.url = url;
    options.provider.timeout = 45s;
    return options;
}

} // namespace farol::kit
