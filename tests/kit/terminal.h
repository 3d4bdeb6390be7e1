// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QSocketNotifier>
#include <QTest>
#include <cstdlib>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace farol::kit {

// A program of ours at a person's terminal: a pseudo-terminal that types the password whenever it is asked for.
class AtTerminal final {
public:
    struct Outcome {
        int code = -1;
        QString out;
        QString err;
    };
    enum class Input { Apart, Terminal }; // what the program's standard input is
    explicit AtTerminal(const QString &program = QStringLiteral(FAROL_BIN_DIR "/farolctl"), Input input = Input::Apart)
        : m_program(program)
        , m_isInput(input == Input::Terminal)
        , m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)) {
        [[maybe_unused]] const bool ready = ::grantpt(m_master) == 0 && ::unlockpt(m_master) == 0;
        m_slave = QByteArray(::ptsname(m_master));
    }
    ~AtTerminal() { ::close(m_master); }
    AtTerminal(const AtTerminal &) = delete;
    AtTerminal &operator=(const AtTerminal &) = delete;

    // typed once; again, where there is one, at every question after the first.
    Outcome run(const QStringList &arguments, const QProcessEnvironment &environment, const QByteArray &typed,
                const QByteArray &again = {}) {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.setChildProcessModifier([this] {
            ::setsid();
            const int terminal = ::open(m_slave.constData(), O_RDWR);
            ::ioctl(terminal, TIOCSCTTY, 0);
            if (m_isInput) {
                ::dup2(terminal, STDIN_FILENO);
            }
        });
        QSocketNotifier readable(m_master, QSocketNotifier::Read);
        QObject::connect(&readable, &QSocketNotifier::activated, &process, [this, typed, again, &readable] {
            char buffer[1024];
            const auto count = ::read(m_master, buffer, sizeof buffer);
            if (count <= 0) { // the other side is closed
                readable.setEnabled(false);
                return;
            }
            m_seen.append(buffer, static_cast<qsizetype>(count));
            if (m_seen.endsWith(": ") && (m_questions == 0 || !again.isEmpty())) {
                const QByteArray &answer = m_questions++ == 0 ? typed : again;
                [[maybe_unused]] const auto written =
                    ::write(m_master, answer.constData(), static_cast<std::size_t>(answer.size()));
            }
        });
        process.start(m_program, arguments);
        if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30000)) {
            process.kill();
            process.waitForFinished();
        }
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
    }
    [[nodiscard]] QByteArray seen() const { return m_seen; }

private:
    QString m_program;
    bool m_isInput;
    int m_master;
    QByteArray m_slave;
    QByteArray m_seen;
    int m_questions = 0;
};

} // namespace farol::kit
