// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/yamltree.h"

#include <QSet>
#include <algorithm>
#include <sstream>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

// Ends the reading at the first fault; it never leaves readYaml().
struct Stop {
    QString code;
    QString why;
    YAML::Mark mark;
};

// yaml-cpp hands quoted scalars over with the tag "!", plain ones with "?".
class TreeBuilder final : public YAML::EventHandler {
public:
    explicit TreeBuilder(const YamlLimits &limits)
        : m_limits(limits) {}
    YamlNode take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark &) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t) override { add(node(YamlNode::Kind::Null, mark)); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t) override {
        throw Stop{u"yaml_alias"_s, u"an alias (*name) repeats what nobody sees: write it out"_s, mark};
    }
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t, const std::string &value) override {
        auto scalar = node(YamlNode::Kind::Scalar, mark);
        scalar.text = QString::fromStdString(value);
        scalar.isQuoted = tag == "!";
        if (!scalar.isQuoted && (scalar.text == u"~"_s || scalar.text == u"null"_s)) {
            scalar.kind = YamlNode::Kind::Null;
        }
        add(std::move(scalar));
    }
    void OnSequenceStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override {
        open(node(YamlNode::Kind::List, mark), mark);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &, YAML::anchor_t, YAML::EmitterStyle::value) override {
        open(node(YamlNode::Kind::Map, mark), mark);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlNode node;
        YamlNode key;
        bool hasKey = false;
        QSet<QString> keys;
    };

    YamlNode node(YamlNode::Kind kind, const YAML::Mark &mark) {
        if (++m_nodes > m_limits.nodes) {
            throw Stop{u"yaml_too_large"_s, u"it has more than %1 values"_s.arg(m_limits.nodes), mark};
        }
        YamlNode made;
        made.kind = kind;
        made.line = mark.line + 1;
        made.column = mark.column + 1;
        return made;
    }
    void open(YamlNode opened, const YAML::Mark &mark) {
        if (m_open.size() >= static_cast<std::size_t>(m_limits.depth)) {
            throw Stop{u"yaml_too_deep"_s, u"it is more than %1 levels deep"_s.arg(m_limits.depth), mark};
        }
        m_open.push_back({std::move(opened), {}, false, {}});
    }
    void close() {
        YamlNode done = std::move(m_open.back().node);
        m_open.pop_back();
        add(std::move(done));
    }
    void add(YamlNode value) {
        if (m_open.empty()) {
            m_root = std::move(value);
            return;
        }
        Open &parent = m_open.back();
        if (parent.node.kind == YamlNode::Kind::List) {
            parent.node.items.push_back(std::move(value));
        } else if (parent.hasKey) {
            parent.node.members.push_back({std::move(parent.key), std::move(value)});
            parent.hasKey = false;
        } else {
            checkKey(value, parent.keys);
            parent.key = std::move(value);
            parent.hasKey = true;
        }
    }
    static void checkKey(const YamlNode &key, QSet<QString> &keys) {
        static const QSet<QString> traps{u"true"_s, u"false"_s, u"yes"_s, u"no"_s, u"on"_s, u"off"_s, u"y"_s, u"n"_s};
        YAML::Mark mark;
        mark.line = key.line - 1;
        mark.column = key.column - 1;
        if (!key.isText()) {
            throw Stop{u"yaml_key"_s, u"a key is a word"_s, mark};
        }
        if (!key.isQuoted && traps.contains(key.text.toLower())) {
            throw Stop{u"yaml_key"_s,
                       u"the key %1 is a truth value to other readers of YAML: put it in quotes"_s.arg(key.text), mark};
        }
        if (keys.contains(key.text)) {
            throw Stop{u"yaml_key"_s, u"the key %1 is there twice"_s.arg(key.text), mark};
        }
        keys.insert(key.text);
    }

    YamlLimits m_limits;
    YamlNode m_root;
    std::vector<Open> m_open;
    int m_nodes = 0;
};

tl::unexpected<Error> refuse(const QString &code, const QString &why, int line, int column) {
    auto error = failure(ErrorKind::Rejected, code, why).value();
    error.fields.append({line, u"column %1"_s.arg(column), code, why});
    return tl::unexpected(std::move(error));
}

} // namespace

YamlNode::YamlNode() = default;
YamlNode::YamlNode(const YamlNode &) = default;
YamlNode::YamlNode(YamlNode &&) noexcept = default;
YamlNode &YamlNode::operator=(const YamlNode &) = default;
YamlNode &YamlNode::operator=(YamlNode &&) noexcept = default;
YamlNode::~YamlNode() = default;

const YamlNode *YamlNode::member(QStringView name) const {
    const auto found =
        std::find_if(members.cbegin(), members.cend(), [name](const auto &one) { return one.key.text == name; });
    return found == members.cend() ? nullptr : &found->value;
}

bool YamlNode::isBoolean() const {
    return isText() && !isQuoted && (text == u"true"_s || text == u"false"_s);
}

// yaml-cpp reports by exceptions; none of them leaves this function.
Result<YamlNode> readYaml(const QByteArray &text, YamlLimits limits) {
    if (text.size() > limits.bytes) {
        return refuse(u"yaml_too_large"_s, u"it has more than %1 bytes"_s.arg(limits.bytes), 0, 0);
    }
    try {
        std::istringstream stream(text.toStdString());
        YAML::Parser parser(stream);
        TreeBuilder builder(limits);
        if (!parser.HandleNextDocument(builder)) {
            return refuse(u"yaml_syntax"_s, u"there is nothing in it"_s, 1, 1);
        }
        YamlNode root = builder.take();
        TreeBuilder second(limits);
        if (parser.HandleNextDocument(second)) {
            return refuse(u"yaml_documents"_s, u"a file has one document"_s, second.take().line, 1);
        }
        return root;
    } catch (const Stop &stop) {
        return refuse(stop.code, stop.why, stop.mark.line + 1, stop.mark.column + 1);
    } catch (const YAML::Exception &error) {
        return refuse(u"yaml_syntax"_s, QString::fromStdString(error.msg), error.mark.line + 1, error.mark.column + 1);
    }
}

} // namespace farol
