// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/diagnosiscard.h"

#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/flowlayout.h"
#include "ui/kit/label.h"
#include "ui/kit/rule.h"
#include "ui/text/plaintext.h"

#include <QAccessible>
#include <QBoxLayout>
#include <memory>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

class DiagnosisCard::Row final : public QWidget {
public:
    Row(const Theme &theme, DiagnosisCard *card)
        : QWidget(card)
        , m_theme(theme)
        , m_card(card)
        , m_icon(new Label(theme, TextStyle::Body, {}, this))
        , m_title(new Label(theme, TextStyle::Field, {}, this))
        , m_sentence(new Label(theme, TextStyle::Secondary, {}, this))
        , m_buttons(new QWidget(this)) {
        m_icon->setFixedSize(theme.px(16), theme.px(18));
        m_title->setFont(theme.font(13, QFont::Medium));
        m_title->setFixedWidth(theme.px(116));
        m_sentence->setWordWrap(true);
        m_flow = new FlowLayout(theme.px(8), theme.px(6), m_buttons);
        m_flow->setContentsMargins(0, 0, 0, 0);
        auto *text = new QVBoxLayout;
        text->setSpacing(theme.px(5));
        text->addWidget(m_sentence);
        text->addWidget(m_buttons);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, theme.px(7), 0, theme.px(7));
        row->setSpacing(theme.px(12));
        row->addWidget(m_icon, 0, Qt::AlignTop);
        row->addWidget(m_title, 0, Qt::AlignTop);
        row->addLayout(text, 1);
        connect(&theme, &Theme::changed, this, [this] { paintIcon(); });
    }

    void set(const StepLook &look) {
        if (look == m_look) {
            return;
        }
        const bool otherActions = look.actions != m_look.actions;
        const bool otherState = look.state != m_look.state || look.sentence != m_look.sentence;
        m_look = look;
        m_title->setText(look.title);
        m_sentence->setText(singleLine(look.sentence));
        paintIcon();
        setAccessibleName(
            DiagnosisCard::tr("%1: %2. %3", "step: state. finding").arg(look.title, look.state, m_sentence->text()));
        if (otherActions) {
            rebuild();
        }
        if (otherState) {
            QAccessibleEvent told(this, QAccessible::NameChanged);
            QAccessible::updateAccessibility(&told);
        }
    }

    [[nodiscard]] QWidget *firstButton() const {
        return m_look.actions.isEmpty() ? nullptr : m_flow->itemAt(0)->widget();
    }

private:
    void paintIcon() {
        m_icon->setPixmap(m_theme.icon(m_look.icon, m_theme.text(m_look.tone), 15, devicePixelRatioF()));
        m_icon->setAccessibleName(m_look.state);
    }
    void rebuild() {
        const bool hadFocus = m_buttons->isAncestorOf(window()->focusWidget());
        while (QLayoutItem *item = m_flow->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            std::unique_ptr<QLayoutItem>(item).reset();
        }
        QWidget *before = m_card->m_test;
        for (const StepAction &action : std::as_const(m_look.actions)) {
            auto *button = new Button(m_theme, Button::Kind::Standard, action.text, {}, m_buttons);
            button->setCompact(true);
            button->setObjectName(action.id);
            m_flow->addWidget(button);
            button->show(); // at once: a way out that is not there yet cannot take the focus
            DiagnosisCard *card = m_card;
            connect(button, &QPushButton::clicked, card, [card, id = action.id] { Q_EMIT card->actionRequested(id); });
            QWidget::setTabOrder(before, button);
            before = button;
        }
        m_buttons->setVisible(!m_look.actions.isEmpty());
        if (hadFocus) {
            m_card->m_test->setFocus(Qt::OtherFocusReason); // its button is gone: the focus stays in the card
        }
    }

    const Theme &m_theme;
    DiagnosisCard *m_card;
    StepLook m_look;
    Label *m_icon;
    Label *m_title;
    Label *m_sentence;
    QWidget *m_buttons;
    FlowLayout *m_flow;
};

DiagnosisCard::DiagnosisCard(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_card(new Card(theme, this))
    , m_rows(nullptr)
    , m_test(new Button(theme, Button::Kind::Standard, tr("Test"), u"refresh"_s, this)) {
    m_test->setCompact(true);
    m_test->setObjectName(u"test"_s);
    m_card->setTitle(tr("Diagnosis"), {});
    m_card->addToHead(m_test);
    auto *body = new QWidget(m_card);
    m_rows = new QVBoxLayout(body);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
    m_card->setBody(body);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_card);
    connect(m_test, &QPushButton::clicked, this, &DiagnosisCard::testRequested);
}

void DiagnosisCard::setSteps(const QList<StepLook> &steps) {
    while (m_steps.size() < steps.size()) {
        if (!m_steps.isEmpty()) {
            m_rows->addWidget(new Rule(m_theme, this));
        }
        m_steps.append(new Row(m_theme, this));
        m_rows->addWidget(m_steps.last());
    }
    for (qsizetype i = 0; i < steps.size(); ++i) {
        m_steps[i]->set(steps[i]);
    }
}

void DiagnosisCard::focusWayOut() {
    QWidget *target = m_test;
    for (const Row *row : std::as_const(m_steps)) {
        if (QWidget *button = row->firstButton()) {
            target = button;
            break;
        }
    }
    target->setFocus(Qt::OtherFocusReason);
}

void DiagnosisCard::setSummary(const QString &summary) {
    m_card->setTitle(tr("Diagnosis"), summary);
}

void DiagnosisCard::setTest(const QString &text, bool possible) {
    m_test->setText(text);
    m_test->setEnabled(possible);
}

} // namespace farol::ui
