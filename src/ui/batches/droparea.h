// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

// A dashed box that takes one local file, dropped on it or chosen by its button.
class DropArea final : public QWidget {
    Q_OBJECT
public:
    DropArea(const Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void fileDropped(const QString &path);
    void chooseRequested();
    void templateRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    const Theme &m_theme;
    bool m_over = false;
};

} // namespace farol::ui
