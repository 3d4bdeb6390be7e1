// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/notifications.h"

#include <cstring>
#include <libpq-fe.h>
#ifdef _WIN32
#include <winsock2.h>
#else
#include <poll.h>
#endif

namespace farol::sql {

namespace {

Error lost(pg_conn *handle) {
    return {ErrorKind::Server,
            0,
            QStringLiteral("storage"),
            QString::fromUtf8(PQerrorMessage(handle)).trimmed(),
            {},
            {},
            {}};
}

bool somethingCame(int socket, std::chrono::milliseconds atMost) {
    pollfd one{};
#ifdef _WIN32
    one.fd = static_cast<SOCKET>(socket);
    one.events = POLLRDNORM;
    return WSAPoll(&one, 1, static_cast<int>(atMost.count())) > 0;
#else
    one.fd = socket;
    one.events = POLLIN;
    return poll(&one, 1, static_cast<int>(atMost.count())) > 0;
#endif
}

} // namespace

Result<std::unique_ptr<Notifications>> Notifications::listen(const QString &url, const std::string &channel) {
    const std::string place = url.toStdString();
    const char *const keys[] = {
        "dbname", "application_name", "connect_timeout", "keepalives_idle", "keepalives_interval", "keepalives_count",
        nullptr};
    const char *const values[] = {place.c_str(), "farold listens", "5", "10", "3", "3", nullptr};
    std::unique_ptr<Notifications> made(new Notifications(PQconnectdbParams(keys, values, 1)));
    if (PQstatus(made->m_handle) != CONNECTION_OK) {
        return tl::unexpected(lost(made->m_handle));
    }
    PGresult *answer = PQexec(made->m_handle, ("LISTEN " + channel).c_str());
    const bool listens = PQresultStatus(answer) == PGRES_COMMAND_OK;
    PQclear(answer);
    return listens ? Result<std::unique_ptr<Notifications>>(std::move(made)) : tl::unexpected(lost(made->m_handle));
}

Notifications::~Notifications() {
    PQfinish(m_handle);
}

bool Notifications::hold(int lock) {
    const std::string text = "SELECT pg_try_advisory_lock(" + std::to_string(lock) + ", hashtext(current_schema()))";
    PGresult *answer = PQexec(m_handle, text.c_str());
    const bool held = PQresultStatus(answer) == PGRES_TUPLES_OK && std::strcmp(PQgetvalue(answer, 0, 0), "t") == 0;
    PQclear(answer);
    return held;
}

Result<std::set<std::string>> Notifications::wait(std::chrono::milliseconds atMost) {
    if (somethingCame(PQsocket(m_handle), atMost) && PQconsumeInput(m_handle) == 0) {
        return tl::unexpected(lost(m_handle));
    }
    std::set<std::string> words;
    while (PGnotify *heard = PQnotifies(m_handle)) {
        words.insert(heard->extra);
        PQfreemem(heard);
    }
    return words;
}

} // namespace farol::sql
