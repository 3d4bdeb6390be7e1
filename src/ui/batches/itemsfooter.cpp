// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/itemsfooter.h"

#include "ui/items/itemcells.h"
#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/textfield.h"
#include "ui/session/environmentlook.h"

#include <QBoxLayout>
#include <QPainter>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QHBoxLayout *lineIn(QWidget *page, const Theme &theme) {
    auto *line = new QHBoxLayout(page);
    line->setContentsMargins(theme.px(14), 1, theme.px(8), 0);
    line->setSpacing(theme.px(10));
    return line;
}

} // namespace

ItemsFooter::ItemsFooter(const Theme &theme, const Formats &formats, QWidget *parent)
    : QStackedWidget(parent)
    , m_theme(theme)
    , m_formats(formats) {
    setFixedHeight(theme.px(36));
    addWidget(textPage());
    addWidget(selectionPage());
    connect(&theme, &Theme::changed, this, [this] { setFixedHeight(m_theme.px(36)); });
}

QWidget *ItemsFooter::textPage() {
    auto *page = new QWidget(this);
    auto *line = lineIn(page, m_theme);
    m_text = new Label(m_theme, TextStyle::Small, {}, page);
    m_text->setObjectName(u"itemsFooterText"_s);
    m_text->setElided(true);
    m_find = new TextField(m_theme, page);
    m_find->setObjectName(u"itemsFind"_s);
    m_find->setPlaceholderText(tr("Find in this batch"));
    m_find->setAccessibleName(m_find->placeholderText());
    m_find->setLeadingIcon(u"search"_s);
    m_find->setFixedWidth(m_theme.px(190));
    m_link = new Button(m_theme, Button::Kind::Quiet, {}, {}, page);
    m_link->setObjectName(u"itemsFooterLink"_s);
    m_link->setCompact(true);
    line->addWidget(m_text, 1);
    line->addWidget(m_find);
    line->addWidget(m_link);
    connect(m_link, &QPushButton::clicked, this, &ItemsFooter::linkActivated);
    connect(m_find, &QLineEdit::textChanged, this, &ItemsFooter::findChanged);
    return page;
}

QWidget *ItemsFooter::selectionPage() {
    auto *page = new QWidget(this);
    auto *line = lineIn(page, m_theme);
    m_selected = new Label(m_theme, TextStyle::Strong, {}, page);
    m_selected->setObjectName(u"selectionText"_s);
    m_reason = new Label(m_theme, TextStyle::Small, {}, page);
    m_reason->setObjectName(u"selectionReason"_s);
    m_reason->setElided(true);
    m_check = new Button(m_theme, Button::Kind::Quiet, {}, orderIcon(ItemOrder::Check), page);
    m_check->setObjectName(u"selectionCheck"_s);
    m_retry = new Button(m_theme, Button::Kind::Quiet, {}, orderIcon(ItemOrder::Retry), page);
    m_retry->setObjectName(u"selectionRetry"_s);
    auto *clear = new Button(m_theme, Button::Kind::Quiet, tr("Clear selection"), u"close"_s, page);
    clear->setIconOnly(true);
    line->addWidget(m_selected);
    line->addWidget(m_reason, 1);
    for (Button *button : {m_check, m_retry, clear}) {
        button->setCompact(true);
        line->addWidget(button);
    }
    connect(m_check, &QPushButton::clicked, this, &ItemsFooter::checkRequested);
    connect(m_retry, &QPushButton::clicked, this, &ItemsFooter::retryRequested);
    connect(clear, &QPushButton::clicked, this, &ItemsFooter::clearRequested);
    return page;
}

void ItemsFooter::showText(const QString &text, const QString &link, bool finds) {
    m_text->setText(text);
    m_link->setText(link);
    m_link->setVisible(!link.isEmpty());
    m_find->setVisible(finds);
    if (!finds && !m_find->text().isEmpty()) {
        const QSignalBlocker quiet(m_find);
        m_find->clear();
    }
    setCurrentIndex(0);
}

void ItemsFooter::showSelection(const QList<app::ItemRow> &items, app::Absent absent) {
    Money amount;
    std::int64_t checks = 0;
    std::int64_t retries = 0;
    for (const app::ItemRow &item : items) {
        amount = sum(amount, item.amount).value_or(amount);
        checks += orderFor(item.state, item.code) == ItemOrder::Check ? 1 : 0;
        retries += orderFor(item.state, item.code) == ItemOrder::Retry ? 1 : 0;
    }
    const QString count = tr("%n selected", nullptr, static_cast<int>(items.size()));
    m_selected->setText(amount.minor == 0 ? count : u"%1 \u00B7 %2"_s.arg(count, m_formats.money(amount)));
    const bool may = absent == app::Absent::None;
    m_check->setText(orderText(ItemOrder::Check, checks, m_formats));
    m_check->setVisible(may && checks > 0);
    m_retry->setText(orderText(ItemOrder::Retry, retries, m_formats));
    m_retry->setVisible(may && retries > 0);
    QString reason;
    if (!may) {
        reason = absentWords(absent);
    } else if (retries == 0 && checks > 0) {
        reason = tr("No retry: uncertain items need the check first.");
    } else if (retries == 0) {
        reason = tr("Nothing to order: none of them can be retried.");
    }
    m_reason->setText(reason);
    setCurrentIndex(1);
}

void ItemsFooter::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.tokens().border);
}

} // namespace farol::ui
