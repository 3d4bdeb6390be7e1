// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/proof.h"

#include "core/items/item.h"
#include "server/audit/audit.h"
#include "server/backup/backup.h"

#include <QTemporaryDir>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

Done each(sql::Statement rows, const std::function<void(const sql::Statement &)> &take) {
    rows.bind();
    for (;;) {
        const auto more = rows.step();
        if (!more || !*more) {
            return more ? Done() : tl::unexpected(more.error());
        }
        take(rows);
    }
}

// PostgreSQL checks its pages itself when it reads them, and its constraints when they are written.
Done integrity(sql::Connection &connection, Proof &proof) {
    if (connection.dialect() == sql::Dialect::Postgresql) {
        return {};
    }
    auto done = each(connection.prepare("PRAGMA integrity_check"), [&proof](const sql::Statement &row) {
        if (row.string(0) != u"ok"_s) {
            proof.findings.append(u"integrity: "_s + row.string(0));
        }
    });
    return !done ? done : each(connection.prepare("PRAGMA foreign_key_check"), [&proof](const sql::Statement &row) {
        proof.findings.append(u"a row of %1 refers to nothing in %2"_s.arg(row.string(0), row.string(2)));
    });
}

Done tables(sql::Connection &connection, Proof &proof) {
    const auto all = sql::tablesOf(connection);
    Done done = all ? Done() : tl::unexpected(all.error());
    for (std::size_t i = 0; done && i < all->size(); ++i) {
        const auto &name = (*all)[i].name;
        done = each(connection.prepare("SELECT count(*) FROM \"" + name + '"'), [&](const sql::Statement &row) {
            proof.figures.append(u"table  %1  %2"_s.arg(QString::fromStdString(name)).arg(row.integer(0)));
        });
    }
    return done;
}

Done money(sql::Connection &connection, Proof &proof) {
    return each(connection.prepare("SELECT i.state, count(*), sum(i.amount), b.currency FROM items i JOIN batches b ON "
                                   "b.id=i.batch GROUP BY i.state, b.currency ORDER BY 1, 4"),
                [&proof](const sql::Statement &row) {
                    proof.figures.append(u"items  %1  %2  %3.%4 %5"_s.arg(toApi(static_cast<ItemState>(row.integer(0))))
                                             .arg(row.integer(1))
                                             .arg(row.integer(2) / 100)
                                             .arg(row.integer(2) % 100, 2, 10, QLatin1Char('0'))
                                             .arg(row.string(3)));
                });
}

Done counters(sql::Connection &connection, Proof &proof) {
    return each(connection.prepare(
                    "SELECT count(*) FROM (SELECT batch,state,code,count(*) n,sum(amount) a FROM items GROUP BY "
                    "batch,state,code) x FULL OUTER JOIN batch_counts c ON c.batch=x.batch AND c.state=x.state AND "
                    "c.code=x.code WHERE c.items IS DISTINCT FROM x.n OR c.amount IS DISTINCT FROM x.a"),
                [&proof](const sql::Statement &row) {
                    if (row.integer(0) != 0) {
                        proof.findings.append(
                            u"%1 counters of batches are no recount of their items"_s.arg(row.integer(0)));
                    }
                });
}

Done chains(sql::Connection &connection, Proof &proof) {
    const auto tenants = auditedTenants(connection);
    if (!tenants) {
        return tl::unexpected(tenants.error());
    }
    for (const auto &[id, name] : *tenants) {
        const auto verdict = verifyAudit(connection, id);
        if (!verdict) {
            return tl::unexpected(verdict.error());
        }
        proof.figures.append(u"audit  %1  %2 rows"_s.arg(name).arg(verdict->rows));
        if (verdict->firstBroken != 0) {
            proof.findings.append(u"audit of %1: %2"_s.arg(name, verdict->detail));
        }
    }
    return {};
}

} // namespace

Result<Proof> proveDatabase(sql::Connection &connection) {
    Proof proof;
    Done done;
    for (const auto part : {integrity, tables, money, counters, chains}) {
        done = done ? part(connection, proof) : done;
    }
    return done ? Result<Proof>(std::move(proof)) : tl::unexpected(done.error());
}

Result<Proof> proveArchive(const QString &path, const QString &folder, const Clock &clock) {
    const QTemporaryDir place(folder + u"/farold-verify-XXXXXX"_s);
    if (!place.isValid()) {
        return failure(ErrorKind::Server, u"storage"_s, place.errorString());
    }
    auto archive = ArchiveReader::open(path);
    auto connection =
        archive ? sql::Connection::open({place.filePath(u"verify.db"_s)}) : tl::unexpected(archive.error());
    if (!connection) {
        return tl::unexpected(connection.error());
    }
    auto done = (*connection)->execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF");
    {
        sql::Transaction transaction(**connection);
        done = done ? transaction.begun() : done;
        done = done ? loadArchive(*archive, **connection, clock) : done;
        done = done ? transaction.commit() : done;
    }
    return done ? proveDatabase(**connection) : tl::unexpected(done.error());
}

} // namespace farol::server
