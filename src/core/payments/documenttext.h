// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/payments/document.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace farol {

enum class DocumentFault { None, Length, Digit, Chars };

// A CPF or CNPJ read without allocating; the rule behind makeDocument. Thread-safe.
struct DocumentText {
    std::array<char, 14> chars{};
    std::uint8_t size = 0;    // 11 or 14 when fault is None
    std::uint32_t length = 0; // characters that were written, without punctuation
    DocumentFault fault = DocumentFault::None;
    [[nodiscard]] std::string_view text() const { return {chars.data(), size}; }
    [[nodiscard]] DocumentKind kind() const { return size == 11 ? DocumentKind::Cpf : DocumentKind::Cnpj; }
};
[[nodiscard]] DocumentText readDocument(std::string_view text);
[[nodiscard]] std::string_view documentCode(DocumentFault fault);
[[nodiscard]] std::string documentAdvice(const DocumentText &read);

// A PIX key in its normal form; advice says what is wrong and is empty when it is a key.
struct PixKeyText {
    PixKeyKind kind = PixKeyKind::Random;
    std::string value;
    std::string advice;
};
[[nodiscard]] PixKeyText readPixKey(std::string_view text);

} // namespace farol
