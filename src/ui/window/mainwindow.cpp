// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/mainwindow.h"

#include "ui/kit/button.h"
#include "ui/kit/focusring.h"
#include "ui/text/plaintext.h"

#include <QApplication>
#include <QBoxLayout>
#include <QShortcut>
#include <QStackedWidget>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// The rail's background with its line at the right.
class RailPane final : public QWidget {
public:
    RailPane(const Theme &theme, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme) {}

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.fillRect(rect(), m_theme.tokens().rail);
        painter.fillRect(QRect(width() - 1, 0, 1, height()), m_theme.tokens().border);
    }

private:
    const Theme &m_theme;
};

// The first place inside `region` where the focus may go.
QWidget *firstFocus(QWidget *region) {
    QWidget *widget = region;
    do {
        const bool inside = region == widget || region->isAncestorOf(widget);
        if (inside && (widget->focusPolicy() & Qt::TabFocus) && widget->isEnabled() && widget->isVisible()) {
            return widget;
        }
        widget = widget->nextInFocusChain();
    } while (widget && widget != region);
    return nullptr;
}

} // namespace

MainWindow::MainWindow(const Theme &theme, const Formats &formats, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_environment(new EnvironmentBar(theme, formats, this))
    , m_rail(nullptr)
    , m_pageArea(new QWidget(this))
    , m_over(new QVBoxLayout)
    , m_stack(new QStackedWidget(m_pageArea))
    , m_status(new StatusStrip(theme, this))
    , m_toast(nullptr) {
    build();
    m_toast = new Toast(theme, this);
    new FocusRing(theme, this);
    connect(m_rail, &Rail::chosen, this, &MainWindow::showPage);
    connect(m_environment, &EnvironmentBar::searchRequested, this, &MainWindow::searchRequested);
    const auto key = [this](const QKeySequence &keys, int step) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, [this, step] { walkRegions(step); });
    };
    key(Qt::Key_F6, 1);
    key(QKeySequence(Qt::SHIFT | Qt::Key_F6), -1);
    connect(new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), this), &QShortcut::activated, this, &QWidget::close);
    connect(&theme, &Theme::changed, this, &MainWindow::restyle);
    setMinimumSize(960, 600);
    resize(1440, 900);
    restyle();
}

void MainWindow::build() {
    auto *center = new QWidget(this);
    auto *railPane = new RailPane(m_theme, center);
    m_rail = new Rail(m_theme, railPane);
    auto *railColumn = new QVBoxLayout(railPane);
    railColumn->setContentsMargins(0, 0, 0, 0);
    railColumn->addWidget(m_rail);

    auto *page = new QVBoxLayout(m_pageArea);
    page->setContentsMargins(m_theme.px(16), 0, m_theme.px(16), m_theme.px(12));
    page->setSpacing(0);
    page->addLayout(m_over);
    page->addWidget(m_stack, 1);

    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(railPane);
    middle->addWidget(m_pageArea, 1);
    auto *column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_environment);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    setCentralWidget(center);
}

void MainWindow::addPage(const QString &id, const QString &icon, const QString &title, const QString &section,
                         QWidget *page) {
    add({id, icon, title, section, false}, page);
}

void MainWindow::addBottomPage(const QString &id, const QString &icon, const QString &title, QWidget *page) {
    add({id, icon, title, {}, true}, page);
}

void MainWindow::add(const RailPlace &place, QWidget *page) {
    m_stack->addWidget(page);
    page->setAccessibleName(place.title);
    m_pages.append({place.id, place.title, page});
    m_rail->addPlace(place);
    updateTitle();
}

void MainWindow::showPage(const QString &id) {
    for (const Page &page : std::as_const(m_pages)) {
        if (page.id == id) {
            m_stack->setCurrentWidget(page.widget);
            m_rail->setCurrent(id);
            updateTitle();
            Q_EMIT pageChanged(id);
            return;
        }
    }
}

void MainWindow::addOverPages(QWidget *widget) {
    m_over->addWidget(widget);
}

void MainWindow::setEnvironment(const EnvironmentSign &sign) {
    m_environment->setEnvironment(sign);
    updateTitle();
}

void MainWindow::updateTitle() {
    const QString environment = singleLine(m_environment->environment().name);
    const int at = m_stack->currentIndex();
    const QString page = at >= 0 && at < m_pages.size() ? m_pages[at].title : QString();
    QStringList parts = {page, environment, u"Farol"_s};
    parts.removeAll(QString());
    setWindowTitle(parts.join(u" \u2014 "_s));
}

void MainWindow::enableSearch() {
    m_environment->setSearchVisible(true);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_K), this);
    connect(shortcut, &QShortcut::activated, this, &MainWindow::searchRequested);
}

void MainWindow::enableShortcutSheet() {
    auto *button = new Button(m_theme, Button::Kind::Plain, tr("F1 shortcuts"), u"keyboard"_s, m_status);
    button->setCompact(true);
    m_status->addRight(button);
    connect(button, &QPushButton::clicked, this, &MainWindow::shortcutSheetRequested);
    auto *shortcut = new QShortcut(QKeySequence(Qt::Key_F1), this);
    connect(shortcut, &QShortcut::activated, this, &MainWindow::shortcutSheetRequested);
}

QList<QWidget *> MainWindow::regions() const {
    return {m_environment, m_rail, m_pageArea, m_status};
}

void MainWindow::walkRegions(int step) {
    const QList<QWidget *> all = regions();
    startShowingFocus(*this);
    const QWidget *focused = focusWidget();
    qsizetype at = step > 0 ? -1 : 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        at = focused && (all[i] == focused || all[i]->isAncestorOf(focused)) ? i : at;
    }
    for (qsizetype tried = 0; tried < all.size(); ++tried) {
        at = (at + step + all.size()) % all.size();
        if (QWidget *target = firstFocus(all[at])) { // the status strip has none while nothing waits there
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::restyle() {
    m_rail->setCollapsed(m_theme.units(width()) < 1180);
    m_toast->setBottomMargin(m_theme.px(26));
}

void MainWindow::resizeEvent(QResizeEvent *event) {
    QMainWindow::resizeEvent(event);
    if (m_toast) {
        restyle();
    }
}

} // namespace farol::ui
