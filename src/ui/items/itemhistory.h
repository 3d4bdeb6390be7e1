// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/timeline.h"
#include "ui/kit/keyvaluelist.h"
#include "ui/kit/timeline.h"
#include "ui/text/formats.h"

namespace farol::ui {

// The life of an item in words; what has not happened is dashed.
[[nodiscard]] QList<TimelineEvent> historyOf(const QList<app::TimelineRow> &rows, const Item &item,
                                             const Formats &formats, Instant now);
// One event an attempt: when, how it ended, through which worker.
[[nodiscard]] QList<TimelineEvent> attemptsOf(const QList<Attempt> &attempts, const Formats &formats, Instant now);

// Ids by which other systems know the item; each can be copied.
[[nodiscard]] QList<KeyValue> identificationOf(const Item &item);
[[nodiscard]] QList<KeyValue> networkIdsOf(const Item &item);
[[nodiscard]] QList<KeyValue> dataOf(const Item &item, const Formats &formats);

} // namespace farol::ui
