// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/correctionsapi.h"

#include "core/json/codec.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

// The guard first: an answer that it or the decoder refuses is Malformed here.
Result<Correction> read(const HttpReply &reply) {
    const auto safe = json::guard(reply.body);
    auto value = safe ? json::correction(reply.body) : Result<Correction>(tl::unexpected(safe.error()));
    if (!value) {
        value.error().kind = ErrorKind::Malformed;
    }
    return value;
}

HttpRequest requestOf(const ItemId &item, const CorrectionOrder &order) {
    HttpRequest request;
    request.method = Method::Post;
    request.path = u"/api/v1/items/%1/resubmit"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(item.value)));
    request.body = json::encode(order);
    request.contentType = "application/json";
    return request;
}

} // namespace

Call CorrectionsApi::previewCorrection(const ItemId &item, const CorrectionOrder &order, QObject *context,
                                       Answer<Correction> answer) {
    auto request = requestOf(item, order);
    request.query.addQueryItem(u"dry_run"_s, u"true"_s);
    return m_client.ask<Correction>(request, context, &read, std::move(answer));
}

Call CorrectionsApi::correct(const ItemId &item, std::int64_t version, const CorrectionOrder &order,
                             const IntentKey &intent, QObject *context, Answer<Correction> answer) {
    auto request = requestOf(item, order);
    request.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(version)) + '"';
    request.intent = intent;
    return m_client.ask<Correction>(request, context, &read, std::move(answer));
}

} // namespace farol::net
