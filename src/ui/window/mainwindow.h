// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/environmentbar.h"
#include "ui/kit/rail.h"
#include "ui/kit/statusstrip.h"
#include "ui/kit/toast.h"

#include <QMainWindow>

class QStackedWidget;
class QVBoxLayout;

namespace farol::ui {

// The frame around every page: environment bar, rail, the current page, status strip. F6 and Shift+F6 walk the four
// regions, Alt+1 … Alt+9 the pages. Knows no model: the composition root fills it and answers its parts' signals.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);

    // Pages appear in the rail in this order; the window becomes the page's parent.
    void addPage(const QString &id, const QString &icon, const QString &title, const QString &section, QWidget *page);
    void addBottomPage(const QString &id, const QString &icon, const QString &title, QWidget *page);
    void showPage(const QString &id);
    [[nodiscard]] QString currentPage() const { return m_rail->current(); }
    // A line between environment bar and page area, as the offline banner; the window becomes its parent.
    void addOverPages(QWidget *widget);

    void setEnvironment(const EnvironmentSign &sign); // also the title of the window

    [[nodiscard]] EnvironmentBar &environmentBar() { return *m_environment; }
    [[nodiscard]] Rail &rail() { return *m_rail; }
    [[nodiscard]] StatusStrip &status() { return *m_status; }
    [[nodiscard]] Toast &toast() { return *m_toast; }

    // Ctrl+K and F1 exist only from here on.
    void enableSearch();
    void enableShortcutSheet();

Q_SIGNALS:
    void pageChanged(const QString &id);
    void searchRequested();
    void shortcutSheetRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Page {
        QString id;
        QString title;
        QWidget *widget = nullptr;
    };
    void build();
    void add(const RailPlace &place, QWidget *page);
    void walkRegions(int step);
    void restyle();
    void updateTitle();
    [[nodiscard]] QList<QWidget *> regions() const;

    const Theme &m_theme;
    EnvironmentBar *m_environment;
    Rail *m_rail;
    QWidget *m_pageArea;
    QVBoxLayout *m_over;
    QStackedWidget *m_stack;
    StatusStrip *m_status;
    Toast *m_toast;
    QList<Page> m_pages;
};

} // namespace farol::ui
