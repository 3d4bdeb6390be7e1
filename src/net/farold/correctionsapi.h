// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/correction.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// New orders for what was certainly not paid; the rules of FaroldApi.
class CorrectionsApi final {
public:
    explicit CorrectionsApi(HttpClient &client)
        : m_client(client) {}

    // Writes nothing.
    Call previewCorrection(const ItemId &item, const CorrectionOrder &order, QObject *context,
                           Answer<Correction> answer);
    // version: of the item as it was seen. Conflict when it may not be corrected, or changed.
    Call correct(const ItemId &item, std::int64_t version, const CorrectionOrder &order, const IntentKey &intent,
                 QObject *context, Answer<Correction> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
