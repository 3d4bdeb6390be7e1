// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

namespace farol {

enum class DocumentKind { Cpf, Cnpj };
struct Document {
    DocumentKind kind = DocumentKind::Cpf;
    QString digits; // 11 or 14, no punctuation
    bool operator==(const Document &) const = default;
};
// CPF or CNPJ with or without punctuation. Codes: document_length (also for lost leading zeros, said so in the
// detail), document_digit, document_chars.
[[nodiscard]] Result<Document> makeDocument(QStringView text);

enum class PixKeyKind { Cpf, Cnpj, Email, Phone, Random };
struct PixKey {
    PixKeyKind kind = PixKeyKind::Random;
    QString value; // normal form: digits, lower-case e-mail, +55…, lower-case UUID
    bool operator==(const PixKey &) const = default;
};
// Code: pix_key_invalid, with what is wrong in the detail.
[[nodiscard]] Result<PixKey> makePixKey(QStringView text);

// What lists and logs show. CPF ***.456.789-**, CNPJ **.481.330/0001-**.
[[nodiscard]] QString maskDocument(const Document &document);
[[nodiscard]] QString maskPixKey(const PixKey &key);

} // namespace farol
