// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/telemetry/metrics.h"

#include <QDir>
#include <QFile>
#include <QStorageInfo>
#include <QSysInfo>
#include <filesystem>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace farol::server {

namespace {

QByteArray contents(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// "MemTotal:  123 kB" -> bytes; negative when it is not there.
double kilobytes(const QByteArray &text, const QByteArray &name) {
    const auto at = text.indexOf(name + ':');
    if (at < 0) {
        return -1;
    }
    const auto from = at + name.size() + 1;
    const auto value = text.mid(from, text.indexOf('\n', from) - from).simplified();
    return value.left(value.indexOf(' ')).toDouble() * 1024;
}

void setKnown(Metrics &metrics, const char *name, const char *help, double value) {
    if (value >= 0) {
        metrics.gauge(name, help).set(value);
    }
}

double openFiles() {
    std::error_code error;
    const std::filesystem::directory_iterator files("/proc/self/fd", error);
    return error ? -1 : static_cast<double>(std::distance(begin(files), end(files)));
}

void collectMemory(Metrics &metrics) {
    const QByteArray status = contents(QStringLiteral("/proc/self/status"));
    setKnown(metrics, "process_resident_memory_bytes", "Resident memory size.", kilobytes(status, "VmRSS"));
    setKnown(metrics, "process_virtual_memory_bytes", "Virtual memory size.", kilobytes(status, "VmSize"));
    const QByteArray memory = contents(QStringLiteral("/proc/meminfo"));
    setKnown(metrics, "farold_memory_available_bytes", "Memory that the machine can still give.",
             kilobytes(memory, "MemAvailable"));
    setKnown(metrics, "farold_memory_total_bytes", "Memory of the machine.", kilobytes(memory, "MemTotal"));
}

void collectProcess(Metrics &metrics) {
    setKnown(metrics, "process_open_fds", "Open file descriptors.", openFiles());
#ifdef Q_OS_UNIX
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        setKnown(metrics, "process_max_fds", "Most file descriptors.", static_cast<double>(limit.rlim_cur));
    }
    rusage usage{};
    if (getrusage(RUSAGE_SELF, &usage) == 0) {
        const auto seconds = [](const timeval &time) {
            return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
        };
        metrics.counter("process_cpu_seconds_total", "User and system CPU time.")
            .raiseTo(seconds(usage.ru_utime) + seconds(usage.ru_stime));
    }
#endif
}

} // namespace

void addProcessMetrics(Metrics &metrics) {
    const auto now = std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
    metrics.gauge("process_start_time_seconds", "Start of the process since 1970.").set(now);
    metrics
        .gauge(
            "farold_build_info", "Always 1; the labels say which build this is.",
            {{"version", FAROL_VERSION}, {"qt", qVersion()}, {"arch", QSysInfo::buildCpuArchitecture().toStdString()}})
        .set(1);
    metrics.onCollect([&metrics] {
        collectMemory(metrics);
        collectProcess(metrics);
    });
}

void addDiskMetrics(Metrics &metrics, const std::string &path) {
    metrics.onCollect([&metrics, path] {
        const QStorageInfo disk(QString::fromStdString(path));
        if (disk.isValid()) {
            const Labels labels{{"path", path}};
            metrics.gauge("farold_disk_free_bytes", "Free for this process.", labels)
                .set(static_cast<double>(disk.bytesAvailable()));
            metrics.gauge("farold_disk_size_bytes", "Size of the file system.", labels)
                .set(static_cast<double>(disk.bytesTotal()));
        }
    });
}

} // namespace farol::server
