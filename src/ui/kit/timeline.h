// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QListView>

namespace farol::ui {

struct TimelineEvent {
    QString time; // empty for what has not happened
    QString icon;
    Tone tone = Tone::Idle;
    QString title;
    QString detail;
    bool future = false; // dashed
    bool operator==(const TimelineEvent &) const = default;
};

// Events under one another: time, icon on a line, title, detail. As tall as its events; it lies in a scroll area.
// A list to screen readers and to the arrow keys.
class Timeline final : public QListView {
    Q_OBJECT
public:
    explicit Timeline(const Theme &theme, QWidget *parent = nullptr);
    ~Timeline() override;
    void setEvents(const QList<TimelineEvent> &events); // keeps the current row
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {m_theme.px(180), sizeHint().height()}; }

private:
    class Model;
    class Delegate;

    const Theme &m_theme;
    Model *m_events;
};

} // namespace farol::ui
