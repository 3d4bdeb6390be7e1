// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QStringList>
#include <boost/asio/ip/address.hpp>
#include <set>
#include <vector>

namespace farol::server {

// Where a webhook goes, read from its address by these rules alone: no parser that knows more spellings of a host.
struct WebhookTarget {
    bool tls = true;
    std::string host; // lower case, without brackets
    quint16 port = 443;
    std::string path; // with the query
    std::optional<boost::asio::ip::address> literal;
    std::string authority; // for the Host header
};

// What outside means. Refuses this machine, private and special networks in every spelling; what a name resolves to is
// looked at once, and that address is the one to connect to. Pure; any thread.
class TargetGuard final {
public:
    struct Options {
        QStringList allowPrivate;     // networks such as 10.1.0.0/16: http and any port are good there, too
        std::set<quint16> allowPorts; // beside 443 and 80
    };
    // Errors: Rejected: a network that is none.
    [[nodiscard]] static Result<TargetGuard> make(const Options &options);

    // Errors: Rejected url_invalid or url_forbidden with a sentence.
    [[nodiscard]] Result<WebhookTarget> read(const QString &url) const;
    // Whether to connect there. The same errors.
    [[nodiscard]] Done check(const WebhookTarget &target, const boost::asio::ip::address &address) const;

private:
    struct Network {
        boost::asio::ip::address address;
        unsigned prefix = 0;
    };
    [[nodiscard]] bool isAllowed(const boost::asio::ip::address &address) const;
    std::vector<Network> m_allowed;
    std::set<quint16> m_ports{443, 80};
};

// Whether an address belongs to the public internet.
[[nodiscard]] bool isPublic(const boost::asio::ip::address &address);

} // namespace farol::server
