// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/rail.h"

#include "ui/kit/focusring.h"
#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QAbstractListModel>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QStyledItemDelegate>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

// Places, section titles and the gap above the bottom places, in the order in which they are drawn.
class Rail::Model final : public QAbstractListModel {
public:
    enum class Kind { Place, Section, Gap };
    struct Row {
        Kind kind = Kind::Place;
        RailPlace place;
        RailCount count;
    };
    using QAbstractListModel::QAbstractListModel;
    QList<Row> rows;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(rows.size()); }
    Qt::ItemFlags flags(const QModelIndex &index) const override {
        const bool place = index.isValid() && rows[index.row()].kind == Kind::Place;
        return place ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
    }
    QVariant data(const QModelIndex &index, int role) const override {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
            return {};
        }
        const Row &row = rows[index.row()];
        if (role == Qt::DisplayRole) {
            return row.kind == Kind::Section ? row.place.section : row.place.title;
        }
        if (role == Qt::ToolTipRole) {
            return plainToolTip(row.place.title);
        }
        if (role == Qt::AccessibleTextRole && row.kind == Kind::Place && !row.count.text.isEmpty()) {
            return row.count.stale ? Rail::tr("%1, %2, old").arg(row.place.title, row.count.text)
                                   : Rail::tr("%1, %2", "place and count").arg(row.place.title, row.count.text);
        }
        return role == Qt::AccessibleTextRole ? data(index, Qt::DisplayRole) : QVariant();
    }
    void append(Row row) {
        beginInsertRows({}, int(rows.size()), int(rows.size()));
        rows.append(std::move(row));
        endInsertRows();
    }
    [[nodiscard]] int find(const QString &id) const {
        for (int i = 0; i < rows.size(); ++i) {
            if (rows[i].kind == Kind::Place && rows[i].place.id == id) {
                return i;
            }
        }
        return -1;
    }
};

class Rail::Delegate final : public QStyledItemDelegate {
public:
    Delegate(const Theme &theme, const Rail &rail, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_theme(theme)
        , m_rail(rail) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override {
        const Model::Kind kind = m_rail.m_places->rows[index.row()].kind;
        if (kind == Model::Kind::Gap) {
            return {1, gapHeight()};
        }
        return {1, m_theme.px(kind == Model::Kind::Section ? (m_rail.m_collapsed ? 12 : 28) : 31)};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override {
        const Model::Row &row = m_rail.m_places->rows[index.row()];
        painter->save();
        switch (row.kind) {
        case Model::Kind::Place:
            paintPlace(*painter, option, row, m_rail.currentIndex() == index);
            break;
        case Model::Kind::Section:
            paintSection(*painter, option.rect, row.place.section);
            break;
        case Model::Kind::Gap:
            break;
        }
        painter->restore();
    }

private:
    [[nodiscard]] int gapHeight() const {
        int used = 0;
        for (const Model::Row &row : std::as_const(m_rail.m_places->rows)) {
            if (row.kind != Model::Kind::Gap) {
                used += m_theme.px(row.kind == Model::Kind::Section ? (m_rail.m_collapsed ? 12 : 28) : 31);
            }
        }
        return std::max(m_theme.px(8), m_rail.viewport()->height() - used);
    }
    void paintSection(QPainter &painter, const QRect &rect, const QString &title) const {
        const Tokens &t = m_theme.tokens();
        if (m_rail.m_collapsed) {
            painter.fillRect(QRect(rect.left() + 6, rect.center().y(), rect.width() - 12, 1), t.border);
            return;
        }
        painter.setFont(m_theme.font(11, QFont::DemiBold));
        painter.setPen(t.text3);
        paintText(painter, QRectF(rect).adjusted(m_theme.px(8), m_theme.px(6), 0, 0), title);
    }
    void paintPlace(QPainter &painter, const QStyleOptionViewItem &option, const Model::Row &row, bool current) const {
        const Tokens &t = m_theme.tokens();
        const QRectF rect = QRectF(option.rect).adjusted(0, 0, 0, -1);
        const bool hovered = option.state & QStyle::State_MouseOver;
        if (current || hovered) {
            paintBox(painter, rect, m_theme.px(6), current ? t.selected : t.hover, {});
        }
        if (current) {
            paintBox(painter, QRectF(rect.left(), rect.top() + 5, m_theme.px(3), rect.height() - 10), 1.5, t.accent,
                     {});
        }
        if (m_rail.hasFocus() && showsFocus(m_rail) && current) {
            paintBox(painter, rect, m_theme.px(6), {}, t.focus, t.focusWidth);
        }
        const qreal dpr = painter.device()->devicePixelRatioF();
        const double icon = m_theme.px(17);
        const double left = m_rail.m_collapsed ? rect.center().x() - icon / 2 : rect.left() + m_theme.px(9);
        paintIcon(painter, QRectF(left, rect.top(), icon, rect.height()),
                  m_theme.icon(row.place.icon, current ? t.accent : t.text2, 17, dpr));
        if (m_rail.m_collapsed) {
            if (!row.count.icon.isEmpty()) { // something out of the ordinary waits there
                const double dot = m_theme.px(7);
                paintBox(painter, QRectF(left + icon - dot / 2, rect.top() + m_theme.px(4), dot, dot), dot / 2,
                         m_theme.text(row.count.stale ? Tone::Muted : row.count.tone), {});
            }
            return;
        }
        QRectF inner = rect.adjusted(m_theme.px(9) + icon + m_theme.px(9), 0, -m_theme.px(8), 0);
        inner.setRight(inner.right() - paintCount(painter, inner, row.count, dpr));
        painter.setFont(m_theme.font(13, current ? QFont::DemiBold : QFont::Medium));
        painter.setPen(current ? t.text : t.text2);
        paintText(painter, inner, row.place.title);
    }
    // Gives the width that it took.
    double paintCount(QPainter &painter, const QRectF &inner, const RailCount &count, qreal dpr) const {
        if (count.text.isEmpty()) {
            return 0;
        }
        const QColor color = m_theme.text(count.stale ? Tone::Muted : count.tone);
        painter.setFont(m_theme.font(12, QFont::DemiBold));
        painter.setPen(color);
        double width = paintText(painter, inner, count.text, Qt::AlignRight);
        if (!count.icon.isEmpty()) {
            width += m_theme.px(14) + m_theme.px(5);
            paintIcon(painter, QRectF(inner.right() - width, inner.top(), m_theme.px(14), inner.height()),
                      m_theme.icon(count.icon, color, 14, dpr));
        }
        return width + m_theme.px(6);
    }

    const Theme &m_theme;
    const Rail &m_rail;
};

Rail::Rail(const Theme &theme, QWidget *parent)
    : QListView(parent)
    , m_theme(theme)
    , m_places(new Model(this)) {
    setModel(m_places);
    setItemDelegate(new Delegate(theme, *this, this));
    setAccessibleName(tr("Places"));
    setFrameShape(NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(8, 8, 9, 8);
    for (int n = 1; n <= 9; ++n) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + n)), this);
        connect(shortcut, &QShortcut::activated, this, [this, n] { chooseNth(n); });
    }
    connect(&theme, &Theme::changed, this, &Rail::restyle);
    restyle();
}

Rail::~Rail() = default;

void Rail::addPlace(const RailPlace &place) {
    using Kind = Model::Kind;
    const Model::Row *last = m_places->rows.isEmpty() ? nullptr : &m_places->rows.constLast();
    if (place.atBottom && (!last || !last->place.atBottom)) {
        m_places->append({Kind::Gap, {}, {}});
    } else if (!place.section.isEmpty() && (!last || last->place.section != place.section)) {
        m_places->append({Kind::Section, place, {}});
    }
    m_places->append({Kind::Place, place, {}});
    if (current().isEmpty()) {
        setCurrent(place.id);
    }
}

void Rail::setCount(const QString &id, const RailCount &count) {
    const int row = m_places->find(id);
    if (row >= 0 && m_places->rows[row].count != count) {
        m_places->rows[row].count = count;
        Q_EMIT m_places->dataChanged(m_places->index(row), m_places->index(row));
    }
}

void Rail::setCurrent(const QString &id) {
    const int row = m_places->find(id);
    if (row >= 0) {
        const QScopedValueRollback quiet(m_quiet, true);
        setCurrentIndex(m_places->index(row));
    }
}

QString Rail::current() const {
    return currentIndex().isValid() ? m_places->rows[currentIndex().row()].place.id : QString();
}

void Rail::setCollapsed(bool collapsed) {
    m_collapsed = collapsed;
    restyle();
}

void Rail::restyle() {
    setFixedWidth(m_collapsed ? m_theme.px(17) + 42 : m_theme.px(200));
    doItemsLayout();
}

void Rail::chooseNth(int n) {
    for (int row = 0; row < m_places->rows.size(); ++row) {
        if (m_places->rows[row].kind == Model::Kind::Place && --n == 0) {
            setCurrentIndex(m_places->index(row));
            return;
        }
    }
}

void Rail::currentChanged(const QModelIndex &current, const QModelIndex &previous) {
    QListView::currentChanged(current, previous);
    viewport()->update();
    if (!m_quiet && current.isValid()) {
        Q_EMIT chosen(m_places->rows[current.row()].place.id);
    }
}

void Rail::resizeEvent(QResizeEvent *event) {
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // the gap takes what is left
}

} // namespace farol::ui
