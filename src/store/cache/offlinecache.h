// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QString>
#include <QThread>
#include <functional>
#include <memory>
#include <optional>

namespace farol::store {

class CacheWorker;

// An answer of the back-end as it was last seen.
struct CachedAnswer {
    QByteArray json;
    Instant asOf{};
    QString etag;
    bool operator==(const CachedAnswer &) const = default;
};

struct CacheOptions {
    qint64 capBytes = 64LL << 20;              // of json; the oldest answers go first
    std::chrono::milliseconds writeAfter{200}; // how long answers gather before one transaction
};

// What one person last saw of one environment, for reading without a network. The key is the request's path and query.
// One SQLite file of mode 0600, opened, read and written on a thread of its own; a damaged file is set aside as
// <file>.broken and begun anew. Answers come later on this object's thread and not after their context died. Owned by
// the session. Nothing here fails loudly: a cache that cannot work only remembers nothing, and problem() says why.
class OfflineCache final : public QObject {
    Q_OBJECT
public:
    struct Scope {
        QString environment; // id and host: an entry that points elsewhere is another environment
        QString user;        // a second person on the same desk must not see the first one's lists
    };
    OfflineCache(const QString &directory, const Scope &scope, CacheOptions options = {});
    ~OfflineCache() override; // writes what waits
    [[nodiscard]] static QString defaultDirectory();
    // Deletes the files of that person's environment; no cache of it may be open.
    static void forget(const QString &directory, const Scope &scope);

    void put(const QString &key, const CachedAnswer &answer);
    void remove(const QString &key);
    // Finds what put() just gave, too.
    void get(const QString &key, QObject *context, std::function<void(std::optional<CachedAnswer>)> answer);
    // Since ready(): when that key was last seen, without asking the disk.
    [[nodiscard]] std::optional<Instant> lastSeen(const QString &key) const;
    [[nodiscard]] std::optional<Instant> lastSeen() const; // of any key
    [[nodiscard]] bool isReady() const { return m_ready; }
    [[nodiscard]] QString problem() const { return m_problem; } // English sentence; empty when all is well
    [[nodiscard]] QString path() const { return m_path; }
    // Answers when everything put before is on disk.
    void flush(QObject *context, std::function<void()> answer);

Q_SIGNALS:
    void ready();                       // the index was read
    void rebuilt(const QString &aside); // the file was damaged; where it is now
    void problemChanged();

private:
    void listen();

    QString m_path;
    QHash<QString, Instant> m_seen;
    QString m_problem;
    QThread m_thread;
    std::unique_ptr<CacheWorker> m_worker;
    bool m_ready = false;
};

} // namespace farol::store
