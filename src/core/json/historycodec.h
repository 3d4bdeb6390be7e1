// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/overview/history.h"
#include "core/result/result.h"

// The JSON of the months, by the rules of codec.h.
namespace farol::json {

[[nodiscard]] QByteArray encode(const QList<HistoryMonth> &);
[[nodiscard]] Result<QList<HistoryMonth>> historyMonths(QByteArrayView);

} // namespace farol::json
