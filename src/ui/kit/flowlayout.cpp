// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/flowlayout.h"

#include <QLayoutItem>
#include <QWidget>

namespace farol::ui {

FlowLayout::FlowLayout(int horizontalGap, int verticalGap, QWidget *parent)
    : QLayout(parent)
    , m_horizontalGap(horizontalGap)
    , m_verticalGap(verticalGap) {
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item) {
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index) {
    if (index < 0 || index >= count()) {
        return nullptr;
    }
    QLayoutItem *item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

QSize FlowLayout::sizeHint() const {
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        const QSize hint = item->sizeHint();
        width += hint.width() + (width > 0 ? m_horizontalGap : 0);
        height = std::max(height, hint.height());
    }
    return QSize(width, height).grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto &item : m_items) {
        size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect) {
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

// Gives the height needed; each line's items are centred on the line.
int FlowLayout::arrange(const QRect &rect, bool move) const {
    const QRect inner = rect.marginsRemoved(contentsMargins());
    int y = inner.top();
    if (move) { // lines stay in the middle of a taller place
        y += std::max(0, (rect.height() - arrange(QRect(0, 0, rect.width(), 0), false)) / 2);
    }
    size_t first = 0;
    while (first < m_items.size()) {
        size_t last = first;
        int width = 0;
        int height = 0;
        for (; last < m_items.size(); ++last) {
            const QSize hint = m_items[last]->sizeHint();
            const int next = width + (width > 0 ? m_horizontalGap : 0) + hint.width();
            if (last > first && next > inner.width()) {
                break;
            }
            width = next;
            height = std::max(height, hint.height());
        }
        int x = inner.left();
        for (; first < last; ++first) {
            const QSize hint = m_items[first]->sizeHint();
            if (move) {
                m_items[first]->setGeometry(QRect(QPoint(x, y + (height - hint.height()) / 2), hint));
            }
            x += hint.width() + m_horizontalGap;
        }
        y += height + (last < m_items.size() ? m_verticalGap : 0);
    }
    return y - rect.top() + contentsMargins().bottom();
}

} // namespace farol::ui
