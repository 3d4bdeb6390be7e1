// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/cacheworker.h"

#include <QDir>
#include <QFile>
#include <algorithm>

namespace farol::store {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int schema = 1; // another number: the file is begun anew, it is only a cache
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

std::int64_t stored(Instant at) {
    return at.time_since_epoch().count();
}
Instant instant(std::int64_t milliseconds) {
    return Instant(std::chrono::milliseconds(milliseconds));
}

// SQLite gives its companions the mode of the main file, so that one is made first, closed to others.
Done makePrivate(const QString &path) {
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::ReadWrite, ownerOnly) ||
        !file.setPermissions(ownerOnly)) {
        return failure(ErrorKind::Server, u"local_storage"_s,
                       u"The offline cache cannot be written in %1: %2"_s.arg(path, file.errorString()));
    }
    return {};
}

// On its own, because a statement that stands on a row keeps the tables from being dropped.
Result<std::int64_t> storedSchema(sql::Connection &db) {
    auto version = db.prepare("PRAGMA user_version");
    const auto row = version.step();
    return row ? Result<std::int64_t>(version.integer(0)) : tl::unexpected(row.error());
}

void removeCompanions(const QString &path) {
    QFile::remove(path + u"-wal"_s);
    QFile::remove(path + u"-shm"_s);
}

} // namespace

CacheWorker::CacheWorker(QString path, CacheOptions options)
    : m_path(std::move(path))
    , m_options(options) {}

CacheWorker::~CacheWorker() = default;

void CacheWorker::open() {
    m_timer = std::make_unique<QTimer>();
    m_timer->setSingleShot(true);
    m_timer->setInterval(m_options.writeAfter);
    connect(m_timer.get(), &QTimer::timeout, this, &CacheWorker::flush);
    Done done = openOnce();
    if (!done && rebuildAfter(done.error())) {
        done = openOnce();
    }
    tell(done ? QString() : done.error().detail);
    tellIndex();
}

void CacheWorker::tellIndex() {
    QHash<QString, Instant> seen;
    for (auto it = m_index.cbegin(); it != m_index.cend(); ++it) {
        seen.insert(it.key(), it->asOf);
    }
    Q_EMIT indexRead(seen);
}

Done CacheWorker::openOnce() {
    if (auto made = makePrivate(m_path); !made) {
        return made;
    }
    auto opened = sql::Connection::open({m_path});
    if (!opened) {
        return tl::unexpected(opened.error());
    }
    m_db = std::move(*opened);
    // A power cut may cost the last answers; they come again. The sizes keep the files near the cap.
    auto done =
        m_db->execute("PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=500; PRAGMA journal_size_limit=4194304");
    if (done) {
        const auto found = storedSchema(*m_db);
        done = found ? Done() : Done(tl::unexpected(found.error()));
        if (found && *found != schema) {
            done = m_db->execute("DROP TABLE IF EXISTS answer;"
                                 "CREATE TABLE answer(key TEXT PRIMARY KEY, body BLOB NOT NULL, as_of INTEGER NOT NULL,"
                                 " etag TEXT NOT NULL); CREATE INDEX answer_age ON answer(as_of);"
                                 "PRAGMA user_version=1");
        }
    }
    return done ? readIndex() : done;
}

Done CacheWorker::readIndex() {
    m_index.clear();
    m_total = 0;
    auto rows = m_db->prepare("SELECT key, as_of, length(body) FROM answer");
    return rows.each([&] {
        m_index.insert(rows.string(0), {instant(rows.integer(1)), rows.integer(2)});
        m_total += rows.integer(2);
    });
}

// True when the file was damaged and is out of the way. One damaged file is kept, for whoever wants to look.
bool CacheWorker::rebuildAfter(const Error &error) {
    if (error.code != u"storage_corrupt"_s) {
        return false;
    }
    m_db.reset();
    m_index.clear();
    m_total = 0;
    const QString aside = m_path + u".broken"_s;
    QFile::remove(aside);
    const bool moved = QFile::rename(m_path, aside);
    if (moved) {
        removeCompanions(m_path);
        Q_EMIT rebuilt(aside);
    }
    return moved;
}

void CacheWorker::put(const QString &key, const CachedAnswer &answer) {
    m_pending.insert(key, answer);
    if (!m_timer->isActive()) {
        m_timer->start();
    }
}

void CacheWorker::remove(const QString &key) {
    m_pending.insert(key, std::nullopt);
    if (!m_timer->isActive()) {
        m_timer->start();
    }
}

std::optional<CachedAnswer> CacheWorker::get(const QString &key) {
    if (const auto waiting = m_pending.constFind(key); waiting != m_pending.cend()) {
        return *waiting;
    }
    if (!m_db || !m_index.contains(key)) {
        return std::nullopt;
    }
    std::optional<Error> problem;
    {
        auto row = m_db->prepare("SELECT body, as_of, etag FROM answer WHERE key=?");
        const auto found = row.bind(key).step();
        if (found && *found) {
            return CachedAnswer{row.bytes(0), instant(row.integer(1)), row.string(2)};
        }
        if (!found) {
            problem = found.error();
        }
    }
    if (problem && rebuildAfter(*problem)) {
        const auto again = openOnce();
        tell(again ? QString() : again.error().detail);
    }
    return std::nullopt;
}

void CacheWorker::flush() {
    if (m_pending.isEmpty()) {
        return;
    }
    if (!m_db) {
        m_pending.clear(); // no disk: remembering without end would eat the memory instead
        return;
    }
    QStringList gone;
    Done done = writePending();
    if (!done && rebuildAfter(done.error())) {
        done = openOnce();
        if (done) {
            done = writePending();
        }
        tellIndex();
    }
    if (done) {
        done = evict(gone);
    }
    m_pending.clear();
    tell(done ? QString() : done.error().detail);
    if (!gone.isEmpty()) {
        Q_EMIT evicted(gone);
    }
}

Done CacheWorker::writePending() {
    sql::Transaction transaction(*m_db);
    if (!transaction.begun()) {
        return transaction.begun();
    }
    auto insert = m_db->prepare("INSERT OR REPLACE INTO answer(key, body, as_of, etag) VALUES(?,?,?,?)");
    auto erase = m_db->prepare("DELETE FROM answer WHERE key=?");
    for (auto it = m_pending.cbegin(); it != m_pending.cend(); ++it) {
        const auto &answer = it.value();
        const Done done = answer ? insert.bind(it.key(), answer->json, stored(answer->asOf), answer->etag).run()
                                 : erase.bind(it.key()).run();
        if (!done) {
            return done;
        }
    }
    if (auto done = transaction.commit(); !done) {
        return done;
    }
    for (auto it = m_pending.cbegin(); it != m_pending.cend(); ++it) {
        m_total -= m_index.value(it.key()).size;
        if (const auto &answer = it.value()) {
            m_index.insert(it.key(), {answer->asOf, answer->json.size()});
            m_total += answer->json.size();
        } else {
            m_index.remove(it.key());
        }
    }
    return {};
}

Done CacheWorker::evict(QStringList &gone) {
    if (m_total <= m_options.capBytes) {
        return {};
    }
    QList<QString> oldest = m_index.keys();
    std::sort(oldest.begin(), oldest.end(),
              [this](const QString &a, const QString &b) { return m_index[a].asOf < m_index[b].asOf; });
    // A tenth of room, so that the next answer does not evict again.
    const qint64 target = m_options.capBytes - m_options.capBytes / 10;
    sql::Transaction transaction(*m_db);
    auto erase = m_db->prepare("DELETE FROM answer WHERE key=?");
    for (const QString &key : oldest) {
        if (m_total <= target) {
            break;
        }
        if (auto done = erase.bind(key).run(); !done) {
            return done;
        }
        m_total -= m_index.take(key).size;
        gone.append(key);
    }
    return transaction.commit();
}

void CacheWorker::close() {
    flush();
    m_timer.reset();
    m_db.reset();
}

void CacheWorker::tell(const QString &problem) {
    if (m_problem != problem) {
        m_problem = problem;
        Q_EMIT failed(problem);
    }
}

} // namespace farol::store
