// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "farolctl/desk.h"
#include "farolctl/planfile.h"
#include "farolctl/rows.h"
#include "farolctl/runs.h"

#include <CLI/CLI.hpp>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QTimer>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct RetryOptions {
    PlanAction action = PlanAction::Retry;
    std::string batch;
    std::vector<std::string> states;
    std::vector<std::string> items;
    int rate = 0;
    int stopAtErrors = 0;
    std::string out;
    bool all = false;
    bool replaces = false; // the file of --out
    bool everyDead = false;
};
struct RunOptions {
    std::string file;
    std::string reason;
    std::string confirm;
    int waitSeconds = 0;
};

bool isAboutTheDead(PlanAction action) {
    return action == PlanAction::Redrive || action == PlanAction::Purge;
}

void tellPlan(Desk &desk, const Plan &plan, bool all) {
    desk.out.table(planTable(plan, all));
    if (!all) {
        desk.out.table(stayTable(plan));
    }
    desk.out.line(u"%1, %2; %3, %4."_s.arg(counted(plan.going, u"item goes"_s, u"items go"_s), shown(plan.amountGoing),
                                           counted(plan.skipped, u"stays behind"_s, u"stay behind"_s),
                                           shown(plan.amountSkipped)));
    if (plan.request.action == PlanAction::Redrive && plan.going > 0) {
        desk.out.line(u"Back to: %1."_s.arg(plain(plan.target)));
    }
    if (plan.request.action == PlanAction::Purge && plan.going > 0) {
        desk.out.line(u"Into quarantine, of: %1. For 24 hours farolctl queue quarantine undo brings it back."_s.arg(
            plain(plan.target)));
    }
    if (plan.needsApproval) {
        desk.out.line(u"Needs a second person: %1."_s.arg(plain(plan.approvalReason)));
    }
    for (const PlanRow &row : plan.rows) {
        if (row.reason == u"not_retryable"_s) {
            desk.out.line(
                u"What is not_retryable needs other data: farolctl item resubmit sends it as a new payment."_s);
            break;
        }
    }
    desk.out.line(u"Plan %1, computed %2. Nothing was written on the server."_s.arg(plan.hash, shown(plan.computedAt)));
}

void finishPreview(Desk &desk, const Plan &plan, const QString &path, bool all) {
    tellPlan(desk, plan, all);
    if (!path.isEmpty() && plan.going == 0) {
        desk.out.line(u"No item goes, so %1 was not written."_s.arg(plain(path)));
    } else if (!path.isEmpty()) {
        if (auto written = writePlanFile(path, planFileOf(desk.origin, plan)); !written) {
            desk.out.problem(written.error());
            desk.end(Exit::Usage);
            return;
        }
        desk.out.line(u"Run it with: farolctl plan run %1 --reason …"_s.arg(plain(path)));
    }
    desk.out.document(json::encode(plan));
    desk.end(plan.going > 0 ? Exit::Done : Exit::Refused); // nothing goes: a finding
}

void preview(Desk &desk, const RetryOptions &options) {
    const QString path = QString::fromStdString(options.out);
    if (!path.isEmpty() && !options.replaces && QFileInfo::exists(path)) {
        desk.out.misuse(u"%1 is there already and is not replaced; give another name, or --force"_s.arg(path));
        desk.end(Exit::Usage);
        return;
    }
    PlanRequest request;
    request.action = options.action;
    request.options = {options.rate, options.stopAtErrors};
    for (const std::string &word : options.items) {
        request.selection.ids.append({QString::fromStdString(word)});
    }
    if (request.selection.ids.isEmpty()) {
        const auto states = statesOf(desk, options.states);
        if (!states) {
            return;
        }
        ItemFilter filter;
        filter.batch = {QString::fromStdString(options.batch)};
        filter.states = isAboutTheDead(options.action) ? QList<ItemState>{ItemState::Dead} : *states;
        request.selection.filter = filter;
    }
    desk.api.previewPlan(request, &desk.life, [&desk, path, all = options.all](const Result<Plan> &plan) {
        if (plan) {
            finishPreview(desk, *plan, path, all);
        } else {
            desk.fail(plan.error());
        }
    });
}

bool waits(const PlanRun &run) {
    return run.status == toApi(PlanRunStatus::Waiting);
}

void tellWaiting(const Desk &desk, const PlanRun &run, Money amount) {
    desk.out.line(u"%1 waits for a second person: %2, %3, %4."_s.arg(
        plain(run.id), plain(run.approval), counted(run.items, u"item"_s, u"items"_s), shown(amount)));
}

Exit exitOf(const PlanRun &run) {
    if (waits(run)) {
        return Exit::Waiting;
    }
    for (const auto refused : {PlanRunStatus::Rejected, PlanRunStatus::Withdrawn, PlanRunStatus::Void}) {
        if (run.status == toApi(refused)) {
            return Exit::Refused;
        }
    }
    const bool isWhole = run.done == run.items;
    return isWhole ? Exit::Done : run.done > 0 || run.open > 0 ? Exit::Partly : Exit::Refused;
}

void finishRun(Desk &desk, const PlanRun &run) {
    tellRun(desk, run);
    desk.end(exitOf(run));
}

void follow(Desk &desk, const QString &id, QDeadlineTimer until) {
    desk.api.planRun(id, &desk.life, [&desk, id, until](const Result<PlanRun> &run) {
        if (!run) {
            desk.fail(run.error());
        } else if (until.hasExpired() || !(waits(*run) || (run->open > 0 && run->status == u"running"_s))) {
            finishRun(desk, *run);
        } else {
            QTimer::singleShot(waits(*run) ? 2000 : 500, &desk.life, [&desk, id, until] { follow(desk, id, until); });
        }
    });
}

void tellChanged(Desk &desk, const PlanFile &file, const Error &error) {
    const auto now = net::FaroldApi::planOf(error);
    desk.out.problem(error);
    if (now) {
        desk.out.line(u"It was %1, %2. It would be now:"_s.arg(counted(file.going, u"item"_s, u"items"_s),
                                                               shown(file.amountGoing)));
        tellPlan(desk, *now, false);
    }
    desk.out.note(
        u"farolctl: the plan is another one now; nothing was run. Look at it again with farolctl plan %1."_s.arg(
            toApi(file.request.action)));
    desk.end(Exit::Changed);
}

void startRun(Desk &desk, const PlanFile &file, const RunOptions &options) {
    const auto intent = net::IntentKey::make();
    const QString reason = QString::fromStdString(options.reason);
    sendTwice<PlanRun>(
        desk,
        [&desk, file, reason, intent](const net::Answer<PlanRun> &answer) {
            desk.api.runPlan(file.hash, file.request, reason, intent, &desk.life, answer);
        },
        [&desk, file, wait = options.waitSeconds](const Result<PlanRun> &run) {
            if (!run && run.error().code == u"plan_changed"_s) {
                tellChanged(desk, file, run.error());
            } else if (!run) {
                desk.fail(run.error());
            } else if (wait > 0) {
                if (waits(*run)) {
                    tellWaiting(desk, *run, file.amountGoing);
                }
                follow(desk, run->id, QDeadlineTimer(std::chrono::seconds(wait)));
            } else if (waits(*run)) {
                tellWaiting(desk, *run, file.amountGoing);
                desk.out.document(json::encode(*run));
                desk.end(Exit::Done);
            } else {
                desk.out.line(u"%1 accepted: %2, %3."_s.arg(
                    plain(run->id), counted(run->items, u"item goes"_s, u"items go"_s), shown(file.amountGoing)));
                desk.out.document(json::encode(*run));
                desk.end(Exit::Done);
            }
        });
}

void run(Desk &desk, const RunOptions &options) {
    const auto file = readPlanFile(QString::fromStdString(options.file));
    if (!file) {
        desk.out.problem(file.error());
        desk.end(Exit::Usage);
        return;
    }
    if (file->server != desk.origin) {
        desk.out.misuse(u"this plan was made on %1, not on %2; nothing was run."_s.arg(file->server, desk.origin));
        desk.end(Exit::Usage);
        return;
    }
    confirmEnvironment(desk, QString::fromStdString(options.confirm),
                       [&desk, file = *file, options](const Me &) { startRun(desk, file, options); });
}

// A word that shows a plan of one action.
void addPreview(CLI::App &plan, Command &chosen, PlanAction action, const char *text) {
    auto retry = std::make_shared<RetryOptions>();
    retry->action = action;
    auto *retryWord = plan.add_subcommand(toApi(action).toStdString(), text);
    auto *batch = retryWord->add_option("--batch", retry->batch, "Every item of this batch that matches");
    CLI::Option *every = nullptr;
    if (isAboutTheDead(action)) {
        every = retryWord->add_flag("--every", retry->everyDead, "Every dead letter, of payments, notices and webhooks")
                    ->excludes(batch);
    } else {
        retryWord->add_option("--state", retry->states, "With --batch: only these states")->needs(batch);
    }
    auto *items = retryWord->add_option("--item", retry->items, "Exactly these items")->excludes(batch);
    if (action == PlanAction::Retry) {
        retryWord->add_option("--rate", retry->rate, "At most so many a second; 0 is as fast as the queue allows")
            ->check(notNegative);
        retryWord->add_option("--stop-at-errors", retry->stopAtErrors, "Stop when so many percent fail; 0 is never")
            ->check(notNegative);
    }
    retryWord->add_flag("--all", retry->all, "List each item that stays behind, too, not only how many");
    auto *out = retryWord->add_option("--out", retry->out, "Write the plan to this file, for plan run");
    retryWord->add_flag("--force", retry->replaces, "Replace that file when it is there already")->needs(out);
    retryWord->callback([retry, batch, items, every, &chosen] {
        if (batch->count() == 0 && items->count() == 0 && (every == nullptr || every->count() == 0)) {
            throw CLI::RequiredError(every == nullptr ? "--batch or --item" : "--batch, --item or --every");
        }
        chosen = {[retry](Desk &desk) { preview(desk, *retry); }, true};
    });
}

} // namespace

void addPlan(CLI::App &app, Command &chosen) {
    auto *plan = app.add_subcommand("plan", "Preview and run retries, cancels, redrives and purges");
    plan->require_subcommand(1);

    addPreview(*plan, chosen, PlanAction::Retry, "Show what a retry would do; writes nothing on the server");
    addPreview(*plan, chosen, PlanAction::Cancel, "Show what a cancel would do; writes nothing on the server");

    addPreview(*plan, chosen, PlanAction::Redrive,
               "Show what sending dead letters back to their origin would do; writes nothing on the server");

    addPreview(*plan, chosen, PlanAction::Purge,
               "Show what taking dead letters away would do; writes nothing on the server");

    addRuns(*plan, chosen);

    auto options = std::make_shared<RunOptions>();
    auto *runWord = plan->add_subcommand("run", "Run a plan that was previewed; refused when anything changed");
    runWord->add_option("file", options->file, "What plan retry --out wrote")->required();
    runWord->add_option("--reason", options->reason, "Why, for the audit")->required();
    runWord->add_option("--confirm", options->confirm, "The name of the environment, asked for in production");
    runWord
        ->add_option("--wait", options->waitSeconds,
                     "Wait up to so many seconds for a second person, if one is needed, and the result of each item")
        ->check(notNegative);
    runWord->callback([options, &chosen] { chosen = {[options](Desk &desk) { run(desk, *options); }, true}; });
}

} // namespace farol::ctl
