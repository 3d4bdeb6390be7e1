// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPair>
#include <chrono>
#include <functional>

namespace farol::kit {

// One request as it would have gone out.
struct Seen {
    QByteArray method;
    QString path;                          // percent-encoded
    QString query;                         // percent-encoded
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    QUrl url;
};

// One scripted answer. Bytes come at "after"; then it ends as "ending" says.
struct Script {
    int status = 200;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    std::chrono::milliseconds after{0};
    QNetworkReply::NetworkError error = QNetworkReply::NoError; // with status 0: before any header
    bool hangs = false;
    int dripBytes = 0; // > 0: that many bytes every 10 ms
};

// The wire of a test: overrides createRequest, opens no socket. Scripts are found by "METHOD /path" or "/path", the
// longest text first; "/path?a=b" also needs that part of the query. Several scripts for one place answer in turn, the
// last one stays. A request without a script fails the test: call verify() in cleanup().
class FakeNetwork final : public QNetworkAccessManager {
    Q_OBJECT
public:
    FakeNetwork();

    void answers(const QString &place, const QByteArray &json, int status = 200,
                 const QList<QPair<QByteArray, QByteArray>> &headers = {});
    void fails(const QString &place, int status, const QByteArray &problem = {});
    void breaks(const QString &place, QNetworkReply::NetworkError error, const QByteArray &partOfBody = {});
    void hangs(const QString &place);
    void slow(const QString &place, std::chrono::milliseconds after, const QByteArray &json);
    void redirects(const QString &place, const QByteArray &location, int status = 302);
    void drips(const QString &place, int bytesEach10ms, const QByteArray &json);
    void plays(const QString &place, const Script &script);
    void forget(const QString &place);
    void forgetAll();

    [[nodiscard]] const QList<Seen> &seen() const { return m_seen; }
    [[nodiscard]] QList<Seen> seen(const QString &place) const;
    [[nodiscard]] qsizetype count(const QString &place) const { return seen(place).size(); }
    [[nodiscard]] int running() const { return m_running; } // replies neither finished nor aborted
    // Empty when every request had a script; else the first that had none.
    [[nodiscard]] QString unmatched() const { return m_unmatched; }

Q_SIGNALS:
    void asked(const QString &path); // went out; its answer comes later

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) override;

private:
    friend class FakeReply;
    [[nodiscard]] QString bestPlace(const Seen &seen) const;

    QHash<QString, QList<Script>> m_scripts;
    QList<Seen> m_seen;
    QString m_unmatched;
    int m_running = 0;
};

} // namespace farol::kit
