// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/environmentcard.h"

#include "ui/kit/label.h"
#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPainterPath>

namespace farol::ui {

class EnvironmentCard::Tag final : public QWidget {
public:
    Tag(const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme) {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
    }
    void set(const EnvironmentSign &sign) {
        m_sign = sign;
        setAccessibleName(singleLine(sign.name));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override { return environmentTagSize(m_theme, m_sign); }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        paintEnvironmentTag(painter, rect(), m_theme, m_sign);
    }

private:
    const Theme &m_theme;
    EnvironmentSign m_sign;
};

EnvironmentCard::EnvironmentCard(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_tag(new Tag(theme, this))
    , m_note(new Label(theme, TextStyle::Small, {}, this))
    , m_body(new Label(theme, TextStyle::Body, {}, this))
    , m_problem(new Label(theme, TextStyle::Small, {}, this))
    , m_button(new Button(theme, Button::Kind::Standard, {}, {}, this))
    , m_more(new Button(theme, Button::Kind::Plain, {}, QStringLiteral("more"), this)) {
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(8));
    head->addWidget(m_tag);
    head->addWidget(m_note, 1);
    m_note->setElided(true);
    m_body->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->setTone(Tone::Bad);
    auto *column = new QVBoxLayout;
    column->setSpacing(theme.px(6));
    column->addLayout(head);
    column->addWidget(m_body);
    column->addWidget(m_problem);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(15), theme.px(16), theme.px(15), theme.px(13));
    row->setSpacing(theme.px(14));
    row->addLayout(column, 1);
    row->addWidget(m_button);
    row->addWidget(m_more);
    m_more->setObjectName(QStringLiteral("entryMore"));
    m_more->setIconOnly(true);
    auto *menu = new QMenu(m_more);
    auto *edit = menu->addAction(tr("Edit"));
    edit->setObjectName(QStringLiteral("edit"));
    connect(edit, &QAction::triggered, this, &EnvironmentCard::editRequested);
    auto *forget = menu->addAction(tr("Forget…"));
    forget->setObjectName(QStringLiteral("forget"));
    connect(forget, &QAction::triggered, this, &EnvironmentCard::forgetRequested);
    m_more->setMenu(menu);
    connect(m_button, &QPushButton::clicked, this, &EnvironmentCard::chosen);
}

void EnvironmentCard::set(const EnvironmentCardText &text) {
    m_text = text;
    m_tag->set(text.sign);
    m_note->setText(text.note);
    m_body->setText(text.body);
    m_problem->setText(text.problem);
    m_problem->setVisible(!text.problem.isEmpty());
    m_button->setText(singleLine(text.action));
    m_button->setKind(text.primary ? Button::Kind::Primary : Button::Kind::Standard);
    m_button->setEnabled(!text.busy);
    m_more->setVisible(text.isStored);
    m_more->setEnabled(!text.busy);
    m_more->setAccessibleName(tr("More for %1", "environment").arg(singleLine(text.sign.name)));
    m_more->setToolTip(plainToolTip(m_more->accessibleName()));
    // What the button would enter, for who does not see the card around it.
    m_button->setAccessibleName(
        tr("%1: %2", "button, then environment").arg(singleLine(text.action), singleLine(text.sign.name)));
    m_button->setAccessibleDescription(singleLine(text.problem.isEmpty() ? text.note : text.problem));
    setAccessibleName(singleLine(text.sign.name));
    update();
}

void EnvironmentCard::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    const double radius = m_theme.px(8);
    paintBox(painter, rect(), radius, t.surface, t.border);
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()), radius, radius);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(shape);
    paintEnvironmentPattern(painter, QRectF(0, 0, width(), m_theme.px(4)), m_theme, m_text.sign.kind);
}

} // namespace farol::ui
