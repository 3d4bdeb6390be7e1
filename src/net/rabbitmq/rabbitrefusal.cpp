// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/rabbitrefusal.h"

#include "net/http/httperror.h"
#include "net/rabbitmq/rabbitjson.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace rabbit;

namespace {

constexpr qsizetype longestReason = 500;

struct Said {
    QString error;
    QString reason;
    QString status; // of a health check
};

std::optional<Said> saidIn(const FailedAnswer &answer) {
    Document document;
    const auto root = isJsonType(answer.contentType) ? document.read(answer.body) : Result<Element>(bad(u"no JSON"_s));
    if (!root || !root->is_object()) {
        return std::nullopt;
    }
    Said said{text(*root, "error"), withoutHtml(textOrList(*root, "reason")).left(longestReason).trimmed(),
              text(*root, "status")};
    return said.error.isEmpty() && said.status.isEmpty() ? std::nullopt : std::optional(std::move(said));
}

std::optional<Error> told(ErrorKind kind, const QString &code, const QString &detail) {
    return failure(kind, code, detail).value();
}

std::optional<Error> toldDoor(const std::optional<Said> &said) {
    if (said && said->error == u"not_authorised"_s) {
        return told(ErrorKind::Forbidden, u"source_forbidden"_s,
                    u"RabbitMQ does not give this account that right: %1."_s.arg(said->reason));
    }
    return told(ErrorKind::Unauthorized, u"source_unauthorized"_s,
                said ? u"RabbitMQ does not know this name and password: %1."_s.arg(said->reason)
                     : u"The server asks who you are, and what was sent is not enough."_s);
}

// A table of cases: what a refusal with words means.
std::optional<Error> toldWords(const FailedAnswer &answer, const Said &said) {
    if (!said.status.isEmpty()) {
        auto error = told(ErrorKind::Rejected, u"health_failed"_s,
                          said.reason.isEmpty() ? u"A health check fails, and does not say why."_s : said.reason);
        error->body = answer.body.toByteArray();
        return error;
    }
    if (answer.status == 404) {
        return told(ErrorKind::NotFound, u"not_found"_s,
                    said.error == u"not_found"_s ? said.reason
                                                 : u"RabbitMQ has nothing of that name there, or it was deleted."_s);
    }
    if (said.reason.contains(u"Check queue limits"_s)) {
        return told(ErrorKind::Rejected, u"queue_full"_s,
                    u"The queue is full and refuses the message: "_s + said.reason);
    }
    const auto kind = answer.status >= 500 ? ErrorKind::Server : ErrorKind::Rejected;
    return told(kind, said.error, said.reason.isEmpty() ? u"RabbitMQ refuses that."_s : said.reason);
}

} // namespace

QString withoutHtml(const QString &text) {
    QString plain = text;
    return plain.replace(u"&lt;"_s, u"<"_s)
        .replace(u"&gt;"_s, u">"_s)
        .replace(u"&quot;"_s, u"\""_s)
        .replace(u"&#39;"_s, u"'"_s)
        .replace(u"&amp;"_s, u"&"_s);
}

bool isRabbitRefusal(const FailedAnswer &answer) {
    const auto said = saidIn(answer);
    return said && !said->error.isEmpty() && !said->reason.isEmpty();
}

std::optional<Error> rabbitRefusal(const FailedAnswer &answer) {
    const auto said = saidIn(answer);
    switch (answer.status) {
    case 401:
        return toldDoor(said);
    case 403:
        return told(ErrorKind::Forbidden, u"source_forbidden"_s, u"The server does not let this account read it."_s);
    case 405:
        return told(ErrorKind::Rejected, u"method_not_allowed"_s, u"RabbitMQ does not do that at this address."_s);
    case 429:
        return std::nullopt;
    default:
        break;
    }
    if (said) {
        return toldWords(answer, *said);
    }
    if (answer.status >= 500) {
        return std::nullopt; // what its status means: a bad acknowledgement mode is an empty 500, too
    }
    return told(
        ErrorKind::Malformed, u"not_rabbitmq"_s,
        u"There is no RabbitMQ management at this address: it answers with status %1. Its own port is 15672."_s.arg(
            answer.status));
}

QList<RabbitLack> rabbitLacks(const RabbitWho &who, const RabbitOverview &overview, bool hasShovels) {
    const bool isAdministrator = who.tags.contains(u"administrator"_s);
    const bool monitors = isAdministrator || who.tags.contains(u"monitoring"_s);
    const bool setsPolicies = isAdministrator || who.tags.contains(u"policymaker"_s);
    const bool entersAtAll = monitors || setsPolicies || who.tags.contains(u"management"_s);
    QList<RabbitLack> lacks;
    if (!entersAtAll) {
        lacks.append({u"everything"_s, u"the account has no tag; it needs management, at least"_s});
        return lacks;
    }
    if (!monitors) {
        lacks.append({u"other_connections"_s, u"without the tag monitoring only its own connections are shown"_s});
        lacks.append({u"all_virtual_hosts"_s, u"without the tag monitoring only its own virtual hosts are shown"_s});
    }
    if (!setsPolicies) {
        lacks.append({u"redrive"_s, u"a dynamic shovel needs the tag policymaker"_s});
    } else if (!hasShovels) {
        lacks.append({u"redrive"_s, u"the plugins rabbitmq_shovel and rabbitmq_shovel_management are off"_s});
    }
    if (overview.statsDisabled) {
        lacks.append({u"depths"_s, u"its statistics are off; the metrics port has the depths"_s});
    }
    lacks.append({u"chosen_messages"_s, u"this API has no access to one message; farold, which speaks AMQP, has"_s});
    return lacks;
}

} // namespace farol::net
