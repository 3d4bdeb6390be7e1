// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/optional.hpp>

namespace farol::server {

// Beast's body straight into a QByteArray: an import of 64 MiB is held once.
struct BytesBody {
    using value_type = QByteArray;

    class reader {
    public:
        template<bool isRequest, class Fields>
        reader(boost::beast::http::header<isRequest, Fields> &, value_type &body)
            : m_body(body) {}
        void init(const boost::optional<std::uint64_t> &length, boost::beast::error_code &error) {
            // The front has compared the length with the route's limit; a small start keeps an empty promise cheap.
            m_body.reserve(static_cast<qsizetype>(std::min<std::uint64_t>(length.value_or(0), 1 << 20)));
            error = {};
        }
        template<class Buffers>
        std::size_t put(const Buffers &buffers, boost::beast::error_code &error) {
            std::size_t count = 0;
            for (auto at = boost::asio::buffer_sequence_begin(buffers); at != boost::asio::buffer_sequence_end(buffers);
                 ++at) {
                const boost::asio::const_buffer piece(*at);
                m_body.append(static_cast<const char *>(piece.data()), static_cast<qsizetype>(piece.size()));
                count += piece.size();
            }
            error = {};
            return count;
        }
        void finish(boost::beast::error_code &error) { error = {}; }

    private:
        value_type &m_body;
    };
};

} // namespace farol::server
