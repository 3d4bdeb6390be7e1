// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/expositioncheck.h"
#include "farolctl/desk.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    std::string file;
    std::string format = "auto";
    std::size_t findings = 100;
};

QString text(std::string_view word) {
    return QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
}

QByteArray document(const QString &file, const ExpositionVerdict &verdict) {
    QJsonArray findings;
    for (const auto &finding : verdict.findings) {
        const auto &rule = textOf(finding.rule);
        findings.append(QJsonObject{{u"line"_s, qint64(finding.line)},
                                    {u"column"_s, finding.column},
                                    {u"rule"_s, text(rule.word)},
                                    {u"severity"_s, text(wordOf(rule.severity))},
                                    {u"metric"_s, text(finding.subject)},
                                    {u"lost"_s, finding.lost},
                                    {u"detail"_s, text(rule.detail)}});
    }
    return QJsonDocument(QJsonObject{{u"file"_s, file},
                                     {u"format"_s, text(wordOf(verdict.format))},
                                     {u"families"_s, qint64(verdict.families)},
                                     {u"samples"_s, qint64(verdict.samples)},
                                     {u"errors"_s, qint64(verdict.errors)},
                                     {u"warnings"_s, qint64(verdict.warnings)},
                                     {u"findings"_s, findings},
                                     {u"findings_left_out"_s, qint64(verdict.leftOut())}})
        .toJson(QJsonDocument::Compact);
}

void tell(const Printer &out, const QString &file, const ExpositionVerdict &verdict) {
    for (const auto &finding : verdict.findings) {
        const auto &rule = textOf(finding.rule);
        const auto column = finding.column > 0 ? u":%1"_s.arg(finding.column) : QString();
        const auto metric = finding.subject.empty() ? QString() : u" (%1)"_s.arg(plain(text(finding.subject)));
        out.line(u"%1:%2%3: %4 %5%6: %7"_s.arg(plain(file), QString::number(finding.line), column,
                                               text(wordOf(rule.severity)), text(rule.word), metric,
                                               text(rule.detail)));
    }
    if (verdict.leftOut() > 0) {
        out.line(u"… and %1 (--findings shows more)"_s.arg(
            counted(verdict.leftOut(), u"finding more"_s, u"findings more"_s)));
    }
    out.line(u"%1: %2, %3, %4; %5, %6"_s.arg(
        plain(file), text(wordOf(verdict.format)), counted(verdict.families, u"family"_s, u"families"_s),
        counted(verdict.samples, u"sample"_s, u"samples"_s), counted(verdict.errors, u"error"_s, u"errors"_s),
        counted(verdict.warnings, u"warning"_s, u"warnings"_s)));
    out.document(document(file, verdict));
}

Exit check(const Printer &out, const Words &words) {
    const bool isPipe = words.file == "-";
    const auto name = isPipe ? u"stdin"_s : QString::fromStdString(words.file);
    QFile file(name);
    const bool open = isPipe ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    std::optional<ExpositionFormat> format;
    if (words.format != "auto") {
        format = words.format == "text" ? ExpositionFormat::Text : ExpositionFormat::OpenMetrics;
    }
    const auto verdict = open ? checkExposition(file, format, words.findings)
                              : failure(ErrorKind::Rejected, u"metrics_file"_s, file.errorString());
    if (!verdict) {
        out.misuse(u"%1: %2"_s.arg(name, verdict.error().detail));
        return Exit::Usage;
    }
    tell(out, name, *verdict);
    return verdict->isSound() ? Exit::Done : Exit::Refused;
}

} // namespace

void addMetrics(CLI::App &app, Command &chosen) {
    const auto words = std::make_shared<Words>();
    auto *metrics = app.add_subcommand("metrics", "Pages of metrics as Prometheus reads them; no back-end is asked");
    metrics->require_subcommand(1);
    auto *word =
        metrics->add_subcommand("check", "Whether a page is sound, by line, column and rule; exit status 1 when "
                                         "Prometheus would refuse it or lose something");
    word->add_option("file", words->file, "The page, or - for standard input")->required();
    word->add_option("--format", words->format, "auto: by the mark # EOF at the end")
        ->check(CLI::IsMember({"auto", "text", "openmetrics"}))
        ->capture_default_str();
    word->add_option("--findings", words->findings, "Show at most so many")->capture_default_str();
    word->callback([&chosen, words] {
        chosen.alone = [words](const Printer &out) { return check(out, *words); };
        chosen.needsSession = false;
    });
}

} // namespace farol::ctl
