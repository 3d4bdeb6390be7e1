// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/source.h"
#include "net/alertmanager/alertmanagerapi.h"
#include "net/diagnose/diagnosis.h"
#include "net/http/httperror.h"
#include "net/rabbitmq/rabbitapi.h"
#include "net/rabbitmq/rabbitrefusal.h"

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

// What answers, once it is known: a RabbitMQ says what this account may do there.
struct Found {
    QString kind; // prometheus, alertmanager, rabbitmq; empty: none of them
    net::RabbitWho who;
    QList<net::RabbitLack> lacks;
};
using Told = std::function<void(Result<QString>)>;

void endRabbit(Found &found, const net::RabbitOverview &overview, bool hasShovels, const Told &answer) {
    found.kind = u"rabbitmq"_s;
    found.lacks = rabbitLacks(found.who, overview, hasShovels);
    const QString tags = found.who.tags.isEmpty() ? u"no tag"_s : found.who.tags.join(u", "_s);
    answer(u"RabbitMQ %1, as %2 (%3)"_s.arg(overview.version, found.who.name, tags));
}

void askRights(net::HttpClient &client, QObject *context, const std::shared_ptr<Found> &found,
               const net::RabbitOverview &overview, const Told &answer) {
    net::RabbitApi(client).whoami(context, [=, &client](const Result<net::RabbitWho> &who) {
        if (!who) {
            answer(tl::unexpected(who.error()));
            return;
        }
        found->who = *who;
        net::RabbitApi(client).shovelOrders({}, context, [=](const Result<QList<net::RabbitShovelOrder>> &orders) {
            endRabbit(*found, overview, orders || orders.error().kind != ErrorKind::NotFound, answer);
        });
    });
}

// Neither of the three answers as one of them would.
Error nobodyKnown(const Error &said) {
    const bool isOther = said.code == u"not_prometheus"_s || said.kind == ErrorKind::NotFound;
    return isOther ? failure(ErrorKind::Malformed, u"unknown_source"_s,
                             u"neither a Prometheus, nor an Alertmanager, nor a RabbitMQ"_s)
                         .value()
                   : said;
}

void askRabbit(net::HttpClient &client, QObject *context, const std::shared_ptr<Found> &found, const Error &before,
               const Told &answer) {
    net::RabbitApi(client).overview(context, [=, &client](const Result<net::RabbitOverview> &overview) {
        const bool isDoor = !overview && (overview.error().kind == ErrorKind::Unauthorized ||
                                          overview.error().kind == ErrorKind::Forbidden);
        if (overview) {
            askRights(client, context, found, *overview, answer);
        } else {
            answer(tl::unexpected(isDoor ? overview.error() : nobodyKnown(before)));
        }
    });
}

// A Prometheus, or else an Alertmanager, or else a RabbitMQ; a refusal is told in the words of the one that speaks.
void askWhich(net::HttpClient &client, QObject *context, const std::shared_ptr<Found> &found, const Told &answer) {
    net::askWhetherPrometheus(client, context, [=, &client](const Result<QString> &prometheus) {
        const bool isSilent =
            !prometheus && prometheus.error().httpStatus == 0 && prometheus.error().code != u"not_prometheus"_s;
        if (prometheus || isSilent) {
            found->kind = prometheus ? u"prometheus"_s : QString();
            answer(prometheus);
            return;
        }
        net::askWhetherAlertmanager(client, context,
                                    [=, &client, before = prometheus.error()](const Result<QString> &alertmanager) {
                                        if (alertmanager) {
                                            found->kind = u"alertmanager"_s;
                                            answer(alertmanager);
                                        } else {
                                            askRabbit(client, context, found, before, answer);
                                        }
                                    });
    });
}

std::optional<Error> refusalOf(const net::FailedAnswer &answer) {
    return net::isRabbitRefusal(answer) ? net::rabbitRefusal(answer) : net::prometheusRefusal(answer);
}

Exit test(const Printer &out, const SourceWords &words) {
    auto options = optionsAt(words, std::nullopt, net::prometheusOptions);
    if (!options) {
        out.problem(options.error());
        return exitOfWords(options.error());
    }
    Diagnosis diagnosis;
    QObject::connect(&diagnosis, &Diagnosis::finished, &diagnosis, [] { QCoreApplication::exit(); });
    const auto found = std::make_shared<Found>();
    options->readRefusal = refusalOf;
    diagnosis.start(*options, [found](net::HttpClient &client, QObject *context, const Told &answer) {
        askWhich(client, context, found, answer);
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
    QJsonArray cannot;
    for (const auto &one : found->lacks) {
        out.line(u"Cannot: %1, because %2."_s.arg(one.what, one.why));
        cannot.append(QJsonObject{{u"what"_s, one.what}, {u"why"_s, one.why}});
    }
    out.document(QJsonDocument(QJsonObject{{u"good"_s, diagnosis.isGood()},
                                           {u"kind"_s, found->kind},
                                           {u"tags"_s, QJsonArray::fromStringList(found->who.tags)},
                                           {u"cannot"_s, cannot},
                                           {u"steps"_s, steps}})
                     .toJson(QJsonDocument::Compact));
    const bool isDoor = failed == u"source_unauthorized"_s || failed == u"source_forbidden"_s;
    return diagnosis.isGood() ? Exit::Done : isDoor ? Exit::NotAllowed : Exit::Unreachable;
}

} // namespace

void addSource(CLI::App &app, Command &chosen) {
    auto *source = app.add_subcommand("source", "What environments read beside their farold");
    source->require_subcommand(1);
    const auto words = std::make_shared<SourceWords>();
    auto *word = source->add_subcommand(
        "test", "Which step of reaching a Prometheus, an Alertmanager or a RabbitMQ fails, and the "
                "way out");
    addSourceOptions(*word, *words);
    addSourceEntries(app, *source, chosen);
    word->callback([&app, &chosen, words] {
        takeCaFile(app, *words);
        chosen.needsSession = false;
        chosen.alone = [words](const Printer &out) { return test(out, *words); };
    });
}

} // namespace farol::ctl
