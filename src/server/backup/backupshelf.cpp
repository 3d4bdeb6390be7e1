// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/backupshelf.h"

#include "core/json/backupcodec.h"
#include "core/process/giveway.h"
#include "server/backup/backup.h"
#include "server/items/listquery.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostListed = 500;

tl::unexpected<Error> conflict(const QString &code, const QString &detail) {
    return failure(ErrorKind::Conflict, code, detail);
}

// farold-20261120T130500Z.backup
QString nameAt(Instant at) {
    return u"farold-%1Z.backup"_s.arg(toRfc3339(at).left(19).remove(u'-').remove(u':'));
}

// What is known of a backup that was read to its end stands beside it.
QString noteOf(const QString &path) {
    return path + u".json"_s;
}

// Every checksum of the archive, and how many rows it has.
Result<std::int64_t> readToItsEnd(const QString &path, const std::atomic<bool> &stop) {
    auto archive = ArchiveReader::open(path);
    if (!archive) {
        return tl::unexpected(archive.error());
    }
    std::int64_t rows = 0;
    std::vector<ArchiveReader::Value> row;
    for (;;) {
        const auto table = archive->nextTable();
        if (!table || !*table) {
            return table ? Result<std::int64_t>(rows) : tl::unexpected(table.error());
        }
        for (;; ++rows) {
            const auto more = archive->nextRow(row);
            if (!more) {
                return tl::unexpected(more.error());
            }
            if (stop) {
                return conflict(u"stopped"_s, u"farold ends"_s);
            }
            if (!*more) {
                break;
            }
        }
    }
}

} // namespace

BackupShelf::~BackupShelf() {
    m_stop = true;
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

Result<Backup> BackupShelf::reserve() {
    const std::lock_guard lock(m_mutex);
    if (m_config.backup.folder.isEmpty()) {
        return refuse(422, u"backup_off"_s, u"no folder for backups is configured (backup.folder)"_s);
    }
    if (m_latest && m_latest->status == BackupStatus::Running) {
        return conflict(u"backup_running"_s, u"a backup is being made already: %1"_s.arg(m_latest->name));
    }
    const Instant now = m_clock.now();
    if (QFile::exists(QDir(m_config.backup.folder).filePath(nameAt(now)))) {
        return conflict(u"backup_running"_s, u"a backup was made this very second: %1"_s.arg(nameAt(now)));
    }
    m_latest = Backup{nameAt(now), BackupStatus::Running, now, 0, 0, {}, {}};
    return *m_latest;
}

void BackupShelf::release() {
    const std::lock_guard lock(m_mutex);
    m_latest.reset();
}

void BackupShelf::start() {
    const std::lock_guard lock(m_mutex);
    if (m_thread.joinable()) {
        m_thread.join(); // it told its end already
    }
    m_thread = std::thread(
        [this, path = QDir(m_config.backup.folder).filePath(m_latest->name), at = m_latest->madeAt] { run(path, at); });
}

void BackupShelf::run(const QString &path, Instant at) {
    giveWay();
    const Done done = makeAndVerify(path, at);
    const std::lock_guard lock(m_mutex);
    if (done) {
        m_latest.reset();
    } else {
        m_latest->status = BackupStatus::Failed;
        m_latest->detail = done.error().detail;
    }
}

Done BackupShelf::makeAndVerify(const QString &path, Instant at) const {
    if (!QDir().mkpath(m_config.backup.folder)) {
        return failure(ErrorKind::Server, u"storage"_s, u"the folder of backups cannot be made"_s);
    }
    const auto report = makeBackup(m_config, path, at, &m_stop);
    const auto rows = report ? readToItsEnd(path, m_stop) : tl::unexpected(report.error());
    auto note = rows ? PrivateFile::beside(noteOf(path)) : tl::unexpected(rows.error());
    if (!note) {
        return tl::unexpected(note.error());
    }
    const Backup known{QFileInfo(path).fileName(), BackupStatus::Made, at, report->bytes, *rows, m_clock.now(), {}};
    const auto done = note->write(json::encode(known));
    return done ? note->keep() : done;
}

Backup BackupShelf::kept(const QString &name) const {
    const QString path = QDir(m_config.backup.folder).filePath(name);
    Backup backup{name, BackupStatus::Made, {}, QFileInfo(path).size(), 0, {}, {}};
    const auto archive = ArchiveReader::open(path);
    const auto at = archive ? fromRfc3339(archive->head().value(u"made_at"_s).toString()) : std::nullopt;
    backup.madeAt = at.value_or(Instant{});
    if (!at) {
        backup.status = BackupStatus::Failed;
        backup.detail = u"this file is no backup of farold"_s;
    }
    QFile note(noteOf(path));
    const auto known = note.open(QIODevice::ReadOnly) ? json::backup(note.read(4096)) : tl::unexpected(Error{});
    // Of another file that took its name nothing is known.
    if (known && at && known->bytes == backup.bytes && known->madeAt == backup.madeAt) {
        backup.rows = known->rows;
        backup.verifiedAt = known->verifiedAt;
    }
    return backup;
}

QList<Backup> BackupShelf::list() const {
    if (m_config.backup.folder.isEmpty()) {
        return {};
    }
    std::optional<Backup> latest;
    {
        const std::lock_guard lock(m_mutex);
        latest = m_latest;
    }
    QList<Backup> all;
    const auto names = QDir(m_config.backup.folder).entryList({u"farold-*.backup"_s}, QDir::Files, QDir::Name);
    for (auto name = names.crbegin(); name != names.crend() && all.size() < mostListed; ++name) {
        if (!latest || latest->name != *name) {
            all.append(kept(*name));
        }
    }
    if (latest) {
        all.prepend(*latest);
    }
    return all;
}

} // namespace farol::server
