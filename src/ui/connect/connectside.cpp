// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectside.h"

#include "ui/connect/factline.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QPainter>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

ConnectSide::ConnectSide(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_demo(new EnvironmentCard(theme, this))
    , m_cards(new QVBoxLayout)
    , m_new(new Button(theme, Button::Kind::Standard, tr("New connection"), u"plus"_s, this))
    , m_keychain(new FactLine(theme, this))
    , m_folder(new FactLine(theme, this)) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(72), theme.px(54), theme.px(49), theme.px(24));
    column->setSpacing(0);
    column->addWidget(makeBrand());
    column->addSpacing(theme.px(20));
    m_cards->setSpacing(theme.px(12));
    m_demo->setObjectName(u"demoCard"_s);
    m_demo->button().setObjectName(u"startDemo"_s);
    m_cards->addWidget(m_demo);
    column->addLayout(m_cards);
    column->addSpacing(theme.px(14));
    m_new->setObjectName(u"newConnection"_s);
    column->addWidget(m_new);
    column->addSpacing(theme.px(32));
    auto *promise = new FactLine(theme, this);
    promise->set(Tone::Ok, u"paid"_s, tr("No account, no cloud, no telemetry."));
    m_keychain->setObjectName(u"keychain"_s);
    for (FactLine *line : {promise, m_keychain, m_folder}) {
        column->addWidget(line);
        column->addSpacing(theme.px(8));
    }
    column->addStretch(1);
    m_folder->hide();
    connect(m_demo, &EnvironmentCard::chosen, this, &ConnectSide::demoRequested);
    connect(m_new, &QPushButton::clicked, this, &ConnectSide::newRequested);
}

QWidget *ConnectSide::makeBrand() {
    auto *brand = new QWidget(this);
    auto *lamp = new Label(m_theme, TextStyle::Body, {}, brand);
    const auto paintLamp = [this, lamp] {
        lamp->setPixmap(m_theme.icon(u"farol"_s, m_theme.text(Tone::Accent), 36, devicePixelRatioF()));
    };
    paintLamp();
    connect(&m_theme, &Theme::changed, lamp, paintLamp);
    auto *words = new QVBoxLayout;
    words->setSpacing(m_theme.px(2));
    words->addWidget(new Label(m_theme, TextStyle::Figure, u"Farol"_s, brand));
    auto *what = new Label(m_theme, TextStyle::Secondary, tr("Operations console for batches of payments"), brand);
    what->setWordWrap(true);
    words->addWidget(what);
    auto *row = new QHBoxLayout(brand);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.px(14));
    row->addWidget(lamp);
    row->addLayout(words, 1);
    return brand;
}

void ConnectSide::setDemo(const EnvironmentCardText &text) {
    m_demo->set(text);
}

void ConnectSide::setEntries(const QList<Entry> &entries) {
    QList<std::pair<QString, EnvironmentCard *>> old = std::exchange(m_entries, {});
    QWidget *before = &m_demo->button();
    for (const Entry &entry : entries) {
        const auto found =
            std::find_if(old.begin(), old.end(), [&](const auto &pair) { return pair.first == entry.id; });
        EnvironmentCard *card = found == old.end() ? new EnvironmentCard(m_theme, this) : found->second;
        if (found == old.end()) {
            connect(card, &EnvironmentCard::chosen, this, [this, id = entry.id] { Q_EMIT entryChosen(id); });
            connect(card, &EnvironmentCard::editRequested, this, [this, id = entry.id] { Q_EMIT editRequested(id); });
            connect(card, &EnvironmentCard::forgetRequested, this,
                    [this, id = entry.id] { Q_EMIT forgetRequested(id); });
        } else {
            old.erase(found);
        }
        card->set(entry.text);
        m_cards->removeWidget(card);
        m_cards->addWidget(card);
        QWidget::setTabOrder(before, &card->button());
        QWidget::setTabOrder(&card->button(), &card->more());
        before = &card->more();
        m_entries.append({entry.id, card});
    }
    QWidget::setTabOrder(before, m_new);
    for (const auto &gone : std::as_const(old)) {
        m_cards->removeWidget(gone.second);
        gone.second->hide();
        gone.second->deleteLater();
    }
}

void ConnectSide::setDataFolder(const QString &folder) {
    m_folder->set(Tone::Secondary, u"home"_s, tr("Local data in %1").arg(folder));
    m_folder->setVisible(!folder.isEmpty());
}

void ConnectSide::focusFirst() {
    m_demo->button().setFocus(Qt::OtherFocusReason);
}

void ConnectSide::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    const bool roomy = m_theme.units(width()) >= 500;
    layout()->setContentsMargins(m_theme.px(roomy ? 72 : 24), m_theme.px(roomy ? 54 : 24), m_theme.px(roomy ? 49 : 24),
                                 m_theme.px(24));
}

void ConnectSide::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    painter.fillRect(rect(), t.surface);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), t.border);
}

} // namespace farol::ui
