// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"

#include <QObject>
#include <QProcess>
#include <QTimer>
#include <QUrl>

namespace farol::app {

// The farold that lives and dies with the window: started on a free loopback port with a token made at its start. Both
// come as one line over the inherited standard output; the child ends when its standard input closes, so it cannot
// outlive us even when we are killed. Lives on the GUI thread, never blocks it.
class EmbeddedBackend final : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString program = {};       // empty: farold beside this program, then in PATH
        QStringList arguments = {}; // after "serve --handover"
        std::chrono::milliseconds patience{15'000};
    };
    explicit EmbeddedBackend(Options options);
    ~EmbeddedBackend() override; // asks the child to stop, ends it after 3 s

    void start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }
    // Where farold lies: beside the running program, then in PATH; empty when nowhere.
    [[nodiscard]] static QString findProgram();

Q_SIGNALS:
    void ready(const QUrl &address, const farol::Secret &token);
    // Before ready: it did not come up (embedded_missing, embedded_start, embedded_handover, embedded_timeout).
    // After ready: it ended by itself (embedded_ended).
    void failed(const farol::Error &error);

private:
    void readHandover();
    void ended(int code);
    void give(const QString &code, const QString &detail);

    Options m_options;
    QProcess m_process;
    QTimer m_patience;
    bool m_ready = false;
    bool m_stopping = false;
};

} // namespace farol::app
