// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/alertmanager/alertanswers.h"
#include "net/http/httpclient.h"

namespace farol::net {

struct FailedAnswer;

// What an Alertmanager has and does, by its API v2. The rules of a call: httpclient.h. Its client is made by
// alertmanagerOptions(). Errors in its words: Rejected alertmanager_refused, alertmanager_unread (the content is none
// of its API), NotFound silence_not_found, Server alertmanager_failed.
class AlertmanagerApi final {
public:
    explicit AlertmanagerApi(HttpClient &client)
        : m_client(client) {}

    template<typename T>
    using Answer = std::function<void(Result<T>)>;

    // Which alerts: all of the matchers hold, and the receiver, an anchored expression, gets them. Without it, all.
    struct Wanted {
        QList<Matcher> matchers = {};
        QString receiver = {};
        bool active = true;
        bool silenced = true;
        bool inhibited = true;
        bool unprocessed = true; // groups have none
    };
    Call alerts(const Wanted &wanted, QObject *context, Answer<Readable<Alert>> answer);
    Call groups(const Wanted &wanted, QObject *context, Answer<Readable<AlertGroup>> answer);
    Call receivers(QObject *context, Answer<QStringList> answer);
    Call status(QObject *context, Answer<AlertmanagerStatus> answer);

    // Silences that have all of these matchers; without them all, also those that ended.
    Call silences(const QList<Matcher> &matchers, QObject *context, Answer<Readable<Silence>> answer);
    Call silence(const QString &id, QObject *context, Answer<Silence> answer);
    // Its id. Each call makes one more: after a Timeout look whether it is there. Also Rejected by checkSilence(),
    // before anything is sent.
    Call create(const SilenceOrder &order, QObject *context, Answer<QString> answer);

    struct SilenceEdit {
        Instant endsAt;
        QString createdBy;
        QString comment;
    };
    struct Edited {
        QString id;
        bool keptId = false; // else the one before ended, and this one stands in its place
    };
    // read is the silence as it was read: its matchers and its beginning are said again, so that it keeps its id.
    Call edit(const Silence &read, const SilenceEdit &edit, QObject *context, Answer<Edited> answer);
    // Ends it now; it stays listed. Also good when it has ended.
    Call expire(const QString &id, QObject *context, Answer<void> answer);

    struct NewAlert {
        Labels labels;
        Labels annotations = {};
        std::optional<Instant> startsAt = {}; // else now
        std::optional<Instant> endsAt = {};   // else the server's resolve_timeout after each report
        QString generatorUrl = {};
    };
    // Rejected alerts_partly: the server refused some and stored the others; fields name those that are wrong as far as
    // it can be told from here, by their line from 1 on. After any other error it stored none.
    Call post(const QList<NewAlert> &alerts, QObject *context, Answer<void> answer);

private:
    HttpClient &m_client;
};

// From an address as people write it: https://alerts.example/alertmanager. headers go to that server alone.
[[nodiscard]] HttpOptions alertmanagerOptions(const QUrl &address, TlsPolicy tls,
                                              QList<std::pair<QByteArray, Secret>> headers = {});

// For a Diagnosis: "Alertmanager 0.25.0", or why the peer is none.
void askWhetherAlertmanager(HttpClient &client, QObject *context, std::function<void(Result<QString>)> answer);

// What a refusal says: a JSON string, an object with code and message, nothing, or a page of something in between.
// Pure; any thread.
[[nodiscard]] std::optional<Error> alertmanagerRefusal(const FailedAnswer &answer);

} // namespace farol::net
