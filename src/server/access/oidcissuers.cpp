// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/oidcissuers.h"

#include <QFile>
#include <QRegularExpression>
#include <QUrl>
#include <boost/asio/ip/address.hpp>
#include <yaml-cpp/yaml.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const YAML::Node &node, const QString &detail) {
    const int line = node.IsDefined() ? node.Mark().line + 1 : 0;
    Error error{ErrorKind::Rejected, 0, u"config"_s, u"issuers, line %1: %2"_s.arg(line).arg(detail), {}, {}, {}};
    error.fields.append({line, u"access.issuers_file"_s, u"config_value"_s, detail});
    return tl::unexpected(std::move(error));
}

QString text(const YAML::Node &node) {
    return node && node.IsScalar() ? QString::fromStdString(node.Scalar()) : QString();
}

bool isThisMachine(const QString &host) {
    boost::system::error_code none;
    const auto address = boost::asio::ip::make_address(host.toStdString(), none);
    return !none && address.is_loopback();
}

bool mayFetch(const QString &where) {
    const QUrl url(where, QUrl::StrictMode);
    return !where.contains(u"://"_s) || (url.scheme() == u"https" && !url.host().isEmpty()) ||
           (url.scheme() == u"http" && isThisMachine(url.host()));
}

Done readAlgorithms(const YAML::Node &node, Issuer &issuer) {
    static const QRegularExpression known(u"^(RS|PS|ES)(256|384|512)\\z"_s);
    for (const auto &each : node["algorithms"]) {
        if (!known.match(text(each)).hasMatch()) {
            return wrong(each, u"an algorithm is RS, PS or ES with 256, 384 or 512, such as RS256"_s);
        }
        issuer.algorithms.append(text(each));
    }
    return issuer.algorithms.isEmpty() ? wrong(node, u"name the algorithms, such as [RS256]"_s) : Done();
}

Done readRoles(const YAML::Node &node, Issuer &issuer) {
    for (const auto &each : node["roles"]) {
        const auto role = roleFromApi(text(each.second));
        if (!role) {
            return wrong(each.second, u"\"%1\" is no role"_s.arg(text(each.second)));
        }
        issuer.roles.insert(text(each.first), *role);
    }
    return issuer.roles.isEmpty() || issuer.rolesClaim.isEmpty()
               ? wrong(node, u"give roles_claim, and roles: which of its words is which role"_s)
               : Done();
}

Done readWords(const YAML::Node &node, Issuer &issuer) {
    const QHash<QString, QString *> words{{u"name"_s, &issuer.name},
                                          {u"issuer"_s, &issuer.issuer},
                                          {u"audience"_s, &issuer.audience},
                                          {u"audience_claim"_s, &issuer.audienceClaim},
                                          {u"jwks"_s, &issuer.jwks},
                                          {u"roles_claim"_s, &issuer.rolesClaim},
                                          {u"tenant"_s, &issuer.tenant},
                                          {u"token_use"_s, &issuer.tokenUse},
                                          {u"authorized_party"_s, &issuer.authorizedParty},
                                          {u"name_claim"_s, &issuer.nameClaim}};
    for (const auto &each : node) {
        const QString key = text(each.first);
        if (QString *const into = words.value(key)) {
            *into = text(each.second);
            if (into->isEmpty()) {
                return wrong(each.second, u"%1 is one word or address"_s.arg(key));
            }
        } else if (key == u"leeway_seconds") {
            bool ok = false;
            const int seconds = text(each.second).toInt(&ok);
            if (!ok || seconds < 0 || seconds > 300) {
                return wrong(each.second, u"leeway_seconds is 0 to 300"_s);
            }
            issuer.leeway = std::chrono::seconds(seconds);
        } else if (key != u"algorithms" && key != u"roles") {
            return wrong(each.first, u"unknown key %1"_s.arg(key));
        }
    }
    return {};
}

Result<Issuer> issuerOf(const YAML::Node &node) {
    static const QRegularExpression label(u"^[A-Za-z0-9_-]{1,20}\\z"_s);
    Issuer issuer;
    if (!node.IsMap()) {
        return wrong(node, u"expected keys and values"_s);
    }
    Done good = readWords(node, issuer);
    good = good ? readAlgorithms(node, issuer) : good;
    good = good ? readRoles(node, issuer) : good;
    if (!good) {
        return tl::unexpected(good.error());
    }
    if (!label.match(issuer.name).hasMatch()) {
        return wrong(node, u"name has 1 to 20 letters, digits, _ or -"_s);
    }
    for (const QString &needed : {issuer.issuer, issuer.audience, issuer.jwks, issuer.tenant}) {
        if (needed.isEmpty()) {
            return wrong(node, u"issuer, audience, jwks and tenant are needed"_s);
        }
    }
    return mayFetch(issuer.jwks)
               ? Result<Issuer>(std::move(issuer))
               : wrong(node["jwks"], u"keys come by https, or from a file; plain http is for this machine alone"_s);
}

} // namespace

Result<std::vector<Issuer>> issuersOf(const QByteArray &yaml) {
    // yaml-cpp reports by exceptions; none of them leaves this function.
    try {
        const YAML::Node root = YAML::Load(yaml.toStdString());
        std::vector<Issuer> issuers;
        if (!root.IsMap() || root.size() != 1 || !root["issuers"] || !root["issuers"].IsSequence()) {
            return wrong(root, u"expected issuers: and a list"_s);
        }
        for (const auto &each : root["issuers"]) {
            auto issuer = issuerOf(each);
            if (!issuer) {
                return tl::unexpected(issuer.error());
            }
            const bool twice = std::any_of(issuers.begin(), issuers.end(), [&](const Issuer &known) {
                return known.issuer == issuer->issuer || known.name == issuer->name;
            });
            if (twice) {
                return wrong(each, u"%1 is there twice"_s.arg(issuer->name));
            }
            issuers.push_back(std::move(*issuer));
        }
        return issuers;
    } catch (const YAML::Exception &e) {
        return failure(ErrorKind::Rejected, u"config"_s,
                       u"issuers, line %1: %2"_s.arg(e.mark.line + 1).arg(QString::fromStdString(e.msg)));
    }
}

Result<std::vector<Issuer>> readIssuers(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > 1 << 20) {
        return failure(ErrorKind::Rejected, u"config"_s,
                       u"%1: %2"_s.arg(path, file.isOpen() ? u"larger than 1 MiB"_s : file.errorString()));
    }
    return issuersOf(file.readAll());
}

} // namespace farol::server
