// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/connect.h"

#include <QTemporaryDir>
#include <QUuid>

namespace farol::kit {

// Where a database of the kind that the tests run on can be made, and nothing is yet.
class EmptyPlace final {
public:
    EmptyPlace() {
        if (!m_server.isEmpty()) {
            (void)(*sql::connect({m_server}))->execute("CREATE SCHEMA " + m_schema.toStdString());
        }
    }
    ~EmptyPlace() {
        if (!m_server.isEmpty()) {
            (void)(*sql::connect({m_server}))->execute("DROP SCHEMA " + m_schema.toStdString() + " CASCADE");
        }
    }
    EmptyPlace(const EmptyPlace &) = delete;
    EmptyPlace &operator=(const EmptyPlace &) = delete;
    [[nodiscard]] QString path() const {
        return m_server.isEmpty() ? m_dir.filePath(QStringLiteral("place.db"))
                                  : m_server + QStringLiteral("?options=-csearch_path%3D") + m_schema;
    }
    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] sql::Dialect dialect() const {
        return m_server.isEmpty() ? sql::Dialect::Sqlite : sql::Dialect::Postgresql;
    }
    [[nodiscard]] std::unique_ptr<sql::Connection> open() const {
        auto opened = sql::connect({path()});
        return opened ? std::move(*opened) : nullptr;
    }

private:
    QTemporaryDir m_dir;
    QString m_server = qEnvironmentVariable("FAROL_TEST_DATABASE");
    QString m_schema = QStringLiteral("p_") + QUuid::createUuid().toString(QUuid::Id128);
};

} // namespace farol::kit
