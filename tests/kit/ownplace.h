// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/connect.h"

#include <QHash>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

namespace farol::kit {

// Where the programs keep their tables: a file in a folder of its own, or an empty schema of the PostgreSQL server that
// FAROL_TEST_DATABASE names. Nothing is made in it; it goes with this.
class OwnPlace final {
public:
    OwnPlace() {
        if (onServer()) {
            order(QStringLiteral("CREATE SCHEMA %1").arg(m_schema));
        }
    }
    ~OwnPlace() {
        if (onServer()) {
            order(QStringLiteral("DROP SCHEMA %1 CASCADE").arg(m_schema));
        }
    }
    OwnPlace(const OwnPlace &) = delete;
    OwnPlace &operator=(const OwnPlace &) = delete;

    [[nodiscard]] bool onServer() const { return !m_server.isEmpty(); }
    [[nodiscard]] QString folder() const { return m_dir.path(); }
    [[nodiscard]] QString path() const {
        return onServer() ? m_server + QStringLiteral("?options=-csearch_path%3D") + m_schema
                          : m_dir.filePath(QStringLiteral("farold.db"));
    }
    // The variables that lead farold there.
    [[nodiscard]] QHash<QString, QString> variables() const {
        return {{onServer() ? QStringLiteral("FAROLD_DATABASE_URL") : QStringLiteral("FAROLD_DATABASE_PATH"), path()},
                {QStringLiteral("FAROLD_SECRETS_KEY_FILE"), m_dir.filePath(QStringLiteral("key"))}};
    }
    [[nodiscard]] std::unique_ptr<sql::Connection> open() const {
        auto opened = sql::connect({path(), false, std::chrono::milliseconds(5000), nullptr});
        return opened ? std::move(*opened) : nullptr;
    }
    [[nodiscard]] std::int64_t number(const std::string &query) const {
        auto asking = open();
        auto rows = asking->prepare(query);
        const auto found = rows.step();
        return found && *found ? rows.integer(0) : -1;
    }

private:
    void order(const QString &text) const {
        auto server = sql::connect({m_server});
        if (!server || !(*server)->execute(text.toStdString())) {
            qFatal("no database to test with");
        }
    }
    QTemporaryDir m_dir;
    QString m_server = qEnvironmentVariable("FAROL_TEST_DATABASE");
    QString m_schema = QStringLiteral("p_") + QUuid::createUuid().toString(QUuid::Id128);
};

} // namespace farol::kit
