// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "ui/kit/dialogframe.h"

#include <QDir>
#include <functional>

namespace farol::golden {

// What one run of pictures looks like.
struct Look {
    QString language = QStringLiteral("pt_BR");
    ui::Theme::Scheme scheme = ui::Theme::Scheme::Light;
    double textScale = 1.0;
    QSize size{1440, 900};
    QString suffix; // of the files: visao-geral<suffix>.png
};
struct Places {
    QString farold;
    QDir pictures;
    QString data; // the folder with the files that are imported
};

// Runs the event loop until ready() says so; ends the program with a sentence when that takes longer than a minute.
void waitUntil(const char *what, const std::function<bool()> &ready);
void wait(std::chrono::milliseconds time);

// The real console on the real farold of the demo day, both with clocks that stand still at 10:05:10, and on a
// machine's door with a certificate that nobody knows. Takes pictures of its window. GUI thread.
class Studio final {
public:
    Studio(QApplication &application, Look look, Places places);
    ~Studio();

    void openConnectPage(); // the console without a back-end, with two stored environments
    void openWorkplace();   // Produção on the demo day, read-only, on the overview
    void close();
    void stopBackend();

    [[nodiscard]] Console &console() { return *m_console; }
    [[nodiscard]] Workplace &work() { return *m_console->workplace(); }
    [[nodiscard]] ManualClock &clock() { return m_clock; }
    [[nodiscard]] const Places &places() const { return m_places; }
    template<typename T>
    [[nodiscard]] T *find(const char *objectName) {
        return work().window().findChild<T *>(QString::fromLatin1(objectName));
    }
    void closeDialog(ui::DialogFrame &dialog);
    void allowWriting();              // three minutes and 16 seconds ago
    void save(const QString &name);   // of the window, two seconds after the data was read
    void saveAt(const QString &name); // as the clock is now
    [[nodiscard]] bool isNarrow() const { return m_look.size.width() / m_look.textScale < 1180; }
    [[nodiscard]] bool isGood() const { return m_good; }

private:
    void makeConsole();
    void write(const QPixmap &picture, const QString &name);
    [[nodiscard]] static QPixmap withDialogs(QWidget &window);

    QApplication &m_application;
    Look m_look;
    Places m_places;
    ManualClock m_clock;
    std::unique_ptr<app::EmbeddedBackend> m_backend;
    std::unique_ptr<Console> m_console;
    bool m_good = true;
};

} // namespace farol::golden
