// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/overview/figurerowsmodel.h"
#include "ui/kit/lookmodel.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QWidget>
#include <functional>

namespace farol::ui {

class AgeLabel;
class ContentStack;
class Label;
class Table;

// The rows behind a figure, with the figure's exact count and sum in the head, and how many of them are here when that
// is not all. Enter opens one; Esc goes back to the figures.
class FigureRows final : public QWidget {
    Q_OBJECT
public:
    FigureRows(const Theme &theme, const Formats &formats, app::FigureRowsModel &model, const Clock &clock,
               QWidget *parent = nullptr);
    // whole: the figure itself, for when it has more rows than are read; nothing when it is not known.
    using Whole = std::function<std::optional<StateCount>()>;
    void open(const QString &title, const QList<ItemState> &states, const Whole &whole);
    void tick(Instant now);
    void refresh(); // while it is looked at; a long list only when it is opened

Q_SIGNALS:
    void backRequested();
    void itemOpened(const farol::BatchId &batch, const farol::ItemId &item);

private:
    void show();
    [[nodiscard]] QString sumText() const;
    [[nodiscard]] Cell cell(const QModelIndex &index) const;

    const Theme &m_theme;
    const Formats &m_formats;
    app::FigureRowsModel &m_model;
    const Clock &m_clock;
    LookModel m_look;
    QString m_title;
    Whole m_whole;
    Label *m_heading;
    Label *m_sum;
    AgeLabel *m_age;
    Table *m_table;
    ContentStack *m_stack;
};

} // namespace farol::ui
