// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/items/listquery.h"

#include "core/json/accountcodec.h"
#include "core/json/codec.h"
#include "core/log/log.h"

#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static ErrorKind kindOf(int status) {
    switch (status) {
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 409:
        return ErrorKind::Conflict;
    case 412:
    case 428:
        return ErrorKind::PreconditionFailed;
    case 429:
    case 503:
        return ErrorKind::RateLimited;
    default:
        return ErrorKind::Rejected;
    }
}

tl::unexpected<Error> refuse(int status, QString code, QString detail, QString field) {
    Error error{kindOf(status), status, std::move(code), std::move(detail), {}, {}, {}};
    if (!field.isEmpty()) {
        error.fields.append({0, std::move(field), error.code, error.detail});
    }
    return tl::unexpected(std::move(error));
}

Error overloaded() {
    return refuse(503, u"overloaded"_s, u"too many requests are waiting; try again shortly"_s).value();
}

tl::unexpected<Error> noSuch(QStringView what, const QString &id) {
    constexpr qsizetype most = 80;
    const QString shown = id.size() > most ? id.left(most) + u'…' : id;
    return refuse(404, u"not_found"_s, u"there is no such %1: %2"_s.arg(what, shown));
}

tl::unexpected<Error> refuseWith(int status, QString code, QString detail, QByteArray current) {
    return tl::unexpected(
        Error{kindOf(status), status, std::move(code), std::move(detail), {}, {}, std::move(current)});
}

Done soundJson(const QByteArray &body) {
    auto sound = json::guard(body);
    if (!sound) {
        sound.error().kind = ErrorKind::Rejected;
        sound.error().httpStatus = 400;
    }
    return sound;
}

Result<QString> reasonIn(const QByteArray &body) {
    const auto clean = soundJson(body);
    const auto order = clean ? json::reasonOrder(body) : Result<ReasonOrder>(tl::unexpected(clean.error()));
    if (!order) {
        return tl::unexpected(order.error());
    }
    const QString reason = order->reason.trimmed();
    if (reason.isEmpty() || reason.size() > 500) {
        return refuse(422, u"reason_required"_s, u"say why, in 1 to 500 characters"_s, u"reason"_s);
    }
    return reason;
}

Done onlyParameters(const Request &request, const QList<QStringView> &known) {
    for (auto it = request.query.keyBegin(); it != request.query.keyEnd(); ++it) {
        if (!known.contains(QStringView(*it))) {
            return refuse(400, u"unknown_parameter"_s, u"this route has no such parameter"_s, it->left(60));
        }
    }
    return {};
}

static tl::unexpected<Error> invalid(const QString &name, const QString &detail) {
    return refuse(400, u"parameter_invalid"_s, detail, name);
}

Result<bool> flag(const Request &request, const QString &name) {
    const auto found = request.query.constFind(name);
    if (found == request.query.constEnd() || *found == u"false") {
        return false;
    }
    if (*found == u"true") {
        return true;
    }
    return invalid(name, u"write true or false"_s);
}

Result<QString> words(const Request &request, const QString &name) {
    const QString text = request.query.value(name).trimmed();
    if (text.size() > 200) {
        return invalid(name, u"at most 200 characters"_s);
    }
    const auto isControl = [](QChar one) { return one.category() == QChar::Other_Control || one.isNull(); };
    if (std::any_of(text.begin(), text.end(), isControl)) {
        return invalid(name, u"control characters are not searched for"_s);
    }
    return text;
}

Result<std::optional<Instant>> timeOf(const Request &request, const QString &name) {
    const auto found = request.query.constFind(name);
    if (found == request.query.constEnd()) {
        return std::optional<Instant>();
    }
    const auto at = fromRfc3339(*found);
    return at ? Result<std::optional<Instant>>(at) : invalid(name, u"write a time like 2026-11-20T13:05:00Z"_s);
}

Result<std::int64_t> number(const Request &request, const QString &name, std::int64_t absent, std::int64_t least,
                            std::int64_t most) {
    const auto found = request.query.constFind(name);
    if (found == request.query.constEnd()) {
        return absent;
    }
    bool isNumber = false;
    const qint64 value = found->toLongLong(&isNumber);
    if (!isNumber || value < least || value > most || *found != QString::number(value)) {
        return invalid(name, u"write a number from %1 to %2"_s.arg(least).arg(most));
    }
    return value;
}

QString cursor(QByteArrayView list, const std::vector<std::int64_t> &keys) {
    QByteArray text = list.toByteArray();
    for (const auto key : keys) {
        text += ',' + QByteArray::number(static_cast<qlonglong>(key));
    }
    return QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

static std::optional<std::vector<std::int64_t>> keysOf(const QString &text, QByteArrayView list, std::size_t keys) {
    const auto decoded = QByteArray::fromBase64Encoding(
        text.left(400).toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const auto parts = decoded ? (*decoded).split(',') : QByteArrayList();
    if (parts.size() != static_cast<qsizetype>(keys) + 1 || parts.front() != list) {
        return std::nullopt;
    }
    std::vector<std::int64_t> values;
    for (auto part = std::next(parts.begin()); part != parts.end(); ++part) {
        bool isNumber = false;
        values.push_back(part->toLongLong(&isNumber));
        if (!isNumber) {
            return std::nullopt;
        }
    }
    // The one text of these keys: what somebody edited by hand is not taken for ours.
    return cursor(list, values) == text ? std::optional(values) : std::nullopt;
}

Result<ListWindow> listWindow(const Request &request, QByteArrayView list, std::size_t keys) {
    ListWindow window;
    const auto limit = number(request, u"limit"_s, 100, 1, 500);
    if (!limit) {
        return tl::unexpected(limit.error());
    }
    window.limit = static_cast<int>(*limit);
    const auto total = flag(request, u"total"_s);
    if (!total) {
        return tl::unexpected(total.error());
    }
    window.total = *total;
    if (const auto text = request.query.constFind(u"cursor"_s); text != request.query.constEnd()) {
        auto after = keysOf(*text, list, keys);
        if (!after) {
            return refuse(400, u"cursor_invalid"_s, u"start again without cursor"_s, u"cursor"_s);
        }
        window.after = std::move(*after);
    }
    return window;
}

Result<std::uint32_t> wordMask(const Request &request, const QString &name,
                               const std::function<std::optional<int>(QStringView)> &read) {
    const auto found = request.query.constFind(name);
    if (found == request.query.constEnd()) {
        return 0;
    }
    std::uint32_t mask = 0;
    for (const auto word : QStringView(*found).split(u',')) {
        const auto number = read(word);
        if (!number) {
            return invalid(name, u"unknown word: %1"_s.arg(word.left(40)));
        }
        mask |= 1U << static_cast<unsigned>(*number);
    }
    return mask;
}

QString likePattern(const QString &text) {
    QString escaped = text;
    escaped.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + escaped + u'%';
}

void answerFrom(Readers &readers, const Request &request, const Answer &answer, Reading work) {
    const bool taken = readers.post([id = request.requestId, answer, work = std::move(work)](auto connection) {
        if (!connection) {
            answer(problem(connection.error(), id));
            return;
        }
        const log::AboutRequest about(id.toStdString());
        const auto response = work(**connection);
        answer(response ? *response : problem(response.error(), id));
    });
    if (!taken) {
        answer(problem(overloaded(), request.requestId));
    }
}

} // namespace farol::server
