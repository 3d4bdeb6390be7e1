// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/money/money.h"
#include "core/result/result.h"

#include <QByteArrayView>

namespace farol {

// What an item says of a person. Masked for everybody; as it is for who may see it and says why.
struct Payload {
    QString item;
    QString externalId;
    QString payee;
    QString document;
    QString pixKey;
    Money amount;
    QString dueDate; // ISO, empty when it has none
    QString description;
    bool masked = true;
    bool operator==(const Payload &) const = default;
};

// "Maria Souza" -> "M*** S***"
[[nodiscard]] QString maskName(const QString &name);
// Payee, document, key and description without what tells the person.
[[nodiscard]] Payload masked(Payload payload);

namespace json {
[[nodiscard]] QByteArray encode(const Payload &);
[[nodiscard]] Result<Payload> payload(QByteArrayView);
} // namespace json

} // namespace farol
