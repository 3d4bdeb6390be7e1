// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace farol {

// For "did you mean": the word that differs least, whatever its case; empty when none is near. Pure.
[[nodiscard]] QString nearestWord(const QString &word, const QStringList &known);

} // namespace farol
