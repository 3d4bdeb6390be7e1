// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http/httpclient.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QNetworkReply>
#include <QSslError>
#include <QTimer>

namespace farol::net {

// The life of one call: sends, follows, renews the token, counts bytes and time, ends once. Child of its client, which
// lives on the same thread; deletes itself later when it is over.
class Exchange final : public QObject {
    Q_OBJECT
public:
    Exchange(HttpClient &client, HttpRequest request, QObject *context, std::shared_ptr<Ending> ending);
    ~Exchange() override;

    void start();
    void cancel();
    [[nodiscard]] bool isOver() const { return m_ending == nullptr; }
    [[nodiscard]] const LastSeen *lastSeen() const { return m_seen ? &*m_seen : nullptr; }

private:
    void proceed(); // renews first when there is no token, sends otherwise
    void sendTo(const QUrl &url);
    void listen();
    void seeHeaders();
    void takeBytes();
    void checkPace();
    void seeEnd();
    void judge();
    void follow(QUrl target);
    void renew();
    void conclude();
    void refuse(const QByteArray &retryAfter);
    void read(const std::function<void()> &work, std::function<void()> then);
    void fail(Error error);
    [[nodiscard]] bool isGood(int status) const;
    [[nodiscard]] bool mayRecall(const Error &error) const;
    void recall(const Error &error);
    void give(const Error &error);
    void finish();
    void silence();
    [[nodiscard]] QString host() const;
    [[nodiscard]] QString key() const; // of the memory

    HttpClient &m_client;
    HttpRequest m_request;
    QPointer<QObject> m_context;
    std::shared_ptr<Ending> m_ending;
    QPointer<QNetworkReply> m_reply;
    QUrl m_url;
    QList<QSslError> m_sslErrors;
    QTimer m_deadline;
    QTimer m_pace;
    HttpReply m_result;
    std::optional<LastSeen> m_seen;
    QFutureWatcher<void> m_work;
    std::function<void()> m_then; // after m_work
    std::int64_t m_bytesAtPace = 0;
    quint64 m_tokenSeen = 0;
    int m_redirects = 0;
    bool m_renewed = false;
};

} // namespace farol::net
