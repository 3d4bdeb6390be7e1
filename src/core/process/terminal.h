// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"

#include <QString>

namespace farol {

// The person's own terminal, whatever standard input is. Blocks. Errors: Rejected no_terminal, cancelled.
[[nodiscard]] Result<Secret> askSecret(const QString &question); // without echo
[[nodiscard]] Result<QString> askLine(const QString &question);
// A secret that is to be kept is asked for twice. Error: Rejected not_the_same.
[[nodiscard]] Result<Secret> askNewSecret(const QString &question);

} // namespace farol
