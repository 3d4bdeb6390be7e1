// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/errors/errorbook.h"

#include "core/log/log.h"

#include <QCryptographicHash>
#include <algorithm>
#include <future>

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t mostPending = 200;
constexpr int mostRows = 1000;
constexpr auto beat = 1s;
constexpr auto tellPause = 1min;

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

Done upsert(Arrows &arrows, const std::string &id, const InnerFault &fault, Instant first, std::int64_t count) {
    return arrows.connection()
        .prepare("INSERT INTO error_groups(id,code,place,route,message,request_id,first_release,last_release,count,"
                 "first_at,last_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?7,?8,?9,?10) ON CONFLICT(id) DO UPDATE SET "
                 "message=excluded.message, request_id=CASE WHEN excluded.request_id<>'' THEN excluded.request_id ELSE "
                 "error_groups.request_id END, last_release=excluded.last_release, "
                 "count=error_groups.count+excluded.count, last_at=excluded.last_at")
        .bind(id, fault.code, fault.place, fault.route, fault.message, fault.requestId, std::string(FAROL_VERSION),
              count, millis(first), millis(fault.at))
        .run();
}

Done forgetOldest(Arrows &arrows) {
    return arrows.connection()
        .prepare("DELETE FROM error_groups WHERE id IN (SELECT id FROM error_groups ORDER BY last_at DESC, id LIMIT "
                 "1000000 OFFSET ?)")
        .bind(mostRows)
        .run();
}

} // namespace

std::string fingerprintOf(const InnerFault &fault) {
    const std::string text = fault.code + '\n' + fault.place + '\n' + fault.route;
    const auto hash = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256);
    return "err-" + hash.left(8).toHex().toStdString();
}

std::string placeOfLine(std::string_view line) {
    std::string place;
    for (const char c : line.substr(0, 400)) {
        const bool differs = c >= '0' && c <= '9';
        if (!differs) {
            place += c;
        } else if (place.empty() || place.back() != '#') {
            place += '#';
        }
    }
    return place.substr(0, 120);
}

Result<std::vector<ErrorGroupRow>> readErrorGroups(sql::Connection &connection, const std::string &id, int limit) {
    auto query = connection.prepare(
        "SELECT id,code,place,route,message,request_id,first_release,last_release,count,first_at,last_at FROM "
        "error_groups WHERE ?1='' OR id=?1 ORDER BY last_at DESC, id LIMIT ?2");
    query.bind(id, limit);
    std::vector<ErrorGroupRow> rows;
    const auto read = query.each([&] {
        const auto text = [&query](int column) { return std::string(query.text(column)); };
        rows.push_back({text(0), text(1), text(2), text(3), text(4), text(5), text(6), text(7), query.integer(8),
                        Instant(std::chrono::milliseconds(query.integer(9))),
                        Instant(std::chrono::milliseconds(query.integer(10)))});
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return rows;
}

ErrorBook::ErrorBook(Writer &writer, const Clock &clock, Metrics &metrics, SentryPipe *sentry)
    : m_writer(writer)
    , m_clock(clock)
    , m_metrics(metrics)
    , m_sentry(sentry)
    , m_thread([this] { run(); }) {}

ErrorBook::~ErrorBook() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    m_thread.join();
}

void ErrorBook::note(InnerFault fault) {
    fault.at = m_clock.now();
    fault.message = log::redact(fault.message).substr(0, 1000);
    fault.requestId = log::redact(fault.requestId).substr(0, 128);
    const std::string id = fingerprintOf(fault);
    bool tells = false;
    {
        const std::lock_guard lock(m_mutex);
        const bool isNew = !m_pending.contains(id);
        if (isNew && m_pending.size() >= mostPending) {
            m_metrics.counter("farold_errors_dropped_total", "Faults that found no place to be remembered.").add();
            return;
        }
        if (m_told.size() > 4 * mostPending) {
            m_told.clear();
        }
        const auto told = m_told.find(id);
        tells = m_sentry && (told == m_told.end() || fault.at - told->second >= tellPause || fault.at < told->second);
        if (tells) {
            m_told[id] = fault.at;
        }
        Pending &pending = m_pending[id];
        pending.first = isNew ? fault.at : pending.first;
        ++pending.count;
        pending.last = fault;
    }
    m_metrics
        .counter("farold_errors_total", "Faults inside, by where.", {{"place", fault.route.empty() ? "log" : "http"}})
        .add();
    if (tells) {
        m_sentry->send(fault, id);
    }
}

void ErrorBook::noteLine(bool isError, std::string_view line, std::string_view requestId) {
    if (line.starts_with("request ")) {
        return;
    }
    InnerFault fault;
    fault.code = "log";
    fault.place = placeOfLine(line);
    fault.message = line;
    fault.requestId = requestId;
    fault.isError = isError;
    note(std::move(fault));
}

void ErrorBook::run() {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_condition.wait_for(lock, beat, [this] { return m_stopping; });
        if (!m_pending.empty()) {
            auto pending = std::exchange(m_pending, {});
            lock.unlock();
            store(std::move(pending));
            lock.lock();
        }
    }
}

// What cannot be stored now (the disk may be the very fault) waits for the next beat.
void ErrorBook::store(std::map<std::string, Pending> pending) {
    const auto all = std::make_shared<std::map<std::string, Pending>>(std::move(pending));
    std::promise<Done> written;
    m_writer.post(
        [all](Arrows &arrows) -> Done {
            for (const auto &[id, one] : *all) {
                if (auto done = upsert(arrows, id, one.last, one.first, one.count); !done) {
                    return done;
                }
            }
            return forgetOldest(arrows);
        },
        [&written](Done done) { written.set_value(std::move(done)); }, Writer::Post::Books);
    if (written.get_future().get()) {
        return;
    }
    const std::lock_guard lock(m_mutex);
    for (auto &[id, one] : *all) {
        const auto found = m_pending.find(id);
        if (found != m_pending.end()) {
            found->second.count += one.count;
            found->second.first = one.first;
        } else if (m_pending.size() < mostPending) {
            m_pending.emplace(id, std::move(one));
        }
    }
}

} // namespace farol::server
