// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/offlinecache.h"

#include "store/cache/cacheworker.h"

#include <QCryptographicHash>
#include <QFile>
#include <QPointer>
#include <QStandardPaths>
#include <algorithm>
#include <utility>

namespace farol::store {

using namespace Qt::Literals::StringLiterals;

namespace {

// Names of environments and people may hold anything; a file name may not, and need not tell.
QString fileOf(const QString &directory, const OfflineCache::Scope &scope) {
    const QByteArray text = scope.environment.toUtf8() + '\n' + scope.user.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(24);
    return directory + u"/seen-"_s + QString::fromLatin1(hash) + u".db"_s;
}

} // namespace

OfflineCache::OfflineCache(const QString &directory, const Scope &scope, CacheOptions options)
    : m_path(fileOf(directory, scope))
    , m_worker(std::make_unique<CacheWorker>(m_path, options)) {
    m_thread.setObjectName(u"farol-cache"_s);
    m_worker->moveToThread(&m_thread);
    listen();
    m_thread.start(QThread::LowPriority);
    QMetaObject::invokeMethod(m_worker.get(), &CacheWorker::open, Qt::QueuedConnection);
}

OfflineCache::~OfflineCache() {
    QMetaObject::invokeMethod(m_worker.get(), &CacheWorker::close, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void OfflineCache::listen() {
    connect(m_worker.get(), &CacheWorker::indexRead, this, [this](const QHash<QString, Instant> &seen) {
        // What was put before the index arrived is newer than it.
        for (auto it = seen.cbegin(); it != seen.cend(); ++it) {
            if (!m_seen.contains(it.key())) {
                m_seen.insert(it.key(), it.value());
            }
        }
        if (!std::exchange(m_ready, true)) {
            Q_EMIT ready();
        }
    });
    connect(m_worker.get(), &CacheWorker::evicted, this, [this](const QStringList &keys) {
        for (const QString &key : keys) {
            m_seen.remove(key);
        }
    });
    connect(m_worker.get(), &CacheWorker::rebuilt, this, [this](const QString &aside) {
        m_seen.clear();
        Q_EMIT rebuilt(aside);
    });
    connect(m_worker.get(), &CacheWorker::failed, this, [this](const QString &problem) {
        m_problem = problem;
        Q_EMIT problemChanged();
    });
}

QString OfflineCache::defaultDirectory() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/farol"_s;
}

void OfflineCache::forget(const QString &directory, const Scope &scope) {
    const QString path = fileOf(directory, scope);
    for (const QString &suffix : {QString(), u"-wal"_s, u"-shm"_s, u".broken"_s}) {
        QFile::remove(path + suffix);
    }
}

void OfflineCache::put(const QString &key, const CachedAnswer &answer) {
    m_seen.insert(key, answer.asOf);
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get(), key, answer] { worker->put(key, answer); });
}

void OfflineCache::remove(const QString &key) {
    m_seen.remove(key);
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get(), key] { worker->remove(key); });
}

void OfflineCache::get(const QString &key, QObject *context, std::function<void(std::optional<CachedAnswer>)> answer) {
    // This object outlives the worker's thread, so the way back is always there; the context may not be.
    QMetaObject::invokeMethod(m_worker.get(), [this, worker = m_worker.get(), key, context = QPointer<QObject>(context),
                                               answer = std::move(answer)] {
        QMetaObject::invokeMethod(this, [context, answer, found = worker->get(key)] {
            if (context) {
                answer(found);
            }
        });
    });
}

void OfflineCache::flush(QObject *context, std::function<void()> answer) {
    QMetaObject::invokeMethod(m_worker.get(), [this, worker = m_worker.get(), context = QPointer<QObject>(context),
                                               answer = std::move(answer)] {
        worker->flush();
        QMetaObject::invokeMethod(this, [context, answer] {
            if (context) {
                answer();
            }
        });
    });
}

std::optional<Instant> OfflineCache::lastSeen(const QString &key) const {
    const auto found = m_seen.constFind(key);
    return found == m_seen.cend() ? std::nullopt : std::optional(*found);
}

std::optional<Instant> OfflineCache::lastSeen() const {
    const auto newest = std::max_element(m_seen.cbegin(), m_seen.cend());
    return newest == m_seen.cend() ? std::nullopt : std::optional(*newest);
}

} // namespace farol::store
