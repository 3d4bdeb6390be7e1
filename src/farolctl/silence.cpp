// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl silence: an Alertmanager keeps quiet about something for a while, with an end, an owner and a reason.
#include "farolctl/alertlists.h"
#include "farolctl/alertrows.h"
#include "farolctl/span.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>
#include <algorithm>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

using net::AlertmanagerApi;
using net::Readable;

struct Words {
    SourceWords source;
    std::string id;
    std::vector<std::string> matchers;
    std::string from;
    std::string span;
    std::string until;
    std::string comment;
    std::string author;
    std::string confirm;
    bool dryRun = false;
};

QString text(const std::string &word) {
    return QString::fromStdString(word);
}

Exit fail(const Printer &out, const Error &error, Exit exit) {
    out.problem(error);
    return exit;
}

Error usage(const QString &why) {
    return failure(ErrorKind::Rejected, u"silence_words"_s, why).value();
}

// Who runs this program, as the system knows it.
QString systemUser() {
#ifdef Q_OS_UNIX
    const auto *entry = getpwuid(geteuid());
    return entry ? QString::fromLocal8Bit(entry->pw_name) : qEnvironmentVariable("USER");
#else
    return qEnvironmentVariable("USERNAME");
#endif
}

Result<std::optional<Instant>> momentOf(const std::string &word) {
    const auto at = fromRfc3339(text(word));
    return word.empty() || at
               ? Result<std::optional<Instant>>(at)
               : tl::unexpected(usage(u"a time is written like 2026-11-20T13:05:00Z, not %1"_s.arg(plain(text(word)))));
}

// Where a silence ends: so long after it begins, or at a moment; nothing when neither is said.
Result<std::optional<Instant>> endOf(const Words &words, Instant begin) {
    auto until = momentOf(words.until);
    if (!until || words.span.empty()) {
        return until;
    }
    const auto span = spanOf(words.span);
    return span ? Result<std::optional<Instant>>(begin + *span)
                : tl::unexpected(
                      usage(u"a span of time is written like 30m, 6h or 2d, not %1"_s.arg(plain(text(words.span)))));
}

Result<SilenceOrder> orderOf(const Words &words, Instant now) {
    SilenceOrder order;
    for (const auto &word : words.matchers) {
        const auto some = matchersOf(text(word));
        if (!some) {
            return tl::unexpected(some.error());
        }
        order.matchers += *some;
    }
    const auto from = momentOf(words.from);
    const auto begin = from ? from->value_or(now) : now;
    const auto end = from ? endOf(words, begin) : from;
    if (!end) {
        return tl::unexpected(end.error());
    }
    if (!*end) {
        return tl::unexpected(usage(u"say how long: --for 2h, or --until 2026-11-20T13:05:00Z"_s));
    }
    order.startsAt = begin;
    order.endsAt = **end;
    order.createdBy = words.author.empty() ? systemUser() : text(words.author);
    order.comment = text(words.comment);
    const auto good = checkSilence(order, now);
    return good ? Result<SilenceOrder>(order) : tl::unexpected(good.error());
}

// What it would silence now, as the server matches.
struct Matched {
    QList<MergedAlert> alerts;
    qsizetype critical = 0;
};
Result<Matched> matchedAt(const net::HttpOptions &server, const QList<Matcher> &matchers) {
    const auto read = askOne<Readable<Alert>>(
        server, [&](AlertmanagerApi &api, QObject *life, const auto &answer) { api.alerts({matchers}, life, answer); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    if (!read->unreadable.isEmpty()) { // it may be the critical one
        return failure(ErrorKind::Malformed, u"alertmanager_answer"_s,
                       u"An alert cannot be read, so what would be silenced is not known: %1"_s.arg(
                           read->unreadable.constFirst()));
    }
    Matched matched{mergedAlerts({{serverName(server), read->rows}})};
    matched.critical = std::count_if(matched.alerts.begin(), matched.alerts.end(),
                                     [](const MergedAlert &one) { return isCritical(one.alert); });
    return matched;
}

QString shownCount(const Matched &matched) {
    const QString all = counted(matched.alerts.size(), u"alert matches"_s, u"alerts match"_s) + u" now"_s;
    return matched.critical == 0 ? all : u"%1, %2 critical"_s.arg(all).arg(matched.critical);
}

QJsonObject jsonOf(const SilenceOrder &order, const Matched &matched) {
    QJsonArray matchers;
    for (const auto &one : order.matchers) {
        matchers.append(textOf(one));
    }
    QJsonArray rows;
    for (const auto &one : matched.alerts) {
        rows.append(ctl::jsonOf(one, SystemClock().now()));
    }
    return {{u"matchers"_s, matchers},
            {u"starts_at"_s, toRfc3339(order.startsAt)},
            {u"ends_at"_s, toRfc3339(order.endsAt)},
            {u"created_by"_s, order.createdBy},
            {u"comment"_s, order.comment},
            {u"matched"_s, matched.alerts.size()},
            {u"critical"_s, matched.critical},
            {u"rows"_s, rows}};
}

void tellJson(const Printer &out, const QJsonObject &object) {
    out.document(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

// An order whose answer got lost may have been carried out.
Exit lost(const Printer &out, const Error &error) {
    if (error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Network) {
        out.note(u"farolctl: it may have been done all the same; farolctl silence list shows it"_s);
    }
    return fail(out, error, exitOf(error));
}

Result<net::HttpOptions> serverOf(const Words &words) {
    auto servers = alertmanagersAt(words.source);
    if (servers && servers->size() > 1) {
        return tl::unexpected(usage(u"one Alertmanager takes an order: name it by --alertmanager; those of one cluster "
                                    "tell each other"_s));
    }
    return servers ? Result<net::HttpOptions>(servers->constFirst()) : tl::unexpected(servers.error());
}

Exit add(const Printer &out, const Words &words) {
    const Instant now = SystemClock().now();
    const auto order = orderOf(words, now);
    const auto server = order ? serverOf(words) : tl::unexpected(order.error());
    if (!server) {
        return fail(out, server.error(), exitOfWords(server.error()));
    }
    const auto matched = matchedAt(*server, order->matchers);
    if (!matched) {
        return fail(out, matched.error(), exitOf(matched.error()));
    }
    auto json = jsonOf(*order, *matched);
    if (words.dryRun) {
        json.insert(u"dry_run"_s, true);
        out.table(alertTable(matched->alerts, false));
        out.line(u"%1 at %2; nothing was silenced"_s.arg(shownCount(*matched), plain(serverName(*server))));
        tellJson(out, json);
        return Exit::Done;
    }
    if (matched->critical > 0 && text(words.confirm) != serverName(*server)) {
        return fail(out,
                    failure(ErrorKind::Rejected, u"hides_critical"_s,
                            u"It would silence critical alerts: %1. Say --confirm %2 when that is meant."_s.arg(
                                shownCount(*matched), serverName(*server)))
                        .value(),
                    Exit::Refused);
    }
    const auto id = askOne<QString>(
        *server, [&](AlertmanagerApi &api, QObject *life, const auto &answer) { api.create(*order, life, answer); });
    if (!id) {
        return lost(out, id.error());
    }
    json.insert(u"id"_s, *id);
    json.insert(u"status"_s, toApi(order->startsAt > now ? SilenceState::Pending : SilenceState::Active));
    out.line(u"silence %1 at %2 until %3: %4"_s.arg(plain(*id), plain(serverName(*server)), shown(order->endsAt),
                                                    shownCount(*matched)));
    tellJson(out, json);
    return Exit::Done;
}

// What is not said stays as it is.
Result<AlertmanagerApi::SilenceEdit> editOf(const Words &words, const Silence &read, Instant now) {
    const auto end = endOf(words, std::max(read.startsAt, now));
    if (!end) {
        return tl::unexpected(end.error());
    }
    const AlertmanagerApi::SilenceEdit edit{end->value_or(read.endsAt),
                                            words.author.empty() ? read.createdBy : text(words.author),
                                            words.comment.empty() ? read.comment : text(words.comment)};
    const auto good = checkSilence({read.matchers, read.startsAt, edit.endsAt, edit.createdBy, edit.comment}, now);
    return good ? Result<AlertmanagerApi::SilenceEdit>(edit) : tl::unexpected(good.error());
}

Exit edit(const Printer &out, const Words &words) {
    const Instant now = SystemClock().now();
    const auto server = serverOf(words);
    if (!server) {
        return fail(out, server.error(), exitOfWords(server.error()));
    }
    if (words.span.empty() && words.until.empty() && words.comment.empty() && words.author.empty()) {
        return fail(out, usage(u"say what changes: --for, --until, --comment or --author"_s), Exit::Usage);
    }
    const auto read = askOne<Silence>(*server, [&](AlertmanagerApi &api, QObject *life, const auto &answer) {
        api.silence(text(words.id), life, answer);
    });
    if (!read) {
        return fail(out, read.error(), exitOf(read.error()));
    }
    if (read->state == SilenceState::Expired) {
        return fail(out,
                    failure(ErrorKind::Rejected, u"silence_expired"_s,
                            u"It ended at %1; make a new one by farolctl silence add."_s.arg(shown(read->endsAt)))
                        .value(),
                    Exit::Refused);
    }
    const auto change = editOf(words, *read, now);
    if (!change) {
        return fail(out, change.error(), Exit::Usage);
    }
    const auto edited =
        askOne<AlertmanagerApi::Edited>(*server, [&](AlertmanagerApi &api, QObject *life, const auto &answer) {
            api.edit(*read, *change, life, answer);
        });
    if (!edited) {
        return lost(out, edited.error());
    }
    if (!edited->keptId) {
        out.note(u"farolctl: the server made a new silence of it and ended %1"_s.arg(plain(read->id)));
    }
    out.line(u"silence %1 at %2 until %3"_s.arg(plain(edited->id), plain(serverName(*server)), shown(change->endsAt)));
    tellJson(out, {{u"id"_s, edited->id},
                   {u"previous_id"_s, read->id},
                   {u"kept_id"_s, edited->keptId},
                   {u"ends_at"_s, toRfc3339(change->endsAt)},
                   {u"created_by"_s, change->createdBy},
                   {u"comment"_s, change->comment}});
    return Exit::Done;
}

Exit expire(const Printer &out, const Words &words) {
    const auto server = serverOf(words);
    if (!server) {
        return fail(out, server.error(), exitOfWords(server.error()));
    }
    const auto done = askOne<bool>(*server, [&](AlertmanagerApi &api, QObject *life, const auto &answer) {
        api.expire(text(words.id), life,
                   [answer](const Done &ended) { answer(ended ? Result<bool>(true) : tl::unexpected(ended.error())); });
    });
    if (!done) {
        return lost(out, done.error());
    }
    out.line(u"silence %1 at %2 is over"_s.arg(plain(text(words.id)), plain(serverName(*server))));
    tellJson(out, {{u"id"_s, text(words.id)}, {u"status"_s, toApi(SilenceState::Expired)}});
    return Exit::Done;
}

std::shared_ptr<Words> addWord(CLI::App &app, CLI::App &word, Command &chosen,
                               Exit (*run)(const Printer &, const Words &)) {
    auto words = std::make_shared<Words>();
    addAlertmanagerOption(word, words->source, true);
    addPersonOptions(word, words->source);
    word.callback([&app, &chosen, words, run] {
        takeCaFile(app, words->source);
        chosen.needsSession = false;
        chosen.alone = [words, run](const Printer &out) { return run(out, *words); };
    });
    return words;
}

void addEnd(CLI::App &word, Words &words) {
    auto *span = word.add_option("--for", words.span, "So long: 30m, 2h, 1d");
    word.add_option("--until", words.until, "Until this moment, such as 2026-11-20T13:05:00Z")->excludes(span);
}

} // namespace

void addSilence(CLI::App &app, Command &chosen) {
    auto *silence = app.add_subcommand("silence", "What an Alertmanager keeps quiet about");
    silence->require_subcommand(1);
    addSilenceList(app, *silence, "list", chosen);
    auto *addition = silence->add_subcommand("add", "Keep quiet about what matches; --dry-run shows what does");
    const auto words = addWord(app, *addition, chosen, add);
    addition->add_option("--matcher", words->matchers, "What: service=\"pix\",queue!~\"a.*\"; all of them hold")
        ->required()
        ->expected(1)
        ->take_all();
    addition->add_option("--from", words->from, "It begins at this moment; else now");
    addEnd(*addition, *words);
    addition->add_option("--comment", words->comment, "Why")->required();
    addition->add_option("--author", words->author, "Who; else the user of the system");
    addition->add_option("--confirm", words->confirm, "The Alertmanager's host and port, when critical alerts match");
    addition->add_flag("--dry-run", words->dryRun, "Show what matches now, and silence nothing");
    auto *change = silence->add_subcommand("edit", "Another end or reason, under the same id");
    const auto changed = addWord(app, *change, chosen, edit);
    change->add_option("silence", changed->id, "Its id")->required();
    addEnd(*change, *changed);
    change->add_option("--comment", changed->comment, "Why; else as before");
    change->add_option("--author", changed->author, "Who; else as before");
    auto *end = silence->add_subcommand("expire", "End it now; it stays listed for some days");
    const auto ended = addWord(app, *end, chosen, expire);
    end->add_option("silence", ended->id, "Its id")->required();
}

} // namespace farol::ctl
