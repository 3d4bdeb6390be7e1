// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/targetguard.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
namespace ip = boost::asio::ip;

namespace {

constexpr qsizetype longest = 2000;

tl::unexpected<Error> invalid(QString why) {
    return failure(ErrorKind::Rejected, u"url_invalid"_s, std::move(why));
}
tl::unexpected<Error> forbidden(QString why) {
    return failure(ErrorKind::Rejected, u"url_forbidden"_s, std::move(why));
}

bool samePrefix(std::span<const unsigned char> a, std::span<const unsigned char> b, unsigned bits) {
    for (std::size_t i = 0; i < a.size() && bits > 0; ++i) {
        const unsigned here = std::min(bits, 8U);
        const unsigned mask = (0xff00U >> here) & 0xffU;
        if ((a[i] & mask) != (b[i] & mask)) {
            return false;
        }
        bits -= here;
    }
    return true;
}

bool isIn(const ip::address &address, const ip::address &network, unsigned prefix) {
    if (address.is_v4() != network.is_v4()) {
        return false;
    }
    if (address.is_v4()) {
        const auto a = address.to_v4().to_bytes();
        const auto b = network.to_v4().to_bytes();
        return samePrefix(a, b, prefix);
    }
    const auto a = address.to_v6().to_bytes();
    const auto b = network.to_v6().to_bytes();
    return samePrefix(a, b, prefix);
}

struct Special {
    const char *network;
    unsigned prefix;
};
// IANA's special-purpose registries. Of IPv6 only 2000::/3 is public at all, which leaves out ::, ::1, mapped and
// translated IPv4, fc00::/7, fe80::/10 and ff00::/8.
constexpr std::array special4{
    Special{"0.0.0.0", 8},       Special{"10.0.0.0", 8},      Special{"100.64.0.0", 10},   Special{"127.0.0.0", 8},
    Special{"169.254.0.0", 16},  Special{"172.16.0.0", 12},   Special{"192.0.0.0", 24},    Special{"192.0.2.0", 24},
    Special{"192.31.196.0", 24}, Special{"192.52.193.0", 24}, Special{"192.88.99.0", 24},  Special{"192.168.0.0", 16},
    Special{"192.175.48.0", 24}, Special{"198.18.0.0", 15},   Special{"198.51.100.0", 24}, Special{"203.0.113.0", 24},
    Special{"224.0.0.0", 4},     Special{"240.0.0.0", 4},
};
constexpr std::array special6{
    Special{"2001::", 23}, Special{"2001:db8::", 32},     Special{"2002::", 16},
    Special{"3fff::", 20}, Special{"2620:4f:8000::", 48},
};

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<unsigned> number(std::string_view text, unsigned most) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool plain = text.size() == 1 || (!text.empty() && text.front() != '0'); // 010 is 8 elsewhere
    if (!isDigits(text) || !plain || error != std::errc() || end != text.data() + text.size() || value > most) {
        return std::nullopt;
    }
    return value;
}

// Four decimal numbers without leading zeros. A host that looks like a number in any other way is refused: programs
// read 2130706433, 0x7f.1 and 0177.0.0.1 as this machine.
Result<std::optional<ip::address>> numericHost(const std::string &host) {
    const auto dot = host.rfind('.');
    const auto last = std::string_view(host).substr(dot == std::string::npos ? 0 : dot + 1);
    const bool looksNumeric = isDigits(last) || last.starts_with("0x");
    if (!looksNumeric) {
        return std::optional<ip::address>();
    }
    ip::address_v4::bytes_type bytes{};
    std::string_view rest = host;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto end = rest.find('.');
        const auto part = number(rest.substr(0, end), 255);
        if (!part || (end == std::string_view::npos) != (i == 3)) {
            return forbidden(u"a numeric host is written as four decimal numbers"_s);
        }
        bytes[i] = static_cast<unsigned char>(*part);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return std::optional<ip::address>(ip::address_v4(bytes));
}

Done checkName(const std::string &host) {
    const auto isGood = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    const bool shaped = !host.empty() && host.size() <= 253 && std::all_of(host.begin(), host.end(), isGood) &&
                        host.front() != '.' && host.front() != '-' && host.back() != '.' &&
                        host.find("..") == std::string::npos;
    if (!shaped) {
        return invalid(u"the host is not a plain name; write names of other scripts as xn--…"_s);
    }
    for (const std::string_view own : {"localhost", "local", "internal", "home.arpa", "localdomain"}) {
        if (host == own || host.ends_with("." + std::string(own))) {
            return forbidden(u"the host is a name of this machine or of a private network"_s);
        }
    }
    return {};
}

} // namespace

bool isPublic(const ip::address &address) {
    const auto isSpecial = [&address](const Special &one) {
        return isIn(address, ip::make_address(one.network), one.prefix);
    };
    if (address.is_v4()) {
        return std::none_of(special4.begin(), special4.end(), isSpecial);
    }
    return address.to_v6().scope_id() == 0 && isIn(address, ip::make_address("2000::"), 3) &&
           std::none_of(special6.begin(), special6.end(), isSpecial);
}

Result<TargetGuard> TargetGuard::make(const Options &options) {
    TargetGuard guard;
    guard.m_ports.insert(options.allowPorts.begin(), options.allowPorts.end());
    for (const QString &text : options.allowPrivate) {
        const auto parts = text.trimmed().split(u'/');
        boost::system::error_code error;
        const auto address = ip::make_address(parts.first().toStdString(), error);
        bool isNumber = parts.size() == 2;
        const unsigned prefix = isNumber ? parts.at(1).toUInt(&isNumber) : 0;
        if (error || !isNumber || prefix > (address.is_v4() ? 32U : 128U)) {
            return failure(ErrorKind::Rejected, u"config_value"_s,
                           u"%1 is no network; write it as 10.1.0.0/16"_s.arg(text));
        }
        guard.m_allowed.push_back({address, prefix});
    }
    return guard;
}

bool TargetGuard::isAllowed(const ip::address &address) const {
    return std::any_of(m_allowed.begin(), m_allowed.end(),
                       [&address](const Network &one) { return isIn(address, one.address, one.prefix); });
}

// host[:port] or [v6][:port], in lower case; which of them a host is stays open.
static Done readAuthority(const std::string &authority, WebhookTarget &target) {
    if (authority.find('@') != std::string::npos) {
        return forbidden(u"a user name in an address is not taken: the signature says who calls"_s);
    }
    const bool bracketed = authority.starts_with('[');
    const auto close = bracketed ? authority.find(']') : 0;
    if (close == std::string::npos) {
        return invalid(u"the host has an opening bracket only"_s);
    }
    const auto port = authority.find(':', close);
    target.host = bracketed ? authority.substr(1, close - 1) : authority.substr(0, port);
    target.port = target.tls ? 443 : 80;
    if (bracketed && close + 1 != std::min(port, authority.size())) {
        return invalid(u"nothing but a port comes behind the brackets"_s);
    }
    if (port != std::string::npos) {
        const auto given = number(std::string_view(authority).substr(port + 1), 65535);
        if (!given || *given == 0) {
            return invalid(u"the port is a number from 1 to 65535"_s);
        }
        target.port = static_cast<quint16>(*given);
    }
    target.authority = authority;
    return {};
}

static Done readHost(WebhookTarget &target) {
    if (target.authority.starts_with('[')) {
        boost::system::error_code error;
        const auto address = ip::make_address_v6(target.host, error);
        if (error || target.host.find('%') != std::string::npos) {
            return invalid(u"the host is no IPv6 address"_s);
        }
        target.literal = address;
        return {};
    }
    if (auto named = checkName(target.host); !named) {
        return named;
    }
    const auto numeric = numericHost(target.host);
    if (!numeric) {
        return tl::unexpected(numeric.error());
    }
    target.literal = *numeric;
    return {};
}

Result<WebhookTarget> TargetGuard::read(const QString &url) const {
    const auto isPlain = [](QChar c) { return c > u' ' && c < u'\x7f' && c != u'\\' && c != u'#' && c != u'"'; };
    if (url.size() > longest || !std::all_of(url.begin(), url.end(), isPlain)) {
        return invalid(u"write at most 2000 plain ASCII characters, without #, \\ and blanks"_s);
    }
    WebhookTarget target;
    std::string text = url.toStdString();
    target.tls = text.starts_with("https://");
    if (!target.tls && !text.starts_with("http://")) {
        return invalid(u"write an address that begins with https://"_s);
    }
    text.erase(0, text.find("://") + 3);
    const auto slash = text.find_first_of("/?");
    std::string authority = text.substr(0, slash);
    target.path = slash == std::string::npos ? "/" : text.substr(slash);
    if (target.path.front() == '?') {
        target.path.insert(0, "/");
    }
    std::transform(authority.begin(), authority.end(), authority.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    Done done = readAuthority(authority, target);
    done = done ? readHost(target) : done;
    if (done && target.literal) {
        done = check(target, *target.literal);
    } else if (done && m_allowed.empty() && (!target.tls || !m_ports.contains(target.port))) {
        done = forbidden(u"write an https address on port 443"_s);
    }
    return done ? Result<WebhookTarget>(std::move(target)) : tl::unexpected(done.error());
}

Done TargetGuard::check(const WebhookTarget &target, const ip::address &address) const {
    if (isAllowed(address)) {
        return {};
    }
    if (!isPublic(address)) {
        return forbidden(u"the host is this machine or in a private or special network"_s);
    }
    if (!target.tls) {
        return forbidden(u"write an https address: what is told must not travel in the clear"_s);
    }
    if (!m_ports.contains(target.port)) {
        return forbidden(u"port %1 is not among those that webhooks may use"_s.arg(target.port));
    }
    return {};
}

} // namespace farol::server
