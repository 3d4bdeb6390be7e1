// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/source.h"
#include "net/alertmanager/alertmanagerapi.h"
#include "net/diagnose/diagnosis.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <map>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

using net::Diagnosis;
using Step = Diagnosis::Step;
using State = Diagnosis::State;

QString wordOf(Step step) {
    switch (step) {
    case Step::Name:
        return u"name"_s;
    case Step::Network:
        return u"network"_s;
    case Step::Certificate:
        return u"certificate"_s;
    case Step::Service:
        return u"service"_s;
    }
    Q_UNREACHABLE();
}

QString wordOf(State state) {
    switch (state) {
    case State::Waiting:
        return u"not tried"_s;
    case State::Running:
        return u"running"_s;
    case State::Good:
        return u"good"_s;
    case State::Warning:
        return u"warning"_s;
    case State::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

// The way out, by the code of the step that failed.
QString fixOf(const QString &code) {
    static const std::map<QString, QString> fixes{
        {u"no_such_host"_s, u"check the name, and that this network's DNS knows it"_s},
        {u"refused"_s, u"nothing listens on that port: is it running, is the port right?"_s},
        {u"unreachable"_s, u"the network does not lead there: a VPN, a firewall?"_s},
        {u"timeout"_s, u"nobody answers: a firewall that drops, or a machine that is down"_s},
        {u"unknown_authority"_s, u"give its authority's certificate by --ca-file"_s},
        {u"self_signed"_s, u"compare it with its owner, then give it by --ca-file"_s},
        {u"expired"_s, u"its owner has to renew the certificate"_s},
        {u"expires_soon"_s, u"its owner should renew the certificate"_s},
        {u"wrong_host"_s, u"use the name that the certificate has"_s},
        {u"plain_http_refused"_s, u"use https, or --plain-http where anyone on the way may read it"_s},
        {u"tls_failed"_s, u"TLS 1.2 or later is needed on that port"_s},
        {u"unknown_source"_s, u"check the address, with the path in front of the API"_s},
        {u"source_unauthorized"_s, u"--bearer-file, or --basic-user with --password-file"_s},
        {u"source_forbidden"_s, u"ask for the right to read it"_s}};
    const auto found = fixes.find(code);
    return found == fixes.end() ? QString() : found->second;
}

QString whatOf(Step step, const Diagnosis::Outcome &one) {
    if (one.code == u"plain_http"_s) {
        return u"none: plain http"_s;
    }
    if (step == Step::Network && one.state == State::Good) {
        return u"port "_s + one.subject;
    }
    if (step == Step::Certificate && one.daysLeft >= 0) {
        return u"by %1, %2 left"_s.arg(one.subject, counted(one.daysLeft, u"day"_s, u"days"_s));
    }
    return one.code.isEmpty() ? one.subject : one.subject.isEmpty() ? one.code : one.code + u": "_s + one.subject;
}

// Who it is, asked in turn: the next one only when the one before says that it is none.
void askWho(net::HttpClient &client, QObject *context, const QList<Diagnosis::Ask> &who,
            const std::function<void(Result<QString>)> &answer) {
    if (who.isEmpty()) {
        answer(failure(ErrorKind::Malformed, u"unknown_source"_s, u"neither a Prometheus nor an Alertmanager"_s));
        return;
    }
    who.constFirst()(client, context, [&client, context, who, answer](const Result<QString> &known) {
        const bool isOther =
            !known && (known.error().code == u"not_prometheus"_s || known.error().code == u"not_alertmanager"_s);
        if (isOther) {
            askWho(client, context, who.mid(1), answer);
        } else {
            answer(known);
        }
    });
}

Exit test(const Printer &out, const SourceWords &words) {
    const auto options = anySourceAt(words);
    if (!options) {
        out.problem(options.error());
        return exitOfWords(options.error());
    }
    Diagnosis diagnosis;
    QObject::connect(&diagnosis, &Diagnosis::finished, &diagnosis, [] { QCoreApplication::exit(); });
    diagnosis.start(*options, [](net::HttpClient &client, QObject *context, const auto &answer) {
        askWho(client, context, {net::askWhetherPrometheus, net::askWhetherAlertmanager}, answer);
    });
    QCoreApplication::exec();
    Table table({{u"STEP"_s}, {u"STATE"_s}, {u"TOOK"_s, Table::Side::Right}, {u"WHAT"_s}, {u"WAY OUT"_s}});
    QJsonArray steps;
    QString failed;
    for (int i = 0; i < Diagnosis::stepCount; ++i) {
        const auto &one = diagnosis.outcome(static_cast<Step>(i));
        table.add({wordOf(static_cast<Step>(i)), wordOf(one.state),
                   one.state == State::Waiting ? u"-"_s : u"%1 ms"_s.arg(one.milliseconds),
                   whatOf(static_cast<Step>(i), one), fixOf(one.code)});
        steps.append(QJsonObject{{u"step"_s, wordOf(static_cast<Step>(i))},
                                 {u"status"_s, wordOf(one.state)},
                                 {u"code"_s, one.code},
                                 {u"detail"_s, one.subject},
                                 {u"fix"_s, fixOf(one.code)},
                                 {u"milliseconds"_s, one.milliseconds},
                                 {u"certificate_days_left"_s, one.daysLeft}});
        failed = one.state == State::Failed ? one.code : failed;
    }
    out.table(table);
    out.document(QJsonDocument(QJsonObject{{u"good"_s, diagnosis.isGood()}, {u"steps"_s, steps}})
                     .toJson(QJsonDocument::Compact));
    const bool isDoor = failed == u"source_unauthorized"_s || failed == u"source_forbidden"_s;
    return diagnosis.isGood() ? Exit::Done : isDoor ? Exit::NotAllowed : Exit::Unreachable;
}

} // namespace

void addSource(CLI::App &app, Command &chosen) {
    auto *source = app.add_subcommand("source", "What environments read beside their farold");
    source->require_subcommand(1);
    const auto words = std::make_shared<SourceWords>();
    auto *word =
        source->add_subcommand("test", "Which step of reaching a Prometheus or an Alertmanager fails, and the way out");
    addSourceOptions(*word, *words);
    addSourceEntries(app, *source, chosen);
    word->callback([&app, &chosen, words] {
        takeCaFile(app, *words);
        chosen.needsSession = false;
        chosen.alone = [words](const Printer &out) { return test(out, *words); };
    });
}

} // namespace farol::ctl
