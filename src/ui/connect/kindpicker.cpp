// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/kindpicker.h"

#include "ui/kit/paint.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QFontMetrics>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

QString environmentKindName(EnvironmentKind kind) {
    switch (kind) {
    case EnvironmentKind::Production:
        return KindPicker::tr("Production");
    case EnvironmentKind::Staging:
        return KindPicker::tr("Staging");
    case EnvironmentKind::Demo:
        return KindPicker::tr("Demonstration");
    }
    Q_UNREACHABLE();
}

class KindPicker::Choice final : public QAbstractButton {
public:
    Choice(const Theme &theme, EnvironmentKind kind, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_kind(kind) {
        setCheckable(true);
        setText(environmentKindName(kind));
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
    }
    QSize sizeHint() const override {
        const int word = QFontMetrics(m_theme.font(12, QFont::Medium)).horizontalAdvance(text());
        return {word + m_theme.px(12 + 6 + 2 * 10) + 1, m_theme.px(30)};
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const Tokens &t = m_theme.tokens();
        const QColor fill = isChecked() ? t.selected : underMouse() ? t.hover : t.surface;
        paintBox(painter, rect(), m_theme.px(6), fill, isChecked() ? t.accent : t.control,
                 isChecked() && t.outlines ? 3 : 1);
        const EnvironmentColors &colors = environmentColors(t, m_kind);
        const double side = m_theme.px(12);
        const QRectF square(m_theme.px(10), (height() - side) / 2, side, side);
        const QColor colour = m_kind == EnvironmentKind::Production ? colors.solid : colors.stripe;
        paintBox(painter, square, m_theme.px(3), colour, t.outlines ? t.text : QColor());
        painter.setFont(m_theme.font(12, QFont::Medium));
        painter.setPen(t.text);
        paintText(painter, QRectF(rect()).adjusted(square.right() + m_theme.px(6), 0, 0, 0), text());
    }

private:
    const Theme &m_theme;
    EnvironmentKind m_kind;
};

KindPicker::KindPicker(const Theme &theme, QWidget *parent)
    : QWidget(parent) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme.px(6));
    auto *group = new QButtonGroup(this); // exclusive: arrows go through it, one is always down
    for (const auto kind : {EnvironmentKind::Production, EnvironmentKind::Staging, EnvironmentKind::Demo}) {
        auto *choice = new Choice(theme, kind, this);
        choice->setObjectName(u"kind%1"_s.arg(m_choices.size()));
        group->addButton(choice);
        row->addWidget(choice);
        m_choices.append(choice);
        connect(choice, &QAbstractButton::toggled, this, [this, kind](bool on) {
            if (on) {
                choose(kind);
            }
        });
    }
    row->addStretch(1);
    m_choices.first()->setChecked(true);
    setAccessibleName(tr("Environment"));
}

void KindPicker::setKind(EnvironmentKind kind) {
    m_choices[static_cast<qsizetype>(kind)]->setChecked(true);
}

void KindPicker::choose(EnvironmentKind kind) {
    if (kind != m_kind) {
        m_kind = kind;
        Q_EMIT kindChanged(kind);
    }
}

} // namespace farol::ui
