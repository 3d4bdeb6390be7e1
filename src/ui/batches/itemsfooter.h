// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemrow.h"
#include "app/session/writeright.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QStackedWidget>

namespace farol::ui {

class Button;
class Label;
class TextField;

// The line under a batch's items: what the list leaves out and the way to it, or, with several rows selected, what
// they add up to and what can be ordered for them. Absent orders say why. Holds no data.
class ItemsFooter final : public QStackedWidget {
    Q_OBJECT
public:
    ItemsFooter(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);

    void showText(const QString &text, const QString &link, bool finds);
    void showSelection(const QList<app::ItemRow> &items, app::Absent absent);

Q_SIGNALS:
    void linkActivated();
    void findChanged(const QString &text);
    void checkRequested(); // for the uncertain ones of the selection
    void retryRequested(); // for those that a retry may mend
    void clearRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *textPage();
    QWidget *selectionPage();

    const Theme &m_theme;
    const Formats &m_formats;
    Label *m_text = nullptr;
    Button *m_link = nullptr;
    TextField *m_find = nullptr;
    Label *m_selected = nullptr;
    Label *m_reason = nullptr;
    Button *m_check = nullptr;
    Button *m_retry = nullptr;
};

} // namespace farol::ui
