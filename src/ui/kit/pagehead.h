// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/label.h"

#include <QWidget>

class QHBoxLayout;

namespace farol::ui {

// The first line of a page, 52 units: title, what it shows, and at the right what the page adds (age, buttons).
class PageHead final : public QWidget {
    Q_OBJECT
public:
    PageHead(const Theme &theme, const QString &title, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    void addRight(QWidget *widget); // the head becomes its parent

private:
    const Theme &m_theme;
    Label *m_title;
    Label *m_subtitle;
    QHBoxLayout *m_row;
};

} // namespace farol::ui
