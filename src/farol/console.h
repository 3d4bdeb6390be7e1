// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/embedded/embeddedbackend.h"
#include "core/time/clock.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"
#include "workplace.h"

#include <QSize>
#include <QTranslator>

class QApplication;

namespace farol {

// What the command line orders; empty members leave the choice to the person's settings and the system.
struct ConsoleOptions {
    bool demo = false;
    QString language; // pt_BR, en, es
    ui::Theme::Scheme scheme = ui::Theme::Scheme::System;
    double textScale = 1.0;
    QSize size{1440, 900};
    QString page;       // to open first: overview, batches
    QString screenshot; // PNG, written when the first data is there; then the program ends
    QString summary;    // file or "-", beside the picture
};

// The composition root of the console: theme, language, the embedded back-end, and the workplace of one environment.
// Lives as long as the application; GUI thread.
class Console final : public QObject {
    Q_OBJECT
public:
    Console(QApplication &application, ConsoleOptions options);
    ~Console() override;

    void start();
    // A workplace on a back-end that somebody else started: journeys.
    void open(const app::Environment &environment, const Secret &token);
    [[nodiscard]] Workplace *workplace() { return m_workplace.get(); }
    [[nodiscard]] const ui::Theme &theme() const { return m_theme; }

private:
    void chooseLanguage();
    void startDemo();
    void demoFailed(const Error &error);
    void showWhenAsked();

    QApplication &m_application;
    ConsoleOptions m_options;
    SystemClock m_clock;
    QTranslator m_translator;
    ui::Theme m_theme;
    std::unique_ptr<ui::Formats> m_formats;
    std::unique_ptr<app::EmbeddedBackend> m_embedded;
    std::unique_ptr<Workplace> m_workplace;
};

} // namespace farol
