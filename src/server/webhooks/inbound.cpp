// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/inbound.h"

#include "server/flags/flags.h"
#include "server/items/listquery.h"
#include "server/webhooks/signature.h"

#include <charconv>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::size_t mostWaiting = 8192;
constexpr std::size_t mostSources = 4096; // remembered; strangers' guesses among them
constexpr qsizetype longestId = 128;
constexpr auto remembered = 5s;

std::string_view view(const QByteArray &bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

Response refusal(int status, const QString &code, const QString &detail, const QString &requestId) {
    return problem(refuse(status, code, detail).value(), requestId);
}

// One answer for every reason: a stranger learns neither which source there is nor what was wrong.
Response notSigned(const QString &requestId) {
    Error error = refuse(401, u"signature_invalid"_s, u"the message is not signed by this source's secret"_s).value();
    error.kind = ErrorKind::Unauthorized;
    return problem(error, requestId);
}

std::optional<std::int64_t> secondsOf(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = !text.empty() && text.size() <= 12 && error == std::errc() && end == text.data() + text.size();
    return good && value >= 0 ? std::optional(value) : std::nullopt;
}

bool isId(const QByteArray &id) {
    return !id.isEmpty() && id.size() <= longestId &&
           std::all_of(id.begin(), id.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

} // namespace

Inbound::Inbound(Writer &writer, Readers &readers, const Clock &clock, const SecretBox &box)
    : m_writer(writer)
    , m_readers(readers)
    , m_clock(clock)
    , m_box(box) {}

void Inbound::take(const Request &request, Answer answer) {
    const QString name = request.arguments.value(u"source"_s);
    if (const auto source = known(name)) {
        check(source, request, answer);
        return;
    }
    const bool taken = m_readers.post([self = shared_from_this(), request, answer, name](auto connection) {
        auto loaded = connection ? self->load(**connection, name) : tl::unexpected(connection.error());
        if (!loaded) {
            answer(problem(loaded.error(), request.requestId));
            return;
        }
        const auto source = std::make_shared<const Source>(std::move(*loaded));
        {
            const std::lock_guard lock(self->m_mutex);
            if (self->m_sources.size() >= mostSources) {
                self->m_sources.clear();
            }
            self->m_sources[name.toStdString()] = source;
        }
        self->check(source, request, answer);
    });
    if (!taken) {
        answer(problem(overloaded(), request.requestId));
    }
}

void Inbound::forget(const QString &source) {
    const std::lock_guard lock(m_mutex);
    m_sources.erase(source.toStdString());
}

std::shared_ptr<const Inbound::Source> Inbound::known(const QString &source) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_sources.find(source.toStdString());
    return found != m_sources.end() && Steady::now() < found->second->readUntil ? found->second : nullptr;
}

Result<Inbound::Source> Inbound::load(sql::Connection &connection, const QString &source) const {
    auto query =
        connection.prepare("SELECT s.id, s.tenant, s.name, s.sealed, coalesce(f.enabled, 1) FROM inbound_sources s "
                           "LEFT JOIN flags f ON f.tenant = s.tenant AND f.name = ?2 WHERE s.source = ?1 AND "
                           "s.deleted_at IS NULL");
    const auto row = query.bind(source, toApi(Flag::InboundWebhooks)).step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    Source found;
    found.readUntil = Steady::now() + remembered;
    if (*row) {
        auto secret = m_box.open(query.bytes(3));
        if (!secret) {
            return tl::unexpected(secret.error());
        }
        found.row = query.integer(0);
        found.tenant = query.integer(1);
        found.name = std::string(query.text(2));
        found.secret = std::move(*secret);
        found.isOn = query.integer(4) == 1;
    }
    return found;
}

void Inbound::check(const std::shared_ptr<const Source> &source, const Request &request, const Answer &answer) {
    const QByteArray id = request.headers.value("webhook-id");
    const QByteArray timestamp = request.headers.value("webhook-timestamp");
    const auto seconds = secondsOf(view(timestamp));
    if (source->row == 0 || !isId(id) || !seconds ||
        !isSigned(source->secret, view(id), view(timestamp), view(request.body),
                  view(request.headers.value("webhook-signature")))) {
        answer(notSigned(request.requestId));
        return;
    }
    if (!source->isOn) {
        Response later = problem(switchedOff(Flag::InboundWebhooks), request.requestId);
        later.headers = {{"Retry-After", "60"}};
        answer(std::move(later));
        return;
    }
    // Signed, so whoever sent it may know: what is older may be somebody's copy.
    const Instant sent{std::chrono::seconds(*seconds)};
    const Instant now = m_clock.now();
    if (sent < now - window || sent > now + window) {
        answer(refusal(401, u"timestamp_outside"_s, u"the message is more than five minutes from now"_s,
                       request.requestId));
        return;
    }
    store({source, id.toStdString(), sent.time_since_epoch().count(), request.body, request.requestId, answer});
}

void Inbound::store(Message message) {
    bool isFirst = false;
    bool isFull = false;
    {
        const std::lock_guard lock(m_mutex);
        isFirst = m_waiting.empty();
        isFull = m_waiting.size() >= mostWaiting;
        if (!isFull) {
            m_waiting.push_back(std::move(message));
        }
    }
    if (isFull) {
        message.answer(problem(overloaded(), message.requestId));
    }
    if (isFull || !isFirst) {
        return; // it goes with those that are ordered
    }
    // The group takes whatever has come until its turn.
    const auto messages = std::make_shared<Messages>();
    const auto fetch = [self = shared_from_this(), messages] {
        const std::lock_guard lock(self->m_mutex);
        messages->swap(self->m_waiting);
    };
    m_writer.post(
        [messages, fetch](Arrows &arrows) -> Done {
            fetch();
            return write(arrows, *messages);
        },
        [messages, fetch](const Done &done) {
            if (messages->empty()) {
                fetch(); // refused before its turn
            }
            for (const Message &one : *messages) {
                if (!done) {
                    one.answer(problem(done.error(), one.requestId));
                } else if (one.differs) {
                    one.answer(
                        refusal(409, u"id_reused"_s, u"another message came under this webhook-id"_s, one.requestId));
                } else {
                    one.answer(json("{\"accepted\":true}", 202));
                }
            }
        });
}

Done Inbound::write(Arrows &arrows, Messages &messages) {
    sql::Connection &db = arrows.connection();
    const auto now = arrows.moment().now.time_since_epoch().count();
    auto add = db.prepare("INSERT INTO inbound_messages(source, message, received_at, sent_at, body) VALUES(?1, ?2, "
                          "?3, ?4, ?5) ON CONFLICT(source, message) DO NOTHING");
    auto tell = db.prepare("INSERT INTO events(tenant, at, type, actor, detail) VALUES(?1, ?2, 'inbound', ?3, ?4)");
    auto there = db.prepare("SELECT body FROM inbound_messages WHERE source = ?1 AND message = ?2");
    for (Message &one : messages) {
        if (auto done = add.bind(one.source->row, one.id, now, one.sentAt, one.body).run(); !done) {
            return done;
        }
        if (db.changes() == 1) {
            if (auto done = tell.bind(one.source->tenant, now, one.source->name, one.id).run(); !done) {
                return done;
            }
            continue;
        }
        const auto row = there.bind(one.source->row, one.id).step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        one.differs = !*row || there.bytes(0) != one.body;
    }
    return {};
}

} // namespace farol::server
