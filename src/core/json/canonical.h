// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>

namespace farol::json {

// RFC 8785 (JSON Canonicalization Scheme): members sorted by UTF-16 code units, no white space, shortest strings.
// Numbers must be integers within ±2^53 here; money and versions travel as strings.
[[nodiscard]] QByteArray canonical(const QJsonValue &value);
[[nodiscard]] QByteArray sha256Hex(QByteArrayView bytes);

} // namespace farol::json
