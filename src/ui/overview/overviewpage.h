// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/overview/figurerowsmodel.h"
#include "app/overview/overviewmodel.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QStackedWidget;

namespace farol::ui {

class AgeLabel;
class Card;
class FigureRows;
class LineChart;
class PageHead;
class RiskCard;
class StatTile;

// Visão geral: what is at risk, the day's figures and two curves, each with the age of its data. Every figure opens its
// rows, Esc comes back with the place kept. Owned by the window; models and clock outlive it.
class OverviewPage final : public QWidget {
    Q_OBJECT
public:
    // clock: the server's.
    OverviewPage(const Theme &theme, const Formats &formats, app::OverviewModel &model, app::FigureRowsModel &rows,
                 const Clock &clock, QWidget *parent = nullptr);

Q_SIGNALS:
    void itemOpened(const farol::BatchId &batch, const farol::ItemId &item);
    void batchesRequested(); // paid today: the list of batches

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QWidget *buildCharts();
    void arrange();
    void openRows(const QString &title, const QList<ItemState> &states);
    void back();
    void showFigures();
    void showCurves();
    void tick();
    [[nodiscard]] QString unknownReason() const;

    const Theme &m_theme;
    const Formats &m_formats;
    app::OverviewModel &m_model;
    const Clock &m_clock;
    QStackedWidget *m_stack;
    QWidget *m_picture;
    FigureRows *m_rows;
    PageHead *m_head;
    QGridLayout *m_grid;
    RiskCard *m_risk;
    StatTile *m_paid;
    StatTile *m_failures;
    StatTile *m_uncertain;
    StatTile *m_moving;
    LineChart *m_errors;
    LineChart *m_throughput;
    QList<AgeLabel *> m_chartAges;
    QWidget *m_opener = nullptr; // gets the focus back
    QTimer m_tick;
    int m_columns = 0;
};

} // namespace farol::ui
