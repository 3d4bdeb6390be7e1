// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/batchordered.h"
#include "core/json/codec.h"
#include "farolctl/batchorder.h"
#include "farolctl/desk.h"
#include "farolctl/rows.h"
#include "farolctl/runs.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QFileInfo>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestImport = 64LL << 20;

struct ImportOptions {
    std::string file;
    bool dryRun = false;
    bool submit = false;
    bool despiteWarnings = false;
    std::string confirm;
};
struct ListOptions {
    std::string batch;
    std::vector<std::string> states;
    std::string code;
    std::string search;
    std::int64_t limit = 50;
};

Result<net::ImportOrder> readOrder(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Rejected, u"file_read"_s, u"%1 cannot be read: %2"_s.arg(path, file.errorString()));
    }
    if (file.size() > largestImport) {
        return failure(ErrorKind::Rejected, u"file_too_large"_s,
                       u"%1 has %2 MiB; an import takes at most 64. Split it."_s.arg(path).arg(file.size() >> 20));
    }
    const bool json = path.endsWith(u".json"_s, Qt::CaseInsensitive);
    return net::ImportOrder{file.readAll(), QFileInfo(path).fileName(), json ? ImportFormat::Json : ImportFormat::Csv};
}

// What the order is about: not the items that came to their end before it.
ItemSum leaving(const Batch &batch) {
    ItemSum sum{0, {0, batch.amount.currency}};
    for (const auto state : {ItemState::Accepted, ItemState::Queued}) {
        const auto one = total(batch, state);
        sum.items += one.items;
        sum.amount.minor += one.amount.minor;
    }
    return sum;
}

void submitBatch(Desk &desk, const BatchId &id, std::int64_t version, Exit whenRefused) {
    const auto intent = net::IntentKey::make();
    sendTwice<Batch>(
        desk,
        [&desk, id, version, intent](const net::Answer<Batch> &answer) {
            desk.api.submitBatch(id, version, intent, &desk.life, answer);
        },
        [&desk, whenRefused](const Result<Batch> &batch) {
            if (!batch) {
                desk.out.problem(batch.error());
                desk.end(whenRefused == Exit::Done ? exitOf(batch.error()) : whenRefused);
                return;
            }
            const ItemSum sent = leaving(*batch);
            desk.out.line(u"%1 submitted: %2, %3, now %4%5."_s.arg(
                plain(batch->id.value), counted(sent.items, u"item"_s, u"items"_s), shown(sent.amount),
                toApi(batch->status), batch->approval.isEmpty() ? QString() : u", "_s + plain(batch->approval)));
            desk.out.document(json::encode(*batch));
            desk.end(Exit::Done);
        });
}

// The version that is submitted is the one of now: there is nothing older that the person looked at.
void submitNow(Desk &desk, const BatchId &id, Exit whenRefused) {
    desk.api.batch(id, {}, &desk.life, [&desk, id, whenRefused](const Result<net::Tagged<Batch>> &found) {
        if (found && found->value) {
            submitBatch(desk, id, found->value->version, whenRefused);
        } else if (whenRefused == Exit::Done) {
            desk.fail(found.error());
        } else {
            desk.out.problem(found.error());
            desk.end(whenRefused);
        }
    });
}

// A warning is for a person: what looks like a payment of before is sent when somebody has read so.
void tellReport(Desk &desk, const ImportReport &report, bool submit, bool despiteWarnings) {
    const QString size = u"%1, %2"_s.arg(counted(report.rowCount, u"row"_s, u"rows"_s), shown(report.total));
    if (!report.warnings.isEmpty()) {
        desk.out.line(counted(report.warnings.size(), u"warning:"_s, u"warnings:"_s));
        desk.out.fields(report.warnings);
    }
    if (report.problemCount > 0) {
        desk.out.fields(report.problems);
        desk.out.line(u"%1 in %2. Nothing was stored."_s.arg(counted(report.problemCount, u"problem"_s, u"problems"_s),
                                                             counted(report.rowCount, u"row"_s, u"rows"_s)));
        desk.out.document(json::encode(report));
        desk.end(Exit::Refused);
        return;
    }
    if (report.dryRun) {
        desk.out.line(u"%1: no problem. Nothing was stored (dry run)."_s.arg(size));
    } else {
        desk.out.line(u"%1 stored: %2."_s.arg(plain(report.batch.value), size));
    }
    if (report.approvalsNeeded > 0) {
        desk.out.line(u"Needs %1 to be paid."_s.arg(counted(report.approvalsNeeded, u"approval"_s, u"approvals"_s)));
    }
    if (submit && !report.dryRun && !report.warnings.isEmpty() && !despiteWarnings) {
        desk.out.note(u"farolctl: %1 is stored and not submitted: look at the warnings. If all of it is meant, "
                      "farolctl batch submit %1 sends it; else batch cancel."_s.arg(plain(report.batch.value)));
        desk.out.document(json::encode(report));
        desk.end(Exit::Partly);
        return;
    }
    if (submit && !report.dryRun) {
        submitNow(desk, report.batch, Exit::Partly); // stored, but not submitted
        return;
    }
    desk.out.document(json::encode(report));
    desk.end(Exit::Done);
}

void sendImport(Desk &desk, const net::ImportOrder &order, const ImportOptions &options) {
    const auto answer = [&desk, submit = options.submit,
                         despite = options.despiteWarnings](const Result<ImportReport> &report) {
        if (report) {
            tellReport(desk, *report, submit, despite);
        } else {
            desk.fail(report.error());
        }
    };
    if (options.dryRun) {
        desk.api.checkImport(order, &desk.life, answer);
        return;
    }
    const auto intent = net::IntentKey::make();
    sendTwice<ImportReport>(
        desk,
        [&desk, order, intent](const net::Answer<ImportReport> &then) {
            desk.api.importBatch(order, intent, &desk.life, then);
        },
        answer);
}

void import(Desk &desk, const ImportOptions &options) {
    auto order = readOrder(QString::fromStdString(options.file));
    if (!order) {
        desk.out.problem(order.error());
        desk.end(order.error().code == u"file_read"_s ? Exit::Usage : Exit::Refused);
        return;
    }
    if (!options.submit || options.dryRun) {
        sendImport(desk, *order, options);
        return;
    }
    confirmEnvironment(desk, QString::fromStdString(options.confirm),
                       [&desk, order = std::move(*order), options](const Me &) { sendImport(desk, order, options); });
}

void list(Desk &desk, const ListOptions &options) {
    net::BatchFilter filter;
    filter.text = QString::fromStdString(options.search);
    for (const std::string &word : options.states) {
        const auto status = batchStatusFromApi(QString::fromStdString(word));
        if (!status) {
            QStringList all;
            for (int i = 0; i <= static_cast<int>(BatchStatus::Cancelled); ++i) {
                all.append(toApi(static_cast<BatchStatus>(i)));
            }
            tellUnknown(desk, u"status"_s, QString::fromStdString(word), all);
            return;
        }
        filter.statuses.append(*status);
    }
    collect<Batch>(
        [&desk, filter](const net::Window &window, const net::Answer<Page<Batch>> &answer) {
            desk.api.batches(filter, window, &desk.life, answer);
        },
        options.limit, {},
        [&desk](const Result<Page<Batch>> &page) {
            if (!page) {
                desk.fail(page.error());
                return;
            }
            desk.out.table(batchTable(page->rows));
            desk.out.line(howMany(page->rows.size(), page->total, u"batch"_s, u"batches"_s));
            desk.out.document(json::encode(*page));
            desk.end(Exit::Done);
        });
}

void show(Desk &desk, const std::string &id) {
    desk.api.batch({QString::fromStdString(id)}, {}, &desk.life, [&desk](const Result<net::Tagged<Batch>> &found) {
        if (!found || !found->value) {
            desk.fail(
                found ? Error{ErrorKind::Malformed, 304, {}, u"The server answered without the batch."_s, {}, {}, {}}
                      : found.error());
            return;
        }
        const Batch &batch = *found->value;
        desk.out.line(u"%1  %2  version %3  %4"_s.arg(plain(batch.id.value), toApi(batch.status),
                                                      QString::number(batch.version), plain(batch.source)));
        desk.out.line(u"%1, %2, created by %3 at %4"_s.arg(counted(batch.items, u"item"_s, u"items"_s),
                                                           shown(batch.amount), plain(batch.createdBy),
                                                           shown(batch.createdAt)));
        if (!batch.approval.isEmpty()) {
            desk.out.line(u"Waits for %1: %2 of %3 given."_s.arg(plain(batch.approval))
                              .arg(batch.approvalsGiven)
                              .arg(counted(batch.approvalsNeeded, u"approval"_s, u"approvals"_s)));
        }
        desk.out.table(countTable(batch));
        desk.out.document(json::encode(batch));
        if (desk.out.json()) {
            desk.end(Exit::Done);
            return;
        }
        tellHeld(desk, batch.id, [&desk] { desk.end(Exit::Done); });
    });
}

void items(Desk &desk, const ListOptions &options, const QList<ItemState> &states) {
    ItemFilter filter;
    filter.states = states;
    filter.code = QString::fromStdString(options.code);
    filter.text = QString::fromStdString(options.search);
    const BatchId batch{QString::fromStdString(options.batch)};
    collect<Item>(
        [&desk, filter, batch](const net::Window &window, const net::Answer<Page<Item>> &answer) {
            desk.api.batchItems(batch, filter, window, &desk.life, answer);
        },
        options.limit, {},
        [&desk](const Result<Page<Item>> &page) {
            if (!page) {
                desk.fail(page.error());
                return;
            }
            desk.out.table(itemTable(page->rows));
            desk.out.line(howMany(page->rows.size(), page->total, u"item"_s, u"items"_s));
            desk.out.document(json::encode(*page));
            desk.end(Exit::Done);
        });
}

void addImport(CLI::App &batch, Command &chosen) {
    auto options = std::make_shared<ImportOptions>();
    auto *word =
        batch.add_subcommand("import", "Check every row of a CSV or JSON file, then store all of them or none");
    word->add_option("file", options->file, "The file; .json is read as JSON, anything else as CSV")->required();
    word->add_flag("--dry-run", options->dryRun, "Check only, store nothing");
    word->add_flag("--submit", options->submit, "Submit the batch when it was stored without a warning");
    word->add_flag("--despite-warnings", options->despiteWarnings, "With --submit: also when there are warnings");
    word->add_option("--confirm", options->confirm, "The name of the environment, asked for in production");
    word->callback([options, &chosen] { chosen = {[options](Desk &desk) { import(desk, *options); }, true}; });
}

void addSubmit(CLI::App &batch, Command &chosen) {
    auto options = std::make_shared<ImportOptions>();
    auto *word = batch.add_subcommand("submit", "Submit a stored batch to be paid");
    word->add_option("batch", options->file, "Its id, such as LOTE-0042")->required();
    word->add_option("--confirm", options->confirm, "The name of the environment, asked for in production");
    word->callback([options, &chosen] {
        chosen = {[options](Desk &desk) {
                      confirmEnvironment(desk, QString::fromStdString(options->confirm), [&desk, options](const Me &) {
                          submitNow(desk, {QString::fromStdString(options->file)}, Exit::Done);
                      });
                  },
                  true};
    });
}

void addItems(CLI::App &batch, Command &chosen) {
    auto options = std::make_shared<ListOptions>();
    auto *word = batch.add_subcommand("items", "List the items of a batch");
    word->add_option("batch", options->batch, "Its id")->required();
    word->add_option("--state", options->states, "Only these states: failed, uncertain, not_sent, dead, done …");
    word->add_option("--code", options->code, "Only this error code");
    word->add_option("--search", options->search, "Part of an id, an end-to-end id, a request id or a payee");
    word->add_option("--limit", options->limit, "At most so many rows; 0 is all of them")->check(notNegative);
    word->callback([options, &chosen] {
        chosen = {[options](Desk &desk) {
                      const auto states = statesOf(desk, options->states);
                      if (states) {
                          items(desk, *options, *states);
                      }
                  },
                  true};
    });
}

} // namespace

void addBatch(CLI::App &app, Command &chosen) {
    auto *batch = app.add_subcommand("batch", "Import, submit and look at batches");
    batch->require_subcommand(1);
    addImport(*batch, chosen);
    addSubmit(*batch, chosen);
    addItems(*batch, chosen);
    addBatchOrders(*batch, chosen);
    addTemplate(*batch, chosen);

    auto options = std::make_shared<ListOptions>();
    auto *listed = batch->add_subcommand("list", "List batches, newest first");
    listed->add_option("--status", options->states, "Only these: draft, queued, processing, paused, finished …");
    listed->add_option("--search", options->search, "Part of an id or of the source");
    listed->add_option("--limit", options->limit, "At most so many rows; 0 is all of them")->check(notNegative);
    listed->callback([options, &chosen] { chosen = {[options](Desk &desk) { list(desk, *options); }, true}; });

    auto id = std::make_shared<std::string>();
    auto *shownWord = batch->add_subcommand("show", "Show a batch with the counts and sums of each state");
    shownWord->add_option("batch", *id, "Its id")->required();
    shownWord->callback([id, &chosen] { chosen = {[id](Desk &desk) { show(desk, *id); }, true}; });
}

} // namespace farol::ctl
