// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lean precompiled header: what nearly every file of a room without widgets includes. Never a module header.
#ifdef __cplusplus
#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <algorithm>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <utility>
#include <vector>
#endif
