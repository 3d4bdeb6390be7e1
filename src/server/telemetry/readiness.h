// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "server/engine/readers.h"
#include "server/engine/writer.h"
#include "sql/migrations.h"

namespace farol::server {

// What must hold before farold takes traffic. Filled before the server starts; thread-safe afterwards. Checks ask when
// somebody looks, they never block the caller.
class Readiness final {
public:
    using Verdict = std::function<void(Done)>; // once, from any thread
    using Check = std::function<void(Verdict)>;
    struct Finding {
        QString name;
        Done state;
    };

    void add(QString name, Check check);
    // All checks at once; answers when the last one has.
    void look(const std::function<void(QList<Finding>)> &answer) const;

private:
    struct Named {
        QString name;
        Check check;
    };
    std::vector<Named> m_checks;
};

// The schema that this program knows is the one in the database. Errors: Conflict schema_pending, schema_unknown, …
[[nodiscard]] Readiness::Check schemaCheck(Readers &readers, QList<sql::Migration> known);
// The writer still turns its groups. Errors: Server writer_stuck, storage…
[[nodiscard]] Readiness::Check writerCheck(Writer &writer);
// Errors: Server disk_full.
[[nodiscard]] Readiness::Check diskCheck(const QString &path, std::int64_t leastFree);

} // namespace farol::server
