// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <string_view>

namespace farol {

enum class ImportColumn : int { ExternalId, Payee, Document, PixKey, Amount, Date, Description, Kind };
inline constexpr int importColumnCount = 8;

// The column that a name means, pt or en; case, accents and the kind of space do not matter ("Chave PIX").
[[nodiscard]] std::optional<ImportColumn> importColumn(std::string_view name);
[[nodiscard]] std::string_view englishName(ImportColumn column);
[[nodiscard]] std::string_view portugueseName(ImportColumn column);
// All of them, for a sentence: external_id, payee, … (or id_externo, favorecido, …).
[[nodiscard]] QString columnNames();

} // namespace farol
