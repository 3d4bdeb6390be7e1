// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/source.h"

#include "farolctl/knownsources.h"
#include "farolctl/tokenfile.h"
#include "net/alertmanager/alertmanagerapi.h"

#include <CLI/CLI.hpp>
#include <QFile>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

using Headers = QList<std::pair<QByteArray, Secret>>;

tl::unexpected<Error> wrong(const QString &why) {
    return failure(ErrorKind::Rejected, u"source_words"_s, why);
}

Result<QUrl> addressOf(const std::string &word, const QString &example) {
    const QUrl address(QString::fromStdString(word), QUrl::StrictMode);
    const bool isWeb = address.scheme() == u"https"_s || address.scheme() == u"http"_s;
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
    if (words.secret) {
        const QByteArray both = QByteArray::fromStdString(words.user) + ':' + words.secret->reveal();
        headers.append({"Authorization", words.user.empty() ? Secret("Bearer " + words.secret->reveal())
                                                            : Secret("Basic " + both.toBase64())});
    } else if (!words.bearerFile.empty()) {
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

// Mutual TLS.
Done showCertificate(const SourceWords &words, net::TlsPolicy &tls) {
    if (words.clientCertificate.empty()) {
        return {};
    }
    QFile file(QString::fromStdString(words.clientCertificate));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    tls.clientCertificatePem = isOpen ? file.read(1 << 20) : QByteArray();
    if (!tls.clientCertificatePem.contains("BEGIN CERTIFICATE")) {
        return wrong(u"there is no certificate in %1%2"_s.arg(file.fileName(),
                                                              isOpen ? QString() : u": "_s + file.errorString()));
    }
    auto key = readKeyFile(QString::fromStdString(words.clientKey));
    if (!key) {
        return tl::unexpected(key.error());
    }
    tls.clientKeyPem = std::move(*key);
    return {};
}

// Who asks, and whom to trust; every file is read once.
struct Person {
    Headers headers;
    net::TlsPolicy tls;
};
Result<Person> personOf(const SourceWords &words) {
    auto headers = headersOf(words);
    auto done = headers ? sign(words, *headers) : Done(tl::unexpected(headers.error()));
    net::TlsPolicy tls{{}, {}, {}, words.plainHttp};
    done = done ? showCertificate(words, tls) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    QFile authority(QString::fromStdString(words.caFile));
    if (!words.caFile.empty() && authority.open(QIODevice::ReadOnly)) {
        tls.ownCaPem = authority.read(1 << 20);
    }
    return Person{std::move(*headers), std::move(tls)};
}

// What a person said by a name, said in words; what stands in the line itself goes first. No kind: any with an address.
Result<SourceWords> spelled(SourceWords words, const std::string &said, std::optional<store::SourceKind> kind) {
    const QString name = QString::fromStdString(said);
    words.address = said;
    if (name.isEmpty() || name.contains(u"://"_s)) {
        return words;
    }
    const SystemClock clock;
    const auto known = findSource(store::Settings::open(clock), name);
    if (!known) {
        return tl::unexpected(known.error());
    }
    const auto &source = known->source;
    if (source.url.isEmpty() || (kind && source.kind != *kind)) {
        return failure(ErrorKind::Rejected, u"source_kind"_s,
                       u"%1 is a source of the kind %2, and this asks %3"_s.arg(
                           source.name, store::toStored(source.kind), kind ? store::toStored(*kind) : u"a server"_s));
    }
    words.address = source.url.toStdString();
    words.caFile = words.caFile.empty() ? source.caFile.toStdString() : words.caFile;
    words.plainHttp = words.plainHttp || source.plainHttp;
    if (words.clientCertificate.empty()) {
        words.clientCertificate = source.clientCertificate.toStdString();
        words.clientKey = source.clientKey.toStdString();
    }
    for (const auto &[header, value] : source.headers) {
        words.headers.push_back(header.toStdString() + '=' + value.toStdString());
    }
    const bool saysItself = !words.bearerFile.empty() || !words.user.empty();
    if (source.auth == store::SourceAuth::None || saysItself) {
        return words;
    }
    auto secret = readSecret(secretKeyOf(*known));
    if (!secret) {
        return tl::unexpected(secret.error());
    }
    words.user = source.auth == store::SourceAuth::Basic ? source.user.toStdString() : std::string();
    words.secret = std::move(*secret);
    return words;
}

} // namespace

Exit exitOfWords(const Error &error) {
    const bool isName = error.code.startsWith(u"source_"_s);
    return isName || error.kind == ErrorKind::Rejected ? Exit::Usage : exitOf(error);
}

void addSourceOptions(CLI::App &command, SourceWords &words) {
    command
        .add_option("--source", words.address,
                    "Its name (source add), or its address with the path in front of the API")
        ->envname("FAROL_SOURCE");
    addPersonOptions(command, words);
}

void addPersonOptions(CLI::App &command, SourceWords &words) {
    auto *bearer = command.add_option("--bearer-file", words.bearerFile, "A token from a file of mode 0600, or -");
    auto *user = command.add_option("--basic-user", words.user, "A name for Basic authentication")->excludes(bearer);
    command.add_option("--password-file", words.passwordFile, "Its password: a file of mode 0600, or -")->needs(user);
    user->needs("--password-file");
    command.add_option("--header", words.headers, "NAME=VALUE to send, too: X-Scope-OrgID=team-a");
    auto *certificate = command.add_option("--client-cert", words.clientCertificate, "PEM of a certificate to show");
    auto *key = command.add_option("--client-key", words.clientKey, "Its key without a password, of mode 0600");
    certificate->needs(key);
    key->needs(certificate);
    command.add_flag("--plain-http", words.plainHttp,
                     "Allow http to another machine, where anyone on the way reads it");
}

void takeCaFile(const CLI::App &app, SourceWords &words) {
    words.caFile = app.get_option("--ca-file")->as<std::string>();
}

static Result<net::HttpOptions> optionsOf(const SourceWords &said, const std::string &word,
                                          std::optional<store::SourceKind> kind, const QString &example,
                                          MakeOptions make) {
    const auto words = spelled(said, word, kind);
    const auto address = words ? addressOf(words->address, example) : tl::unexpected(words.error());
    auto person = address ? personOf(*words) : tl::unexpected(address.error());
    return person ? Result<net::HttpOptions>(make(*address, std::move(person->tls), std::move(person->headers)))
                  : tl::unexpected(person.error());
}

Result<net::HttpOptions> optionsAt(const SourceWords &said, std::optional<store::SourceKind> kind, MakeOptions make) {
    const QString example = QString::fromLatin1(said.example);
    return said.address.empty() ? wrong(u"say which server by %1: %2"_s.arg(QString::fromLatin1(said.option), example))
                                : optionsOf(said, said.address, kind, example, make);
}

Result<net::HttpOptions> prometheusAt(const SourceWords &said) {
    return optionsAt(said, store::SourceKind::Prometheus, net::prometheusOptions);
}

Result<QList<net::HttpOptions>> alertmanagersAt(const SourceWords &said) {
    const QString example = u"https://alerts.example/alertmanager"_s;
    if (said.alertmanagers.empty()) {
        return wrong(u"say which Alertmanager by --alertmanager or FAROL_ALERTMANAGER: "_s + example);
    }
    QList<net::HttpOptions> all;
    for (const auto &word : said.alertmanagers) {
        auto options = optionsOf(said, word, store::SourceKind::Alertmanager, example, net::alertmanagerOptions);
        if (!options) {
            return tl::unexpected(options.error());
        }
        all.append(std::move(*options));
    }
    return all;
}

} // namespace farol::ctl
