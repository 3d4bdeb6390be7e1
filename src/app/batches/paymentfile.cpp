// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/paymentfile.h"

#include <QFile>
#include <QFileInfo>

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

Result<QByteArray> readPaymentFile(const QString &path, std::int64_t cap) {
    const QFileInfo info(path);
    if (!info.isFile()) {
        return failure(ErrorKind::NotFound, u"file_unreadable"_s, u"There is no file of that name."_s);
    }
    const qint64 size = info.size();
    if (size > cap) {
        return failure(ErrorKind::Rejected, u"file_too_large"_s,
                       u"The file has %1 bytes; at most %2 are taken. Split it."_s.arg(size).arg(cap));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::NotFound, u"file_unreadable"_s, file.errorString());
    }
    auto bytes = file.read(size + 1);
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::NotFound, u"file_unreadable"_s, file.errorString());
    }
    if (bytes.size() != size) {
        return failure(ErrorKind::Conflict, u"file_changed"_s,
                       u"The file changed while it was read. Wait until it is written, then read it again."_s);
    }
    return bytes;
}

} // namespace farol::app
