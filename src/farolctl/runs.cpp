// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of plans: which there are, what became of one, and the orders to one that sends little by little.
#include "farolctl/runs.h"

#include "core/json/codec.h"
#include "core/json/planrunscodec.h"
#include "farolctl/rows.h"
#include "net/farold/runsapi.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ListOptions {
    std::vector<std::string> statuses;
    std::string batch;
    std::string item;
    std::int64_t limit = 50;
};

QStringList statusWords() {
    QStringList words;
    for (int i = 0; i <= static_cast<int>(PlanRunStatus::Void); ++i) {
        words.append(toApi(static_cast<PlanRunStatus>(i)));
    }
    return words;
}

void list(Desk &desk, const ListOptions &options) {
    net::RunFilter filter{{}, {QString::fromStdString(options.batch)}, {QString::fromStdString(options.item)}};
    for (const std::string &word : options.statuses) {
        const auto at = statusWords().indexOf(QString::fromStdString(word));
        if (at < 0) {
            tellUnknown(desk, u"status"_s, QString::fromStdString(word), statusWords());
            return;
        }
        filter.statuses.append(static_cast<PlanRunStatus>(at));
    }
    collect<PlanRun>(
        [&desk, filter](const net::Window &window, const net::Answer<Page<PlanRun>> &answer) {
            net::RunsApi(desk.api.client()).runs(filter, window, &desk.life, answer);
        },
        options.limit, {},
        [&desk](const Result<Page<PlanRun>> &page) {
            if (!page) {
                desk.fail(page.error());
                return;
            }
            desk.out.table(runTable(page->rows));
            desk.out.line(howMany(page->rows.size(), page->total, u"run"_s, u"runs"_s));
            desk.out.document(json::encode(*page));
            desk.end(Exit::Done);
        });
}

void show(Desk &desk, const QString &id) {
    desk.api.planRun(id, &desk.life, [&desk](const Result<PlanRun> &run) {
        if (!run) {
            desk.fail(run.error());
            return;
        }
        desk.out.line(u"%1  %2  %3, by %4 at %5: %6"_s.arg(plain(run->id), toApi(run->action), plain(run->status),
                                                           plain(run->createdBy), shown(run->createdAt),
                                                           plain(run->reason)));
        if (run->endedAt) {
            desk.out.line(u"%1 by %2 at %3 (%4)%5"_s.arg(
                plain(run->status), run->endedBy.isEmpty() ? u"farold"_s : plain(run->endedBy), shown(*run->endedAt),
                plain(run->approval), run->endedWhy.isEmpty() ? u"."_s : u": "_s + plain(run->endedWhy)));
        } else if (!run->approval.isEmpty()) {
            desk.out.line(run->approvedBy.isEmpty() ? u"Needs a second person: %1."_s.arg(plain(run->approval))
                                                    : u"Approved by %1 (%2)."_s.arg(
                                                          plain(run->approvedBy.join(u", "_s)), plain(run->approval)));
        }
        tellRun(desk, *run);
        desk.end(Exit::Done);
    });
}

QString sumsOf(const PlanRun &run) {
    return u"%1 is %2: %3 of %4 done, %5 failed, %6 uncertain, %7 open, %8 not started."_s
        .arg(plain(run.id), plain(run.status))
        .arg(run.done)
        .arg(counted(run.items, u"item"_s, u"items"_s))
        .arg(run.failed)
        .arg(run.uncertain)
        .arg(run.open)
        .arg(run.notStarted);
}

void orderRun(Desk &desk, const QString &id, net::FaroldApi::RunOrder order) {
    const auto intent = net::IntentKey::make();
    sendTwice<PlanRun>(
        desk,
        [&desk, id, order, intent](const net::Answer<PlanRun> &answer) {
            desk.api.orderRun(id, order, intent, &desk.life, answer);
        },
        [&desk](const Result<PlanRun> &run) {
            if (!run) {
                desk.fail(run.error());
                return;
            }
            desk.out.line(sumsOf(*run));
            if (run->status == toApi(PlanRunStatus::Cancelled) && run->notStarted > 0) {
                desk.out.line(u"What it did not start it never will; a new plan may."_s);
            }
            desk.out.document(json::encode(*run));
            desk.end(Exit::Done);
        });
}

// A word about a run that sends little by little. Only going on sends anything: production asks for its name.
void addRunWord(CLI::App &plan, Command &chosen, const char *word, const char *text, net::FaroldApi::RunOrder order) {
    auto id = std::make_shared<std::string>();
    auto confirm = std::make_shared<std::string>();
    auto *command = plan.add_subcommand(word, text);
    command->add_option("run", *id, "run-000007")->required();
    const bool sends = order == net::FaroldApi::RunOrder::Resume;
    if (sends) {
        command->add_option("--confirm", *confirm, "The name of the environment, asked for in production");
    }
    command->callback([id, confirm, order, sends, &chosen] {
        const auto run = [id, order](Desk &desk) { orderRun(desk, QString::fromStdString(*id), order); };
        chosen = {[run, confirm, sends](Desk &desk) {
                      if (!sends) {
                          run(desk);
                          return;
                      }
                      confirmEnvironment(desk, QString::fromStdString(*confirm),
                                         [&desk, run](const Me &) { run(desk); });
                  },
                  true};
    });
}

} // namespace

void tellRun(const Desk &desk, const PlanRun &run) {
    desk.out.table(resultTable(run));
    desk.out.line(sumsOf(run));
    const auto leftAlone = std::count_if(run.rows.begin(), run.rows.end(),
                                         [](const PlanResultRow &row) { return row.outcome == u"changed"; });
    if (leftAlone > 0) {
        desk.out.line(
            u"Of the failed ones it left %1 alone: changed since the plan was made. STATE and CODE are of now."_s.arg(
                counted(leftAlone, u"item"_s, u"items"_s)));
    }
    desk.out.document(json::encode(run));
}

void tellHeld(Desk &desk, const BatchId &batch, const std::function<void()> &then) {
    using enum PlanRunStatus;
    net::RunFilter filter{{Waiting, Running, Paused, Stopped}, batch, {}};
    net::RunsApi(desk.api.client()).runs(filter, {}, &desk.life, [&desk, then](const Result<Page<PlanRun>> &page) {
        if (!page) {
            desk.out.note(u"farolctl: whether a run of a plan holds items of it could not be read: %1"_s.arg(
                plain(page.error().detail)));
        }
        for (const PlanRun &run : page ? page->rows : QList<PlanRun>()) {
            if (run.notStarted > 0) {
                desk.out.line(u"%1 is %2 and holds %3 that it did not start."_s.arg(
                    plain(run.id), plain(run.status), counted(run.notStarted, u"item"_s, u"items"_s)));
            }
        }
        then();
    });
}

void addRuns(CLI::App &plan, Command &chosen) {
    const auto options = std::make_shared<ListOptions>();
    auto *listed = plan.add_subcommand("list", "The plans that were run or wait for a second person, newest first");
    listed->add_option("--status", options->statuses, "Only these: waiting running paused stopped finished …");
    listed->add_option("--batch", options->batch, "Only those about this batch or its items");
    listed->add_option("--item", options->item, "Only those about this item");
    listed->add_option("--limit", options->limit, "At most so many rows; 0 is all of them")->check(notNegative);
    listed->callback([options, &chosen] { chosen = {[options](Desk &desk) { list(desk, *options); }, true}; });

    const auto id = std::make_shared<std::string>();
    auto *shownWord = plan.add_subcommand("show", "What became of a run, item by item");
    shownWord->add_option("run", *id, "run-000007")->required();
    shownWord->callback([id, &chosen] {
        chosen = {[id](Desk &desk) { show(desk, QString::fromStdString(*id)); }, true};
    });

    using enum net::FaroldApi::RunOrder;
    addRunWord(plan, chosen, "pause", "Start nothing more of a run for now", Pause);
    addRunWord(plan, chosen, "resume", "Go on with what a paused or stopped run did not start", Resume);
    addRunWord(plan, chosen, "stop", "Start nothing more of a run, for good", Cancel);
}

} // namespace farol::ctl
