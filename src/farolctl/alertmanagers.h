// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/source.h"
#include "net/alertmanager/alertmanagerapi.h"

#include <QJsonObject>

namespace farol::ctl {

// One of the servers that were asked: as people know it, and what it said.
template<typename T>
struct Told {
    QString server;
    Result<T> answer = failure(ErrorKind::Timeout, QStringLiteral("timeout"), QString());
};

// alerts.example:9093/alertmanager
[[nodiscard]] QString serverName(const net::HttpOptions &options);

// Asks them all at once and waits for every answer, in their order.
template<typename T>
QList<Told<T>>
askEach(const QList<net::HttpOptions> &servers,
        const std::function<void(net::AlertmanagerApi &, QObject *, std::function<void(Result<T>)>)> &ask) {
    QList<Told<T>> told(servers.size());
    std::vector<std::unique_ptr<net::HttpClient>> clients;
    QObject life;
    qsizetype waiting = servers.size();
    for (qsizetype i = 0; i < servers.size(); ++i) {
        told[i].server = serverName(servers.at(i));
        clients.push_back(std::make_unique<net::HttpClient>(servers.at(i)));
        net::AlertmanagerApi api(*clients.back());
        ask(api, &life, [&told, &waiting, i](Result<T> answer) {
            told[i].answer = std::move(answer);
            if (--waiting == 0) {
                QCoreApplication::exit();
            }
        });
    }
    QCoreApplication::exec();
    return told;
}
template<typename T>
Result<T> askOne(const net::HttpOptions &server,
                 const std::function<void(net::AlertmanagerApi &, QObject *, std::function<void(Result<T>)>)> &ask) {
    return askEach<T>({server}, ask).constFirst().answer;
}

// How a round of questions went. Who did not answer is named on standard error; nobody at all is the problem of the
// whole.
class Round final {
public:
    template<typename T>
    void add(const Told<T> &told, const QStringList &unreadable = {}) {
        m_all.append({told.server, told.answer ? std::nullopt : std::optional(told.answer.error()), unreadable});
    }
    // Done, Partly, or that of the first error.
    [[nodiscard]] Exit tell(const Printer &out) const;
    [[nodiscard]] bool isHeard() const { return heard() > 0; }
    [[nodiscard]] bool isSeveral() const { return m_all.size() > 1; }
    // ", of 1 of 2 Alertmanagers"; empty when everybody answered.
    [[nodiscard]] QString outOf() const;
    [[nodiscard]] QJsonArray json() const;

private:
    struct One {
        QString server;
        std::optional<Error> error;
        QStringList unreadable;
    };
    [[nodiscard]] qsizetype heard() const;
    QList<One> m_all;
};

} // namespace farol::ctl
