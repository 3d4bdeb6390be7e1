// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/wire.h"

#include "server/outbound/flatjson.h"

#include <algorithm>

namespace farol::server {

namespace {

void member(std::string &to, std::string_view name, std::string_view value) {
    to += to.size() == 1 ? "\"" : ",\"";
    to += name;
    to += "\":";
    appendJson(to, value);
}

std::string bodyOf(const Order &order) {
    std::string body;
    body.reserve(320);
    body += '{';
    if (order.call == Call::Pay) {
        member(body, "end_to_end_id", order.endToEndId);
    }
    member(body, "external_id", order.externalId);
    if (order.call == Call::Pay) {
        body += ",\"amount\":\"";
        appendAmount(body, order.amountMinor);
        body += '"';
        member(body, "currency", order.currency);
        member(body, "pix_key", order.pixKey);
        member(body, "document", order.document);
    }
    member(body, "payee", order.payee);
    member(body, "description", order.description);
    body += '}';
    return body;
}

void header(std::string &to, std::string_view name, std::string_view value) {
    to += name;
    to += ": ";
    std::copy_if(value.begin(), value.end(), std::back_inserter(to), [](char c) { return c > 0x1f && c < 0x7f; });
    to += "\r\n";
}

} // namespace

std::string wireText(const Order &order, const WireTarget &target) {
    std::string text;
    text.reserve(640);
    switch (order.call) {
    case Call::Pay:
        text += "POST " + target.base + "/payments";
        break;
    case Call::Notify:
        text += "POST " + target.base + "/notify";
        break;
    case Call::Check:
        text += "GET " + target.base + "/payments/" + order.endToEndId;
        break;
    case Call::List:
        text += "GET " + target.base + "/orders?" + order.description;
        break;
    }
    text += " HTTP/1.1\r\n";
    header(text, "Host", target.host);
    if (!target.authorization.empty()) {
        header(text, "Authorization", target.authorization);
    }
    if (!order.requestId.empty()) {
        header(text, "X-Request-Id", order.requestId);
    }
    if (!order.traceparent.empty()) {
        header(text, "traceparent", order.traceparent);
    }
    if (!order.redrive.empty()) {
        header(text, "x-farol-redrive", order.redrive);
    }
    if (order.call == Call::Check || order.call == Call::List) {
        return text += "\r\n";
    }
    const std::string body = bodyOf(order);
    header(text, "Content-Type", "application/json");
    header(text, "Content-Length", std::to_string(body.size()));
    text += "\r\n";
    return text += body;
}

} // namespace farol::server
