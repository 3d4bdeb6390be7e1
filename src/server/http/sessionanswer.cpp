// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The half of a session that answers: refusals, writing, goodbye, counting.
#include "core/log/log.h"
#include "server/http/limits.h"
#include "server/http/loop.h"
#include "server/http/session.h"
#include "server/http/stream.h"

#include <spdlog/spdlog.h>

namespace farol::server {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;

Error syntaxError(int status, const char *code, const char *detail) {
    return {ErrorKind::Rejected, status, QString::fromLatin1(code), QString::fromLatin1(detail), {}, {}, {}};
}

// What is said to those who come when there is no room, or in the last moments: nothing broke. Thousands may hear it in
// a second, and looking at each would take the time of those who found room.
bool isComeAgain(const QString &code) {
    return code == u"overloaded" || code == u"stopping" || code.startsWith(u"too_many_");
}

} // namespace

void Session::refuse(const Error &error, int retryAfter) {
    Response response = problem(error, m_head.request.requestId);
    if (retryAfter > 0) {
        response.headers = {{"Retry-After", QByteArray::number(retryAfter)}};
    }
    if (response.status == 405) {
        response.headers.append({"Allow", m_head.allowed.join(QStringLiteral(", ")).toLatin1()});
    }
    const bool bodyIsShort = contentLength().value_or(limits::readBeforeRefusal + 1) <= limits::readBeforeRefusal;
    if (!wholeRequestRead() && bodyIsShort && !m_head.request.headers.contains("expect")) {
        m_refusal = std::move(response);
        beginBody();
        return;
    }
    respond(std::move(response));
}

// Refuses by itself when the answer is no.
bool Session::mayAsk(RateLimit &limit, const std::string &name, const char *by) {
    const auto now = std::chrono::duration_cast<RateLimit::Time>(Steady::now().time_since_epoch());
    const int wait = limit.take(name, now);
    if (wait == 0) {
        return true;
    }
    m_front.metrics.counter("farold_rate_limited_total", "Requests refused for coming too often.", {{"by", by}}).add();
    refuse({ErrorKind::RateLimited,
            429,
            QStringLiteral("rate_limited"),
            QStringLiteral("Too many requests; try again in %1 s.").arg(wait),
            {},
            {},
            {}},
           wait);
    return false;
}

// Before anybody looks at a token. Probes and scrapes come from few addresses and are cheap.
bool Session::addressMayAsk() {
    const bool probe = m_head.route && !m_head.route->pattern.startsWith(u"/api/");
    return probe || (m_isLocal && !m_front.limits.local) ||
           mayAsk(m_front.limits.addresses, clientOf(m_peer.toStdString()), "address");
}

void Session::refuseSyntax(error_code error) {
    m_close = true;
    if (m_phase == Phase::Waiting) {
        m_began = Steady::now();
    }
    m_head.request.requestId = m_head.request.requestId.isEmpty() ? makeRequestId() : m_head.request.requestId;
    const auto *text = static_cast<const char *>(m_buffer.data().data());
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        // No line end in all that came: it is the request line that is too long.
        const bool line =
            m_received == 0 &&
            std::string_view(text, m_buffer.size()).substr(0, limits::target).find('\n') == std::string_view::npos;
        respond(problem(line ? syntaxError(414, "uri_too_long", "The request target may have 8 KiB.")
                             : syntaxError(431, "header_too_large", "The header may have 16 KiB and 100 fields."),
                        m_head.request.requestId));
    } else if (error == http::error::body_limit) {
        respond(problem(syntaxError(413, "body_too_large", "The body is longer than this path takes."),
                        m_head.request.requestId));
    } else if (error == http::error::bad_version) {
        respond(problem(syntaxError(505, "http_version", "This server speaks HTTP/1.1 and HTTP/1.0."),
                        m_head.request.requestId));
    } else {
        respond(problem(syntaxError(400, "bad_request", "The request is not well-formed HTTP/1.1."),
                        m_head.request.requestId));
    }
}

void Session::answerOptions() {
    respond({204, {}, {}, {{"Allow", m_head.allowed.join(QStringLiteral(", ")).toLatin1()}}});
}

void Session::respond(Response response) {
    m_phase = Phase::Working;
    answered(prepare(std::move(response), wants(), m_front.clock));
}

void Session::answered(Prepared prepared) {
    if (m_phase != Phase::Working) {
        return; // cut while the route was busy
    }
    if (prepared.feed && m_front.streams >= m_front.maxStreams) {
        respond(problem({ErrorKind::RateLimited,
                         503,
                         QStringLiteral("too_many_streams"),
                         QStringLiteral("Too many streams are open; try again in a moment."),
                         {},
                         {},
                         {}},
                        m_head.request.requestId));
        return;
    }
    m_answer = std::move(prepared);
    count(m_answer.status);
    // A probe that says not_ready is no fault, it is the answer.
    if (m_answer.status >= 500 && m_front.onFault && m_head.route && m_head.route->pattern.startsWith(u"/api/") &&
        !isComeAgain(m_answer.fault)) {
        m_front.onFault(m_answer.fault, m_head.route->pattern, m_head.request.requestId, m_answer.status);
    }
    write();
}

void Session::write() {
    m_phase = Phase::Writing;
    m_close = m_close || m_front.draining || !wholeRequestRead() || m_answer.feed;
    m_answer.head += m_close ? "\r\nConnection: close\r\n\r\n" : "\r\nConnection: keep-alive\r\n\r\n";
    const QByteArray &body = m_answer.body;
    const auto size = m_answer.sendBody ? static_cast<std::size_t>(body.size()) : 0;
    m_wire->write({asio::buffer(m_answer.head), asio::buffer(body.constData(), size)},
                  Steady::now() + m_front.idle + limits::timeFor(size),
                  [self = shared_from_this()](error_code error, std::size_t) { self->onWritten(error); });
}

void Session::onWritten(error_code error) {
    if (error || m_phase != Phase::Writing) {
        cut();
    } else if (m_answer.feed && m_answer.sendBody && !m_front.draining) {
        becomeStream();
    } else if (m_close) {
        leave();
    } else {
        m_answer = {};
        nextRequest();
    }
}

// The small thing that stays open takes the socket; what was needed for the request goes.
void Session::becomeStream() {
    m_phase = Phase::Leaving;
    const auto stream = std::make_shared<Stream>(m_loop, m_front, std::move(m_wire), std::move(m_answer.feed),
                                                 std::move(m_head.bearer));
    m_loop.forget(shared_from_this());
    m_loop.adopt(stream);
    stream->start();
}

void Session::leave() {
    m_phase = Phase::Leaving;
    m_deadline = Steady::now() + limits::linger;
    m_wire->farewell(m_deadline, [self = shared_from_this()](error_code error, std::size_t) {
        if (error) {
            self->cut();
        } else {
            self->linger();
        }
    });
}

void Session::linger() {
    m_buffer.clear();
    m_wire->discardSome(m_buffer.prepare(limits::read), m_deadline,
                        [self = shared_from_this()](error_code error, std::size_t count) {
                            self->m_discarded += count;
                            if (error || self->m_discarded > limits::discard) {
                                self->cut();
                            } else {
                                self->linger();
                            }
                        });
}

void Session::finishSoon() {
    if (m_phase == Phase::Opening || (m_phase == Phase::Waiting && m_received == 0 && m_buffer.size() == 0)) {
        cut();
    }
}

void Session::cut() {
    m_phase = Phase::Leaving;
    if (m_wire) {
        m_wire->close();
    }
    m_loop.forget(shared_from_this());
}

void Session::count(int status) {
    m_front.tally.count(m_head.route, m_head.methodName, status,
                        std::chrono::duration<double>(Steady::now() - m_began).count());
    if (log::logger().should_log(spdlog::level::debug)) {
        const log::AboutRequest about(m_head.request.requestId.toStdString());
        log::logger().debug("{} {} {}", m_head.methodName, m_head.route ? m_head.route->pattern.toStdString() : "none",
                            status);
    }
}

Wants Session::wants() const {
    const auto &headers = m_head.request.headers;
    const QByteArray coding = headers.value("accept-encoding");
    Wants wants;
    wants.requestId = m_head.request.requestId;
    wants.ifNoneMatch = headers.value("if-none-match");
    wants.gzip = acceptsGzip({coding.constData(), static_cast<std::size_t>(coding.size())});
    wants.reading = m_head.route && m_head.request.method == Method::Get;
    wants.headOnly = m_head.headOnly;
    wants.goodbye = m_head.route ? goodbyeOf(*m_head.route) : std::string();
    return wants;
}

} // namespace farol::server
