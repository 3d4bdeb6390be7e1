// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/desk.h"
#include "net/prometheus/prometheusapi.h"
#include "store/settings/sourceentry.h"

#include <QCoreApplication>

namespace farol::ctl {

// Where a source is and who asks; secrets come from files alone.
struct SourceWords {
    std::string address;
    std::vector<std::string> alertmanagers; // each is asked by the same person
    std::string bearerFile;
    std::string user;
    std::string passwordFile;
    std::vector<std::string> headers;
    std::string caFile;
    std::string clientCertificate; // of mutual TLS, with its key
    std::string clientKey;
    bool plainHttp = false;
    std::optional<Secret> secret = {};               // of the keychain, instead of a file
    const char *option = "--source or FAROL_SOURCE"; // how the address is said, and what it looks like
    const char *example = "https://metrics.example/prometheus";
};
void addSourceOptions(CLI::App &command, SourceWords &words);
void addPersonOptions(CLI::App &command, SourceWords &words); // the same without the address
// --ca-file is everybody's: what it says, once the line is read.
void takeCaFile(const CLI::App &app, SourceWords &words);

// Words of source: add, list, remove.
void addSourceEntries(CLI::App &app, CLI::App &source, Command &chosen);

// An address among the words may be a source's name (findSource), which says everything that the words do not. Errors:
// Rejected source_words, source_kind and those of the files, all wrong usage; those of findSource and of the keychain.
// kind: none: whatever it is, for a look at it. make: prometheusOptions, rabbitOptions.
using MakeOptions = net::HttpOptions (*)(const QUrl &, net::TlsPolicy, QList<std::pair<QByteArray, Secret>>);
[[nodiscard]] Result<net::HttpOptions> optionsAt(const SourceWords &said, std::optional<store::SourceKind> kind,
                                                 MakeOptions make);
[[nodiscard]] Result<net::HttpOptions> prometheusAt(const SourceWords &said);
[[nodiscard]] Result<QList<net::HttpOptions>> alertmanagersAt(const SourceWords &said); // at least one

// What such an error ends the program with: wrong words with 2, what the keychain or the settings lack as elsewhere.
[[nodiscard]] Exit exitOfWords(const Error &error);

// One question to one server, and the program's end: tell() prints what came.
template<typename T>
Exit askPrometheus(const Printer &out, const SourceWords &words,
                   const std::function<void(net::PrometheusApi &, QObject *, std::function<void(Result<T>)>)> &call,
                   const std::function<void(const T &)> &tell) {
    auto options = prometheusAt(words);
    if (!options) {
        out.problem(options.error());
        return exitOfWords(options.error());
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
