// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QByteArray>
#include <QString>
#include <vector>

namespace farol {

struct YamlMember;

// A YAML document as it stands in its file, each value with its place, for readers that tell people where they erred.
struct YamlNode {
    enum class Kind { Null, Scalar, List, Map };
    YamlNode();
    YamlNode(const YamlNode &);
    YamlNode(YamlNode &&) noexcept;
    YamlNode &operator=(const YamlNode &);
    YamlNode &operator=(YamlNode &&) noexcept;
    ~YamlNode();

    Kind kind = Kind::Null;
    QString text;          // of a scalar
    bool isQuoted = false; // "true" is text, true is not
    int line = 0;          // from 1, as editors count
    int column = 0;
    std::vector<YamlNode> items;     // of a list
    std::vector<YamlMember> members; // of a map, in the order of the file

    [[nodiscard]] const YamlNode *member(QStringView name) const; // nothing when there is none
    [[nodiscard]] bool isText() const { return kind == Kind::Scalar; }
    // A plain true or false.
    [[nodiscard]] bool isBoolean() const;
};
struct YamlMember {
    YamlNode key;
    YamlNode value;
};

struct YamlLimits {
    qsizetype bytes = 1 << 20;
    int depth = 32;
    int nodes = 100'000;
};

// Errors, all Rejected with the place in fields (line, "column N"): yaml_syntax, yaml_too_large, yaml_too_deep,
// yaml_alias (an alias multiplies what nobody sees), yaml_key (not text, twice, or a word that other readers of YAML
// take for true, false or nothing), yaml_documents. Pure; any thread.
[[nodiscard]] Result<YamlNode> readYaml(const QByteArray &text, YamlLimits limits = {});

} // namespace farol
