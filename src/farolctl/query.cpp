// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/desk.h"
#include "farolctl/span.h"
#include "farolctl/tokenfile.h"
#include "net/http/tls.h"
#include "net/prometheus/prometheusapi.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cmath>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using net::QueryResult;

struct Words {
    std::string query;
    std::string source;
    std::string at;
    std::string since;
    std::string step;
    std::string bearerFile;
    std::string user;
    std::string passwordFile;
    std::vector<std::string> headers;
    std::string caFile;
    bool plainHttp = false;
};

QString text(const std::string &word) {
    return QString::fromStdString(word);
}

QString number(double value) {
    return std::isnan(value)   ? u"NaN"_s
           : std::isinf(value) ? (value > 0 ? u"+Inf"_s : u"-Inf"_s)
                               : QString::number(value, 'g', QLocale::FloatingPointShortest);
}

// JSON has no word for what is not finite.
QJsonValue jsonNumber(double value) {
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue(number(value));
}

QJsonObject jsonOf(const NativeHistogram &histogram) {
    QJsonArray buckets;
    for (const auto &one : histogram.buckets) {
        buckets.append(QJsonArray{static_cast<int>(one.ends), jsonNumber(one.lower), jsonNumber(one.upper),
                                  jsonNumber(one.count)});
    }
    return {{u"count"_s, jsonNumber(histogram.count)}, {u"sum"_s, jsonNumber(histogram.sum)}, {u"buckets"_s, buckets}};
}

QJsonObject jsonOf(const Series &series) {
    QJsonObject labels;
    for (const auto &label : series.labels) {
        labels.insert(text(label.name), text(label.value));
    }
    QJsonArray points;
    for (const auto &point : series.points) {
        points.append(QJsonArray{toRfc3339(point.at), jsonNumber(point.value)});
    }
    QJsonArray histograms;
    for (const auto &point : series.histograms) {
        histograms.append(QJsonArray{toRfc3339(point.at), jsonOf(point.value)});
    }
    return {{u"labels"_s, labels}, {u"points"_s, points}, {u"histograms"_s, histograms}};
}

QString wordOf(QueryResult::Kind kind) {
    switch (kind) {
    case QueryResult::Kind::Vector:
        return u"vector"_s;
    case QueryResult::Kind::Matrix:
        return u"matrix"_s;
    case QueryResult::Kind::Scalar:
        return u"scalar"_s;
    case QueryResult::Kind::String:
        return u"string"_s;
    }
    Q_UNREACHABLE();
}

QByteArray document(const QueryResult &result) {
    QJsonArray series;
    for (const auto &one : result.series) {
        series.append(jsonOf(one));
    }
    return QJsonDocument(QJsonObject{{u"kind"_s, wordOf(result.kind)},
                                     {u"series"_s, series},
                                     {u"text"_s, result.text},
                                     {u"warnings"_s, QJsonArray::fromStringList(result.warnings)}})
        .toJson(QJsonDocument::Compact);
}

Table vectorTable(const QueryResult &result) {
    Table table({{u"SERIES"_s}, {u"VALUE"_s, Table::Side::Right}, {u"AT"_s}});
    for (const auto &series : result.series) {
        for (const auto &point : series.points) {
            table.add({text(textOf(series)), number(point.value), shown(point.at)});
        }
        for (const auto &point : series.histograms) {
            table.add({text(textOf(series)),
                       u"count %1, sum %2"_s.arg(number(point.value.count), number(point.value.sum)), shown(point.at)});
        }
    }
    return table;
}

// A range in a terminal: how far each series reaches and between what it moves.
Table rangeTable(const QueryResult &result, std::chrono::milliseconds step) {
    constexpr auto right = Table::Side::Right;
    Table table({{u"SERIES"_s},
                 {u"POINTS"_s, right},
                 {u"GAPS"_s, right},
                 {u"LEAST"_s, right},
                 {u"MOST"_s, right},
                 {u"LAST"_s, right},
                 {u"AT"_s}});
    for (const auto &series : result.series) {
        if (series.points.empty()) {
            const bool any = !series.histograms.empty();
            table.add({text(textOf(series)), QString::number(series.histograms.size()), u"-"_s, u"-"_s, u"-"_s,
                       u"histogram"_s, any ? shown(series.histograms.back().at) : u"-"_s});
            continue;
        }
        const auto less = [](const SeriesPoint &a, const SeriesPoint &b) {
            return !std::isnan(a.value) && (std::isnan(b.value) || a.value < b.value);
        };
        const auto [least, last] = std::minmax_element(series.points.begin(), series.points.end(), less);
        double most = least->value;
        for (const auto &point : series.points) {
            most = std::isnan(point.value) ? most : std::max(most, point.value);
        }
        Q_UNUSED(last)
        table.add({text(textOf(series)), QString::number(series.points.size()),
                   QString::number(stretchesOf(series.points, step).size() - 1), number(least->value), number(most),
                   number(series.points.back().value), shown(series.points.back().at)});
    }
    return table;
}

// Why these words cannot be asked, or nothing.
QString whyNot(const Words &words) {
    const QUrl address(text(words.source), QUrl::StrictMode);
    const bool isWeb = address.scheme() == u"https"_s || address.scheme() == u"http"_s;
    if (words.source.empty()) {
        return u"say which server by --source or FAROL_SOURCE: https://metrics.example/prometheus"_s;
    }
    if (!isWeb || address.host().isEmpty() || !address.userInfo().isEmpty()) {
        return u"%1 is no address: it is like https://metrics.example/prometheus, without a name or password in it"_s
            .arg(plain(address.toDisplayString(QUrl::RemoveUserInfo)));
    }
    if (!words.at.empty() && !fromRfc3339(text(words.at))) {
        return u"a time is written like 2026-11-20T13:05:00Z, not %1"_s.arg(plain(text(words.at)));
    }
    for (const auto *span : {&words.since, &words.step}) {
        if (!span->empty() && !spanOf(*span)) {
            return u"a span of time is written like 500ms, 30s, 5m, 6h or 2d, not %1"_s.arg(plain(text(*span)));
        }
    }
    for (const auto &header : words.headers) {
        if (header.find('=') == std::string::npos || header.find_first_of("\r\n") != std::string::npos) {
            return u"--header is NAME=VALUE, such as X-Scope-OrgID=team-a"_s;
        }
    }
    return {};
}

Result<QList<std::pair<QByteArray, Secret>>> headersOf(const Words &words) {
    QList<std::pair<QByteArray, Secret>> headers;
    for (const auto &header : words.headers) {
        const auto at = header.find('=');
        headers.append({QByteArray::fromStdString(header.substr(0, at)),
                        Secret(QByteArray::fromStdString(header.substr(at + 1)))});
    }
    if (!words.bearerFile.empty()) {
        const auto token = readToken(text(words.bearerFile));
        if (!token) {
            return tl::unexpected(token.error());
        }
        headers.append({"Authorization", Secret("Bearer " + token->reveal())});
    } else if (!words.user.empty()) {
        const auto password = readPassword(text(words.passwordFile));
        if (!password) {
            return tl::unexpected(password.error());
        }
        const QByteArray both = text(words.user).toUtf8() + ':' + password->reveal();
        headers.append({"Authorization", Secret("Basic " + both.toBase64())});
    }
    return headers;
}

// One question to one server; ends the program's loop.
class Asking final {
public:
    Asking(const Printer &out, const Words &words, net::HttpOptions options)
        : m_out(out)
        , m_words(words)
        , m_client(std::move(options))
        , m_api(m_client) {}

    Exit run() {
        const auto answer = [this](const Result<QueryResult> &result) { end(result); };
        const Instant now = m_words.at.empty() ? SystemClock().now() : *fromRfc3339(text(m_words.at));
        if (m_words.since.empty()) {
            m_api.query(text(m_words.query), m_words.at.empty() ? std::nullopt : std::optional(now), &m_life, answer);
        } else {
            const auto since = *spanOf(m_words.since);
            m_step = m_words.step.empty() ? stepFor(since, 600, 15s) : std::max(*spanOf(m_words.step), 1ms);
            m_api.queryRange(text(m_words.query), {now - since, now, m_step}, &m_life, answer);
        }
        QCoreApplication::exec();
        return m_exit;
    }

private:
    void end(const Result<QueryResult> &result) {
        if (result) {
            tell(*result);
        } else {
            m_out.problem(result.error());
            m_exit = exitOf(result.error());
        }
        QCoreApplication::exit();
    }
    void tell(const QueryResult &result) {
        for (const QString &warning : result.warnings) {
            m_out.note(u"farolctl: the server warns: %1"_s.arg(plain(warning)));
        }
        if (result.kind == QueryResult::Kind::String) {
            m_out.line(plain(result.text));
        } else {
            m_out.table(result.kind == QueryResult::Kind::Matrix && !m_words.since.empty() ? rangeTable(result, m_step)
                                                                                           : vectorTable(result));
            m_out.line(counted(static_cast<std::int64_t>(result.series.size()), u"series"_s, u"series"_s));
        }
        m_out.document(document(result));
        m_exit = Exit::Done;
    }

    const Printer &m_out;
    const Words &m_words;
    QObject m_life;
    net::HttpClient m_client;
    net::PrometheusApi m_api;
    std::chrono::milliseconds m_step{};
    Exit m_exit = Exit::Unreachable;
};

Exit ask(const Printer &out, const Words &words) {
    if (const QString why = whyNot(words); !why.isEmpty()) {
        out.note(u"farolctl: "_s + why);
        return Exit::Usage;
    }
    const auto headers = headersOf(words);
    if (!headers) {
        out.problem(headers.error());
        return Exit::Usage;
    }
    QFile authority(text(words.caFile));
    net::TlsPolicy tls{{}, {}, {}, words.plainHttp};
    tls.ownCaPem =
        !words.caFile.empty() && authority.open(QIODevice::ReadOnly) ? authority.read(1 << 20) : QByteArray();
    return Asking(out, words, net::prometheusOptions(QUrl(text(words.source)), tls, *headers)).run();
}

} // namespace

void addQuery(CLI::App &app, Command &chosen) {
    const auto words = std::make_shared<Words>();
    auto *word = app.add_subcommand("query", "Ask a Prometheus, or what speaks its API; farold is not asked");
    word->add_option("promql", words->query, "What to ask, in PromQL")->required();
    word->add_option("--source", words->source, "Its address, with the path in front of the API when it has one")
        ->envname("FAROL_SOURCE");
    word->add_option("--at", words->at, "At this moment, such as 2026-11-20T13:05:00Z; else now");
    word->add_option("--since", words->since, "The range of so long before it: 30m, 6h, 2d");
    word->add_option("--step", words->step, "Between two points of a range; else as fine as 600 points");
    auto *bearer = word->add_option("--bearer-file", words->bearerFile, "A token from a file of mode 0600, or - ");
    auto *user = word->add_option("--basic-user", words->user, "A name for Basic authentication")->excludes(bearer);
    word->add_option("--password-file", words->passwordFile, "Its password: a file of mode 0600, or -")->needs(user);
    user->needs("--password-file");
    word->add_option("--header", words->headers, "NAME=VALUE to send, too: X-Scope-OrgID=team-a");
    word->add_flag("--plain-http", words->plainHttp, "Allow http to another machine, where anyone on the way reads it");
    word->callback([&app, words, &chosen] {
        words->caFile = app.get_option("--ca-file")->as<std::string>();
        chosen.alone = [words](const Printer &out) { return ask(out, *words); };
        chosen.needsSession = false;
    });
}

} // namespace farol::ctl
