// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/bytesbody.h"
#include "server/http/front.h"
#include "server/http/prepared.h"
#include "server/http/requesthead.h"
#include "server/http/wire.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>

namespace farol::server {

class Loop;

// One connection: reads a request, proves who asks, reads the body, calls the route, writes the answer, and again.
// Requests that were pipelined wait in the buffer, so at most one is being answered and memory stays bounded. Owned by
// its loop (and by the operation that runs); everything on the loop's thread.
class Session final : public std::enable_shared_from_this<Session> {
public:
    Session(Loop &loop, Front &front, std::unique_ptr<Wire> wire, QString peer);
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    void start();
    void turnAway(); // too many connections: 503 and goodbye
    void answered(Prepared prepared);
    void finishSoon();
    void cut();

private:
    using Parser = boost::beast::http::request_parser<BytesBody>;
    enum class Phase { Opening, Waiting, Working, Writing, Leaving };

    void nextRequest();
    void readHeader();
    void afterHeaderBytes(boost::system::error_code error, std::size_t count);
    void onHeader();
    [[nodiscard]] bool mayAsk(RateLimit &limit, const std::string &name, const char *by);
    [[nodiscard]] bool addressMayAsk();
    void authenticate();
    void onIdentity(Result<Identity> identity);
    void onAdmitted();
    void beginBody();
    void readBody();
    void afterBodyBytes(boost::system::error_code error, std::size_t count);
    void onBody();
    void dispatch();
    void refuse(const Error &error, int retryAfter = 0); // seconds
    void refuseSyntax(boost::system::error_code error);
    void answerOptions();
    void respond(Response response);
    void write();
    void onWritten(boost::system::error_code error);
    void becomeStream();
    void leave();
    void linger();
    void count(int status);
    [[nodiscard]] std::optional<std::uint64_t> contentLength() const;
    [[nodiscard]] Wants wants() const;
    [[nodiscard]] Wire::Deadline bodyDeadline() const;
    [[nodiscard]] bool wholeRequestRead() const;

    Loop &m_loop;
    Front &m_front;
    std::unique_ptr<Wire> m_wire;
    QString m_peer;
    bool m_isLocal;
    boost::beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    RequestHead m_head;
    std::optional<Response> m_refusal; // waits for a short body to be read
    Prepared m_answer;
    Phase m_phase = Phase::Opening;
    std::size_t m_received = 0; // bytes of the header, then of the body
    std::size_t m_lines = 0;    // of the header
    std::size_t m_discarded = 0;
    Wire::Deadline m_deadline;
    std::chrono::steady_clock::time_point m_began;
    bool m_close = false;
};

} // namespace farol::server
