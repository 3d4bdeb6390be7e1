// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/log.h"

#include "core/json/jsonreader.h"
#include "core/json/jsonwriter.h"

#include <QFile>
#include <atomic>
#include <mutex>
#include <spdlog/formatter.h>
#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/null_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <utility>

namespace farol::log {

using namespace Qt::Literals::StringLiterals;

static std::string &requestOfThread() {
    static thread_local std::string id;
    return id;
}

AboutRequest::AboutRequest(std::string requestId)
    : m_before(std::exchange(requestOfThread(), std::move(requestId))) {}

AboutRequest::~AboutRequest() {
    requestOfThread() = std::move(m_before);
}

namespace {
struct Listening {
    std::mutex mutex;
    Listener listener;
};
} // namespace

// Never destroyed, as the loggers.
static Listening &listening() {
    static auto *one = new Listening;
    return *one;
}

void listen(Listener listener) {
    const std::lock_guard lock(listening().mutex);
    listening().listener = std::move(listener);
}

static void tell(bool isError, const std::string &line) {
    const std::lock_guard lock(listening().mutex);
    if (listening().listener) {
        listening().listener(isError, line, redact(requestOfThread()));
    }
}

// One JSON object a line; the message passes redact() here, so no sink ever sees it plain. One per sink.
class JsonLine final : public spdlog::formatter {
public:
    explicit JsonLine(std::string program)
        : m_program(std::move(program)) {}

    void format(const spdlog::details::log_msg &message, spdlog::memory_buf_t &into) override {
        const auto level = spdlog::level::to_string_view(message.level);
        const auto text = redact({message.payload.data(), message.payload.size()});
        if (message.level >= spdlog::level::warn) {
            tell(message.level >= spdlog::level::err, text);
        }
        json::JsonWriter out;
        out.openObject();
        out.key("time");
        out.instant(std::chrono::floor<std::chrono::milliseconds>(message.time));
        out.key("level");
        out.plain({level.data(), level.size()});
        out.key("program");
        out.text(json::toText(m_program));
        out.key("thread");
        out.number(static_cast<std::int64_t>(message.thread_id));
        if (const std::string &id = requestOfThread(); !id.empty()) {
            out.key("request_id");
            out.text(json::toText(redact(id))); // a caller may have made it
        }
        out.key("message");
        out.text(json::toText(text));
        out.closeObject();
        const auto line = out.take();
        into.append(line.begin(), line.end());
        into.push_back('\n');
    }
    [[nodiscard]] std::unique_ptr<formatter> clone() const override { return std::make_unique<JsonLine>(m_program); }

private:
    std::string m_program;
};

static std::shared_ptr<spdlog::sinks::sink> standardError() {
    return std::make_shared<spdlog::sinks::stderr_sink_mt>();
}

// Made by us first, so that it is never readable by others, not even for a moment.
static std::shared_ptr<spdlog::sinks::sink> file(const std::string &path) {
    constexpr auto owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QFile made(QString::fromStdString(path));
    if (!made.open(QIODevice::Append, owner) || !made.setPermissions(owner)) {
        return nullptr;
    }
    made.close();
    try {
        return std::make_shared<spdlog::sinks::basic_file_sink_mt>(path);
    } catch (const spdlog::spdlog_ex &) {
        return nullptr;
    }
}

namespace {
struct Loggers {
    std::mutex mutex;
    std::vector<std::unique_ptr<spdlog::logger>> kept;
    std::atomic<spdlog::logger *> current;
};
} // namespace

static spdlog::logger *keep(Loggers &loggers, std::unique_ptr<spdlog::logger> logger) {
    const std::lock_guard lock(loggers.mutex);
    return loggers.kept.emplace_back(std::move(logger)).get();
}

// Never destroyed: threads may log until the process ends, and with the reference of an earlier logger, too.
static Loggers &loggers() {
    static Loggers &all = []() -> Loggers & {
        auto *made = new Loggers;
        made->current =
            keep(*made, std::make_unique<spdlog::logger>("quiet", std::make_shared<spdlog::sinks::null_sink_mt>()));
        return *made;
    }();
    return all;
}

spdlog::logger &logger() {
    return *loggers().current.load();
}

void setUp(const std::string &program, const std::string &level, const std::string &path) {
    auto sink = path.empty() ? standardError() : file(path);
    const bool lost = sink == nullptr;
    if (lost) {
        sink = standardError();
    }
    auto made = std::make_unique<spdlog::logger>(program, std::move(sink));
    const auto known = spdlog::level::from_str(level); // answers off for what it does not know
    made->set_level(known == spdlog::level::off ? spdlog::level::info : known);
    made->set_formatter(std::make_unique<JsonLine>(program));
    made->flush_on(spdlog::level::trace); // a killed process keeps its last words
    if (lost) {
        made->warn("the log file {} cannot be written; logging to standard error", path);
    }
    loggers().current = keep(loggers(), std::move(made));
}

} // namespace farol::log
