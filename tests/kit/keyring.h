// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace farol::kit {

// A real gnome-keyring-daemon on the private bus of with_keyring.sh, with keyrings in a folder of its own that outlive
// a restart. A wrong password leaves an existing keyring locked; no password at all makes no keyring.
class Keyring final {
public:
    Keyring() = default;
    ~Keyring() { stop(); }
    Keyring(const Keyring &) = delete;
    Keyring &operator=(const Keyring &) = delete;

    [[nodiscard]] bool start(const QByteArray &password) {
        stop();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_data.path());
        m_daemon.setProcessEnvironment(environment);
        QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
        if (!password.isEmpty()) {
            arguments.append(QStringLiteral("--unlock"));
        }
        m_daemon.start(QStringLiteral("gnome-keyring-daemon"), arguments);
        m_daemon.write(password);
        m_daemon.closeWriteChannel();
        return m_daemon.waitForStarted() && becomes(true);
    }
    void stop() {
        if (m_daemon.state() == QProcess::NotRunning) {
            return;
        }
        m_daemon.kill();
        m_daemon.waitForFinished();
        (void)becomes(false);
    }
    [[nodiscard]] qint64 pid() const { return m_daemon.processId(); }
    [[nodiscard]] QString folder() const { return m_data.path(); }

private:
    static bool becomes(bool registered) {
        return QTest::qWaitFor(
            [registered] {
                auto *bus = QDBusConnection::sessionBus().interface();
                return bus && bus->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")) == registered;
            },
            10000);
    }
    QTemporaryDir m_data;
    QProcess m_daemon;
};

// The files below a folder that hold these bytes.
inline QStringList filesHolding(const QString &folder, const QByteArray &bytes) {
    QStringList found;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes)) {
            found.append(file.fileName());
        }
    }
    return found;
}

} // namespace farol::kit
