// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/correctionsapi.h"

#include "net/farold/route.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpRequest requestOf(const ItemId &item, const CorrectionOrder &order) {
    return post(u"/api/v1/items/%1/resubmit"_s.arg(segment(item.value)), json::encode(order));
}

} // namespace

Call CorrectionsApi::previewCorrection(const ItemId &item, const CorrectionOrder &order, QObject *context,
                                       Answer<Correction> answer) {
    auto request = requestOf(item, order);
    request.query.addQueryItem(u"dry_run"_s, u"true"_s);
    return m_client.ask<Correction>(request, context, reads(&json::correction), std::move(answer));
}

Call CorrectionsApi::correct(const ItemId &item, std::int64_t version, const CorrectionOrder &order,
                             const IntentKey &intent, QObject *context, Answer<Correction> answer) {
    auto request = requestOf(item, order);
    request.ifMatch = '"' + QByteArray::number(static_cast<qlonglong>(version)) + '"';
    request.intent = intent;
    return m_client.ask<Correction>(request, context, reads(&json::correction), std::move(answer));
}

} // namespace farol::net
