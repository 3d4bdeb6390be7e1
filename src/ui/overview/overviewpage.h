// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/batches/batchesmodel.h"
#include "app/overview/figurerowsmodel.h"
#include "app/overview/overviewmodel.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QScrollArea;
class QStackedWidget;

namespace farol::ui {

class AgeLabel;
class DecisionsCard;
class FigureRows;
class LatestBatches;
class LineChart;
class PageHead;
class RiskCard;
class StatTile;

// Visão geral: what is at risk, the day's figures, two curves, the newest batches and what waits for a decision, each
// with the age of its data. Every figure opens its rows, Esc comes back with the place kept. Owned by the window;
// models and clock outlive it.
class OverviewPage final : public QWidget {
    Q_OBJECT
public:
    struct Models {
        app::OverviewModel &overview;
        app::FigureRowsModel &rows;
        app::BatchesModel &latest;
        const Clock &clock; // the server's
    };
    OverviewPage(const Theme &theme, const Formats &formats, const Models &models, QWidget *parent = nullptr);

Q_SIGNALS:
    void itemOpened(const farol::BatchId &batch, const farol::ItemId &item);
    void batchOpened(const farol::BatchId &batch);
    void batchesRequested(); // paid today: the list of batches

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void listen();
    QWidget *chartCard(LineChart *chart, const QString &title, const QString &subtitle);
    void arrange();
    void arrangeTiles();
    void openRows(const QString &title, const QList<ItemState> &states);
    void back();
    void showFigures();
    void showCurves();
    void showDecisions();
    void tick();
    [[nodiscard]] QString unknownReason() const;

    const Theme &m_theme;
    const Formats &m_formats;
    app::OverviewModel &m_model;
    app::BatchesModel &m_batches;
    const Clock &m_clock;
    QStackedWidget *m_stack;
    QScrollArea *m_scroll;
    QWidget *m_picture;
    FigureRows *m_rows;
    PageHead *m_head;
    QGridLayout *m_grid;
    RiskCard *m_risk;
    StatTile *m_paid;
    StatTile *m_failures;
    StatTile *m_uncertain;
    StatTile *m_moving;
    StatTile *m_queued;
    StatTile *m_notSent;
    LineChart *m_errors;
    LineChart *m_throughput;
    LatestBatches *m_latest;
    DecisionsCard *m_decisions;
    QWidget *m_errorsCard = nullptr;
    QWidget *m_throughputCard = nullptr;
    QGridLayout *m_below;
    QList<AgeLabel *> m_chartAges;
    QWidget *m_opener = nullptr; // gets the focus back
    QTimer m_tick;
    int m_columns = 0;
};

} // namespace farol::ui
