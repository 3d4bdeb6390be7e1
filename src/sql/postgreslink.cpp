// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/postgreslink.h"

#include <charconv>
#include <cstdlib>
#include <libpq-fe.h>
#include <string_view>

namespace farol::sql::detail {

namespace {

// SQLSTATE: https://www.postgresql.org/docs/15/errcodes-appendix.html
Error describe(std::string_view state, const char *text) {
    Error error;
    error.detail = QString::fromUtf8(text).trimmed();
    const auto group = state.substr(0, 2);
    if (group == "23") {
        error.kind = ErrorKind::Conflict;
        error.code = QStringLiteral("constraint");
    } else if (group == "22") { // such as a zero byte in a text
        error.kind = ErrorKind::Rejected;
        error.code = QStringLiteral("text_invalid");
    } else if (group == "40" || state == "55P03") { // deadlock, serialization, lock time-out
        error.code = QStringLiteral("storage_busy");
    } else if (state == "53100") {
        error.code = QStringLiteral("storage_full");
    } else if (group == "XX") {
        error.code = QStringLiteral("storage_corrupt");
    } else {
        error.code = QStringLiteral("storage");
    }
    return error;
}

} // namespace

void ResultEnd::operator()(pg_result *result) const {
    PQclear(result);
}

PostgresLink::~PostgresLink() {
    PQfinish(m_handle);
}

Done PostgresLink::connect() {
    PQfinish(m_handle);
    // A server that vanished is noticed within seconds, not hours.
    const char *const keys[] = {"dbname",           "application_name", "connect_timeout",
                                "client_encoding",  "keepalives_idle",  "keepalives_interval",
                                "keepalives_count", "tcp_user_timeout", nullptr};
    const char *const values[] = {m_url.c_str(), "farold", "5", "UTF8", "10", "3", "3", "15000", nullptr};
    m_handle = PQconnectdbParams(keys, values, 1);
    m_begun = false;
    ++m_session;
    if (!isUp()) {
        return tl::unexpected(lost());
    }
    PQsetNoticeProcessor(
        m_handle, [](void *, const char *) {}, nullptr);
    // What is acknowledged is on the server's disk. A process that hangs in a transaction lets go of its locks. A plan
    // is kept for as long as the session, also one that was made while the tables were empty and a walk through them
    // was cheapest: statements are written to go along an index, and this keeps them there, as SQLite does by itself.
    const char *writing = "SET synchronous_commit=on; SET idle_in_transaction_session_timeout='60s';"
                          "SET lock_timeout='20s'; SET statement_timeout=0; SET standard_conforming_strings=on;";
    const char *reading = "SET default_transaction_read_only=on; SET statement_timeout='60s';"
                          "SET default_transaction_isolation='repeatable read'; SET standard_conforming_strings=on;";
    const char *plans = "SET jit=off; SET enable_seqscan=off; SET enable_hashjoin=off; SET enable_mergejoin=off";
    return run((std::string(m_readOnly ? reading : writing) + plans).c_str());
}

bool PostgresLink::isUp() const {
    return PQstatus(m_handle) == CONNECTION_OK;
}

Error PostgresLink::lost() const {
    return {ErrorKind::Server,
            0,
            QStringLiteral("storage"),
            QString::fromUtf8(m_handle ? PQerrorMessage(m_handle) : "not connected").trimmed(),
            {},
            {},
            {}};
}

Done PostgresLink::ready() {
    if (isUp()) {
        return {};
    }
    return m_begun ? tl::unexpected(lost()) : connect();
}

Result<PostgresResult> PostgresLink::judged(pg_result *answer) const {
    PostgresResult result(answer);
    switch (PQresultStatus(answer)) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_COPY_IN:
    case PGRES_EMPTY_QUERY:
        return result;
    default:
        break;
    }
    const char *state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    const char *message = PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    return state && message ? tl::unexpected(describe(state, message)) : tl::unexpected(lost());
}

void PostgresLink::count(pg_result *answer) {
    const std::string_view changed = PQcmdTuples(answer);
    m_changes = 0;
    if (!std::string_view(PQcmdStatus(answer)).starts_with("SELECT")) {
        std::from_chars(changed.data(), changed.data() + changed.size(), m_changes);
    }
    m_totalChanges += m_changes;
}

Done PostgresLink::run(const char *script) {
    if (auto up = ready(); !up) {
        return up;
    }
    const auto answer = judged(PQexec(m_handle, script));
    return answer ? Done() : tl::unexpected(answer.error());
}

Done PostgresLink::copy(const std::string &statement, const MoreLines &more) {
    if (auto up = run(statement.c_str()); !up) {
        return up;
    }
    int taken = 1;
    for (auto lines = more(); !lines.empty() && taken == 1; lines = more()) {
        taken = PQputCopyData(m_handle, lines.data(), static_cast<int>(lines.size()));
    }
    if (taken != 1 || PQputCopyEnd(m_handle, nullptr) != 1) {
        return tl::unexpected(lost());
    }
    const auto answer = judged(PQgetResult(m_handle));
    while (pg_result *rest = PQgetResult(m_handle)) {
        PQclear(rest);
    }
    if (!answer) {
        return tl::unexpected(answer.error());
    }
    count(answer->get());
    return {};
}

Done PostgresLink::begin() {
    auto done = run("BEGIN");
    m_begun = done.has_value();
    return done;
}

Done PostgresLink::commit() {
    // COMMIT of a failed transaction answers "rolled back" and no error.
    if (isUp() && PQtransactionStatus(m_handle) == PQTRANS_INERROR) {
        rollback();
        return failure(ErrorKind::Server, QStringLiteral("storage"), QStringLiteral("a statement of it failed"));
    }
    auto done = run("COMMIT");
    m_begun = m_begun && !done && inTransaction();
    return done;
}

void PostgresLink::rollback() {
    if (isUp()) {
        (void)run("ROLLBACK");
    }
    m_begun = false;
}

bool PostgresLink::inTransaction() const {
    if (!isUp()) {
        return false;
    }
    const auto status = PQtransactionStatus(m_handle);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

} // namespace farol::sql::detail
