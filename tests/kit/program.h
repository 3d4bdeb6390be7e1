// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#ifdef Q_OS_LINUX
#include <spawn.h>
#include <sys/wait.h>
#endif

namespace farol::kit {

// Runs a program to its end; its exit code, or -1. Not QProcess on Linux: that forks, and ThreadSanitizer sees nothing
// right any more in a process that forked while it had threads.
inline int runProgram(const QString &name, const QStringList &arguments) {
#ifdef Q_OS_LINUX
    QList<QByteArray> texts{name.toLocal8Bit()};
    for (const auto &one : arguments) {
        texts.append(one.toLocal8Bit());
    }
    std::vector<char *> words;
    for (auto &one : texts) {
        words.push_back(one.data());
    }
    words.push_back(nullptr);
    pid_t child = -1;
    int status = -1;
    if (::posix_spawnp(&child, words.front(), nullptr, nullptr, words.data(), environ) != 0 ||
        ::waitpid(child, &status, 0) != child) {
        return -1;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
#else
    return QProcess::execute(name, arguments);
#endif
}

} // namespace farol::kit
