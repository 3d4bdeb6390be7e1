// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/session.h"

#include "core/json/codec.h"
#include "core/log/log.h"
#include "server/http/limits.h"
#include "server/http/loop.h"
#include "server/http/replier.h"

namespace farol::server {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;

bool isLoopback(const QString &peer) {
    error_code none;
    const auto address = asio::ip::make_address(peer.toStdString(), none);
    return !none && address.is_loopback();
}

std::size_t linesIn(asio::const_buffer text, std::size_t size) {
    const auto *begin = static_cast<const char *>(text.data());
    return static_cast<std::size_t>(std::count(begin, begin + std::min(size, text.size()), '\n'));
}

} // namespace

Session::Session(Loop &loop, Front &front, std::unique_ptr<Wire> wire, QString peer)
    : m_loop(loop)
    , m_front(front)
    , m_wire(std::move(wire))
    , m_peer(std::move(peer))
    , m_isLocal(isLoopback(m_peer))
    , m_buffer(limits::buffer) {
    ++m_front.connections;
}

Session::~Session() {
    --m_front.connections;
}

void Session::start() {
    m_wire->open(Steady::now() + m_front.idle, [self = shared_from_this()](error_code error, std::size_t) {
        if (error) {
            self->cut();
        } else {
            self->nextRequest();
        }
    });
}

void Session::turnAway() {
    m_wire->open(Steady::now() + limits::linger, [self = shared_from_this()](error_code error, std::size_t) {
        if (error) {
            self->cut();
            return;
        }
        self->m_began = Steady::now();
        self->m_head.request.requestId = makeRequestId();
        self->refuse({ErrorKind::RateLimited,
                      503,
                      QStringLiteral("too_many_connections"),
                      QStringLiteral("Too many connections; try again in a moment."),
                      {},
                      {},
                      {}});
    });
}

void Session::nextRequest() {
    m_phase = Phase::Waiting;
    if (m_front.draining) {
        leave();
        return;
    }
    m_head = {};
    m_refusal.reset();
    m_received = 0;
    m_lines = 0;
    m_parser.emplace();
    m_parser->header_limit(limits::header);
    m_parser->body_limit(std::numeric_limits<std::uint64_t>::max()); // the route's comes when it is known
    m_parser->eager(false);
    m_deadline = Steady::now() + m_front.idle;
    readHeader();
}

void Session::readHeader() {
    error_code error = http::error::need_more;
    if (m_buffer.size() > 0) {
        const std::size_t used = m_parser->put(m_buffer.data(), error);
        m_lines += linesIn(m_buffer.data(), used);
        m_buffer.consume(used);
        m_received += used;
    }
    const bool whole = m_parser->is_header_done();
    const std::size_t ahead = whole ? 0 : m_buffer.size();
    // A header that only grows ends at its limits, not at the end of its time. Its first and last line are no fields.
    const std::size_t lines = m_lines + linesIn(m_buffer.data(), ahead);
    if (m_received + ahead > limits::header || lines > limits::fields + (whole ? 2 : 1)) {
        error = http::error::header_limit;
    }
    if (error && error != http::error::need_more) {
        refuseSyntax(error);
    } else if (whole) {
        onHeader();
    } else {
        m_wire->readSome(m_buffer.prepare(limits::header), m_deadline,
                         [self = shared_from_this()](error_code failed, std::size_t count) {
                             self->afterHeaderBytes(failed, count);
                         });
    }
}

void Session::afterHeaderBytes(error_code error, std::size_t count) {
    if (error || m_phase != Phase::Waiting) {
        cut();
        return;
    }
    m_buffer.commit(count);
    readHeader();
}

void Session::onHeader() {
    m_phase = Phase::Working;
    m_began = Steady::now();
    m_close = !m_parser->keep_alive();
    m_head.request.peer = m_peer;
    const auto fit = readHead(m_parser->get().base(), m_front.router, m_head);
    if (m_front.closed && !m_head.route) {
        refuse(*m_front.closed);
    } else if (!fit) {
        refuse(fit.error());
    } else if (!addressMayAsk()) {
        return; // refused
    } else if (m_head.options) {
        answerOptions();
    } else {
        authenticate();
    }
}

void Session::authenticate() {
    if (const Access *access = m_head.route->access; access && access->anonymous) {
        onAdmitted();
        return;
    }
    if (m_head.bearer.isEmpty()) {
        onIdentity(failure(ErrorKind::Unauthorized, QStringLiteral("token_missing"),
                           QStringLiteral("Sign in and send the token as Authorization: Bearer …")));
        return;
    }
    m_front.authenticate(m_head.bearer, // it stays: a stream asks again
                         [mailbox = m_loop.mailbox(), weak = weak_from_this()](Result<Identity> identity) {
                             mailbox->post([weak, identity = std::move(identity)]() mutable {
                                 if (const auto self = weak.lock(); self && self->m_phase == Phase::Working) {
                                     self->onIdentity(std::move(identity));
                                 }
                             });
                         });
}

static QString rolesNeeded(const QList<Role> &own, const Access *access) {
    const auto list = [](const QList<Role> &roles) {
        QStringList words;
        std::transform(roles.cbegin(), roles.cend(), std::back_inserter(words), [](Role role) { return toApi(role); });
        return words.isEmpty() ? QStringLiteral("none") : words.join(QStringLiteral(", "));
    };
    QList<Role> able = access ? access->roles : QList<Role>();
    able.removeIf([access](Role role) { return access->onlyTold.contains(role); });
    return QStringLiteral("None of your roles (%1) may do this; one of these may: %2%3.")
        .arg(list(own), list(able), access ? access->limit : QString());
}

void Session::onIdentity(Result<Identity> identity) {
    if (!identity) {
        refuse(identity.error());
        return;
    }
    const Access *access = m_head.route->access;
    const auto may = [&](Role role) { return access && access->roles.contains(role); };
    if (std::none_of(identity->roles.begin(), identity->roles.end(), may)) {
        refuse({ErrorKind::Forbidden,
                403,
                QStringLiteral("forbidden_role"),
                rolesNeeded(identity->roles, access),
                {},
                {},
                {}});
        return;
    }
    const bool isKey = identity->user.startsWith(u"key:");
    if (mayAsk(isKey ? m_front.limits.keys : m_front.limits.users, std::to_string(identity->userId),
               isKey ? "key" : "user")) {
        m_head.request.who = std::move(*identity);
        onAdmitted();
    }
}

void Session::onAdmitted() {
    if (const auto fit = checkBody(contentLength(), m_head); !fit) {
        refuse(fit.error());
    } else {
        beginBody();
    }
}

void Session::beginBody() {
    if (m_parser->is_done()) {
        onBody();
        return;
    }
    const auto limit = m_head.route ? static_cast<std::uint64_t>(m_head.route->bodyLimit) : limits::readBeforeRefusal;
    m_parser->body_limit(limit);
    m_parser->eager(true);
    m_deadline = Steady::now() + m_front.idle;
    m_received = 0;
    if (!m_head.expectsContinue || m_refusal || m_buffer.size() > 0) {
        readBody();
        return;
    }
    static constexpr std::string_view goOn = "HTTP/1.1 100 Continue\r\n\r\n";
    m_wire->write({asio::buffer(goOn), asio::const_buffer()}, m_deadline,
                  [self = shared_from_this()](error_code error, std::size_t) {
                      if (error) {
                          self->cut();
                      } else {
                          self->readBody();
                      }
                  });
}

Wire::Deadline Session::bodyDeadline() const {
    return std::min(m_deadline + limits::timeFor(m_received), Steady::now() + m_front.idle);
}

void Session::readBody() {
    error_code error = http::error::need_more;
    // The parser may stop after each chunk header; go on while it makes progress.
    for (std::size_t used = 1; used > 0 && m_buffer.size() > 0 && !m_parser->is_done();) {
        used = m_parser->put(m_buffer.data(), error);
        m_buffer.consume(used);
        m_received += used;
        if (m_refusal) {
            m_parser->get().body() = {}; // nobody will look at it, and thousands may send one
        }
        if (error && error != http::error::need_more) {
            refuseSyntax(error);
            return;
        }
    }
    if (m_parser->is_done()) {
        onBody();
        return;
    }
    if (m_buffer.size() + limits::read > m_buffer.max_size()) {
        refuseSyntax(http::error::bad_chunk); // a chunk header or trailer without an end
        return;
    }
    if (m_refusal && m_buffer.size() == 0) {
        m_buffer.shrink_to_fit();
    }
    m_wire->readSome(
        m_buffer.prepare(m_refusal ? limits::readOfRefused : limits::read), bodyDeadline(),
        [self = shared_from_this()](error_code failed, std::size_t count) { self->afterBodyBytes(failed, count); });
}

void Session::afterBodyBytes(error_code error, std::size_t count) {
    if (error) {
        cut();
        return;
    }
    m_buffer.commit(count);
    readBody();
}

void Session::onBody() {
    if (m_refusal) {
        respond(std::move(*m_refusal));
        return;
    }
    m_head.request.body = std::move(m_parser->get().body());
    if (m_head.route->bodyType == QStringLiteral("application/json") && !m_head.request.body.isEmpty()) {
        if (auto sound = json::guard(m_head.request.body); !sound) {
            Error error = sound.error();
            error.kind = ErrorKind::Rejected;
            error.httpStatus = 400;
            refuse(error);
            return;
        }
    }
    dispatch();
}

void Session::dispatch() {
    const auto reply = std::make_shared<Replier>(m_loop.mailbox(), weak_from_this(), wants(), m_front.clock);
    const Answer answer = [reply](Response response) { reply->answer(std::move(response)); };
    const auto fail = [&](const char *what) {
        answer(problem({ErrorKind::Server, 0, QStringLiteral("internal"), QString::fromUtf8(what), {}, {}, {}},
                       m_head.request.requestId));
    };
    const log::AboutRequest about(m_head.request.requestId.toStdString());
    try {
        m_head.route->handler(m_head.request, answer);
        m_head.request.body.clear(); // who still needs an import's bytes has them
    } catch (const std::exception &error) {
        fail(error.what());
    } catch (...) {
        fail("an exception of no known type");
    }
}

std::optional<std::uint64_t> Session::contentLength() const {
    if (!m_parser || !m_parser->is_header_done()) {
        return std::nullopt;
    }
    const auto length = m_parser->content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

bool Session::wholeRequestRead() const {
    return m_parser && m_parser->is_done();
}

} // namespace farol::server
