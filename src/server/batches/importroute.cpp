// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "server/approvals/approvals.h"
#include "server/batches/batchroutes.h"
#include "server/batches/importstore.h"
#include "server/flags/flags.h"
#include "server/items/listquery.h"

#include <QSet>
#include <QTimeZone>
#include <memory>
#include <utility>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

// What a request asks for, before its body is read.
struct ImportOrder {
    bool dryRun = false;
    ImportFormat format = ImportFormat::Csv;
    QString source;
};

// A file on its way: read once, on a reader's thread.
struct Import {
    ImportOrder order;
    ImportFile file;
    QList<FieldError> warnings;
    int approvalsNeeded = 0;
};

static Result<ImportFormat> formatOf(const Request &request) {
    const auto type = request.headers.value("content-type").toLower().split(';').front().trimmed();
    if (type == "text/csv") {
        return ImportFormat::Csv;
    }
    if (type == "application/json") {
        return ImportFormat::Json;
    }
    return refuse(415, u"unsupported_media_type"_s, u"send text/csv or application/json"_s);
}

static Result<ImportOrder> orderOf(const Request &request) {
    const auto known = onlyParameters(request, {u"dry_run", u"source"});
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto dryRun = flag(request, u"dry_run"_s);
    if (!dryRun) {
        return tl::unexpected(dryRun.error());
    }
    const auto source = words(request, u"source"_s);
    if (!source) {
        return tl::unexpected(source.error());
    }
    const auto format = formatOf(request);
    if (!format) {
        return tl::unexpected(format.error());
    }
    return ImportOrder{*dryRun, *format, source->isEmpty() ? u"api · "_s + request.who.user : *source};
}

static ImportReport reportOf(const Import &import) {
    ImportReport report;
    report.dryRun = import.order.dryRun;
    report.rowCount = import.file.rowCount;
    report.total = import.file.total;
    report.problemCount = import.file.problemCount;
    report.problems = import.file.problems;
    report.warnings = import.file.warnings + import.warnings;
    // A row that cannot be stored needs no warning besides.
    QSet<int> refused;
    for (const auto &one : std::as_const(report.problems)) {
        refused.insert(one.line);
    }
    report.warnings.removeIf([&refused](const FieldError &one) { return one.line > 0 && refused.contains(one.line); });
    report.approvalsNeeded = import.approvalsNeeded;
    return report;
}

static Error rejected(const Import &import) {
    const auto report = reportOf(import);
    return {ErrorKind::Rejected, 422, u"import_rejected"_s, nothingStored(report.problemCount), {}, report.problems,
            json::encode(report)};
}

static void addRepeats(ImportFile &file, QList<FieldError> problems, int most) {
    file.problemCount += problems.size();
    if (problems.size() > most) {
        problems.resize(most);
        problems.append({0, {}, u"too_many_problems"_s, u"only the first %1 problems are listed"_s.arg(most)});
    }
    file.problems += problems;
}

static Result<Import> readFile(sql::Connection &connection, const Request &request, const ImportOrder &order,
                               const BatchServices &services) {
    if (order.format == ImportFormat::Json) {
        if (const auto clean = soundJson(request.body); !clean) {
            return tl::unexpected(clean.error());
        }
    }
    const auto now = services.clock.now();
    const QTimeZone zone(services.config.zone.toLatin1());
    ImportRules rules;
    rules.today = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), zone).date();
    Import import{order, readImport(request.body, order.format, rules), {}, 0};
    if (import.file.problemCount > 0) {
        return import;
    }
    import.approvalsNeeded = approvalsNeeded(services.config, import.file.total);
    // A file that is going to be stored meets the unique index; a dry run has to look.
    if (order.dryRun) {
        auto repeats = storedRepeats(connection, request.who.tenant, import.file, 0);
        if (!repeats) {
            return tl::unexpected(repeats.error());
        }
        addRepeats(import.file, std::move(*repeats), rules.maxProblems);
    }
    auto warnings = possibleDuplicates(connection, request.who.tenant, import.file, now);
    if (!warnings) {
        return tl::unexpected(warnings.error());
    }
    import.warnings = std::move(*warnings);
    const auto most = services.config.limits.orderAmountMinor;
    if (most > 0 && import.file.total.minor > most) {
        import.warnings.append(
            {0,
             {},
             u"limit_order"_s,
             u"%1 is more than one order may send, %2: it can be stored and not submitted; split it"_s.arg(
                 toApi(import.file.total), toApi(Money{most, {}}))});
    }
    return import;
}

// After a restore: what was paid already is in the file that is imported again.
static QList<FieldError> warningsOf(const Adopted &adopted) {
    QList<FieldError> warnings;
    if (adopted.items > 0) {
        warnings.append({0,
                         {},
                         u"at_provider"_s,
                         adopted.items == 1
                             ? u"1 payment is at the provider already: it is asked for, and not sent again"_s
                             : u"%1 payments are at the provider already: they are asked for, and not sent again"_s.arg(
                                   adopted.items)});
    }
    for (const std::string &id : adopted.conflicts) {
        warnings.append(
            {0,
             {},
             u"at_provider"_s,
             u"the provider has an order with the id %1 that may be another payment's: decide about it"_s.arg(
                 QString::fromStdString(id))});
    }
    return warnings;
}

static Result<Response> store(Arrows &arrows, const Request &request, const Import &import) {
    if (import.file.problemCount > 0) {
        return tl::unexpected(rejected(import));
    }
    const auto on = isOn(arrows.connection(), request.who.tenant, Flag::Import);
    if (!on || !*on) {
        return tl::unexpected(on ? switchedOff(Flag::Import) : on.error());
    }
    const NewBatch batch{request.who, import.order.source, request.requestId, import.approvalsNeeded};
    auto stored = storeImport(arrows, import.file, batch);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    if (!stored->problems.isEmpty()) {
        Import repeated{import.order, {}, import.warnings, import.approvalsNeeded};
        repeated.file.rowCount = import.file.rowCount;
        repeated.file.total = import.file.total;
        addRepeats(repeated.file, std::move(stored->problems), ImportRules().maxProblems);
        return tl::unexpected(rejected(repeated));
    }
    auto report = reportOf(import);
    report.batch = stored->batch;
    report.warnings += warningsOf(stored->adopted);
    auto response = json(json::encode(report), 201);
    response.headers.append({"Location", "/api/v1/batches/" + stored->batch.value.toLatin1()});
    return response;
}

// A large file was read in one thread's heap and is let go in another's: without being asked the C library keeps the
// memory of each reader that ever read one.
struct HeldImport {
    explicit HeldImport(Import read)
        : import(std::move(read)) {}
    HeldImport(const HeldImport &) = delete;
    HeldImport &operator=(const HeldImport &) = delete;
    ~HeldImport() {
        const bool isLarge = std::exchange(import.file.rows, {}).size() > 10'000;
#ifdef __GLIBC__
        if (isLarge) {
            malloc_trim(0);
        }
#else
        (void)isLarge;
#endif
    }
    Import import;
};

// A dry run answers at once. What is to be stored goes to the writer even when it has problems: the key decides first
// whether this was answered before.
static void runImport(const BatchServices &services, const Request &request, const ImportOrder &order,
                      const Answer &answer, sql::Connection &connection) {
    auto import = readFile(connection, request, order, services);
    if (!import) {
        answer(problem(import.error(), request.requestId));
        return;
    }
    if (order.dryRun) {
        answer(import->file.problemCount > 0 ? problem(rejected(*import), request.requestId)
                                             : json(json::encode(reportOf(*import))));
        return;
    }
    services.commands.run(
        request,
        [held = std::make_shared<const HeldImport>(std::move(*import))](Arrows &arrows, const Request &again) {
            return store(arrows, again, held->import);
        },
        answer);
}

void addImport(Router &router, const BatchServices &services) {
    Route route{Method::Post, u"/api/v1/batches/import"_s, {}, false, 64 << 20, u"*"_s};
    // The key is asked for by the command itself: a dry run has none.
    route.handler = [services](const Request &request, const Answer &answer) {
        const auto order = orderOf(request);
        if (!order) {
            answer(problem(order.error(), request.requestId));
            return;
        }
        const bool taken = services.readers.post([services, request, order = *order, answer](auto connection) {
            if (connection) {
                runImport(services, request, order, answer, **connection);
            } else {
                answer(problem(connection.error(), request.requestId));
            }
        });
        if (!taken) {
            answer(problem(overloaded(), request.requestId));
        }
    };
    router.add(std::move(route));
}

} // namespace farol::server
