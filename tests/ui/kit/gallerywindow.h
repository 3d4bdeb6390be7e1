// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/dialogframe.h"
#include "ui/window/mainwindow.h"

#include <QStandardItemModel>
#include <memory>

// A window with tables, tree, inspector and chart made of fixed values, to look at.
class GalleryWindow final {
public:
    GalleryWindow(const farol::ui::Theme &theme, const farol::ui::Formats &formats, bool offline);
    ~GalleryWindow();
    [[nodiscard]] farol::ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] QWidget *firstTable() { return m_table; }
    std::unique_ptr<farol::ui::DialogFrame> makeDialog();

private:
    QWidget *lotsPage();
    QWidget *chartPage();
    QWidget *inspector();
    QWidget *itemsCard();

    const farol::ui::Theme &m_theme;
    const farol::ui::Formats &m_formats;
    bool m_offline;
    QStandardItemModel m_lots;
    QStandardItemModel m_items;
    QStandardItemModel m_plan;
    std::unique_ptr<farol::ui::MainWindow> m_window;
    QWidget *m_table = nullptr;
};
