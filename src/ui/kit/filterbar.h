// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QMenu;

namespace farol::ui {

class AddChip;
class Chip;
class FlowLayout;
class TextField;

// A filter that could be added, in the menu of "+ Filter".
struct FilterChoice {
    QString id;
    QString title;
};

// A filter in force.
struct FilterValue {
    QString id;
    QString key;
    QString value;
    bool operator==(const FilterValue &) const = default;
};

// Search field, chips, "+ Filter", and the page's own buttons at the right. "/" goes to the search, arrows walk the
// chips, Delete removes one. Holds no data: the page answers the signals and sets the chips again.
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    FilterBar(const Theme &theme, const QString &placeholder, QWidget *parent = nullptr);

    void setChips(const QList<FilterValue> &chips); // keeps the focus on the same id, or its neighbour
    void setChoices(const QList<FilterChoice> &choices);
    void addRight(QWidget *widget); // the bar becomes its parent; buttons shrink to their icon when there is no room
    [[nodiscard]] QString search() const;
    void setSearch(const QString &text); // says nothing
    void focusSearch();

Q_SIGNALS:
    void searchChanged(const QString &text); // after 120 ms without a key, at once for Enter
    void listRequested();                    // Down in the search: on to what it found
    void chipRemoved(const QString &id);
    void chipActivated(const QString &id);
    void choiceMade(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void announceSearch();

    const Theme &m_theme;
    TextField *m_search;
    AddChip *m_add;
    QMenu *m_menu;
    QWidget *m_chipArea;
    FlowLayout *m_flow;
    QHBoxLayout *m_row;
    QList<QWidget *> m_right;
    QList<Chip *> m_chips;
    QList<FilterValue> m_values;
    QString m_announced;
};

} // namespace farol::ui
