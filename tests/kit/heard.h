// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QTest>
#include <functional>
#include <memory>
#include <optional>

namespace farol::kit {

// Keeps what a call answered and how often. into() is the callback; wait() spins the loop until the first answer.
template<typename T>
class Heard final {
public:
    [[nodiscard]] std::function<void(Result<T>)> into() {
        return [state = m_state](Result<T> result) {
            ++state->times;
            state->last = std::move(result);
        };
    }
    [[nodiscard]] bool wait(int milliseconds = 30'000) const {
        return QTest::qWaitFor([this] { return m_state->times > 0; }, milliseconds);
    }
    [[nodiscard]] int times() const { return m_state->times; }
    [[nodiscard]] bool ok() const { return m_state->last && m_state->last->has_value(); }
    // An empty value, and a line in the log, when there is none: the comparison then fails with its reason beside it.
    [[nodiscard]] const T &value() const {
        static const T none{};
        if (!ok()) {
            qWarning("no value: %s %s", qPrintable(error().code), qPrintable(error().detail));
            return none;
        }
        return m_state->last->value();
    }
    [[nodiscard]] Error error() const {
        return m_state->last && !m_state->last->has_value() ? m_state->last->error() : Error{};
    }

private:
    struct State {
        int times = 0;
        std::optional<Result<T>> last;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace farol::kit
