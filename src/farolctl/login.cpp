// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/terminal.h"
#include "farolctl/desk.h"
#include "farolctl/keptsession.h"
#include "farolctl/tokenfile.h"

#include <CLI/CLI.hpp>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct LoginOptions {
    bool printToken = false;
    std::string passwordFile;
};

void tellKept(Desk &desk, const store::StoredSecret &stored) {
    if (stored.kept == store::Kept::InKeychain) {
        desk.out.line(u"Signed in to %1 as %2; the session is in %3."_s.arg(plain(desk.origin), plain(desk.user),
                                                                            plain(desk.secrets.backendName())));
        desk.out.document("{\"stored\":true}");
        desk.end(Exit::Done);
        return;
    }
    desk.out.note(u"farolctl: the password is right, but nothing was stored: %1"_s.arg(
        plain(stored.why ? stored.why->detail : QString())));
    desk.out.document("{\"stored\":false}");
    desk.end(Exit::NotAllowed);
}

// The token alone, for a file that only its owner reads; the refresh token is forgotten with this program.
void tellToken(Desk &desk, const TokenPair &tokens) {
    desk.out.note(u"farolctl: an access token of %1 on %2; it lives %3 s and is stored nowhere"_s.arg(
        plain(desk.user), plain(desk.origin), QString::number(tokens.expiresInSeconds)));
    desk.out.line(plain(tokens.access));
    desk.out.document(QJsonDocument(QJsonObject{{u"access_token"_s, tokens.access},
                                                {u"expires_in_seconds"_s, tokens.expiresInSeconds}})
                          .toJson(QJsonDocument::Compact));
    desk.end(Exit::Done);
}

Result<Secret> passwordOf(const Desk &desk, const std::string &file) {
    return file.empty() ? askSecret(u"Password of %1 on %2: "_s.arg(plain(desk.user), plain(desk.origin)))
                        : readPassword(QString::fromStdString(file));
}

void signIn(Desk &desk, const std::string &passwordFile, const std::function<void(const TokenPair &)> &next) {
    auto password = passwordOf(desk, passwordFile);
    if (!password) {
        desk.out.problem(withoutTerminal(password.error()));
        desk.end(Exit::Usage);
        return;
    }
    desk.api.signIn(desk.user, *password, &desk.life, [&desk, next](const Result<TokenPair> &tokens) {
        if (tokens) {
            next(*tokens);
        } else {
            desk.fail(tokens.error());
        }
    });
}

void login(Desk &desk, const LoginOptions &options) {
    if (desk.user.isEmpty()) {
        desk.out.misuse(u"name the user by --user or FAROL_USER"_s);
        desk.end(Exit::Usage);
        return;
    }
    if (options.printToken) {
        signIn(desk, options.passwordFile, [&desk](const TokenPair &tokens) { tellToken(desk, tokens); });
        return;
    }
    // The keychain first: without one there is no reason to ask for a password.
    auto *secrets = &desk.secrets;
    QObject::connect(
        secrets, &store::SecretStore::changed, &desk.life,
        [&desk, secrets, options] {
            QObject::disconnect(secrets, &store::SecretStore::changed, &desk.life, nullptr);
            if (secrets->state() == store::SecretState::Ready) {
                signIn(desk, options.passwordFile, [&desk](const TokenPair &tokens) {
                    desk.session.keep(tokens, [&desk](const store::StoredSecret &stored) { tellKept(desk, stored); });
                });
                return;
            }
            desk.out.note(
                u"farolctl: there is no keychain to keep the session in, so nothing is stored: %1 Give the "
                "commands a --token-file instead; farolctl login --print-token makes it."_s.arg(secrets->detail()));
            desk.out.document("{\"stored\":false}");
            desk.end(Exit::NotAllowed);
        },
        Qt::QueuedConnection);
    secrets->probe();
}

} // namespace

void addLogin(CLI::App &app, Command &chosen) {
    auto *login_ = app.add_subcommand("login", "Sign in and keep the session in the keychain");
    auto options = std::make_shared<LoginOptions>();
    login_->add_flag("--print-token", options->printToken,
                     "Print the access token instead, for --token-file; nothing is stored");
    login_->add_option("--password-file", options->passwordFile,
                       "The password from the first line of a file of mode 0600, or of standard input (-)");
    login_->callback([options, &chosen] { chosen = {[options](Desk &desk) { login(desk, *options); }, false}; });
}

} // namespace farol::ctl
