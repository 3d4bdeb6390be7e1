// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projections/projection.h"
#include "core/result/result.h"

#include <QList>

// The JSON of projections, by the rules of codec.h.
namespace farol::json {

[[nodiscard]] QByteArray encode(const QList<Projection> &);
[[nodiscard]] QByteArray encode(const QList<Activity> &);
[[nodiscard]] Result<QList<Projection>> projections(QByteArrayView);
[[nodiscard]] Result<QList<Activity>> activity(QByteArrayView);

} // namespace farol::json
