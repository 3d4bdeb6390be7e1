// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/keyvaluelist.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QFontMetrics>
#include <QGridLayout>
#include <QGuiApplication>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

KeyValueList::KeyValueList(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(theme.px(6));
    m_grid->setVerticalSpacing(0);
    m_grid->setColumnStretch(1, 1);
}

void KeyValueList::setRows(const QList<KeyValue> &rows) {
    if (rows != m_rows) { // an unchanged poll must not take away a selection
        m_rows = rows;
        build();
    }
}

void KeyValueList::build() {
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    // One width for all names, so that the values stand in one line.
    const QFontMetrics metrics(m_theme.font(12));
    int keys = m_theme.px(80);
    for (const KeyValue &row : std::as_const(m_rows)) {
        keys = std::clamp(metrics.horizontalAdvance(row.key) + 2, keys, m_theme.px(136));
    }
    for (int i = 0; i < m_rows.size(); ++i) {
        const KeyValue &row = m_rows[i];
        auto *key = new Label(m_theme, TextStyle::Small, row.key, this);
        key->setElided(true);
        key->setFixedWidth(keys);
        m_grid->addWidget(key, i, 0, Qt::AlignVCenter);
        m_grid->addWidget(makeValue(row), i, 1);
        m_grid->setRowMinimumHeight(i, m_theme.px(22));
    }
}

QWidget *KeyValueList::makeValue(const KeyValue &row) {
    auto *holder = new QWidget(this);
    auto *line = new QHBoxLayout(holder);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(m_theme.px(2));
    if (!row.linkId.isEmpty()) {
        auto *link = new Button(m_theme, Button::Kind::Quiet, row.value, {}, holder);
        link->setCompact(true);
        connect(link, &QPushButton::clicked, this, [this, id = row.linkId] { Q_EMIT activated(id); });
        line->addWidget(link);
    } else {
        const QString shown = row.value.isEmpty() ? u"\u2014"_s : row.value;
        auto *value = new Label(m_theme, row.mono ? TextStyle::Id : TextStyle::Body, shown, holder);
        value->setSelectable();
        value->setAccessibleName(tr("%1: %2", "name: value").arg(row.key, shown));
        value->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        value->setMinimumWidth(m_theme.px(60));
        line->addWidget(value, 1);
    }
    if (row.copyable && !row.value.isEmpty()) {
        auto *copy = new Button(m_theme, Button::Kind::Quiet, tr("Copy %1").arg(row.key), u"copy"_s, holder);
        copy->setCompact(true);
        copy->setIconOnly(true);
        copy->setFixedHeight(m_theme.px(20)); // no taller than its line
        connect(copy, &QPushButton::clicked, this, [this, row] {
            QGuiApplication::clipboard()->setText(row.value);
            Q_EMIT copied(row.key);
        });
        line->addWidget(copy);
    }
    if (!row.actionId.isEmpty()) {
        auto *action = new Button(m_theme, Button::Kind::Quiet, row.actionText, {}, holder);
        action->setCompact(true);
        connect(action, &QPushButton::clicked, this, [this, id = row.actionId] { Q_EMIT activated(id); });
        line->addWidget(action);
    }
    if (!row.linkId.isEmpty()) {
        line->addStretch(1);
    }
    return holder;
}

} // namespace farol::ui
