// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/rabbitjson.h"

#include <QStringList>
#include <cmath>

namespace farol::net::rabbit {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double mostSeconds = 253'402'300'800; // the end of the year 9999

std::optional<Instant> momentOf(std::optional<double> value, double perSecond) {
    if (!value || !std::isfinite(*value) || *value < 0 || *value / perSecond >= mostSeconds) {
        return std::nullopt;
    }
    return Instant(std::chrono::milliseconds(std::llround(*value * 1000 / perSecond)));
}

} // namespace

tl::unexpected<Error> bad(const QString &where) {
    return failure(ErrorKind::Malformed, u"rabbitmq_answer"_s,
                   u"The answer is not what RabbitMQ says: %1."_s.arg(where));
}

Result<Element> Document::read(QByteArrayView body) {
    if (body.isEmpty()) { // no memory that simdjson could copy from
        return bad(u"no JSON (it is empty)"_s);
    }
    Element root;
    const auto fault = m_parser.parse(body.data(), static_cast<std::size_t>(body.size())).get(root);
    return fault == simdjson::SUCCESS ? Result<Element>(root)
                                      : bad(u"no JSON (%1)"_s.arg(QLatin1StringView(simdjson::error_message(fault))));
}

std::optional<Element> member(Element from, std::string_view name) {
    Element found;
    return from[name].get(found) == simdjson::SUCCESS && !found.is_null() ? std::optional(found) : std::nullopt;
}

QString textOf(Element value) {
    std::string_view word;
    return value.get(word) == simdjson::SUCCESS ? QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()))
                                                : QString();
}

QString text(Element from, std::string_view name) {
    const auto found = member(from, name);
    return found ? textOf(*found) : QString();
}

std::optional<double> number(Element from, std::string_view name) {
    const auto found = member(from, name);
    double value = 0;
    return found && found->get(value) == simdjson::SUCCESS ? std::optional(value) : std::nullopt;
}

std::optional<std::int64_t> whole(Element from, std::string_view name) {
    const auto found = member(from, name);
    std::int64_t exact = 0;
    if (found && found->get(exact) == simdjson::SUCCESS) {
        return exact;
    }
    const auto value = number(from, name);
    constexpr double most = 9'007'199'254'740'992;
    return value && std::isfinite(*value) && std::abs(*value) <= most ? std::optional(std::llround(*value))
                                                                      : std::nullopt;
}

bool isTrue(Element from, std::string_view name) {
    const auto found = member(from, name);
    bool value = false;
    return found && found->get(value) == simdjson::SUCCESS && value;
}

std::optional<double> rate(Element from, std::string_view name) {
    const auto details = member(from, name);
    return details ? number(*details, "rate") : std::nullopt;
}

QString textOrList(Element from, std::string_view name) {
    const auto found = member(from, name);
    simdjson::dom::array all;
    if (!found || found->get(all) != simdjson::SUCCESS) {
        return found ? textOf(*found) : QString();
    }
    QStringList words;
    for (const Element one : all) {
        const QString word = textOf(one);
        words.append(word.isEmpty() ? QString::fromStdString(simdjson::minify(one)) : word);
    }
    return words.join(u": "_s);
}

std::optional<Instant> milliseconds(Element from, std::string_view name) {
    return momentOf(number(from, name), 1000);
}

std::optional<Instant> seconds(Element from, std::string_view name) {
    return momentOf(number(from, name), 1);
}

} // namespace farol::net::rabbit
