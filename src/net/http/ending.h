// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "net/http/httpmessage.h"

#include <functional>
#include <memory>
#include <optional>

namespace farol::net {

// How a good answer becomes a value: pure, and run on another thread when the body is large.
template<typename T>
using Decode = std::function<Result<T>(const HttpReply &)>;

// A value inside a refusal, such as the report of a refused file: then it is the answer. Pure, run where Decode is.
template<typename T>
using Salvage = std::function<std::optional<T>(const Error &)>;

// What a call does at its end, with the type of the value hidden. work() and taking() make the part that may run
// elsewhere: it holds nothing of the caller.
class Ending {
public:
    Ending() = default;
    Ending(const Ending &) = delete;
    Ending &operator=(const Ending &) = delete;
    virtual ~Ending() = default;
    [[nodiscard]] virtual std::function<void()> work(HttpReply reply) = 0;
    [[nodiscard]] virtual std::function<bool(const Error &)> taking() = 0; // true: the refusal held the value
    virtual void fail(Error error) = 0;
    [[nodiscard]] virtual bool isGood() const = 0;    // after work, taking or fail
    virtual void deliver(const HttpReply &about) = 0; // the last thing that a call does
};

template<typename T>
class TypedEnding final : public Ending {
public:
    TypedEnding(Decode<T> decode, std::function<void(Result<T>)> answer, Salvage<T> salvage)
        : m_decode(std::move(decode))
        , m_salvage(std::move(salvage))
        , m_answer(std::move(answer)) {}
    std::function<void()> work(HttpReply reply) override {
        return [slot = m_slot, decode = m_decode, reply = std::move(reply)] { *slot = decode(reply); };
    }
    std::function<bool(const Error &)> taking() override {
        return [slot = m_slot, salvage = m_salvage](const Error &refusal) {
            auto value = salvage ? salvage(refusal) : std::nullopt;
            if (value) {
                *slot = std::move(*value);
            }
            return value.has_value();
        };
    }
    void fail(Error error) override { *m_slot = tl::unexpected<Error>(std::move(error)); }
    bool isGood() const override { return m_slot->has_value(); }
    void deliver(const HttpReply &about) override {
        if (!m_slot->has_value() && m_slot->error().requestId.isEmpty()) {
            m_slot->error().requestId = about.requestId;
            m_slot->error().httpStatus = about.status;
        }
        const auto answer = std::move(m_answer);
        answer(std::move(*m_slot));
    }

private:
    Decode<T> m_decode;
    Salvage<T> m_salvage;
    std::function<void(Result<T>)> m_answer;
    std::shared_ptr<Result<T>> m_slot =
        std::make_shared<Result<T>>(failure(ErrorKind::Malformed, QStringLiteral("no_answer"), {}));
};

} // namespace farol::net
