// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/backup.h"

#include "server/engine/database.h"
#include "server/engine/databaselock.h"
#include "server/webhooks/secretbox.h"
#include "sql/connect.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <algorithm>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

QString wordOf(sql::Dialect dialect) {
    return dialect == sql::Dialect::Sqlite ? u"sqlite"_s : u"postgresql"_s;
}

// The key without making one: nobody asked for a new key here.
Result<std::optional<SecretBox>> existingBox(const Config &config) {
    if (config.secrets.key.isEmpty() && !QFile::exists(secretsKeyFile(config))) {
        return std::nullopt;
    }
    auto box = config.secrets.key.isEmpty() ? SecretBox::fromFile(secretsKeyFile(config))
                                            : SecretBox::fromText(config.secrets.key);
    return box ? Result<std::optional<SecretBox>>(std::move(*box)) : tl::unexpected(box.error());
}

Result<QJsonObject> headOf(sql::Connection &connection, const Config &config, Instant now) {
    const auto known = schemaSteps(connection);
    const auto states = known ? sql::migrationStatus(connection, *known)
                              : Result<QList<sql::MigrationState>>(tl::unexpected(known.error()));
    const auto box = existingBox(config);
    if (!states || !box) {
        return tl::unexpected(states ? box.error() : states.error());
    }
    QJsonArray schema;
    for (const auto &[step, applied] : *states) {
        if (applied) {
            schema.append(QJsonArray{step.number, step.name, QString::fromLatin1(step.checksum)});
        }
    }
    return QJsonObject{{u"farold_version"_s, QStringLiteral(FAROL_VERSION)},
                       {u"farol_backup"_s, 1},
                       {u"made_at"_s, toRfc3339(now)},
                       {u"dialect"_s, wordOf(connection.dialect())},
                       {u"schema"_s, schema},
                       {u"secrets_key"_s, *box ? (*box)->fingerprint() : QString()}};
}

Done copyKey(const Config &config, const QString &to) {
    QFile key(secretsKeyFile(config));
    if (!key.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Server, u"storage"_s, key.fileName() + u": "_s + key.errorString());
    }
    auto copy = PrivateFile::beside(to);
    auto done = copy ? copy->write(key.read(1024)) : tl::unexpected(copy.error());
    return done ? copy->keep() : done;
}

// The steps of the archive, which must be ours, with our very text.
Result<QList<sql::Migration>> stepsOf(const QJsonObject &head, const sql::Connection &connection) {
    auto known = schemaSteps(connection);
    if (!known) {
        return known;
    }
    const bool sameKind = head.value(u"dialect"_s).toString() == wordOf(connection.dialect());
    const auto steps = head.value(u"schema"_s).toArray();
    QList<sql::Migration> ours;
    for (const auto &entry : steps) {
        const auto step = entry.toArray();
        const qsizetype index = step.at(0).toInt() - 1;
        const bool isOurs = index == ours.size() && index < known->size() &&
                            known->at(index).name == step.at(1).toString() &&
                            (!sameKind || known->at(index).checksum == step.at(2).toString().toLatin1());
        if (!isOurs) {
            return failure(ErrorKind::Conflict, u"backup_schema"_s,
                           u"the backup has a schema that this farold does not know (step %1 %2): restore it with the "
                           u"version that made it, %3"_s.arg(step.at(0).toInt())
                               .arg(step.at(1).toString(), head.value(u"farold_version"_s).toString()));
        }
        ours.append(known->at(index));
    }
    return ours;
}

Done putRow(sql::Statement &insert, const sql::Table &table, const std::vector<ArchiveReader::Value> &row) {
    insert.clear();
    for (std::size_t i = 0; i < row.size(); ++i) {
        const int place = static_cast<int>(i) + 1;
        if (row[i].isNull) {
            insert.bindAt(place, nullptr);
            continue;
        }
        switch (table.columns[i].kind) {
        case sql::Table::Kind::Integer: {
            bool ok = false;
            const auto number = QByteArray::fromStdString(row[i].bytes).toLongLong(&ok);
            if (!ok) {
                return failure(ErrorKind::Malformed, u"archive"_s, u"the archive has text where a number stands"_s);
            }
            insert.bindAt(place, number);
            break;
        }
        case sql::Table::Kind::Text:
            insert.bindAt(place, row[i].bytes);
            break;
        case sql::Table::Kind::Bytes:
            insert.bindAt(place, QByteArray::fromStdString(row[i].bytes));
            break;
        }
    }
    return insert.run();
}

Done fillTable(ArchiveReader &archive, sql::Connection &connection, const sql::Table &table) {
    std::string marks;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        marks += i == 0 ? "?" : ",?";
    }
    // What a step of the schema put there; the archive has it, as it was.
    if (auto done = connection.execute("DELETE FROM \"" + table.name + '"'); !done) {
        return done;
    }
    auto insert = connection.prepare("INSERT INTO \"" + table.name + "\"(" + table.list() + ") VALUES(" + marks + ")");
    std::vector<ArchiveReader::Value> row;
    for (;;) {
        const auto more = archive.nextRow(row);
        if (!more || !*more) {
            return more ? Done() : tl::unexpected(more.error());
        }
        if (auto done = putRow(insert, table, row); !done) {
            return done;
        }
    }
}

// PostgreSQL: no trigger of ours writes beside the archive's rows, and the next numbers come behind them.
Done besideTheRows(sql::Connection &connection, const std::vector<sql::Table> &tables, bool before) {
    Done done;
    for (const sql::Table &table : tables) {
        if (connection.dialect() == sql::Dialect::Sqlite || !done) {
            return done;
        }
        done =
            connection.execute("ALTER TABLE \"" + table.name + (before ? "\" DISABLE" : "\" ENABLE") + " TRIGGER USER");
        for (const auto &column : table.columns) {
            if (!before && column.isGiven && done) {
                done = connection.execute("SELECT setval(pg_get_serial_sequence('\"" + table.name + "\"','" +
                                          column.name + "'),coalesce((SELECT max(\"" + column.name + "\") FROM \"" +
                                          table.name + "\"),0)+1,false)");
            }
        }
    }
    return done;
}

// A backup of a database that itself still waits knows nothing of what came after the first one.
Done markRestored(sql::Connection &connection, const QJsonObject &head) {
    const auto made = fromRfc3339(head.value(u"made_at"_s).toString());
    if (!made) {
        return failure(ErrorKind::Malformed, u"archive"_s, u"the backup does not say when it was made"_s);
    }
    return connection
        .prepare("INSERT INTO meta(key,value) VALUES('restored_from',?) ON CONFLICT(key) DO UPDATE SET "
                 "value=CASE WHEN CAST(meta.value AS BIGINT)<CAST(excluded.value AS BIGINT) THEN meta.value ELSE "
                 "excluded.value END")
        .bind(QString::number(made->time_since_epoch().count()))
        .run();
}

Done loadAndMark(ArchiveReader &archive, sql::Connection &connection, const Clock &clock) {
    sql::Transaction transaction(connection);
    auto done = transaction.begun() ? loadArchive(archive, connection, clock) : transaction.begun();
    done = done ? markRestored(connection, archive.head()) : done;
    return done ? transaction.commit() : done;
}

tl::unexpected<Error> notEmpty(const QString &place) {
    return failure(ErrorKind::Conflict, u"not_empty"_s,
                   u"%1 is there already: a backup is restored only where nothing is; move it away first"_s.arg(
                       sql::shownPlace(place)));
}

Done restoreFile(ArchiveReader &archive, const QString &path, const Clock &clock) {
    const QString making = path + u".restoring"_s;
    for (const QString &left : {making, making + u"-wal"_s, making + u"-shm"_s, making + u"-journal"_s}) {
        QFile::remove(left); // of a restore that was killed
    }
    {
        auto connection = sql::Connection::open({making});
        if (!connection) {
            return tl::unexpected(connection.error());
        }
        // Nobody else knows the file yet: it needs no log, and is synced once.
        auto done = (*connection)->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF");
        done = done ? loadAndMark(archive, **connection, clock) : done;
        done = done ? (*connection)->execute("PRAGMA journal_mode=WAL") : done;
        if (!done) {
            connection->reset();
            QFile::remove(making);
            return done;
        }
    }
    if (auto done = syncFile(making); !done) {
        return done;
    }
    if (!QFile::rename(making, path)) { // refuses when something is there by now
        return notEmpty(path);
    }
    return syncFolderOf(path);
}

// A worker that lives would pay what the backup has as waiting: each holds the lock of its name.
Done nobodyWorks(sql::Connection &connection) {
    auto workers = connection.prepare("SELECT count(*) FROM pg_locks WHERE locktype='advisory' AND classid=64004 AND "
                                      "database=(SELECT oid FROM pg_database WHERE datname=current_database())");
    const auto row = workers.step();
    if (!row) {
        return tl::unexpected(row.error());
    }
    return workers.integer(0) == 0
               ? Done()
               : failure(ErrorKind::Conflict, u"database_in_use"_s,
                         u"%1 farold processes work on this database server's database: stop them first"_s.arg(
                             workers.integer(0)));
}

Done restoreServer(ArchiveReader &archive, const QString &url, const Clock &clock) {
    auto connection = sql::connect({url});
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    if (auto alone = nobodyWorks(**connection); !alone) {
        return alone;
    }
    const auto there = sql::tablesOf(**connection);
    const auto fresh = isNew(**connection);
    if (!there || !fresh) {
        return tl::unexpected(there ? fresh.error() : there.error());
    }
    return there->empty() && *fresh ? loadAndMark(archive, **connection, clock) : Done(notEmpty(url));
}

// The secrets of the archive need the key that they were sealed with: beside the archive, in the configuration, or
// already in its place.
Done bringKey(const Config &config, const QString &archive, const QString &fingerprint) {
    const QString file = secretsKeyFile(config);
    if (fingerprint.isEmpty()) {
        return {};
    }
    if (config.secrets.key.isEmpty() && !QFile::exists(file) && QFile::exists(archive + u".key"_s)) {
        Config from = config;
        from.secrets.keyFile = archive + u".key"_s;
        if (auto done = copyKey(from, file); !done) {
            return done;
        }
    }
    const auto box = existingBox(config);
    if (!box) {
        return tl::unexpected(box.error());
    }
    if (!*box || (*box)->fingerprint() != fingerprint) {
        return failure(
            ErrorKind::Rejected, u"secrets_key"_s,
            u"the backup's secrets were sealed with the key %1: put its file to %2, or set secrets.key"_s.arg(
                fingerprint, archive + u".key"_s));
    }
    return {};
}

} // namespace

QString secretsKeyFile(const Config &config) {
    return config.secrets.keyFile.isEmpty() ? config.database.path + u".key"_s : config.secrets.keyFile;
}

Result<BackupReport> makeBackup(const Config &config, const QString &archive, Instant now,
                                const std::atomic<bool> *stop) {
    auto connection = sql::connect({placeOf(config), true});
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    if (QFile::exists(archive)) {
        return failure(ErrorKind::Conflict, u"file_exists"_s,
                       u"%1 is there already and is not replaced"_s.arg(archive));
    }
    sql::Transaction moment(**connection);
    const auto head = moment.begun() ? headOf(**connection, config, now)
                                     : Result<QJsonObject>(tl::unexpected(moment.begun().error()));
    const auto tables = head ? sql::tablesOf(**connection) : tl::unexpected(head.error());
    auto writer = tables ? ArchiveWriter::begin(archive, *head) : tl::unexpected(tables.error());
    if (!writer) {
        return tl::unexpected(writer.error());
    }
    writer->stopWhen(stop);
    BackupReport report{archive, {}, 0, 0, static_cast<int>(tables->size())};
    Done done;
    for (const sql::Table &table : *tables) {
        done = done ? writer->table(**connection, table) : done;
    }
    // The key first: an archive that has its name has its key beside it.
    if (config.secrets.key.isEmpty() && QFile::exists(secretsKeyFile(config))) {
        report.keyFile = archive + u".key"_s;
        done = done ? copyKey(config, report.keyFile) : done;
    }
    done = done ? writer->end() : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    report.rows = writer->rows();
    report.bytes = QFileInfo(archive).size();
    return report;
}

Done loadArchive(ArchiveReader &archive, sql::Connection &connection, const Clock &clock) {
    const auto steps = stepsOf(archive.head(), connection);
    auto done = steps ? sql::migrateInside(connection, *steps, clock) : tl::unexpected(steps.error());
    const auto ours = done ? sql::tablesOf(connection) : tl::unexpected(done.error());
    if (!ours) {
        return tl::unexpected(ours.error());
    }
    done = besideTheRows(connection, *ours, true);
    std::size_t filled = 0;
    while (done) {
        const auto next = archive.nextTable();
        if (!next) {
            return tl::unexpected(next.error());
        }
        if (!*next) {
            break;
        }
        // Only tables and columns that the schema has: names of an archive never reach a statement otherwise.
        const auto same = std::find_if(ours->begin(), ours->end(), [&](const sql::Table &table) {
            return table.name == (**next).name && table.list() == (**next).list();
        });
        if (same == ours->end()) {
            return failure(ErrorKind::Malformed, u"archive"_s,
                           archive.path() + u": it has a table that its schema does not have"_s);
        }
        ++filled;
        done = fillTable(archive, connection, *same);
    }
    if (done && filled != ours->size()) {
        return failure(ErrorKind::Malformed, u"archive"_s, archive.path() + u": it lacks a table of its schema"_s);
    }
    return done ? besideTheRows(connection, *ours, false) : done;
}

Done restoreBackup(const Config &config, const QString &path, const Clock &clock) {
    auto archive = ArchiveReader::open(path);
    if (!archive) {
        return tl::unexpected(archive.error());
    }
    const QString place = placeOf(config);
    const bool server = sql::isServerUrl(place);
    if (archive->head().value(u"dialect"_s).toString() !=
        wordOf(server ? sql::Dialect::Postgresql : sql::Dialect::Sqlite)) {
        return failure(ErrorKind::Conflict, u"backup_dialect"_s,
                       u"the backup was made of the other kind of database: %1"_s.arg(
                           archive->head().value(u"dialect"_s).toString()));
    }
    const auto lock = DatabaseLock::take(place);
    if (!lock) {
        return tl::unexpected(lock.error());
    }
    // A log without its database would be taken for the new one's.
    QStringList there;
    for (const char *end : {"", "-wal", "-journal"}) {
        if (const QString file = place + QLatin1StringView(end); !server && QFile::exists(file)) {
            there.append(file);
        }
    }
    if (!there.isEmpty()) {
        return notEmpty(there.join(u" and "_s));
    }
    if (auto done = bringKey(config, path, archive->head().value(u"secrets_key"_s).toString()); !done) {
        return done;
    }
    return server ? restoreServer(*archive, place, clock) : restoreFile(*archive, place, clock);
}

Result<std::optional<Instant>> waitsForReconcile(sql::Connection &connection) {
    auto row = connection.prepare("SELECT value FROM meta WHERE key='restored_from'");
    const auto found = row.bind().step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? std::optional(Instant(std::chrono::milliseconds(row.string(0).toLongLong()))) : std::nullopt;
}

} // namespace farol::server
