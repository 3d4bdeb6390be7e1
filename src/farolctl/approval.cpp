// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "farolctl/desk.h"
#include "farolctl/rows.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostPayees = 20;

struct ListOptions {
    std::vector<std::string> statuses;
    bool notMine = false;
    std::int64_t limit = 50;
};
struct DecideOptions {
    std::vector<std::string> ids;
    std::string comment;
    std::string confirm;
};

void list(Desk &desk, const ListOptions &options) {
    net::ApprovalFilter filter;
    filter.exclude = options.notMine;
    for (const std::string &word : options.statuses) {
        const auto status = approvalStatusFromApi(QString::fromStdString(word));
        if (!status) {
            tellUnknown(desk, u"status"_s, QString::fromStdString(word),
                        {u"waiting"_s, u"approved"_s, u"rejected"_s, u"withdrawn"_s, u"void"_s});
            return;
        }
        filter.statuses.append(*status);
    }
    collect<Approval>(
        [&desk, filter](const net::Window &window, const net::Answer<Page<Approval>> &answer) {
            desk.api.approvals(filter, window, &desk.life, answer);
        },
        options.limit, {},
        [&desk](const Result<Page<Approval>> &page) {
            if (!page) {
                desk.fail(page.error());
                return;
            }
            desk.out.table(approvalTable(page->rows));
            desk.out.line(howMany(page->rows.size(), page->total, u"approval"_s, u"approvals"_s));
            desk.out.document(json::encode(*page));
            desk.end(Exit::Done);
        });
}

// What a person should look at before the word is given.
void tellApproval(Desk &desk, const Approval &approval) {
    desk.out.table(approvalTable({approval}));
    for (const auto &decision : approval.decisions) {
        desk.out.line(u"%1 by %2, %3 %4"_s.arg(toApi(decision.verdict), plain(decision.by), shown(decision.at),
                                               plain(decision.comment)));
    }
    for (const auto &one : approval.similar) {
        desk.out.line(u"%1 is like %2: %3, %4"_s.arg(plain(one.item.value), plain(one.like.value), shown(one.amount),
                                                     shown(one.at)));
    }
    if (approval.status == ApprovalStatus::Waiting && !approval.approvers.isEmpty()) {
        desk.out.line(u"May approve: %1."_s.arg(plain(approval.approvers.join(u", "_s))));
    }
    if (approval.corrects) {
        const auto &old = *approval.corrects;
        desk.out.line(u"It takes the place of %1 (%2%3), because: %4"_s.arg(
            plain(old.replaces.value), toApi(old.state), old.code.isEmpty() ? QString() : u", "_s + plain(old.code),
            plain(old.reason)));
        desk.out.table(changeTable(old.changes));
    }
    desk.out.line(u"Hash of what %1 saw: %2"_s.arg(plain(approval.maker), plain(approval.hash)));
}

// Who is to be paid, and where to: the first of them.
void tellPayees(Desk &desk, const BatchId &batch) {
    net::Window window;
    window.limit = mostPayees;
    desk.api.batchItems(batch, {}, window, &desk.life, [&desk, batch](const Result<Page<Item>> &page) {
        if (!page) {
            desk.fail(page.error());
            return;
        }
        desk.out.table(itemTable(page->rows));
        if (!page->next.isEmpty()) {
            desk.out.line(u"The others: farolctl batch items %1 --limit 0"_s.arg(plain(batch.value)));
        }
        desk.end(Exit::Done);
    });
}

void show(Desk &desk, const ApprovalId &id) {
    desk.api.approval(id, &desk.life, [&desk](const Result<Approval> &approval) {
        if (!approval) {
            desk.fail(approval.error());
            return;
        }
        tellApproval(desk, *approval);
        if (desk.out.json() || approval->subject != ApprovalSubject::Batch) {
            desk.out.document(json::encode(*approval));
            desk.end(Exit::Done);
            return;
        }
        tellPayees(desk, {approval->object});
    });
}

void tellDecided(Desk &desk, const Result<Approval> &approval) {
    if (!approval) {
        desk.out.problem(approval.error());
        if (approval.error().code == u"plan_changed" || approval.error().code == u"batch_changed") {
            desk.out.note(u"farolctl: the approval is void; nothing was sent."_s);
        }
        desk.end(exitOf(approval.error()));
        return;
    }
    desk.out.line(u"%1 is %2: %3 of %4, %5 of %6."_s.arg(plain(approval->id.value), toApi(approval->status))
                      .arg(approval->given)
                      .arg(approval->needed)
                      .arg(shown(approval->amount), plain(approval->object)));
    desk.out.document(json::encode(*approval));
    desk.end(Exit::Done);
}

void decideOne(Desk &desk, ApprovalStatus verdict, const DecideOptions &options) {
    const auto intent = net::IntentKey::make();
    const ApprovalId id{QString::fromStdString(options.ids.front())};
    const QString comment = QString::fromStdString(options.comment);
    sendTwice<Approval>(
        desk,
        [&desk, id, verdict, comment, intent](const net::Answer<Approval> &answer) {
            desk.api.decide(id, verdict, comment, intent, &desk.life, answer);
        },
        [&desk](const Result<Approval> &approval) { tellDecided(desk, approval); });
}

void tellMany(Desk &desk, const Result<QList<ApprovalResult>> &results) {
    if (!results) {
        desk.fail(results.error());
        return;
    }
    qsizetype good = 0;
    for (const auto &one : *results) {
        good += one.code.isEmpty() ? 1 : 0;
        desk.out.line(
            one.code.isEmpty()
                ? u"%1 is %2: %3 of %4."_s.arg(plain(one.id.value), plain(one.status)).arg(one.given).arg(one.needed)
                : u"%1: %2 (%3)."_s.arg(plain(one.id.value), plain(one.detail), plain(one.code)));
    }
    desk.out.document(json::encode(*results));
    desk.end(good == results->size() ? Exit::Done : good > 0 ? Exit::Partly : Exit::Refused);
}

void approveMany(Desk &desk, const DecideOptions &options) {
    QList<ApprovalId> ids;
    for (const std::string &id : options.ids) {
        ids.append({QString::fromStdString(id)});
    }
    const auto intent = net::IntentKey::make();
    const QString comment = QString::fromStdString(options.comment);
    sendTwice<QList<ApprovalResult>>(
        desk,
        [&desk, ids, comment, intent](const net::Answer<QList<ApprovalResult>> &answer) {
            desk.api.approveMany(ids, comment, intent, &desk.life, answer);
        },
        [&desk](const Result<QList<ApprovalResult>> &results) { tellMany(desk, results); });
}

// Money moves with the last approval: production asks for its name.
void approve(Desk &desk, const DecideOptions &options) {
    confirmEnvironment(desk, QString::fromStdString(options.confirm), [&desk, options](const Me &) {
        options.ids.size() == 1 ? decideOne(desk, ApprovalStatus::Approved, options) : approveMany(desk, options);
    });
}

} // namespace

void addApproval(CLI::App &app, Command &chosen) {
    auto *approval = app.add_subcommand("approval", "Orders that wait for a second person");
    approval->require_subcommand(1);

    auto listed = std::make_shared<ListOptions>();
    auto *listWord = approval->add_subcommand("list", "The largest amount first, then the oldest");
    listWord->add_option("--status", listed->statuses, "waiting approved rejected withdrawn void");
    listWord->add_flag("--not-mine", listed->notMine, "Leave out what you made");
    listWord->add_option("--limit", listed->limit, "Rows; 0 is all of them")->check(notNegative);
    listWord->callback([listed, &chosen] { chosen = {[listed](Desk &desk) { list(desk, *listed); }, true}; });

    auto shownId = std::make_shared<std::string>();
    auto *showWord = approval->add_subcommand("show", "One approval, and the payments that look like others");
    showWord->add_option("id", *shownId, "apr-0007")->required();
    showWord->callback([shownId, &chosen] {
        chosen = {[shownId](Desk &desk) { show(desk, {QString::fromStdString(*shownId)}); }, true};
    });

    const auto decision = [approval](const char *word, const char *text) {
        auto options = std::make_shared<DecideOptions>();
        auto *command = approval->add_subcommand(word, text);
        command->add_option("id", options->ids, "apr-0007")->required();
        return std::pair(command, options);
    };
    const auto [approveWord, approving] = decision("approve", "Approve one, or many at once");
    approveWord->add_option("--comment", approving->comment, "For the audit");
    approveWord->add_option("--confirm", approving->confirm, "The name of the environment, asked for in production");
    approveWord->callback([options = approving, &chosen] {
        chosen = {[options](Desk &desk) { approve(desk, *options); }, true};
    });
    const auto [rejectWord, rejecting] = decision("reject", "Refuse one; its maker reads why");
    rejectWord->get_option("id")->expected(1);
    rejectWord->add_option("--comment", rejecting->comment, "Why")->required();
    rejectWord->callback([options = rejecting, &chosen] {
        chosen = {[options](Desk &desk) { decideOne(desk, ApprovalStatus::Rejected, *options); }, true};
    });
    const auto [withdrawWord, withdrawing] = decision("withdraw", "Take back what you ordered");
    withdrawWord->get_option("id")->expected(1);
    withdrawWord->add_option("--comment", withdrawing->comment, "For the audit");
    withdrawWord->callback([options = withdrawing, &chosen] {
        chosen = {[options](Desk &desk) { decideOne(desk, ApprovalStatus::Withdrawn, *options); }, true};
    });
}

} // namespace farol::ctl
