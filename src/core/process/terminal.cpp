// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/terminal.h"

#include <array>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <csignal>
#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#endif

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t longestLine = 4096;

tl::unexpected<Error> noTerminal() {
    return failure(ErrorKind::Rejected, u"no_terminal"_s, u"This asks on a terminal, and there is none."_s);
}

#ifdef Q_OS_WIN

Result<Secret> ask(const QString &question, bool echo) {
    const HANDLE in =
        CreateFileW(L"CONIN$", GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ, nullptr, OPEN_EXISTING, 0, nullptr);
    const HANDLE out = CreateFileW(L"CONOUT$", GENERIC_WRITE, FILE_SHARE_WRITE, nullptr, OPEN_EXISTING, 0, nullptr);
    if (in == INVALID_HANDLE_VALUE || out == INVALID_HANDLE_VALUE) {
        return noTerminal();
    }
    DWORD mode = 0;
    DWORD count = 0;
    GetConsoleMode(in, &mode);
    SetConsoleMode(in, echo ? mode : mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    const std::wstring text = question.toStdWString();
    WriteConsoleW(out, text.data(), static_cast<DWORD>(text.size()), nullptr, nullptr);
    std::array<wchar_t, longestLine> line{};
    const bool read = ReadConsoleW(in, line.data(), static_cast<DWORD>(line.size()), &count, nullptr);
    SetConsoleMode(in, mode);
    WriteConsoleW(out, L"\r\n", 2, nullptr, nullptr);
    CloseHandle(in);
    CloseHandle(out);
    QByteArray bytes = QString::fromWCharArray(line.data(), static_cast<int>(count)).toUtf8();
    SecureZeroMemory(line.data(), sizeof line);
    while (bytes.endsWith('\n') || bytes.endsWith('\r')) {
        bytes.chop(1);
    }
    return read ? Result<Secret>(Secret(bytes)) : noTerminal();
}

#else

// Switches the echo off and gives the terminal back as it was, also when the line never comes.
class Quiet final {
public:
    Quiet(int terminal, bool echo)
        : m_terminal(terminal)
        , m_changed(!echo && ::tcgetattr(terminal, &m_before) == 0) {
        if (m_changed) {
            termios quiet = m_before;
            quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
            ::tcsetattr(terminal, TCSAFLUSH, &quiet);
        }
    }
    ~Quiet() {
        if (m_changed) {
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
        }
    }
    Quiet(const Quiet &) = delete;
    Quiet &operator=(const Quiet &) = delete;

private:
    int m_terminal;
    termios m_before{};
    bool m_changed;
};

void say(int terminal, const QByteArray &text) {
    [[maybe_unused]] const auto written = ::write(terminal, text.constData(), static_cast<std::size_t>(text.size()));
}

Result<Secret> ask(const QString &question, bool echo) {
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (terminal < 0) {
        return noTerminal();
    }
    // An interrupt ends the program; the echo must be back before.
    sigset_t interrupts;
    sigset_t before;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    sigaddset(&interrupts, SIGTSTP);
    ::sigprocmask(SIG_BLOCK, &interrupts, &before);
    std::array<char, longestLine> line{};
    ssize_t count = 0;
    {
        const Quiet quiet(terminal, echo);
        say(terminal, question.toUtf8());
        count = ::read(terminal, line.data(), line.size());
    }
    if (!echo) {
        say(terminal, "\n");
    }
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    ::close(terminal);
    QByteArray bytes(line.data(), count > 0 ? static_cast<qsizetype>(count) : 0);
    for (volatile char &byte : line) {
        byte = 0;
    }
    if (!bytes.endsWith('\n')) { // end of file instead of a line
        return failure(ErrorKind::Rejected, u"cancelled"_s, u"Cancelled; nothing was done."_s);
    }
    bytes.chop(1);
    return Secret(std::move(bytes));
}

#endif

} // namespace

Result<Secret> askSecret(const QString &question) {
    return ask(question, false);
}

Result<Secret> askNewSecret(const QString &question) {
    auto secret = askSecret(question);
    const auto again = secret ? askSecret(u"The same again: "_s) : secret;
    if (secret && again && !(*secret == *again)) {
        return failure(ErrorKind::Rejected, u"not_the_same"_s, u"The two were not the same; nothing was done."_s);
    }
    return again ? std::move(secret) : again;
}

Result<QString> askLine(const QString &question) {
    return ask(question, true).map([](const Secret &line) { return QString::fromUtf8(line.reveal()); });
}

} // namespace farol
