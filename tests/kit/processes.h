// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QList>
#include <QSet>

namespace farol::kit {

// What Linux says about a process, for tests that look at it from outside. A process that has gone has nothing.
inline QByteArray procFile(qint64 pid, const char *name) {
    QFile file(QStringLiteral("/proc/%1/%2").arg(pid).arg(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline QList<qint64> childrenOf(qint64 pid) {
    QList<qint64> found;
    for (const QString &entry : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const qint64 id = entry.toLongLong();
        const QByteArray stat = id > 0 ? procFile(id, "stat") : QByteArray();
        // pid (name, which may hold anything) state parent …
        if (stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1).toLongLong() == pid && !stat.isEmpty()) {
            found.append(id);
        }
    }
    return found;
}

// The process and everything that it started.
inline QList<qint64> familyOf(qint64 pid) {
    QList<qint64> family{pid};
    for (qsizetype i = 0; i < family.size(); ++i) {
        family += childrenOf(family[i]);
    }
    return family;
}

// One IP socket of a process; remote is the kernel's hexadecimal address, all zeros while there is none.
struct IpSocket {
    QByteArray protocol; // tcp tcp6 udp udp6
    QByteArray local;
    quint16 localPort = 0;
    QByteArray remote;
    bool listens = false;
};

inline QList<IpSocket> ipSocketsOf(qint64 pid) {
    QSet<QByteArray> inodes;
    const QDir descriptors(QStringLiteral("/proc/%1/fd").arg(pid));
    for (const QFileInfo &one : descriptors.entryInfoList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)) {
        const QByteArray target = QFile::symLinkTarget(one.filePath()).section(u'/', -1).toLatin1();
        if (target.startsWith("socket:[")) {
            inodes.insert(target.mid(8, target.size() - 9));
        }
    }
    QList<IpSocket> sockets;
    for (const char *protocol : {"tcp", "tcp6", "udp", "udp6"}) {
        for (const QByteArray &line : procFile(pid, (QByteArray("net/") + protocol).constData()).split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() > 9 && inodes.contains(words[9])) {
                const auto local = words[1].split(':');
                sockets.append({protocol, local.value(0), static_cast<quint16>(local.value(1).toUInt(nullptr, 16)),
                                words[2].split(':').value(0), words[3] == "0A"});
            }
        }
    }
    return sockets;
}

// Written by the kernel in the byte order of the machine, 32 bits at a time.
inline bool isLoopback(const QByteArray &address) {
    return (address.size() == 8 && address.endsWith("7F")) || address == "00000000000000000000000001000000" ||
           (address.startsWith("0000000000000000FFFF0000") && address.endsWith("7F"));
}

// The ports on which a process listens.
inline QList<quint16> listeningPortsOf(qint64 pid) {
    QList<quint16> ports;
    for (const IpSocket &socket : ipSocketsOf(pid)) {
        if (socket.listens) {
            ports.append(socket.localPort);
        }
    }
    return ports;
}

} // namespace farol::kit
