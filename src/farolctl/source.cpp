// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/source.h"

#include "farolctl/tokenfile.h"

#include <CLI/CLI.hpp>
#include <QFile>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

using Headers = QList<std::pair<QByteArray, Secret>>;

tl::unexpected<Error> wrong(const QString &why) {
    return failure(ErrorKind::Rejected, u"source_words"_s, why);
}

Result<QUrl> addressOf(const SourceWords &words) {
    const QUrl address(QString::fromStdString(words.address), QUrl::StrictMode);
    const QString example = QString::fromLatin1(words.example);
    const bool isWeb = address.scheme() == u"https"_s || address.scheme() == u"http"_s;
    if (words.address.empty()) {
        return wrong(u"say which server by %1: %2"_s.arg(QString::fromLatin1(words.option), example));
    }
    if (!isWeb || address.host().isEmpty() || !address.userInfo().isEmpty()) {
        return wrong(u"%1 is no address: it is like %2, without a name or password in it"_s.arg(
            address.toDisplayString(QUrl::RemoveUserInfo), example));
    }
    return address;
}

Result<Headers> headersOf(const SourceWords &words) {
    Headers headers;
    for (const auto &header : words.headers) {
        const auto at = header.find('=');
        if (at == std::string::npos || at == 0 || header.find_first_of("\r\n") != std::string::npos) {
            return wrong(u"--header is NAME=VALUE, such as X-Scope-OrgID=team-a"_s);
        }
        headers.append({QByteArray::fromStdString(header.substr(0, at)),
                        Secret(QByteArray::fromStdString(header.substr(at + 1)))});
    }
    return headers;
}

// Who asks, as a header; none when nothing says so.
Done sign(const SourceWords &words, Headers &headers) {
    if (!words.bearerFile.empty()) {
        const auto token = readToken(QString::fromStdString(words.bearerFile));
        if (!token) {
            return tl::unexpected(token.error());
        }
        headers.append({"Authorization", Secret("Bearer " + token->reveal())});
    } else if (!words.user.empty()) {
        const auto password = readPassword(QString::fromStdString(words.passwordFile));
        if (!password) {
            return tl::unexpected(password.error());
        }
        const QByteArray both = QByteArray::fromStdString(words.user) + ':' + password->reveal();
        headers.append({"Authorization", Secret("Basic " + both.toBase64())});
    }
    return {};
}

} // namespace

void addSourceOptions(CLI::App &command, SourceWords &words) {
    command.add_option("--source", words.address, "Its address, with the path in front of the API when it has one")
        ->envname("FAROL_SOURCE");
    auto *bearer = command.add_option("--bearer-file", words.bearerFile, "A token from a file of mode 0600, or -");
    auto *user = command.add_option("--basic-user", words.user, "A name for Basic authentication")->excludes(bearer);
    command.add_option("--password-file", words.passwordFile, "Its password: a file of mode 0600, or -")->needs(user);
    user->needs("--password-file");
    command.add_option("--header", words.headers, "NAME=VALUE to send, too: X-Scope-OrgID=team-a");
    command.add_flag("--plain-http", words.plainHttp,
                     "Allow http to another machine, where anyone on the way reads it");
}

void takeCaFile(const CLI::App &app, SourceWords &words) {
    words.caFile = app.get_option("--ca-file")->as<std::string>();
}

Result<net::HttpOptions> optionsAt(const SourceWords &words, MakeOptions make) {
    const auto address = addressOf(words);
    auto headers = address ? headersOf(words) : tl::unexpected(address.error());
    const auto signedBy = headers ? sign(words, *headers) : Done(tl::unexpected(headers.error()));
    if (!signedBy) {
        return tl::unexpected(signedBy.error());
    }
    QFile authority(QString::fromStdString(words.caFile));
    net::TlsPolicy tls{{}, {}, {}, words.plainHttp};
    if (!words.caFile.empty() && authority.open(QIODevice::ReadOnly)) {
        tls.ownCaPem = authority.read(1 << 20);
    }
    return make(*address, std::move(tls), std::move(*headers));
}

Result<net::HttpOptions> prometheusAt(const SourceWords &words) {
    return optionsAt(words, net::prometheusOptions);
}

} // namespace farol::ctl
