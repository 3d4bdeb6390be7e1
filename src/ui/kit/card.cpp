// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/card.h"

#include "ui/kit/paint.h"

#include <QPainterPath>

namespace farol::ui {

// Lies over the children and cuts their corners round.
class Card::Edge final : public QWidget {
public:
    Edge(const Theme &theme, QWidget *card)
        : QWidget(card)
        , m_theme(theme) {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFocusPolicy(Qt::NoFocus);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = m_theme.tokens();
        const double radius = m_theme.px(8);
        QPainterPath outside;
        outside.addRect(rect());
        QPainterPath inside;
        inside.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.fillPath(outside.subtracted(inside), t.window);
        painter.setPen(QPen(t.border, 1));
        painter.drawPath(inside);
    }

private:
    const Theme &m_theme;
};

Card::Card(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_column(new QVBoxLayout(this))
    , m_edge(new Edge(theme, this)) {
    m_edge->hide();
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
}

void Card::setTitle(const QString &title, const QString &subtitle) {
    ensureHead();
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setAccessibleName(title);
}

void Card::addToHead(QWidget *widget) {
    ensureHead();
    m_head->addWidget(widget);
}

void Card::setBody(QWidget *body) {
    auto *padded = new QVBoxLayout;
    const int pad = m_theme.px(14);
    padded->setContentsMargins(pad, m_head ? 0 : pad, pad, pad);
    padded->addWidget(body);
    m_column->addLayout(padded, 1);
}

void Card::setFlushBody(QWidget *body) {
    m_column->addWidget(body, 1);
    m_edge->show();
    m_edge->raise();
}

void Card::resizeEvent(QResizeEvent *event) {
    QFrame::resizeEvent(event);
    m_edge->setGeometry(rect());
    m_edge->raise();
}

void Card::ensureHead() {
    if (m_head) {
        return;
    }
    m_head = new QHBoxLayout;
    m_head->setContentsMargins(m_theme.px(14), m_theme.px(10), m_theme.px(14), m_theme.px(8));
    m_head->setSpacing(m_theme.px(8));
    m_title = new Label(m_theme, TextStyle::Card, {}, this);
    m_subtitle = new Label(m_theme, TextStyle::Small, {}, this);
    m_subtitle->setElided(true);
    m_head->addWidget(m_title);
    m_head->addWidget(m_subtitle);
    m_head->addStretch(1);
    m_column->insertLayout(0, m_head);
}

void Card::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    paintBox(painter, rect(), m_theme.px(8), t.surface, t.border);
}

} // namespace farol::ui
