// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/verdict.h"

#include "core/items/item.h"
#include "server/outbound/flatjson.h"

namespace farol::server {

namespace {

std::string shortResponse(const Reply &reply, std::string_view code) {
    if (reply.way != Way::Answered) {
        return reply.detail.empty() ? reply.code : reply.code + ": " + reply.detail;
    }
    std::string text = std::to_string(reply.status);
    if (!code.empty()) {
        text += ' ';
        text += code.substr(0, 64);
    }
    return text;
}

// A code goes into the database, into metrics and onto screens: only a short snake_case word is one.
std::string_view wordOf(const std::optional<FlatJson> &body, std::string_view name) {
    const auto word = body ? body->get(name) : std::string_view();
    const bool good =
        word.size() <= 40 && word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
    return good ? word : std::string_view();
}

bool isDefinite(std::string_view code) {
    const auto kind = failureClass(QLatin1String(code.data(), static_cast<qsizetype>(code.size())).toString());
    return kind == FailureClass::Retryable || kind == FailureClass::NotRetryable;
}

Judgement judgePayment(const Reply &reply, const std::optional<FlatJson> &body, std::string_view endToEndId) {
    const auto code = wordOf(body, "code");
    switch (reply.status) {
    case 200:
        if (wordOf(body, "status") == "settled" && body->get("end_to_end_id") == endToEndId) {
            return {Verdict::Paid, {}, {}};
        }
        return {Verdict::Uncertain, "unexpected_answer", {}};
    case 422:
        if (isDefinite(code)) {
            return {Verdict::Refused, std::string(code), {}};
        }
        return {Verdict::Uncertain, "unknown_refusal", {}};
    case 429:
        return {Verdict::Transient, "rate_limited", {}};
    case 503:
        if (code == "not_processed") {
            return {Verdict::Transient, "not_processed", {}};
        }
        break;
    default:
        break;
    }
    return {Verdict::Uncertain, "http_" + std::to_string(reply.status), {}};
}

// 404 alone is no word of the provider: a wrong address or a proxy says that, too.
Judgement judgeCheck(const Reply &reply, const std::optional<FlatJson> &body, std::string_view endToEndId) {
    if (const auto about = body ? body->get("end_to_end_id") : std::string_view();
        !about.empty() && about != endToEndId) {
        return {Verdict::Uncertain, "check_failed", {}};
    }
    const auto status = wordOf(body, "status");
    const auto code = wordOf(body, "code");
    if (reply.status == 200 && status == "settled") {
        return {Verdict::Paid, {}, {}};
    }
    if (reply.status == 200 && status == "failed" && isDefinite(code)) {
        return {Verdict::Refused, std::string(code), {}};
    }
    if (reply.status == 404 && code == "unknown") {
        return {Verdict::Unknown, "unknown", {}};
    }
    return {Verdict::Uncertain, "check_failed", {}};
}

Judgement judgeNotification(const Reply &reply, const std::optional<FlatJson> &body) {
    const auto code = wordOf(body, "code");
    if (reply.status >= 200 && reply.status < 300) {
        return {Verdict::Paid, {}, {}};
    }
    if (reply.status == 422) {
        return {Verdict::Refused, isDefinite(code) ? std::string(code) : "target_refused", {}};
    }
    if (reply.status == 429) {
        return {Verdict::Transient, "rate_limited", {}};
    }
    return {Verdict::Transient, code.empty() ? "http_" + std::to_string(reply.status) : std::string(code), {}};
}

} // namespace

Judgement judge(const Reply &reply, std::string_view endToEndId) {
    Judgement judgement;
    std::optional<FlatJson> body;
    if (reply.way == Way::Answered) {
        body = FlatJson::parse(reply.body);
        switch (reply.call) {
        case Call::Pay:
            judgement = judgePayment(reply, body, endToEndId);
            break;
        case Call::Check:
            judgement = judgeCheck(reply, body, endToEndId);
            break;
        case Call::Notify:
            judgement = judgeNotification(reply, body);
            break;
        case Call::List: // says nothing of one order
            break;
        }
    } else {
        const bool surelyNot = reply.way == Way::NotSent || reply.call == Call::Notify;
        judgement = {surelyNot ? Verdict::Transient : Verdict::Uncertain, reply.code, {}};
        if (reply.call == Call::Check) {
            judgement = {Verdict::Uncertain, "check_failed", {}};
        }
    }
    if (judgement.verdict != Verdict::Paid) {
        judgement.response = shortResponse(reply, wordOf(body, "code"));
    }
    return judgement;
}

} // namespace farol::server
