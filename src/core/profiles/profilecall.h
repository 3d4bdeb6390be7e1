// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/texttemplate.h"

#include <QHash>
#include <QJsonValue>
#include <QStringList>
#include <chrono>
#include <optional>
#include <utility>
#include <variant>

// How a back-end is called: the part of a Profile without rows. Texts are as they stand in the file.
namespace farol {

struct ProfileService {
    QString name;
    QString url;
    QString host = {}; // said in the place of the address' own
    QList<std::pair<QString, TextTemplate>> headers = {};
};

using ProfilePairs = QList<std::pair<QString, TextTemplate>>;

struct ProfileCall {
    QString service; // of several; else the one that there is
    QString method;  // GET POST PUT PATCH DELETE
    TextTemplate path;
    ProfilePairs query = {};
    ProfilePairs form = {};
    QJsonValue json = QJsonValue::Undefined; // with ${holes} in its texts
    ProfilePairs headers = {};
    std::chrono::seconds timeout{30};
};

// When what a sign-in gave ends: a claim of a JWT, a number of seconds, a member of the answer that holds seconds.
struct ProfileExpiry {
    QString jwtClaim = {};
    std::chrono::seconds after{};
    QString field = {};
};

struct NoProfileAuth {};
struct HeaderAuth {
    QString header;
    TextTemplate value;
};
struct BasicAuth {
    TextTemplate user;
    TextTemplate password;
};
struct TokenLogin {
    ProfileCall login;
    QString token; // dotted path in the answer
    ProfileExpiry expiry = {};
    QString header; // Authorization
    TextTemplate value;
};
struct CookieLogin {
    ProfileCall login;
    QList<int> success; // statuses; a redirect is not followed
    QString csrfCookie = {};
    QString csrfHeader = {};
    QStringList csrfMethods = {};
};
struct OAuthClient {
    QString tokenUrl;
    TextTemplate id;
    TextTemplate secret;
    QString scope = {};
};
struct ProfileAuth {
    QString service; // empty: all that have no other
    std::variant<NoProfileAuth, HeaderAuth, BasicAuth, TokenLogin, CookieLogin, OAuthClient> how;
};

// Where an answer says what is wrong.
struct ProfileErrors {
    QStringList message = {}; // dotted paths, the first that is there
    QString fieldList = {};   // of objects, one a fault
    QString fieldPath = {};   // in each: where; a text or a list
    QString fieldText = {};   // in each: what
    struct Soft {             // an answer of success that is none
        QString path;
        QStringList values;
    };
    QList<Soft> soft = {};
};

struct ProfileLimits {
    qsizetype rows = 300'000;
    qint64 bytes = 128LL << 20; // of one answer
    int requests = 1'000;       // of one list
    std::chrono::seconds time{120};
};

struct ProfileHealth {
    bool eachService = false;
    QString service = {};
    TextTemplate path = {};
    QList<int> statuses = {}; // empty: every 2xx
    QString field = {};
    QStringList values = {};
    QString components = {}; // dotted path of an object: name -> word
};

struct ProfileMetrics {
    QString service = {};
    TextTemplate path = {};
    struct Rewrite {
        QString label;
        QString pattern;
        QString with;
    };
    QList<Rewrite> rewrites = {};
};

// A list to look names up in: whole, or one key at a time.
struct ProfileLookup {
    QString name;
    QString service = {};
    TextTemplate path = {};
    ProfilePairs query = {};
    QString items = {};
    QString key = {}; // dotted path in a row
    bool perKey = false;
};

} // namespace farol
