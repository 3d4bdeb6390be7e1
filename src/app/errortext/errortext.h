// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QString>

namespace farol::app {

// An error in the user's language: what is wrong in one sentence, and the way out in another (empty when there is
// none). Plain text; parts that come from a server are quoted in it as they are, so show it as plain text only.
struct ErrorText {
    QString sentence;
    QString wayOut;
    [[nodiscard]] QString whole() const; // both, for a strip or a log
    bool operator==(const ErrorText &) const = default;
};
[[nodiscard]] ErrorText describe(const Error &error);

// The same for one problem of a file or a form. Unknown codes show the server's own English sentence.
[[nodiscard]] QString describe(const FieldError &problem);

} // namespace farol::app
