// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/page.h"
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

[[nodiscard]] QByteArray encode(const Page<DeadLetter> &);
[[nodiscard]] QByteArray encode(const Quarantine &);
[[nodiscard]] QByteArray encode(const Page<Quarantine> &);
[[nodiscard]] Result<Page<DeadLetter>> deadLetterPage(QByteArrayView);
[[nodiscard]] Result<Quarantine> quarantine(QByteArrayView);
[[nodiscard]] Result<Page<Quarantine>> quarantinePage(QByteArrayView);

} // namespace farol::json
