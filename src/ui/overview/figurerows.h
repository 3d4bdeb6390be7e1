// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/overview/figurerowsmodel.h"
#include "ui/kit/lookmodel.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

class AgeLabel;
class ContentStack;
class Label;
class Table;

// The rows behind a figure, with their exact count and sum in the head. Enter opens one; Esc goes back to the figures.
class FigureRows final : public QWidget {
    Q_OBJECT
public:
    FigureRows(const Theme &theme, const Formats &formats, app::FigureRowsModel &model, const Clock &clock,
               QWidget *parent = nullptr);
    void open(const QString &title, const QList<ItemState> &states);
    void tick(Instant now);

Q_SIGNALS:
    void backRequested();
    void itemOpened(const farol::BatchId &batch, const farol::ItemId &item);

private:
    void show();
    [[nodiscard]] Cell cell(const QModelIndex &index) const;

    const Theme &m_theme;
    const Formats &m_formats;
    app::FigureRowsModel &m_model;
    const Clock &m_clock;
    LookModel m_look;
    QString m_title;
    Label *m_heading;
    Label *m_sum;
    AgeLabel *m_age;
    Table *m_table;
    ContentStack *m_stack;
};

} // namespace farol::ui
