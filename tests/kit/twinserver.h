// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/rawserver.h"

#include <QFile>
#include <QHash>
#include <QUrl>
#include <QUrlQuery>

namespace farol::kit {

// A back-end that answers from files, each of which is a whole HTTP answer: a line that begins with # first, if any.
// What nobody wrote an answer for is 599, and unmatched() says what it was.
class TwinServer final {
public:
    struct Request {
        QByteArray line;                       // GET /orders?page=2
        QHash<QByteArray, QByteArray> headers; // names in lower case
        QByteArray body;
    };
    TwinServer()
        : m_server([this](QTcpSocket &socket, const QByteArray &request) { answer(socket, request); }) {}

    [[nodiscard]] QUrl url() const { return m_server.url(); }
    [[nodiscard]] const QList<Request> &seen() const { return m_seen; }
    [[nodiscard]] qsizetype count(const QByteArray &place) const {
        return std::count_if(m_seen.begin(), m_seen.end(),
                             [&place](const Request &one) { return one.line == place || pathOf(one.line) == place; });
    }
    [[nodiscard]] QByteArray unmatched() const { return m_unmatched; }

    // place: GET /orders or GET /orders?page=2; several answers come in turn, the last one for ever.
    void says(const QByteArray &place, const QByteArray &body, int status = 200,
              const QByteArray &headers = "Content-Type: application/json") {
        m_answers[place].append("HTTP/1.1 " + QByteArray::number(status) + " X\r\n" + headers +
                                "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    }
    void plays(const QByteArray &place, const QString &path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("%s is missing", qPrintable(path));
        }
        QByteArray text = file.readAll();
        if (text.startsWith('#')) {
            text = text.sliced(text.indexOf('\n') + 1);
        }
        text.replace("\r\n", "\n");
        const auto end = text.indexOf("\n\n");
        QByteArray body = end < 0 ? QByteArray() : text.sliced(end + 2);
        while (body.endsWith('\n')) { // of whoever wrote the file
            body.chop(1);
        }
        QList<QByteArray> lines = (end < 0 ? text : text.first(end)).split('\n');
        const int status = lines.takeFirst().split(' ').value(1).toInt();
        lines.removeIf([](const QByteArray &line) {
            const QByteArray name = line.toLower();
            return name.startsWith("content-length:") || name.startsWith("connection:") || name.startsWith("date:") ||
                   name.startsWith("transfer-encoding:");
        });
        if (status == 204) {
            m_answers[place].append("HTTP/1.1 204 X\r\nX-Twin: 1\r\n\r\n");
            return;
        }
        says(place, body, status, lines.join("\r\n"));
    }
    void forget(const QByteArray &place) { m_answers.remove(place); }
    // Closes the connection instead of an answer, after the request was read.
    void dies(const QByteArray &place) { m_answers[place].append(QByteArray()); }

private:
    static QByteArray pathOf(const QByteArray &line) { return line.split('?').constFirst(); }
    void answer(QTcpSocket &socket, const QByteArray &request) {
        Request seen;
        const auto end = request.indexOf("\r\n\r\n");
        auto lines = request.first(end).split('\n');
        const auto words = lines.takeFirst().split(' ');
        seen.line = words.value(0) + ' ' + words.value(1);
        for (const QByteArray &line : std::as_const(lines)) {
            const auto colon = line.indexOf(':');
            seen.headers.insert(line.first(std::max<qsizetype>(colon, 0)).toLower(), line.sliced(colon + 1).trimmed());
        }
        seen.body = request.sliced(end + 4);
        m_seen.append(seen);
        auto found = m_answers.find(seen.line);
        found = found == m_answers.end() ? m_answers.find(pathOf(seen.line)) : found;
        if (found == m_answers.end()) {
            m_unmatched = m_unmatched.isEmpty() ? seen.line : m_unmatched;
            socket.write("HTTP/1.1 599 X\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        const QByteArray said = found->size() > 1 ? found->takeFirst() : found->constFirst();
        if (said.isEmpty()) {
            socket.abort();
        } else {
            socket.write(said);
        }
    }

    QHash<QByteArray, QList<QByteArray>> m_answers;
    QList<Request> m_seen;
    QByteArray m_unmatched;
    RawServer m_server;
};

} // namespace farol::kit
