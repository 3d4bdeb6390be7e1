// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/batches/batchesmodel.h"
#include "ui/kit/filterbar.h"
#include "ui/text/formats.h"

namespace farol::ui {

// The filters of the page Batches as a person sees them: a period, statuses, a text. A value.
class BatchesFilter final {
public:
    [[nodiscard]] QList<FilterValue> chips() const;
    [[nodiscard]] static QList<FilterChoice> choices(); // of the menu "+ Filter"
    // Back in force what choice or chip `id` names; false when nothing changed.
    bool add(const QString &id);
    bool remove(const QString &id);
    bool clear();
    void setText(const QString &text) { m_text = text.trimmed(); }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] int count() const { return static_cast<int>(chips().size()) + (m_text.isEmpty() ? 0 : 1); }
    [[nodiscard]] QString periodText() const; // "2 days", empty for all
    // As the server takes it; `now` and the zone of the formats tell where a day begins.
    [[nodiscard]] net::BatchFilter request(const Formats &formats, Instant now) const;
    bool operator==(const BatchesFilter &) const = default;

private:
    // What is searched for may be of any day, as the search for items is.
    [[nodiscard]] bool isByDays() const { return m_days > 0 && m_text.isEmpty(); }

    int m_days = 2; // 0: all
    QList<BatchStatus> m_statuses;
    QString m_text;
};

} // namespace farol::ui
