// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/stream.h"

#include "server/http/limits.h"
#include "server/http/loop.h"

namespace farol::server {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;
using Steady = std::chrono::steady_clock;

constexpr std::size_t pieceSize = 32 * 1024;
constexpr std::size_t keptPiece = 1024; // of the buffer, between two pieces
constexpr std::size_t mostHeard = 4096;

} // namespace

Stream::Stream(Loop &loop, Front &front, std::unique_ptr<Wire> wire, std::shared_ptr<Feed> feed, QByteArray bearer)
    : m_loop(loop)
    , m_front(front)
    , m_wire(std::move(wire))
    , m_feed(std::move(feed))
    , m_bearer(std::move(bearer)) {
    ++m_front.streams;
}

Stream::~Stream() {
    --m_front.streams;
}

void Stream::start() {
    m_feed->begin([mailbox = m_loop.mailbox(), weak = weak_from_this()] {
        mailbox->post([weak] {
            if (const auto self = weak.lock()) {
                self->pump();
            }
        });
    });
    watch();
    pump();
}

// A client that leaves is seen by what it no longer sends.
void Stream::watch() {
    m_wire->readSome(asio::buffer(m_heard), (Wire::Deadline::max)(),
                     [self = shared_from_this()](error_code error, std::size_t count) {
                         self->m_heardBytes += count;
                         if (error || self->m_heardBytes > mostHeard) {
                             self->cut();
                         } else if (!self->m_gone) {
                             self->watch();
                         }
                     });
}

void Stream::pump() {
    if (m_gone || m_writing || m_ending) {
        return;
    }
    m_feed->take(m_piece, pieceSize);
    if (!m_piece.empty()) {
        write();
    }
}

void Stream::write() {
    m_writing = true;
    m_wire->write({asio::buffer(m_piece), asio::const_buffer()}, Steady::now() + m_front.streamPatience,
                  [self = shared_from_this()](error_code error, std::size_t) {
                      self->m_writing = false;
                      if (error || self->m_gone || (self->m_ending && self->m_lastWords.empty())) {
                          self->cut();
                          return;
                      }
                      self->m_piece.clear();
                      if (self->m_ending) {
                          self->m_piece.swap(self->m_lastWords);
                          self->write();
                          return;
                      }
                      if (self->m_piece.capacity() > keptPiece) {
                          self->m_piece.shrink_to_fit();
                      }
                      self->pump();
                  });
}

void Stream::beat() {
    pump();
    if (m_gone || m_ending) {
        return;
    }
    if (!m_writing) {
        m_piece = m_feed->beat();
        write();
    }
    if (m_asking) {
        return;
    }
    m_asking = true;
    m_front.authenticate(m_bearer, [mailbox = m_loop.mailbox(), weak = weak_from_this()](Result<Identity> identity) {
        mailbox->post([weak, identity = std::move(identity)] {
            const auto self = weak.lock();
            if (!self) {
                return;
            }
            self->m_asking = false;
            // Only a clear no ends it: a database that is busy says nothing about the token.
            if (!identity && identity.error().kind == ErrorKind::Unauthorized) {
                self->end(identity.error());
            }
        });
    });
}

void Stream::end(const Error &why) {
    if (m_gone || m_ending) {
        return;
    }
    m_ending = true;
    m_lastWords = m_feed->lastWords(why);
    if (!m_writing) {
        m_piece.swap(m_lastWords);
        write();
    }
}

void Stream::finish() {
    cut();
}

void Stream::cut() {
    if (!m_gone) {
        m_gone = true;
        m_wire->close();
        m_loop.forget(shared_from_this());
    }
}

} // namespace farol::server
