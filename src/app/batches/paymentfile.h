// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QByteArray>

namespace farol::app {

inline constexpr std::int64_t paymentFileCap = 64LL << 20; // what the server takes

// The bytes of a file of payments. Blocks: not for the GUI thread. A file above the cap is refused without being read;
// what is no regular file (a pipe, a device) without being opened. Errors: NotFound file_unreadable, Rejected
// file_too_large, Conflict file_changed (it grew or shrank while it was read).
[[nodiscard]] Result<QByteArray> readPaymentFile(const QString &path, std::int64_t cap = paymentFileCap);

} // namespace farol::app
