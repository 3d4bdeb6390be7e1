// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/timeline.h"

#include "ui/kit/focusring.h"
#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"
#include "ui/text/tabular.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace farol::ui {

class Timeline::Model final : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;
    QList<TimelineEvent> events;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(events.size()); }
    QVariant data(const QModelIndex &index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
            (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) {
            return {};
        }
        const TimelineEvent &event = events[index.row()];
        if (event.future) {
            return Timeline::tr("not yet: %1, %2").arg(singleLine(event.title), singleLine(event.detail));
        }
        return Timeline::tr("%1: %2, %3", "time: title, detail")
            .arg(event.time, singleLine(event.title), singleLine(event.detail));
    }
    // Rows are replaced in place where they can be, so that the current row stays.
    void set(const QList<TimelineEvent> &next) {
        const int common = int(std::min(next.size(), events.size()));
        if (next.size() < events.size()) {
            beginRemoveRows({}, int(next.size()), int(events.size()) - 1);
            events.resize(next.size());
            endRemoveRows();
        } else if (next.size() > events.size()) {
            beginInsertRows({}, int(events.size()), int(next.size()) - 1);
            events.append(next.mid(common));
            endInsertRows();
        }
        for (int i = 0; i < common; ++i) {
            if (events[i] != next[i]) {
                events[i] = next[i];
                Q_EMIT dataChanged(index(i), index(i));
            }
        }
    }
};

class Timeline::Delegate final : public QStyledItemDelegate {
public:
    Delegate(const Theme &theme, const Timeline &view, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_view(view) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override {
        return {m_theme.px(180), m_theme.px(43)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        const QList<TimelineEvent> &events = m_view.m_events->events;
        const TimelineEvent &event = events[index.row()];
        const Tokens &t = m_theme.tokens();
        const QRectF row(option.rect);
        const double line = row.left() + m_theme.px(62) + m_theme.px(14); // centre of the icons
        const double icon = m_theme.px(16);
        painter->save();
        painter->setClipRect(option.rect);
        if (index.row() + 1 < events.size()) {
            const bool dashed = events[index.row() + 1].future;
            painter->setPen(QPen(dashed ? t.control : t.border, 1, dashed ? Qt::DashLine : Qt::SolidLine));
            painter->drawLine(QPointF(line, row.top() + icon + 4), QPointF(line, row.bottom()));
        }
        painter->setPen(t.text3);
        painter->setFont(m_theme.font(12));
        const double first = m_theme.px(18);
        drawTabular(*painter, QRectF(row.left(), row.top(), m_theme.px(62), first), Qt::AlignRight, event.time);
        const QColor color = event.future ? t.text3 : m_theme.text(event.tone);
        paintIcon(*painter, QRectF(line - icon / 2, row.top(), icon, first),
                  m_theme.icon(event.icon, color, 16, painter->device()->devicePixelRatioF()));
        const double left = line + m_theme.px(16);
        painter->setPen(event.future ? t.text3 : t.text);
        painter->setFont(m_theme.font(13, QFont::Medium));
        paintText(*painter, QRectF(left, row.top(), row.right() - left, first), singleLine(event.title));
        painter->setPen(event.future ? t.text3 : t.text2);
        painter->setFont(m_theme.font(12));
        paintText(*painter, QRectF(left, row.top() + first, row.right() - left, m_theme.px(17)),
                  singleLine(event.detail));
        if (m_view.hasFocus() && showsFocus(m_view) && m_view.currentIndex() == index) {
            paintBox(*painter, row.adjusted(0, 0, 0, -4), m_theme.px(4), {}, t.focus, t.focusWidth);
        }
        painter->restore();
    }

private:
    const Theme &m_theme;
    const Timeline &m_view;
};

Timeline::Timeline(const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_theme(theme)
    , m_events(new Model(this)) {
    setModel(m_events);
    setItemDelegate(new Delegate(theme, *this, this));
    setAccessibleName(tr("Timeline"));
    setFrameShape(NoFrame);
    setSelectionMode(NoSelection);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        doItemsLayout();
        updateGeometry();
    });
}

Timeline::~Timeline() = default;

void Timeline::setEvents(const QList<TimelineEvent> &events) {
    m_events->set(events);
    updateGeometry();
}

QSize Timeline::sizeHint() const {
    return {m_theme.px(300), m_theme.px(43) * m_events->rowCount()};
}

} // namespace farol::ui
