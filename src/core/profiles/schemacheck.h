// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/yamltree.h"

#include <QJsonObject>
#include <QList>

namespace farol {

// What is wrong in a file, where, and the way out.
struct FileFinding {
    int line = 0;
    int column = 0;
    QString path; // entities.batch.fields.id
    QString code; // unknown_key, missing_key, wrong_type, wrong_value, wrong_length
    QString why;  // English sentence without the path
    bool operator==(const FileFinding &) const = default;
};

// A document beside its JSON Schema, every fault with its line. Of the schema it knows: type, properties, required,
// additionalProperties, propertyNames, items, enum, const, pattern, oneOf, $ref into $defs, and the limits min/max of
// lengths, numbers, items and properties; any other word in it is a fault of the schema (schema_word). Of oneOf the
// branch that fits the value's kind, and its const members, is the one whose faults are told. At most 100. Pure; any
// thread. Source: JSON Schema 2020-12.
[[nodiscard]] QList<FileFinding> checkSchema(const QJsonObject &schema, const YamlNode &document);

} // namespace farol
