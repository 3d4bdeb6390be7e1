// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"

#include <span>

namespace farol::server {

// One key of the configuration: how it is read, shown and explained. Inside of config.cpp.
struct Key {
    const char *path;
    QString (*set)(Config &, const QString &); // empty: taken; else what is wrong
    QString (*show)(const Config &);           // as set() takes it; empty for a secret
    QString (*type)();
    const char *help;
    bool isSecret = false; // also from a file: <path>_file, FAROLD_…_FILE
};

// The whole list; a key that is not here is an error.
[[nodiscard]] std::span<const Key> keys();

} // namespace farol::server
