// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/connect.h"

#include <atomic>
#include <mutex>

namespace farol::kit {

// Lets the n-th statement fail as a disk does, on whichever connection it runs that was opened while this lives. The
// statement does not happen. Undoing (ROLLBACK) never fails: no database does that.
class StatementFaults final {
    static bool undoes(const std::string &text) { return text.starts_with("ROLLBACK"); }

    struct State {
        std::atomic<bool> sparesReading = false;
        std::atomic<int> left = 0; // 0: none is planted
        std::atomic<bool> fired = false;

        std::mutex mutex;
        std::string statement; // that failed

        Done next(bool reads, const std::string &text) {
            if (left == 0 || (reads && sparesReading) || --left != 0) {
                return {};
            }
            const std::lock_guard lock(mutex);
            statement = text;
            fired = true;
            return failure(ErrorKind::Server, QStringLiteral("storage"), QStringLiteral("planted"));
        }
    };

    class Cursor final : public sql::detail::Cursor {
    public:
        Cursor(std::unique_ptr<sql::detail::Cursor> real, std::shared_ptr<State> state, bool reads, std::string text)
            : m_real(std::move(real))
            , m_state(std::move(state))
            , m_reads(reads)
            , m_text(std::move(text)) {}
        void restart() override {
            m_runs = false;
            m_real->restart();
        }
        void rest() override { m_real->rest(); }
        void putInteger(int index, std::int64_t value) override { m_real->putInteger(index, value); }
        void putReal(int index, double value) override { m_real->putReal(index, value); }
        void putText(int index, std::string_view value) override { m_real->putText(index, value); }
        void putBytes(int index, std::string_view value) override { m_real->putBytes(index, value); }
        void putNull(int index) override { m_real->putNull(index); }
        Result<bool> step() override {
            if (!undoes(m_text) && !std::exchange(m_runs, true)) {
                if (auto fault = m_state->next(m_reads, m_text); !fault) {
                    return tl::unexpected(fault.error());
                }
            }
            return m_real->step();
        }
        [[nodiscard]] std::int64_t integer(int column) const override { return m_real->integer(column); }
        [[nodiscard]] double real(int column) const override { return m_real->real(column); }
        [[nodiscard]] std::string_view text(int column) const override { return m_real->text(column); }
        [[nodiscard]] std::string_view bytes(int column) const override { return m_real->bytes(column); }
        [[nodiscard]] bool isNull(int column) const override { return m_real->isNull(column); }

    private:
        std::unique_ptr<sql::detail::Cursor> m_real;
        std::shared_ptr<State> m_state;
        bool m_reads;
        std::string m_text;
        bool m_runs = false; // its rows are one statement
    };

    class Driver final : public sql::detail::Driver {
    public:
        Driver(std::unique_ptr<sql::detail::Driver> real, std::shared_ptr<State> state, bool reads)
            : m_real(std::move(real))
            , m_state(std::move(state))
            , m_reads(reads) {}
        [[nodiscard]] sql::Dialect dialect() const override { return m_real->dialect(); }
        Result<std::unique_ptr<sql::detail::Cursor>> prepare(const std::string &text) override {
            auto cursor = m_real->prepare(text);
            if (!cursor) {
                return cursor;
            }
            return std::make_unique<Cursor>(std::move(*cursor), m_state, m_reads, text);
        }
        Done execute(const std::string &script) override {
            const Done fault = undoes(script) ? Done() : m_state->next(m_reads, script);
            return fault ? m_real->execute(script) : fault;
        }
        Done copy(const std::string &statement, const sql::MoreLines &more) override {
            const Done fault = m_state->next(m_reads, statement);
            return fault ? m_real->copy(statement, more) : fault;
        }
        Done begin() override {
            const Done fault = m_state->next(m_reads, "BEGIN");
            return fault ? m_real->begin() : fault;
        }
        Done commit() override {
            const Done fault = m_state->next(m_reads, "COMMIT");
            return fault ? m_real->commit() : fault;
        }
        void rollback() override { m_real->rollback(); }
        [[nodiscard]] bool inTransaction() const override { return m_real->inTransaction(); }
        [[nodiscard]] std::int64_t changes() const override { return m_real->changes(); }
        [[nodiscard]] std::int64_t totalChanges() const override { return m_real->totalChanges(); }

    private:
        std::unique_ptr<sql::detail::Driver> m_real;
        std::shared_ptr<State> m_state;
        bool m_reads;
    };

public:
    StatementFaults() {
        sql::wrapDrivers([state = m_state](std::unique_ptr<sql::detail::Driver> real, const sql::OpenOptions &options) {
            return std::make_unique<Driver>(std::move(real), state, options.readOnly);
        });
    }
    ~StatementFaults() { spareNewOnes(); }
    // Connections that are opened from now on never fail.
    static void spareNewOnes() { sql::wrapDrivers({}); }
    StatementFaults(const StatementFaults &) = delete;
    StatementFaults &operator=(const StatementFaults &) = delete;
    enum class Where { Anywhere, Writing };
    void plant(int nth, Where where = Where::Anywhere) {
        m_state->fired = false;
        m_state->sparesReading = where == Where::Writing;
        m_state->left = nth;
    }
    // Whether it came to it.
    bool takeAway() {
        m_state->left = 0;
        return m_state->fired;
    }
    [[nodiscard]] QString statement() const {
        const std::lock_guard lock(m_state->mutex);
        return QString::fromStdString(m_state->statement);
    }

private:
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace farol::kit
