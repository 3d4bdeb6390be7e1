// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "app/errortext/errortext.h"
#include "picture.h"

#include <QApplication>
#include <QLocale>
#include <cstdio>

namespace farol {

namespace {

QString languageOf(const QString &wanted) {
    static const QStringList spoken{QStringLiteral("pt_BR"), QStringLiteral("en"), QStringLiteral("es")};
    if (spoken.contains(wanted)) {
        return wanted;
    }
    switch (QLocale::system().language()) {
    case QLocale::Portuguese:
        return QStringLiteral("pt_BR");
    case QLocale::Spanish:
        return QStringLiteral("es");
    default:
        return QStringLiteral("en");
    }
}

QLocale localeOf(const QString &language) {
    if (language == QStringLiteral("pt_BR")) {
        return QLocale(QLocale::Portuguese, QLocale::Brazil);
    }
    return language == QStringLiteral("es") ? QLocale(QLocale::Spanish) : QLocale(QLocale::English);
}

} // namespace

Console::Console(QApplication &application, ConsoleOptions options)
    : m_application(application)
    , m_options(std::move(options)) {
    chooseLanguage();
    m_theme.setScheme(m_options.scheme);
    m_theme.setTextScale(m_options.textScale);
    m_theme.install(application);
}

Console::~Console() = default;

void Console::chooseLanguage() {
    const QString language = languageOf(m_options.language);
    if (m_translator.load(QStringLiteral(":/i18n/farol_%1.qm").arg(language))) {
        QCoreApplication::installTranslator(&m_translator);
    }
    m_formats = std::make_unique<ui::Formats>(localeOf(language));
}

void Console::start() {
    startDemo();
}

void Console::startDemo() {
    m_embedded = std::make_unique<app::EmbeddedBackend>(app::EmbeddedBackend::Options{{}, {QStringLiteral("--demo")}});
    connect(m_embedded.get(), &app::EmbeddedBackend::ready, this, [this](const QUrl &address, const Secret &token) {
        open({ui::MainWindow::tr("Demonstration"), app::EnvironmentKind::Demo, address, false}, token);
    });
    connect(m_embedded.get(), &app::EmbeddedBackend::failed, this, &Console::demoFailed);
    m_embedded->start();
}

void Console::open(const app::Environment &environment, const Secret &token) {
    net::HttpOptions options;
    options.base = environment.url;
    m_workplace = std::make_unique<Workplace>(m_theme, *m_formats, environment, std::move(options), m_clock);
    m_workplace->window().resize(m_options.size);
    if (!m_options.page.isEmpty()) {
        m_workplace->window().showPage(m_options.page);
    }
    m_workplace->window().show();
    m_workplace->session().adoptAccessToken(token);
    showWhenAsked();
}

void Console::showWhenAsked() {
    if (m_options.screenshot.isEmpty() && m_options.summary.isEmpty()) {
        return;
    }
    auto *picture = new Picture(*m_workplace, {m_options.screenshot, m_options.summary}, this);
    connect(picture, &Picture::finished, &m_application, [](int code) { QCoreApplication::exit(code); });
}

void Console::demoFailed(const Error &error) {
    const auto text = app::describe(error);
    std::fprintf(stderr, "farol: %s\n", qPrintable(text.whole()));
    if (m_workplace) {
        m_workplace->window().status().showError(text.whole());
        return;
    }
    QCoreApplication::exit(1);
}

} // namespace farol
