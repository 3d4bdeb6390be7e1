// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/alertlists.h"

#include "farolctl/alertrows.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

using net::AlertmanagerApi;
using net::Readable;

template<typename T>
using Ask = std::function<void(AlertmanagerApi &, QObject *, std::function<void(Result<T>)>)>;

// The servers, and what to ask them for. Errors: wrong usage.
struct Question {
    QList<net::HttpOptions> servers;
    AlertmanagerApi::Wanted wanted;
};
Result<Question> questionOf(const AlertListWords &words) {
    Question question;
    for (const auto &word : words.matchers) {
        const auto matchers = matchersOf(QString::fromStdString(word));
        if (!matchers) {
            return tl::unexpected(matchers.error());
        }
        question.wanted.matchers += *matchers;
    }
    question.wanted.receiver = QString::fromStdString(words.receiver);
    auto servers = alertmanagersAt(words.source);
    if (!servers) {
        return tl::unexpected(servers.error());
    }
    question.servers = std::move(*servers);
    return question;
}

void print(const Printer &out, const Round &round, const Table &table, const QString &line, const QJsonArray &rows) {
    out.table(table);
    out.line(line + round.outOf());
    out.document(
        QJsonDocument(QJsonObject{{u"rows"_s, rows}, {u"servers"_s, round.json()}}).toJson(QJsonDocument::Compact));
}

// Asks, and hands what was said, by server, to show.
template<typename T>
Exit ask(const Printer &out, const AlertListWords &words, Ask<Readable<T>> (*asking)(const AlertmanagerApi::Wanted &),
         const std::function<void(const QList<SaidBy<T>> &, const Round &)> &show) {
    const auto question = questionOf(words);
    if (!question) {
        out.problem(question.error());
        return exitOfWords(question.error());
    }
    Round round;
    QList<SaidBy<T>> said;
    for (const auto &told : askEach<Readable<T>>(question->servers, asking(question->wanted))) {
        round.add(told, told.answer ? told.answer->unreadable : QStringList());
        if (told.answer) {
            said.append({told.server, told.answer->rows});
        }
    }
    const Exit exit = round.tell(out);
    if (round.isHeard()) {
        show(said, round);
    }
    return exit;
}

Exit listGroups(const Printer &out, const AlertListWords &words) {
    const auto asking = [](const AlertmanagerApi::Wanted &wanted) -> Ask<Readable<AlertGroup>> {
        return [wanted](AlertmanagerApi &api, QObject *life, const auto &answer) { api.groups(wanted, life, answer); };
    };
    return ask<AlertGroup>(out, words, asking, [&out](const QList<SaidBy<AlertGroup>> &said, const Round &round) {
        const auto merged = mergedGroups(said);
        QJsonArray rows;
        for (const auto &one : merged) {
            rows.append(jsonOf(one, SystemClock().now()));
        }
        print(out, round, groupTable(merged, round.isSeveral()), counted(merged.size(), u"group"_s, u"groups"_s), rows);
    });
}

Exit listReceivers(const Printer &out, const AlertListWords &words) {
    const auto question = questionOf(words);
    if (!question) {
        out.problem(question.error());
        return exitOfWords(question.error());
    }
    Round round;
    QMap<QString, QStringList> servers;
    const auto all = askEach<QStringList>(question->servers, [](AlertmanagerApi &api, QObject *life,
                                                                const auto &answer) { api.receivers(life, answer); });
    for (const auto &told : all) {
        round.add(told);
        for (const auto &name : told.answer.value_or(QStringList())) {
            servers[name].append(told.server);
        }
    }
    const Exit exit = round.tell(out);
    if (round.isHeard()) {
        Table table({{u"RECEIVER"_s}, {u"SERVERS"_s}});
        QJsonArray rows;
        for (auto one = servers.cbegin(); one != servers.cend(); ++one) {
            table.add({one.key(), one->join(u", "_s)});
            rows.append(QJsonObject{
                {u"id"_s, one.key()}, {u"name"_s, one.key()}, {u"servers"_s, QJsonArray::fromStringList(*one)}});
        }
        print(out, round, table, counted(servers.size(), u"receiver"_s, u"receivers"_s), rows);
    }
    return exit;
}

// The silences and the alerts of one server, as one answer.
struct SilencesAndAlerts {
    Readable<Silence> silences;
    Readable<Alert> alerts;
};
void askBoth(AlertmanagerApi &api, QObject *life, const std::function<void(Result<SilencesAndAlerts>)> &answer) {
    api.silences({}, life, [api, life, answer](const Result<Readable<Silence>> &silences) mutable {
        if (!silences) {
            answer(tl::unexpected(silences.error()));
            return;
        }
        api.alerts({}, life, [answer, silences = *silences](const Result<Readable<Alert>> &alerts) {
            answer(alerts ? Result<SilencesAndAlerts>({silences, *alerts}) : tl::unexpected(alerts.error()));
        });
    });
}

// Only the alerts of servers that have the silence; what cannot be read leaves it open.
CountedSilence countedSilence(const MergedSilence &merged, const QList<Told<SilencesAndAlerts>> &all) {
    QList<SaidBy<Alert>> said;
    for (const auto &told : all) {
        if (!merged.servers.contains(told.server)) {
            continue;
        }
        if (!told.answer->alerts.unreadable.isEmpty()) {
            return {merged, std::nullopt};
        }
        said.append({told.server, told.answer->alerts.rows});
    }
    QList<Alert> alerts;
    for (const auto &one : mergedAlerts(said)) {
        alerts.append(one.alert);
    }
    return {merged, matchedBy(merged.silence.matchers, alerts)};
}

Exit listSilences(const Printer &out, const AlertListWords &words) {
    const auto question = questionOf(words);
    if (!question) {
        out.problem(question.error());
        return exitOfWords(question.error());
    }
    Round round;
    QList<SaidBy<Silence>> said;
    const auto all = askEach<SilencesAndAlerts>(question->servers, askBoth);
    for (const auto &told : all) {
        round.add(told,
                  told.answer ? told.answer->silences.unreadable + told.answer->alerts.unreadable : QStringList());
        if (told.answer) {
            said.append({told.server, told.answer->silences.rows});
        }
    }
    const Exit exit = round.tell(out);
    if (!round.isHeard()) {
        return exit;
    }
    QList<CountedSilence> silences;
    QJsonArray rows;
    qsizetype ended = 0;
    for (const auto &merged : mergedSilences(said)) {
        if (merged.silence.state == SilenceState::Expired && !words.all) {
            ++ended;
            continue;
        }
        silences.append(countedSilence(merged, all));
        rows.append(jsonOf(silences.constLast()));
    }
    const QString more = ended > 0 ? u"; %1 more that ended: --all"_s.arg(ended) : QString();
    print(out, round, silenceTable(silences, round.isSeveral()),
          counted(silences.size(), u"silence"_s, u"silences"_s) + more, rows);
    return exit;
}

// A word of its own, with its options.
CLI::App *addWord(CLI::App &app, CLI::App &parent, const char *name, const char *text, Command &chosen,
                  const std::shared_ptr<AlertListWords> &words, Exit (*run)(const Printer &, const AlertListWords &)) {
    auto *word = parent.add_subcommand(name, text);
    addAlertmanagerOption(*word, words->source, true);
    addPersonOptions(*word, words->source);
    word->callback([&app, &chosen, words, run] {
        takeCaFile(app, words->source);
        chosen.needsSession = false;
        chosen.alone = [words, run](const Printer &out) { return run(out, *words); };
    });
    return word;
}

} // namespace

Exit listAlerts(const Printer &out, const AlertListWords &words) {
    const auto asking = [](const AlertmanagerApi::Wanted &wanted) -> Ask<Readable<Alert>> {
        return [wanted](AlertmanagerApi &api, QObject *life, const auto &answer) { api.alerts(wanted, life, answer); };
    };
    return ask<Alert>(out, words, asking, [&out](const QList<SaidBy<Alert>> &said, const Round &round) {
        const auto merged = mergedAlerts(said);
        QJsonArray rows;
        for (const auto &one : merged) {
            rows.append(jsonOf(one, SystemClock().now()));
        }
        print(out, round, alertTable(merged, round.isSeveral()), counted(merged.size(), u"alert"_s, u"alerts"_s), rows);
    });
}

void addAlertmanagerOption(CLI::App &command, SourceWords &words, bool fromEnvironment) {
    auto *option = command.add_option("--alertmanager", words.alertmanagers,
                                      "Address of an Alertmanager; a list takes several, each with this word");
    option->expected(1)->take_all();
    if (fromEnvironment) {
        option->delimiter(',')->envname("FAROL_ALERTMANAGER");
    }
}

void addAlertFilters(CLI::App &command, AlertListWords &words) {
    command.add_option("--matcher", words.matchers, "Only what matches: service=\"pix\",queue!~\"a.*\"")
        ->expected(1)
        ->take_all();
    command.add_option("--receiver", words.receiver, "Only what goes to a receiver that this expression names");
}

void addSilenceList(CLI::App &app, CLI::App &parent, const char *name, Command &chosen) {
    const auto words = std::make_shared<AlertListWords>();
    auto *word =
        addWord(app, parent, name, "Silences, and how many alerts each matches now", chosen, words, listSilences);
    word->add_flag("--all", words->all, "Also those that ended");
}

void addAlertLists(CLI::App &app, CLI::App &list, Command &chosen) {
    const auto groups = std::make_shared<AlertListWords>();
    auto *word =
        addWord(app, list, "groups", "Alerts as they are notified: by receiver and labels", chosen, groups, listGroups);
    addAlertFilters(*word, *groups);
    addWord(app, list, "receivers", "Whom Alertmanagers notify", chosen, std::make_shared<AlertListWords>(),
            listReceivers);
    addSilenceList(app, list, "silences", chosen);
}

} // namespace farol::ctl
