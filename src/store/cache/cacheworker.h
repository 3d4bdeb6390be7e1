// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/connection.h"
#include "store/cache/offlinecache.h"

#include <QTimer>

namespace farol::store {

// The half of OfflineCache that touches the disk; lives on its thread, except for construction. A put waits in
// m_pending until the timer or flush() writes it; reads look there first.
class CacheWorker final : public QObject {
    Q_OBJECT
public:
    CacheWorker(QString path, CacheOptions options);
    ~CacheWorker() override;

    void open();
    void put(const QString &key, const CachedAnswer &answer);
    void remove(const QString &key);
    [[nodiscard]] std::optional<CachedAnswer> get(const QString &key);
    void flush();
    void close();

Q_SIGNALS:
    void indexRead(const QHash<QString, farol::Instant> &seen);
    void evicted(const QStringList &keys);
    void rebuilt(const QString &aside);
    void failed(const QString &problem); // empty: works again

private:
    struct Known {
        Instant asOf{};
        qint64 size = 0;
    };
    [[nodiscard]] Done openOnce();
    [[nodiscard]] Done readIndex();
    [[nodiscard]] Done writePending();
    [[nodiscard]] Done evict(QStringList &gone);
    [[nodiscard]] bool rebuildAfter(const Error &error);
    void tell(const QString &problem);
    void tellIndex();

    QString m_path;
    CacheOptions m_options;
    std::unique_ptr<sql::Connection> m_db;
    QHash<QString, Known> m_index;
    qint64 m_total = 0;
    QHash<QString, std::optional<CachedAnswer>> m_pending; // no answer: remove
    std::unique_ptr<QTimer> m_timer;
    QString m_problem;
};

} // namespace farol::store
