// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/codec.h"
#include "kit/rawserver.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::kit {

inline QByteArray httpAnswer(const QByteArray &status, const QByteArray &json) {
    return "HTTP/1.1 " + status +
           "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(json.size()) + "\r\n\r\n" +
           json;
}

// As much of farold as the way into it needs: healthz, and a token for the password "open sesame".
inline RawServer::Handler tinyFarold() {
    return [](QTcpSocket &socket, const QByteArray &request) {
        if (request.startsWith("GET /healthz ")) {
            socket.write(httpAnswer("200 OK", R"({"service":"farold"})"));
            return;
        }
        const auto body = request.mid(request.indexOf("\r\n\r\n") + 4);
        const auto password = QJsonDocument::fromJson(body).object().value(u"password").toString();
        if (request.startsWith("POST /api/v1/auth/token ") && password == u"open sesame") {
            const TokenPair tokens{QStringLiteral("a1"), QStringLiteral("canary-refresh-token"), 900};
            socket.write(httpAnswer("200 OK", json::encode(tokens)));
        } else {
            socket.write(httpAnswer("401 Unauthorized", R"({"code":"credentials_invalid","detail":"wrong"})"));
        }
    };
}

} // namespace farol::kit
