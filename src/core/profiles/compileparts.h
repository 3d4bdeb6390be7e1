// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "core/profiles/yamltree.h"

// The parts of compileProfile(), of a document that checkProfile() found sound.
namespace farol::compiling {

[[nodiscard]] QString textAt(const YamlNode &map, QStringView key);
[[nodiscard]] int numberAt(const YamlNode &map, QStringView key, int otherwise);
[[nodiscard]] bool flagAt(const YamlNode &map, QStringView key, bool otherwise);
[[nodiscard]] QStringList textsAt(const YamlNode &map, QStringView key);
[[nodiscard]] QList<int> numbersAt(const YamlNode &map, QStringView key);
[[nodiscard]] ProfilePairs pairsAt(const YamlNode &map, QStringView key);
[[nodiscard]] TextTemplate templateAt(const YamlNode &map, QStringView key);
// around: the service that is said further out.
[[nodiscard]] ProfileCall callOf(const YamlNode &map, const QString &around = {});

[[nodiscard]] ProfileAuth authOf(const YamlNode &map);
[[nodiscard]] ProfileEntity entityOf(const QString &name, const YamlNode &map);
[[nodiscard]] QList<ProfileField> fieldsOf(const YamlNode &map);

} // namespace farol::compiling
