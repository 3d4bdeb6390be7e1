// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace farol::kit {

// What a RabbitMQ 3.10 would answer, written from what was seen at one: tests/data/rabbitmq.
inline QByteArray rabbitData(const char *name) {
    QFile file(QStringLiteral(FAROL_SOURCE_DIR "/tests/data/rabbitmq/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no data %s", name);
    }
    return file.readAll();
}

} // namespace farol::kit
