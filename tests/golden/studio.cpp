// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "golden/studio.h"

#include <QApplication>
#include <QEventLoop>
#include <QPainter>
#include <QPixmap>
#include <QTimer>
#include <cstdio>

namespace farol::golden {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const auto moment = u"2026-11-20T10:05:10-03:00"_s;
const auto production = u"Produção"_s;

store::EnvironmentEntry entry(const QString &name, store::EnvironmentKind kind, const QString &url) {
    return {store::newEnvironmentId(), name, kind, url, u"operator1"_s, {}, *fromRfc3339(moment), false};
}

} // namespace

void wait(std::chrono::milliseconds time) {
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

void waitUntil(const char *what, const std::function<bool()> &ready) {
    for (int look = 0; !ready(); ++look) {
        if (look > 3000) {
            std::fprintf(stderr, "farol_shots: %s did not come within a minute\n", what);
            std::exit(1);
        }
        wait(20ms);
    }
}

Studio::Studio(QApplication &application, Look look, Places places)
    : m_application(application)
    , m_look(std::move(look))
    , m_places(std::move(places))
    , m_clock(*fromRfc3339(moment)) {}

Studio::~Studio() = default;

void Studio::makeConsole() {
    ConsoleOptions options;
    options.language = m_look.language;
    options.scheme = m_look.scheme;
    options.textScale = m_look.textScale;
    options.size = m_look.size;
    options.page = u"overview"_s;
    options.clock = &m_clock;
    m_console = std::make_unique<Console>(m_application, options);
}

void Studio::openConnectPage() {
    store::Settings settings = store::Settings::open(m_clock);
    for (const auto &known : settings.environments()) {
        settings.removeEnvironment(known.id);
    }
    using Kind = store::EnvironmentKind;
    const bool stored =
        settings.putEnvironment(entry(u"Homologação"_s, Kind::Staging, u"https://homolog.interno:8443"_s)) &&
        settings.putEnvironment(entry(production, Kind::Production, u"https://pagamentos.interno:8443"_s)) &&
        settings.save();
    if (!stored) {
        std::fprintf(stderr, "farol_shots: cannot write %s\n", qPrintable(settings.path()));
        std::exit(1);
    }
    makeConsole();
    m_console->start();
}

void Studio::openWorkplace() {
    m_backend = std::make_unique<app::EmbeddedBackend>(
        app::EmbeddedBackend::Options{m_places.farold, {u"--demo"_s, u"--stand-at"_s, moment}, 60s});
    QObject::connect(m_backend.get(), &app::EmbeddedBackend::failed, &m_application, [](const Error &error) {
        std::fprintf(stderr, "farol_shots: %s\n", qPrintable(error.detail));
        std::exit(1);
    });
    QUrl url;
    Secret token;
    QObject::connect(m_backend.get(), &app::EmbeddedBackend::ready, &m_application,
                     [&](const QUrl &address, const Secret &given) {
                         url = address;
                         token = given;
                     });
    m_backend->start();
    waitUntil("the back-end", [&] { return !url.isEmpty(); });
    makeConsole();
    m_console->open({production, app::EnvironmentKind::Production, url, true}, token);
    waitUntil("the overview", [this] { return work().overview().overview().has_value(); });
}

void Studio::close() {
    m_console.reset();
    m_backend.reset();
}

void Studio::stopBackend() {
    m_backend.reset();
}

void Studio::allowWriting() {
    m_clock.advance(-196s);
    const bool allowed = work().right().unlock(production);
    m_clock.advance(196s);
    work().right().tick();
    m_good = m_good && allowed;
}

// What is deleted later waits for a loop that an ordinary program would be back in.
void Studio::closeDialog(ui::DialogFrame &dialog) {
    dialog.reject();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    wait(300ms);
}

// Right after a turn: the next one is too far away to make anything younger while the picture is taken.
void Studio::save(const QString &name) {
    wait(500ms);
    app::Session &session = work().session();
    if (session.connection() == app::Connection::Online) {
        QEventLoop turn;
        QObject::connect(&session, &app::Session::turn, &turn, &QEventLoop::quit);
        QTimer::singleShot(5s, &turn, &QEventLoop::quit);
        session.tryNow();
        turn.exec();
        wait(500ms);
    }
    m_clock.advance(2s);
    saveAt(name);
    m_clock.advance(-2s);
}

void Studio::saveAt(const QString &name) {
    wait(1200ms); // each part looks at the clock once a second
    QWidget *window = m_console->connectPage();
    if (m_console->workplace() != nullptr) {
        window = &work().window();
    }
    write(withDialogs(*window), name);
}

QPixmap Studio::withDialogs(QWidget &window) {
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (auto *dialog : window.findChildren<ui::DialogFrame *>()) {
        if (dialog->isVisible()) {
            painter.drawPixmap(dialog->pos() - window.pos(), dialog->grab());
        }
    }
    return picture;
}

void Studio::write(const QPixmap &picture, const QString &name) {
    const QString path = m_places.pictures.filePath(name + m_look.suffix + u".png"_s);
    if (!picture.save(path)) {
        std::fprintf(stderr, "farol_shots: cannot write %s\n", qPrintable(path));
        m_good = false;
    }
}

} // namespace farol::golden
