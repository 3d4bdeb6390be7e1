// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace farol::ui {

// What may be shown of a text that came from a server: control characters and the bidirectional marks that reorder
// what follows become U+FFFD, line breaks and tabs become spaces. The same string when there is nothing to change.
[[nodiscard]] QString singleLine(const QString &text);
// The same, but line breaks stay.
[[nodiscard]] QString multiLine(const QString &text);
// For setToolTip(), which guesses the format: escaped, so that markup is shown as it was written.
[[nodiscard]] QString plainToolTip(const QString &text);

} // namespace farol::ui
