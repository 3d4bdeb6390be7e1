// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QGridLayout;

namespace farol::ui {

struct KeyValue {
    QString key;
    QString value; // empty shows —
    bool mono = false;
    bool copyable = false; // a copy button beside it
    QString linkId;        // not empty: the value is a link
    QString actionId;      // not empty: a link after the value …
    QString actionText;    // … with this text
    bool operator==(const KeyValue &) const = default;
};

// Names and values in two columns; values can be selected by mouse and keyboard, ids copied by one press.
class KeyValueList final : public QWidget {
    Q_OBJECT
public:
    explicit KeyValueList(const Theme &theme, QWidget *parent = nullptr);
    void setRows(const QList<KeyValue> &rows);

Q_SIGNALS:
    void activated(const QString &id); // linkId or actionId
    void copied(const QString &key);

private:
    void build();
    QWidget *makeValue(const KeyValue &row);

    const Theme &m_theme;
    QGridLayout *m_grid;
    QList<KeyValue> m_rows;
};

} // namespace farol::ui
