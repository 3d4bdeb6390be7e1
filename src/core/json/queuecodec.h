// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/queues/queue.h"
#include "core/result/result.h"

#include <QList>

// The JSON of queues and workers, by the rules of codec.h.
namespace farol::json {

[[nodiscard]] QByteArray encode(const Queue &);
[[nodiscard]] QByteArray encode(const QList<Queue> &);
[[nodiscard]] QByteArray encode(const QList<QueueWorker> &);
[[nodiscard]] Result<Queue> queue(QByteArrayView);
[[nodiscard]] Result<QList<Queue>> queues(QByteArrayView);
[[nodiscard]] Result<QList<QueueWorker>> queueWorkers(QByteArrayView);

} // namespace farol::json
