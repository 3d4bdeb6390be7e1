// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/items/payload.h"

#include "core/log/log.h"
#include "core/payments/document.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString maskName(const QString &name) {
    QStringList words;
    for (const QString &word : name.simplified().split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype first = word.front().isHighSurrogate() && word.size() > 1 ? 2 : 1;
        words.append(word.left(first) + u"***"_s);
    }
    return words.join(u' ');
}

// What is no document or key any more is hidden whole.
static QString orStars(const QString &text, const std::optional<QString> &mask) {
    return text.isEmpty() ? QString() : mask.value_or(u"***"_s);
}

Payload masked(Payload payload) {
    const auto document = makeDocument(payload.document);
    const auto key = makePixKey(payload.pixKey);
    payload.document = orStars(payload.document, document ? std::optional(maskDocument(*document)) : std::nullopt);
    payload.pixKey = orStars(payload.pixKey, key ? std::optional(maskPixKey(*key)) : std::nullopt);
    payload.payee = maskName(payload.payee);
    payload.description = QString::fromStdString(log::redact(payload.description.toStdString()));
    payload.masked = true;
    return payload;
}

} // namespace farol
