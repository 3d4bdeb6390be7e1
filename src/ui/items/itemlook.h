// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "core/items/item.h"
#include "ui/theme/tone.h"

#include <QString>

namespace farol::ui {

// How a state is shown everywhere: icon + word + tone. Translated; ask again after a language change.
struct StateLook {
    QString icon;
    QString word;
    Tone tone = Tone::Text;
    bool outline = false; // drawn as an empty box in a bar
    bool operator==(const StateLook &) const = default;
};

// `code` refines refusals: "invalid key" instead of "failed", and whether a retry may mend it.
[[nodiscard]] StateLook itemLook(ItemState state, QStringView code = {});
[[nodiscard]] StateLook batchLook(BatchStatus status);

// The state's word for a number of items: "7 uncertain", "138 paid". Written out by the caller's locale.
[[nodiscard]] QString itemCountText(ItemState state, QStringView code, qint64 count, const QString &writtenCount);

// A refusal or answer code in words: "timed out", "insufficient funds"; unknown codes as they are.
[[nodiscard]] QString codeText(QStringView code);

} // namespace farol::ui
