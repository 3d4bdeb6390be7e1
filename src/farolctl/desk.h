// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/exit.h"
#include "farolctl/printer.h"
#include "net/farold/faroldclient.h"

#include <QObject>
#include <functional>

namespace CLI {
class App;
}

namespace farol::store {
class SecretStore;
}

namespace farol::ctl {

class KeptSession;

// What a command works with; made by main, lives until the program ends.
struct Desk {
    net::FaroldApi &api;
    KeptSession &session;
    store::SecretStore &secrets;
    Printer out;
    QObject &life; // context of every call
    QString origin;
    QString user;
    QString tokenFile;             // empty: the session of the keychain
    std::function<void(Exit)> end; // once

    void fail(const Error &error) const;
};

// The command that the arguments named.
struct Command {
    std::function<void(Desk &)> run;
    bool needsSession = true;
    std::function<Exit(const Printer &)> alone = {}; // instead of run: it asks no back-end
};

// Each adds its words to the command line and, when they are used, itself to chosen.
void addLogin(CLI::App &app, Command &chosen);
void addBatch(CLI::App &app, Command &chosen);
void addItem(CLI::App &app, Command &chosen);
void addCorrection(CLI::App &app, Command &chosen); // a word of item
void addPlan(CLI::App &app, Command &chosen);
void addApproval(CLI::App &app, Command &chosen);
void addAudit(CLI::App &app, Command &chosen);
void addAuditExport(CLI::App &audit, Command &chosen); // a word of audit
void addQueue(CLI::App &app, Command &chosen);
void addProjection(CLI::App &app, Command &chosen);
void addHistory(CLI::App &app, Command &chosen);
void addMetrics(CLI::App &app, Command &chosen);
void addQuery(CLI::App &app, Command &chosen);
void addListed(CLI::App &app, Command &chosen);
void addSource(CLI::App &app, Command &chosen);
void addEnvironment(CLI::App &app, Command &chosen);
void addProfile(CLI::App &app, Command &chosen);
void addAct(CLI::App &app, Command &chosen);
void addSilence(CLI::App &app, Command &chosen);
void addRabbitLists(CLI::App &app, CLI::App &list, Command &chosen);   // words of list
void addRabbitQueues(CLI::App &app, CLI::App &queue, Command &chosen); // words of queue
void addBackup(CLI::App &app, Command &chosen);
void addDead(CLI::App &queue, Command &chosen);     // words of queue
void addRuns(CLI::App &plan, Command &chosen);      // words of plan
void addTemplate(CLI::App &batch, Command &chosen); // a word of batch

// A write whose answer got lost is sent once more with the same key, so that it has one effect; call takes the answer.
template<typename T>
void sendTwice(Desk &desk, std::function<void(net::Answer<T>)> call, net::Answer<T> answer) {
    call([&desk, call, answer](Result<T> first) {
        const bool lost =
            !first && (first.error().kind == ErrorKind::Timeout || first.error().kind == ErrorKind::Network);
        if (!lost) {
            answer(std::move(first));
            return;
        }
        desk.out.note(QStringLiteral("farolctl: no answer; asking again with the same key"));
        call(answer);
    });
}

// Pages until there are limit rows (0: all of them), then one answer.
template<typename T>
using Fetch = std::function<void(const net::Window &, net::Answer<Page<T>>)>;
template<typename T>
void collect(const Fetch<T> &fetch, std::int64_t limit, Page<T> soFar, net::Answer<Page<T>> answer) {
    const std::int64_t missing = limit == 0 ? 500 : limit - soFar.rows.size();
    net::Window window{soFar.next, static_cast<int>(std::min<std::int64_t>(missing, 500)), soFar.rows.isEmpty()};
    fetch(window, [fetch, limit, soFar = std::move(soFar), answer](Result<Page<T>> page) mutable {
        if (!page) {
            answer(std::move(page));
            return;
        }
        soFar.rows += page->rows;
        soFar.next = page->next;
        soFar.total = soFar.total ? soFar.total : page->total;
        const bool full = limit != 0 && soFar.rows.size() >= limit;
        if (soFar.next.isEmpty() || page->rows.isEmpty() || full) {
            answer(std::move(soFar));
        } else {
            collect<T>(fetch, limit, std::move(soFar), answer);
        }
    });
}

// For options that are numbers from zero on; CLI11's own names the largest double.
[[nodiscard]] std::string notNegative(const std::string &number);

// A word of an option that is none of its words: says which there are and ends the program.
void tellUnknown(Desk &desk, const QString &what, const QString &word, const QStringList &all);

// An error of the terminal with the way out that a command has which takes a --password-file.
[[nodiscard]] Error withoutTerminal(Error error);

// "12 of 340 batches"
[[nodiscard]] QString howMany(qsizetype rows, std::optional<std::int64_t> total, const QString &one,
                              const QString &many);

// The words of --state as states; ends the program and gives nothing when one is unknown.
[[nodiscard]] std::optional<QList<ItemState>> statesOf(Desk &desk, const std::vector<std::string> &words);

// Money moves: says where, and in production asks for the environment's name (confirm, or on the terminal). Goes on by
// next, or ends the program.
void confirmEnvironment(Desk &desk, const QString &confirm, std::function<void(const Me &)> next);

} // namespace farol::ctl
