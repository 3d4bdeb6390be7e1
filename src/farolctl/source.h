// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/desk.h"
#include "net/prometheus/prometheusapi.h"

#include <QCoreApplication>

namespace farol::ctl {

// Where a source is and who asks; secrets come from files alone.
struct SourceWords {
    std::string address;
    std::string bearerFile;
    std::string user;
    std::string passwordFile;
    std::vector<std::string> headers;
    std::string caFile;
    bool plainHttp = false;
    const char *option = "--source or FAROL_SOURCE"; // how the address is said, and what it looks like
    const char *example = "https://metrics.example/prometheus";
};
void addSourceOptions(CLI::App &command, SourceWords &words);
// --ca-file is everybody's: what it says, once the line is read.
void takeCaFile(const CLI::App &app, SourceWords &words);

// Errors: Rejected source_words and those of the files; wrong usage. make: prometheusOptions, rabbitOptions.
using MakeOptions = net::HttpOptions (*)(const QUrl &, net::TlsPolicy, QList<std::pair<QByteArray, Secret>>);
[[nodiscard]] Result<net::HttpOptions> optionsAt(const SourceWords &words, MakeOptions make);
[[nodiscard]] Result<net::HttpOptions> prometheusAt(const SourceWords &words);

// One question to one server, and the program's end: tell() prints what came.
template<typename T>
Exit askPrometheus(const Printer &out, const SourceWords &words,
                   const std::function<void(net::PrometheusApi &, QObject *, std::function<void(Result<T>)>)> &call,
                   const std::function<void(const T &)> &tell) {
    auto options = prometheusAt(words);
    if (!options) {
        out.problem(options.error());
        return Exit::Usage;
    }
    net::HttpClient client(std::move(*options));
    net::PrometheusApi api(client);
    QObject life;
    Exit exit = Exit::Unreachable;
    call(api, &life, [&](const Result<T> &answer) {
        if (answer) {
            tell(*answer);
        } else {
            out.problem(answer.error());
        }
        exit = answer ? Exit::Done : exitOf(answer.error());
        QCoreApplication::exit();
    });
    QCoreApplication::exec();
    return exit;
}

} // namespace farol::ctl
