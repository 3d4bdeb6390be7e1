// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/backupcodec.h"

#include "core/json/document.h"

namespace farol::json {

template<>
struct Words<BackupStatus> {
    static std::optional<BackupStatus> fromApi(QStringView word) { return backupStatusFromApi(word); }
};
template<>
struct Shape<Backup> {
    static constexpr std::array members{
        member<&Backup::name>("name"),      member<&Backup::status>("status"),
        member<&Backup::madeAt>("made_at"), member<&Backup::bytes>("bytes"),
        member<&Backup::rows>("rows"),      member<&Backup::verifiedAt>("verified_at"),
        member<&Backup::detail>("detail"),
    };
};

QByteArray encode(const Backup &backup) {
    return encoded(backup);
}
QByteArray encode(const QList<Backup> &backups) {
    return encoded(Rows<Backup>{backups});
}
Result<Backup> backup(QByteArrayView text) {
    return decoded<Backup>(text);
}
Result<QList<Backup>> backups(QByteArrayView text) {
    return decodedRows<Backup>(text);
}

} // namespace farol::json
