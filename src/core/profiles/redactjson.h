// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QStringList>

namespace farol {

// What stands in the place of what nobody is shown.
inline constexpr char16_t redacted[] = u"•••";

// The value with each member of one of these names, however deep, in the place of which there is redacted; null stays.
// Pure; any thread.
[[nodiscard]] QJsonValue redactJson(const QJsonValue &value, const QStringList &names);
// The same of a document; what is no JSON comes back as nothing.
[[nodiscard]] QByteArray redactJson(const QByteArray &json, const QStringList &names);

} // namespace farol
