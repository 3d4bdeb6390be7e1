// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/knownorders.h"
#include "core/batches/importfile.h"
#include "server/http/exchange.h"
#include "server/items/arrows.h"

namespace farol::server {

// Rows whose external id is stored already: one repeated_id a row, naming the batch it is in. except: a batch that does
// not count (the one being written), 0 for none.
[[nodiscard]] Result<QList<FieldError>> storedRepeats(sql::Connection &connection, std::int64_t tenant,
                                                      const ImportFile &file, std::int64_t except);

// Payments to the same document with the same amount in the last 30 days: one possible_duplicate a row, naming the
// item. Says so when it could not compare with all of them. A reader's thread.
[[nodiscard]] Result<QList<FieldError>> possibleDuplicates(sql::Connection &connection, std::int64_t tenant,
                                                           const ImportFile &file, Instant now);

struct NewBatch {
    Identity who;
    QString source;
    QString requestId;
    int approvalsNeeded = 0;
    bool isAudited = true; // false: the caller's own row tells of it
};
struct StoredImport {
    BatchId batch;
    QList<FieldError> problems; // repeated_id; the caller undoes the part when there are any
    Adopted adopted;            // what the provider has of it already, because a backup was restored
};
// Writes a checked file as a draft batch: batch, items, counters, one event and the audit row. Writer thread; 100,000
// rows take about half a second.
[[nodiscard]] Result<StoredImport> storeImport(Arrows &arrows, const ImportFile &file, const NewBatch &batch);

// "3 problems; nothing was stored". Pure.
[[nodiscard]] QString nothingStored(std::int64_t problems);

} // namespace farol::server
