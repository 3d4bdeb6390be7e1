// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"

#include <QString>

namespace farol::ctl {

// An access token from a file that only its owner may read, or from standard input ("-"). Errors: Rejected token_file
// (unreadable, empty, too long, more than one word), token_file_open (others may read it).
[[nodiscard]] Result<Secret> readToken(const QString &path);

// The first line, from a file that only its owner may read or from standard input ("-"). Errors: Rejected password_file
// (unreadable, empty), token_file_open.
[[nodiscard]] Result<Secret> readPassword(const QString &path);

// A private key in PEM, without a password, from a file that only its owner may read. Errors: Rejected key_file
// (unreadable, none in it, or one with a password), token_file_open.
[[nodiscard]] Result<Secret> readKeyFile(const QString &path);

} // namespace farol::ctl
