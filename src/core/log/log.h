// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <spdlog/fwd.h>
#include <string>
#include <string_view>

namespace farol::log {

// The process's logger; JSON lines, redacted in the sink. Set up by main(); a quiet one stands in before. Thread-safe.
[[nodiscard]] spdlog::logger &logger();
// level: trace debug info warn error. path empty: standard error. Files are made with mode 0600.
void setUp(const std::string &program, const std::string &level, const std::string &path);

// Hears each line of warning or error, redacted, with its request's id; one at a time, on the thread that logs. Must
// not log. An empty one ends it: afterwards it is called no more.
using Listener = std::function<void(bool isError, const std::string &line, const std::string &requestId)>;
void listen(Listener listener);

// While it lives, the lines of this thread carry request_id; the inner one of two counts.
class AboutRequest final {
public:
    explicit AboutRequest(std::string requestId);
    ~AboutRequest();
    AboutRequest(const AboutRequest &) = delete;
    AboutRequest &operator=(const AboutRequest &) = delete;

private:
    std::string m_before;
};

// Bearer tokens, CPF, CNPJ, PIX keys, e-mail, phone -> marks; CR and LF escaped. What every sink applies.
[[nodiscard]] std::string redact(std::string_view text);

} // namespace farol::log
