// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/commands.h"

#include "core/log/log.h"
#include "server/items/itemsearch.h"
#include "server/traces/traces.h"
#include "sql/dialect.h"

#include <openssl/evp.h>

namespace farol::server {

namespace {

using namespace std::chrono_literals;

constexpr auto keptFor = std::chrono::hours(7 * 24);
constexpr int running = 0;

std::int64_t ms(Instant at) {
    return at.time_since_epoch().count();
}

Result<QString> keyOf(const Request &request) {
    const QByteArray key = request.headers.value("idempotency-key");
    if (key.isEmpty()) {
        return failure(
            ErrorKind::Rejected, QStringLiteral("key_missing"),
            QStringLiteral("send an Idempotency-Key header: one new value an intent, the same value when the "
                           "same order is sent again"));
    }
    const bool plain = std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (!plain || key.size() > 255) {
        return failure(ErrorKind::Rejected, QStringLiteral("key_invalid"),
                       QStringLiteral("an Idempotency-Key has 1 to 255 visible ASCII characters"));
    }
    return QString::fromLatin1(key);
}

// The same order is the same path, query and body.
QByteArray fingerprint(const Request &request) {
    // Not Qt's: a file of many megabytes would wait for it longer than for its rows to be read.
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    const auto add = [&hash](const QByteArray &bytes) {
        EVP_DigestUpdate(hash.get(), bytes.constData(), static_cast<std::size_t>(bytes.size()));
    };
    EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr);
    add(request.path.toUtf8());
    QStringList names = request.query.keys();
    names.sort();
    for (const QString &name : names) {
        add('\n' + name.toUtf8() + '=' + request.query.value(name).toUtf8());
    }
    add("\n\n");
    add(request.body);
    QByteArray print(EVP_MD_size(EVP_sha256()), Qt::Uninitialized);
    EVP_DigestFinal_ex(hash.get(), reinterpret_cast<unsigned char *>(print.data()), nullptr);
    return print;
}

QString headerLines(const Response &response) {
    QString lines = QString::fromLatin1(response.contentType);
    for (const auto &[name, value] : response.headers) {
        lines += u'\n' + QString::fromLatin1(name) + u':' + QString::fromLatin1(value);
    }
    return lines;
}

Response fromStored(int status, const QString &lines, const QByteArray &body) {
    Response response{status, {}, body, {}};
    const QStringList parts = lines.split(u'\n');
    response.contentType = parts.first().toLatin1();
    for (const QString &part : parts.sliced(1)) {
        const auto colon = part.indexOf(u':');
        response.headers.emplace_back(part.left(colon).toLatin1(), part.mid(colon + 1).toLatin1());
    }
    response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

std::tuple<std::int64_t, std::int64_t, QString, QString> placeOf(const Request &request, const QString &key) {
    return {request.who.tenant, request.who.userId, request.route, key};
}

// What the key stands for already; nothing when it is new, or was left behind while it ran.
Result<std::optional<Response>> lookUp(Arrows &arrows, const Request &request, const QString &key,
                                       const QByteArray &print, bool isRunning) {
    auto row = arrows.connection().prepare("SELECT body_hash, status, headers, body, created_at FROM idempotency WHERE "
                                           "tenant=? AND \"user\"=? AND route=? AND key=?");
    const auto found = row.bind(request.who.tenant, request.who.userId, request.route, key).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found || row.integer(4) < ms(arrows.moment().now - keptFor)) {
        return std::optional<Response>();
    }
    if (row.bytes(0) != print) {
        Error error{ErrorKind::Rejected,
                    422,
                    QStringLiteral("key_reused"),
                    QStringLiteral("this Idempotency-Key was used for another order; make a new key for a new order"),
                    request.requestId,
                    {},
                    {}};
        return tl::unexpected(std::move(error));
    }
    if (row.integer(1) == running) {
        if (!isRunning) {
            return std::optional<Response>();
        }
        return failure(ErrorKind::Conflict, QStringLiteral("key_running"),
                       QStringLiteral("the same order is still running; ask again in a moment"));
    }
    return std::optional(fromStored(static_cast<int>(row.integer(1)), row.string(2), row.bytes(3)));
}

// What is stored of an answer.
Response kept(const Response &response, const QString &requestId) {
    if (response.replay.isEmpty()) {
        return response;
    }
    return problem({ErrorKind::Conflict,
                    409,
                    QStringLiteral("already_done"),
                    QStringLiteral("this order was carried out; what it answered was shown once"),
                    {},
                    {},
                    response.replay},
                   requestId);
}

Done store(Arrows &arrows, const Request &request, const QString &key, const QByteArray &print, int status,
           const QString &headers, const QByteArray &body) {
    sql::Connection &db = arrows.connection();
    const auto now = arrows.moment().now;
    // A few with each command, and none that another process is just taking away: a week's end must not wait for a
    // hundred thousand.
    auto old = db.prepare("DELETE FROM idempotency WHERE (tenant,\"user\",route,key) IN (SELECT i.tenant,i.\"user\","
                          "i.route,i.key FROM idempotency i WHERE i.created_at<? ORDER BY i.created_at LIMIT 100" +
                          sql::takingFree(db.dialect(), "i") + ")");
    if (auto done = old.bind(ms(now - keptFor)).run(); !done) {
        return done;
    }
    auto insert = db.prepare("INSERT INTO idempotency(tenant,\"user\",route,key,body_hash,status,headers,body,"
                             "created_at) VALUES(?,?,?,?,?,?,?,?,?) ON CONFLICT(tenant,\"user\",route,key) DO UPDATE "
                             "SET body_hash=excluded.body_hash, status=excluded.status, headers=excluded.headers, "
                             "body=excluded.body, created_at=excluded.created_at");
    return insert
        .bind(request.who.tenant, request.who.userId, request.route, key, print, status, headers, body, ms(now))
        .run();
}

using Steady = std::chrono::steady_clock;

// The row that a trace begins with. Times are those of the group, as an attempt's are, and what a steady clock
// measured.
Done trace(Arrows &arrows, const Request &request, Steady::time_point arrived, Steady::time_point begun) {
    const auto micros = [](Steady::duration time) {
        return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    };
    const QByteArray header = request.headers.value("traceparent");
    const auto given = traceContext({header.constData(), static_cast<std::size_t>(header.size())});
    const QString id = request.arguments.value(QStringLiteral("id"));
    const bool hasBatch = id.startsWith(QStringLiteral("LOTE-")) && request.route.contains(QStringLiteral("/batches/"));
    const auto batch = hasBatch ? batchRow(arrows.connection(), request.who.tenant, BatchId{id})
                                : Result<std::optional<std::int64_t>>(std::nullopt);
    if (!batch) {
        return tl::unexpected(batch.error());
    }
    TracedCommand command;
    command.context = given ? *given : newTrace();
    command.requestSpan = newSpanId();
    command.tenant = request.who.tenant;
    command.batch = batch->value_or(0);
    command.requestId = request.requestId.toStdString();
    command.name = "POST " + request.route.toStdString();
    command.begunAt = ms(arrows.moment().now) * 1000;
    command.arrivedAt = command.begunAt - micros(begun - arrived);
    command.endedAt = command.begunAt + micros(Steady::now() - begun);
    return keepTrace(arrows, command);
}

} // namespace

void Commands::run(const Request &request, Body body, Answer answer) {
    const auto key = keyOf(request);
    if (!key) {
        answer(problem(key.error(), request.requestId));
        return;
    }
    auto outcome = std::make_shared<Response>();
    Request light = request;
    light.body.clear();
    m_writer.post(
        [this, request = std::move(light), key = *key, print = fingerprint(request), body = std::move(body), outcome,
         arrived = Steady::now()](Arrows &arrows) -> Done {
            const log::AboutRequest about(request.requestId.toStdString());
            const auto begun = Steady::now();
            auto known = lookUp(arrows, request, key, print, m_running.has(placeOf(request, key)));
            if (!known) {
                return tl::unexpected(known.error());
            }
            if (*known) {
                *outcome = std::move(**known);
                return {};
            }
            auto made = body(arrows, request);
            if (!made) {
                return tl::unexpected(made.error());
            }
            *outcome = std::move(*made);
            if (auto traced = trace(arrows, request, arrived, begun); !traced) {
                return traced;
            }
            const Response stored = kept(*outcome, request.requestId);
            return store(arrows, request, key, print, stored.status, headerLines(stored), stored.body);
        },
        [outcome, answer = std::move(answer), id = request.requestId](const Done &done) {
            answer(done ? *outcome : problem(done.error(), id));
        });
}

void Commands::runLong(const Request &request, Start start, Answer answer) {
    const auto key = keyOf(request);
    if (!key) {
        answer(problem(key.error(), request.requestId));
        return;
    }
    const auto place = placeOf(request, *key);
    const auto known = std::make_shared<std::optional<Response>>();
    const auto taken = std::make_shared<bool>(false);
    m_writer.post(
        [this, request, place, known, taken, key = *key](Arrows &arrows) -> Done {
            const auto print = fingerprint(request);
            auto found = lookUp(arrows, request, key, print, m_running.has(place));
            if (!found) {
                return tl::unexpected(found.error());
            }
            *known = std::move(*found);
            if (known->has_value()) {
                return {};
            }
            m_running.take(place);
            *taken = true;
            return store(arrows, request, key, print, running, {}, {});
        },
        [this, request, place, known, taken, start = std::move(start), answer = std::move(answer)](const Done &done) {
            if (!done) {
                if (*taken) {
                    m_running.letGo(place);
                }
                answer(problem(done.error(), request.requestId));
            } else if (*known) {
                answer(**known);
            } else {
                start(request,
                      [this, request, answer](const Response &response) { finishLong(request, response, answer); });
            }
        });
}

void Commands::finishLong(const Request &request, const Response &response, Answer answer) {
    const QString key = *keyOf(request);
    m_writer.post(
        [request, response, key](Arrows &arrows) -> Done {
            if (response.status < 400) {
                return store(arrows, request, key, fingerprint(request), response.status, headerLines(response),
                             response.body);
            }
            auto drop =
                arrows.connection().prepare("DELETE FROM idempotency WHERE tenant=? AND \"user\"=? AND route=? AND "
                                            "key=?");
            return drop.bind(request.who.tenant, request.who.userId, request.route, key).run();
        },
        // What start() did is on disk already; a storage error here costs only the replay.
        [this, response, place = placeOf(request, key), answer = std::move(answer)](const Done &) {
            m_running.letGo(place);
            answer(response);
        });
}

bool Commands::Running::has(const Key &key) {
    const std::lock_guard lock(mutex);
    return keys.contains(key);
}

void Commands::Running::take(const Key &key) {
    const std::lock_guard lock(mutex);
    keys.insert(key);
}

void Commands::Running::letGo(const Key &key) {
    const std::lock_guard lock(mutex);
    keys.erase(key);
}

} // namespace farol::server
