// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/migrations.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace farol::sql {

namespace {

constexpr const char *table = "CREATE TABLE IF NOT EXISTS schema_migrations(number INTEGER PRIMARY KEY, name TEXT NOT "
                              "NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)";

Result<Migration> readOne(const QString &path, const QString &file, int expected) {
    static const QRegularExpression pattern(QStringLiteral("^(\\d{4})_([a-z0-9_]+)\\.sql$"));
    const auto match = pattern.match(file);
    if (!match.hasMatch() || match.capturedView(1).toInt() != expected) {
        return failure(ErrorKind::Rejected, QStringLiteral("migration_name"),
                       QStringLiteral("%1: expected %2_name.sql").arg(file).arg(expected, 4, 10, QLatin1Char('0')));
    }
    QFile script(path + QLatin1Char('/') + file);
    if (!script.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Rejected, QStringLiteral("migration_read"), file + script.errorString());
    }
    Migration step{expected, match.captured(2), script.readAll(), {}};
    step.checksum = QCryptographicHash::hash(step.script, QCryptographicHash::Sha256).toHex();
    return step;
}

// Where several processes may migrate at once, one does and the others wait for it.
Done takeTurn(Connection &connection) {
    return connection.dialect() == Dialect::Sqlite ? Done()
                                                   : connection.prepare("SELECT pg_advisory_xact_lock(64001, 0)").run();
}

Done makeTable(Connection &connection) {
    Transaction transaction(connection);
    auto done = transaction.begun() ? takeTurn(connection) : transaction.begun();
    done = done ? connection.execute(table) : done;
    return done ? transaction.commit() : done;
}

Result<bool> isOurs(Connection &connection, const Migration &step) {
    if (const auto turn = takeTurn(connection); !turn) {
        return tl::unexpected(turn.error());
    }
    auto applied = connection.prepare("SELECT 1 FROM schema_migrations WHERE number = ?");
    const auto found = applied.bind(step.number).step();
    return found ? Result<bool>(!*found) : found;
}

Done run(Connection &connection, const Migration &step, const Clock &clock) {
    auto done = connection.execute(step.script.toStdString());
    if (!done) {
        Error error = done.error();
        error.detail = QStringLiteral("migration %1_%2: %3").arg(step.number).arg(step.name, error.detail);
        return tl::unexpected(std::move(error));
    }
    auto mark = connection.prepare("INSERT INTO schema_migrations VALUES(?,?,?,?)");
    return mark.bind(step.number, step.name, QString::fromLatin1(step.checksum), toRfc3339(clock.now())).run();
}

Done applyOne(Connection &connection, const Migration &step, const Clock &clock) {
    Transaction transaction(connection);
    if (!transaction.begun()) {
        return transaction.begun();
    }
    if (const auto ours = isOurs(connection, step); !ours || !*ours) {
        return ours ? Done() : tl::unexpected(ours.error());
    }
    auto done = run(connection, step, clock);
    return done ? transaction.commit() : done;
}

} // namespace

QString migrationFolder(const QString &root, Dialect dialect) {
    return root + (dialect == Dialect::Sqlite ? QStringLiteral("/sqlite") : QStringLiteral("/postgresql"));
}

Result<QList<Migration>> readMigrations(const QString &folder) {
    QList<Migration> steps;
    const auto files = QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        auto step = readOne(folder, file, static_cast<int>(steps.size()) + 1);
        if (!step) {
            return tl::unexpected(step.error());
        }
        steps.append(std::move(*step));
    }
    if (steps.isEmpty()) {
        return failure(ErrorKind::Rejected, QStringLiteral("migration_none"),
                       QStringLiteral("no migrations in %1").arg(folder));
    }
    return steps;
}

Result<QList<MigrationState>> migrationStatus(Connection &connection, const QList<Migration> &known) {
    QList<MigrationState> states;
    for (const Migration &step : known) {
        states.append({step, false});
    }
    auto exists = connection.prepare(connection.dialect() == Dialect::Sqlite
                                         ? "SELECT 1 FROM sqlite_master WHERE type='table' AND name='schema_migrations'"
                                         : "SELECT 1 WHERE to_regclass('schema_migrations') IS NOT NULL");
    const auto found = exists.bind().step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return states;
    }
    auto applied = connection.prepare("SELECT number, name, checksum FROM schema_migrations ORDER BY number");
    applied.bind();
    const auto read = applied.each([&]() -> Done {
        const auto index = applied.integer(0) - 1;
        if (index < 0 || index >= states.size()) {
            return failure(ErrorKind::Conflict, QStringLiteral("schema_unknown"),
                           QStringLiteral("the database has migration %1 (%2), which this farold does not know: it was "
                                          "written by a newer version. Start that version, or restore a backup.")
                               .arg(applied.integer(0))
                               .arg(applied.string(1)));
        }
        MigrationState &state = states[index];
        if (state.migration.checksum != applied.bytes(2)) {
            return failure(ErrorKind::Conflict, QStringLiteral("schema_changed"),
                           QStringLiteral("migration %1_%2 was applied with another text")
                               .arg(state.migration.number)
                               .arg(state.migration.name));
        }
        state.applied = true;
        return {};
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return states;
}

Result<int> migrateUp(Connection &connection, const QList<Migration> &known, const Clock &clock) {
    auto states = migrationStatus(connection, known);
    if (!states) {
        return tl::unexpected(states.error());
    }
    if (auto done = makeTable(connection); !done) {
        return tl::unexpected(done.error());
    }
    int count = 0;
    for (const MigrationState &state : *states) {
        if (state.applied) {
            continue;
        }
        if (auto done = applyOne(connection, state.migration, clock); !done) {
            return tl::unexpected(done.error());
        }
        ++count;
    }
    return count;
}

Done migrateInside(Connection &connection, const QList<Migration> &steps, const Clock &clock) {
    Done done = connection.execute(table);
    for (const Migration &step : steps) {
        done = done ? run(connection, step, clock) : done;
    }
    return done;
}

} // namespace farol::sql
