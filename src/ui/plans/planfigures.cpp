// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/planfigures.h"

#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QFontMetrics>
#include <QPainter>

namespace farol::ui {

PlanFigures::PlanFigures(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 1);
    row->setSpacing(0);
    for (int i = 0; i < 4; ++i) {
        auto *box = new QWidget(this);
        auto *column = new QVBoxLayout(box);
        column->setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10));
        column->setSpacing(theme.px(2));
        Cell cell{box, new Label(theme, TextStyle::Small, {}, box), new Label(theme, TextStyle::Page, {}, box),
                  new Label(theme, TextStyle::Hint, {}, box)};
        cell.figure->setElided(true);
        cell.hint->setWordWrap(true); // a sum in words is read whole
        column->addWidget(cell.caption);
        column->addWidget(cell.figure);
        column->addWidget(cell.hint);
        column->addStretch(1);
        row->addWidget(box, 1);
        m_cells.append(cell);
    }
}

void PlanFigures::set(const QList<PlanFigure> &figures) {
    for (qsizetype i = 0; i < std::min(figures.size(), m_cells.size()); ++i) {
        m_cells[i].caption->setText(figures[i].caption);
        m_cells[i].figure->setText(figures[i].figure);
        m_cells[i].hint->setText(figures[i].hint);
        m_cells[i].box->setAccessibleName(
            tr("%1: %2, %3", "caption: figure, hint").arg(figures[i].caption, figures[i].figure, figures[i].hint));
    }
    fit();
}

// As tall as the longest hint at the width it really has, not at its narrowest.
void PlanFigures::fit() {
    const int room = width() / int(m_cells.size()) - m_theme.px(28);
    QFont font = m_theme.font(18, QFont::DemiBold);
    for (const double size : {18.0, 15.0, 13.0}) { // figures are read whole: all of them a size smaller, if need be
        font = m_theme.font(size, QFont::DemiBold);
        const QFontMetrics metrics(font);
        if (std::all_of(m_cells.cbegin(), m_cells.cend(),
                        [&](const Cell &cell) { return metrics.horizontalAdvance(cell.figure->text()) < room; })) {
            break;
        }
    }
    int height = 0;
    for (const Cell &cell : std::as_const(m_cells)) {
        cell.figure->setFont(font);
        const int hint = cell.hint->text().isEmpty() ? 0 : cell.hint->heightForWidth(std::max(room, m_theme.px(80)));
        height = std::max(height, cell.caption->sizeHint().height() + cell.figure->sizeHint().height() + hint);
    }
    setFixedHeight(height + m_theme.px(24) + 1);
}

void PlanFigures::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fit();
}

void PlanFigures::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const QColor line = m_theme.tokens().border;
    painter.fillRect(QRect(0, height() - 1, width(), 1), line);
    for (const Cell &cell : m_cells.mid(1)) {
        painter.fillRect(QRect(cell.box->x(), 0, 1, height()), line);
    }
}

} // namespace farol::ui
