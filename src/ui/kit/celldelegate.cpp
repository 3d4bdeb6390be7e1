// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/celldelegate.h"

#include "ui/kit/badge.h"
#include "ui/kit/checkbox.h"
#include "ui/kit/focusring.h"
#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"
#include "ui/text/tabular.h"

#include <QFontMetricsF>
#include <QHeaderView>
#include <QHelpEvent>
#include <QTableView>
#include <QToolTip>
#include <QTreeView>
#include <cmath>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QHeaderView *headerOf(const QAbstractItemView *view) {
    if (const auto *table = qobject_cast<const QTableView *>(view)) {
        return table->horizontalHeader();
    }
    const auto *tree = qobject_cast<const QTreeView *>(view);
    return tree ? tree->header() : nullptr;
}

} // namespace

CellDelegate::CellDelegate(const Theme &theme, QAbstractItemView *view)
    : QStyledItemDelegate(view)
    , m_theme(theme)
    , m_view(view) {}

bool CellDelegate::isEdge(const QModelIndex &index, bool first) const {
    const QHeaderView *header = headerOf(m_view);
    if (!header) {
        return true;
    }
    const int step = first ? -1 : 1;
    for (int visual = header->visualIndex(index.column()) + step; visual >= 0 && visual < header->count();
         visual += step) {
        if (!header->isSectionHidden(header->logicalIndex(visual))) {
            return false;
        }
    }
    return true;
}

QMargins CellDelegate::padding(const QModelIndex &index) const {
    return {m_theme.px(isEdge(index, true) ? 12 : 8), 0, m_theme.px(isEdge(index, false) ? 12 : 8), 0};
}

QFont CellDelegate::fontOf(const Cell &cell) const {
    if (cell.mono) {
        return m_theme.fixedFont(13);
    }
    return m_theme.font(13, cell.bold ? QFont::DemiBold : cell.medium || cell.link ? QFont::Medium : QFont::Normal);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const {
    return {m_theme.px(60), rowHeight()};
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const Cell cell = cellOf(index);
    painter->save();
    painter->setClipRect(option.rect);
    paintBackground(*painter, option, index, cell.group);
    if (cell.group) {
        const auto *tree = qobject_cast<const QTreeView *>(m_view);
        paintGroup(*painter, option.rect, cell, tree && tree->isExpanded(index));
    } else {
        paintContent(*painter, QRectF(option.rect.marginsRemoved(padding(index))).adjusted(0, 0, 0, -1), cell);
    }
    paintFocus(*painter, option, index);
    painter->restore();
}

void CellDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                                   bool group) const {
    const Tokens &t = m_theme.tokens();
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = m_hovered.isValid() && m_hovered == index.siblingAtColumn(0);
    painter.fillRect(option.rect, selected ? t.selected : hovered ? t.hover : group ? t.header : t.surface);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.grid);
    if (selected && (group || isEdge(index, true))) {
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), m_theme.px(3), option.rect.height() - 1),
                         t.accent);
    }
}

void CellDelegate::paintContent(QPainter &painter, QRectF rect, const Cell &cell) const {
    const qreal dpr = painter.device()->devicePixelRatioF();
    if (cell.check) {
        const double side = m_theme.px(15);
        CheckBox::paint(painter, QRectF(rect.left(), rect.top(), side, rect.height()), m_theme, *cell.check, true);
        rect.setLeft(rect.left() + side + m_theme.px(7));
    }
    if (!cell.bar.isEmpty()) {
        const double height = m_theme.px(8);
        const double top = std::round(rect.center().y() - height / 2);
        paintStateBar(painter, QRectF(rect.left(), top, rect.width(), height), m_theme, cell.bar);
        return;
    }
    if (!cell.trend.points.isEmpty()) {
        const double height = m_theme.px(18);
        paintSparkline(painter, QRectF(rect.left(), rect.center().y() - height / 2, rect.width(), height), m_theme,
                       cell.trend);
        return;
    }
    const QString text = singleLine(cell.text);
    if (cell.badge) {
        Badge::paint(painter, rect, m_theme, cell.tone, cell.icon, text);
        return;
    }
    const QColor color = cell.link ? m_theme.tokens().accent : m_theme.text(cell.tone);
    painter.setFont(fontOf(cell));
    painter.setPen(color);
    if (!cell.icon.isEmpty()) {
        if (cell.right) {
            const double taken = QFontMetricsF(painter.font()).horizontalAdvance(text) + m_theme.px(15 + 5);
            rect.setLeft(std::max(rect.left(), rect.right() - taken));
        }
        paintIcon(painter, rect, m_theme.icon(cell.icon, color, 15, dpr));
        rect.setLeft(rect.left() + m_theme.px(15) + m_theme.px(5));
    }
    if (cell.tabular) {
        drawTabular(painter, rect, cell.right ? Qt::AlignRight : Qt::AlignLeft, text);
    } else {
        paintText(painter, rect, text, cell.right ? Qt::AlignRight : Qt::AlignLeft);
    }
}

QRect CellDelegate::actionRect(const QRect &row, const Cell &cell) const {
    if (cell.action.isEmpty()) {
        return {};
    }
    const int icon = cell.actionIcon.isEmpty() ? 0 : m_theme.px(15) + m_theme.px(6);
    const QFontMetricsF metrics(m_theme.font(13, QFont::Medium));
    const int width = int(std::ceil(metrics.horizontalAdvance(singleLine(cell.action)))) + icon + 1;
    return {row.right() - m_theme.px(12) - width, row.top(), width, row.height()};
}

void CellDelegate::paintGroup(QPainter &painter, const QRect &row, const Cell &cell, bool open) const {
    const Tokens &t = m_theme.tokens();
    const qreal dpr = painter.device()->devicePixelRatioF();
    const QRect action = actionRect(row, cell);
    QRectF rect = QRectF(row).adjusted(m_theme.px(12), 0, -m_theme.px(12), -1);
    if (!action.isNull()) {
        painter.setPen(t.accent);
        painter.setFont(m_theme.font(13, QFont::Medium));
        QRectF link(action);
        if (!cell.actionIcon.isEmpty()) {
            paintIcon(painter, link, m_theme.icon(cell.actionIcon, t.accent, 15, dpr));
            link.setLeft(link.left() + m_theme.px(15) + m_theme.px(6));
        }
        paintText(painter, link, singleLine(cell.action));
        rect.setRight(action.left() - m_theme.px(12));
    } else if (!cell.noAction.isEmpty()) {
        painter.setPen(t.text3);
        painter.setFont(m_theme.font(13));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(cell.noAction) + 1;
        paintText(painter, rect.adjusted(rect.width() - width, 0, 0, 0), singleLine(cell.noAction));
        rect.setRight(rect.right() - width - m_theme.px(12));
    }
    paintIcon(painter, rect, m_theme.icon(open ? u"chev-d"_s : u"chev-r"_s, t.text2, 15, dpr));
    rect.setLeft(rect.left() + m_theme.px(15) + m_theme.px(8));
    if (!cell.icon.isEmpty()) {
        paintIcon(painter, rect, m_theme.icon(cell.icon, m_theme.text(cell.tone), 15, dpr));
        rect.setLeft(rect.left() + m_theme.px(15) + m_theme.px(6));
    }
    painter.setPen(t.text);
    painter.setFont(m_theme.font(13, QFont::DemiBold));
    const double title = paintText(painter, rect, singleLine(cell.text));
    painter.setPen(t.text2);
    painter.setFont(m_theme.font(13));
    paintText(painter, rect.adjusted(title + m_theme.px(8), 0, 0, 0), singleLine(cell.detail));
}

void CellDelegate::paintFocus(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const QModelIndex current = m_view->currentIndex();
    if (!m_view->hasFocus() || !showsFocus(*m_view) || current.row() != index.row() ||
        current.parent() != index.parent()) {
        return;
    }
    const int line = m_theme.tokens().focusWidth;
    const QColor color = m_theme.tokens().focus;
    const QRect r = option.rect;
    painter.fillRect(QRect(r.left(), r.top(), r.width(), line), color);
    painter.fillRect(QRect(r.left(), r.bottom() - line, r.width(), line), color);
    const bool whole = option.rect.width() >= m_view->viewport()->width();
    if (whole || isEdge(index, true)) {
        painter.fillRect(QRect(r.left(), r.top(), line, r.height() - 1), color);
    }
    if (whole || isEdge(index, false)) {
        painter.fillRect(QRect(r.right() - line + 1, r.top(), line, r.height() - 1), color);
    }
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                             const QModelIndex &index) {
    const Cell cell = cellOf(index);
    QString tip = cell.toolTip;
    if (tip.isEmpty() && !cell.text.isEmpty() && !cell.group) {
        const double icon = cell.icon.isEmpty() ? 0 : m_theme.px(20);
        const double room = option.rect.marginsRemoved(padding(index)).width() - icon;
        tip = QFontMetricsF(fontOf(cell)).horizontalAdvance(cell.text) > room ? cell.text : QString();
    }
    if (tip.isEmpty() && !cell.bar.isEmpty()) {
        tip = barText(cell.bar);
    }
    QToolTip::showText(event->globalPos(), plainToolTip(tip), view->viewport(), option.rect);
    return true;
}

} // namespace farol::ui
