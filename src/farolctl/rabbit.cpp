// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/rabbit.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

void addRabbitOptions(CLI::App &command, RabbitWords &words) {
    words.source.option = "--rabbitmq or FAROL_RABBITMQ";
    words.source.example = "https://rabbit.example:15671";
    command
        .add_option("--rabbitmq", words.source.address,
                    "Address of its management, with the path in front of /api when it has one")
        ->envname("FAROL_RABBITMQ");
    auto *user = command.add_option("--user", words.source.user, "Who asks");
    command.add_option("--password-file", words.source.passwordFile, "Whose password: a file of mode 0600, or -")
        ->needs(user);
    user->needs("--password-file");
    command.add_option("--vhost", words.vhost, "The virtual host");
    command.add_flag("--plain-http", words.source.plainHttp,
                     "Allow http to another machine, where anyone on the way reads it");
}

Result<net::HttpOptions> rabbitAt(const RabbitWords &words) {
    return optionsAt(words.source, store::SourceKind::RabbitMq, net::rabbitOptions);
}

Exit askRabbit(const Printer &out, const RabbitWords &words, const std::function<void(RabbitDesk &)> &work) {
    auto options = rabbitAt(words);
    if (!options) {
        out.problem(options.error());
        return exitOfWords(options.error());
    }
    net::HttpClient client(std::move(*options));
    QObject life;
    Exit exit = Exit::Unreachable;
    RabbitDesk desk{out, client, net::RabbitApi(client), life, [&exit](Exit how) {
                        exit = how;
                        QCoreApplication::exit();
                    }};
    QMetaObject::invokeMethod(
        &life, [&] { work(desk); }, Qt::QueuedConnection); // it may end at once
    QCoreApplication::exec();
    return exit;
}

QString shownNumber(std::optional<std::int64_t> number) {
    return number ? QString::number(*number) : u"-"_s;
}

QString shownRate(std::optional<double> rate) {
    return rate ? QString::number(*rate, 'f', 1) : u"-"_s;
}

QJsonValue jsonNumber(std::optional<std::int64_t> number) {
    return number ? QJsonValue(static_cast<qint64>(*number)) : QJsonValue();
}

QJsonValue jsonNumber(std::optional<double> number) {
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonValue jsonTime(std::optional<Instant> at) {
    return at ? QJsonValue(toRfc3339(*at)) : QJsonValue();
}

} // namespace farol::ctl
