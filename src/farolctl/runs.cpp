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

bool is(const PlanRun &run, PlanRunStatus status) {
    return run.status == toApi(status);
}

// What a run keeps back looks finished everywhere else.
void tellHeld(const Desk &desk, const PlanRun &run) {
    if (is(run, PlanRunStatus::Paused) || is(run, PlanRunStatus::Stopped)) {
        desk.out.line(
            u"run %1 is %2 and holds %3; farolctl plan resume goes on with them, plan cancel-run never."_s.arg(
                plain(run.id), plain(run.status), counted(run.notStarted, u"item"_s, u"items"_s)));
    }
}

void tellFigures(const Desk &desk, const PlanRun &run) {
    const bool holds = is(run, PlanRunStatus::Paused) || is(run, PlanRunStatus::Stopped);
    const bool isOver = run.notStarted > 0 && run.open + run.done + run.failed + run.uncertain < run.items;
    QString text = u"%1 is %2: %3 of %4 done, %5 failed, %6 uncertain, %7 open"_s.arg(plain(run.id), plain(run.status))
                       .arg(run.done)
                       .arg(counted(run.items, u"item"_s, u"items"_s))
                       .arg(run.failed)
                       .arg(run.uncertain)
                       .arg(run.open);
    if (isOver) {
        text += u", %1 left as they were: this run sends none of them any more"_s.arg(run.notStarted);
    } else if (holds) {
        text += u" (%1 not started)"_s.arg(run.notStarted);
    }
    desk.out.line(text + u'.');
}

void tellStatusBy(const Desk &desk, const PlanRun &run) {
    if (run.statusAt) {
        desk.out.line(statusBy(run) + u'.');
    }
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
            for (const PlanRun &run : page->rows) {
                tellHeld(desk, run);
            }
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
        if (!run->approval.isEmpty()) {
            const bool waits = is(*run, PlanRunStatus::Waiting);
            desk.out.line(
                waits ? u"Needs a second person: %1."_s.arg(plain(run->approval))
                : run->approvedBy.isEmpty()
                    ? u"Its approval: %1."_s.arg(plain(run->approval))
                    : u"Approved by %1 (%2)."_s.arg(plain(run->approvedBy.join(u", "_s)), plain(run->approval)));
        }
        tellRun(desk, *run);
        desk.end(Exit::Done);
    });
}

void orderRun(Desk &desk, const QString &id, const QString &reason, net::FaroldApi::RunOrder order) {
    const auto intent = net::IntentKey::make();
    sendTwice<PlanRun>(
        desk,
        [&desk, id, reason, order, intent](const net::Answer<PlanRun> &answer) {
            desk.api.orderRun(id, order, reason, intent, &desk.life, answer);
        },
        [&desk](const Result<PlanRun> &run) {
            if (!run) {
                desk.fail(run.error());
                return;
            }
            tellFigures(desk, *run);
            tellHeld(desk, *run);
            desk.out.document(json::encode(*run));
            desk.end(Exit::Done);
        });
}

// A word about a run that sends little by little. Only going on sends anything: production asks for its name.
CLI::App *addRunWord(CLI::App &plan, Command &chosen, const char *word, const char *text,
                     net::FaroldApi::RunOrder order) {
    auto id = std::make_shared<std::string>();
    auto confirm = std::make_shared<std::string>();
    auto reason = std::make_shared<std::string>();
    auto *command = plan.add_subcommand(word, text);
    command->add_option("run", *id, "run-000007")->required();
    command->add_option("--reason", *reason, "Why, for the audit and for whoever looks at the run");
    const bool sends = order == net::FaroldApi::RunOrder::Resume;
    if (sends) {
        command->add_option("--confirm", *confirm, "The name of the environment, asked for in production");
    }
    command->callback([id, confirm, reason, order, sends, &chosen] {
        const auto run = [id, reason, order](Desk &desk) {
            orderRun(desk, QString::fromStdString(*id), QString::fromStdString(*reason), order);
        };
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
    return command;
}

} // namespace

void tellRun(const Desk &desk, const PlanRun &run) {
    desk.out.table(resultTable(run));
    tellFigures(desk, run);
    tellStatusBy(desk, run);
    tellHeld(desk, run);
    const auto leftAlone = std::count_if(run.rows.begin(), run.rows.end(),
                                         [](const PlanResultRow &row) { return row.outcome == u"changed"; });
    if (leftAlone > 0) {
        desk.out.line(u"Of the failed ones it left %1 alone: changed since the plan was made."_s.arg(
            counted(leftAlone, u"item"_s, u"items"_s)));
    }
    const auto later = std::count_if(run.rows.begin(), run.rows.end(),
                                     [](const PlanResultRow &row) { return row.laterRun.has_value(); });
    if (later > 0) {
        desk.out.line(
            u"That is what this run came to. Since then later runs took up %1 of it again: STATE is what each "
            "item is now."_s.arg(counted(later, u"item"_s, u"items"_s)));
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
    addRunWord(plan, chosen, "cancel-run", "Start nothing more of a run, for good", Cancel);
    addRunWord(plan, chosen, "stop", "As cancel-run, by the name that it had", Cancel)->group("");
}

} // namespace farol::ctl
