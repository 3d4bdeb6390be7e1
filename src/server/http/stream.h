// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/feed.h"
#include "server/http/front.h"
#include "server/http/wire.h"

#include <array>

namespace farol::server {

class Loop;

// A connection whose answer does not end. Small on purpose: thousands of them idle. Cut when its client does not take a
// piece in time; ends when its token does. Owned by its loop (and by the operation that runs); on the loop's thread.
class Stream final : public std::enable_shared_from_this<Stream> {
public:
    Stream(Loop &loop, Front &front, std::unique_ptr<Wire> wire, std::shared_ptr<Feed> feed, QByteArray bearer);
    ~Stream();
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    void start();
    void pump();   // there may be more to send
    void beat();   // the time of a sign of life: says one when nothing else goes, asks whether the token still holds
    void finish(); // farold goes: the client connects to another
    void cut();

private:
    void watch();
    void write();
    void end(const Error &why);

    Loop &m_loop;
    Front &m_front;
    std::unique_ptr<Wire> m_wire;
    std::shared_ptr<Feed> m_feed;
    QByteArray m_bearer;
    std::string m_piece;
    std::string m_lastWords;        // wait for the piece that is on its way
    std::array<char, 16> m_heard{}; // what a client says into a stream is not for anybody
    std::size_t m_heardBytes = 0;
    bool m_writing = false;
    bool m_asking = false; // about the token
    bool m_ending = false;
    bool m_gone = false;
};

} // namespace farol::server
