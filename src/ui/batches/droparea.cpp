// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/droparea.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// One file of this machine, or nothing.
QString fileIn(const QMimeData &data) {
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.constFirst().toLocalFile() : QString();
}

} // namespace

DropArea::DropArea(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    setObjectName(u"importDrop"_s);
    setAcceptDrops(true);
    auto *choose = new Button(theme, Button::Kind::Standard, tr("Choose a file\u2026"), u"import"_s, this);
    choose->setObjectName(u"importChoose"_s);
    auto *sample = new Button(theme, Button::Kind::Quiet, tr("Save a template\u2026"), u"export"_s, this);
    sample->setObjectName(u"importTemplate"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(theme.px(14));
    buttons->addStretch(1);
    buttons->addWidget(choose);
    buttons->addWidget(sample);
    buttons->addStretch(1);
    auto *title = new Label(theme, TextStyle::Card, tr("Drop a file of payments here"), this);
    auto *text = new Label(theme, TextStyle::Small,
                           tr("CSV or JSON, up to 64 MiB. Every row is checked before anything is stored."), this);
    title->setAlignment(Qt::AlignCenter);
    text->setAlignment(Qt::AlignCenter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(16), theme.px(28), theme.px(16), theme.px(28));
    column->setSpacing(theme.px(8));
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(theme.px(4));
    column->addLayout(buttons);
    connect(choose, &QPushButton::clicked, this, &DropArea::chooseRequested);
    connect(sample, &QPushButton::clicked, this, &DropArea::templateRequested);
}

void DropArea::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_over ? t.accent : t.control, m_over ? 2 : 1, Qt::DashLine));
    painter.setBrush(m_over ? t.hover : QColor(Qt::transparent));
    const double radius = m_theme.px(8);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

void DropArea::dragEnterEvent(QDragEnterEvent *event) {
    if (!fileIn(*event->mimeData()).isEmpty()) {
        m_over = true;
        update();
        event->acceptProposedAction();
    }
}

void DropArea::dragLeaveEvent(QDragLeaveEvent *) {
    m_over = false;
    update();
}

void DropArea::dropEvent(QDropEvent *event) {
    m_over = false;
    update();
    if (const QString path = fileIn(*event->mimeData()); !path.isEmpty()) {
        event->acceptProposedAction();
        Q_EMIT fileDropped(path);
    }
}

} // namespace farol::ui
