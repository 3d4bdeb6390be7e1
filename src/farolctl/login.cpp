// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/desk.h"
#include "farolctl/keptsession.h"
#include "farolctl/terminal.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

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

void askAndSignIn(Desk &desk) {
    auto password = askSecret(u"Password of %1 on %2: "_s.arg(plain(desk.user), plain(desk.origin)));
    if (!password) {
        desk.out.problem(password.error());
        desk.end(Exit::Usage);
        return;
    }
    desk.api.signIn(desk.user, *password, &desk.life, [&desk](const Result<TokenPair> &tokens) {
        if (!tokens) {
            desk.fail(tokens.error());
            return;
        }
        desk.session.keep(*tokens, [&desk](const store::StoredSecret &stored) { tellKept(desk, stored); });
    });
}

void login(Desk &desk) {
    if (desk.user.isEmpty()) {
        desk.out.note(u"farolctl: name the user by --user or FAROL_USER"_s);
        desk.end(Exit::Usage);
        return;
    }
    // The keychain first: without one there is no reason to ask for a password.
    auto *secrets = &desk.secrets;
    QObject::connect(
        secrets, &store::SecretStore::changed, &desk.life,
        [&desk, secrets] {
            QObject::disconnect(secrets, &store::SecretStore::changed, &desk.life, nullptr);
            if (secrets->state() == store::SecretState::Ready) {
                askAndSignIn(desk);
                return;
            }
            desk.out.note(u"farolctl: there is no keychain to keep the session in, so nothing is stored: %1 "
                          "Use --token-file instead."_s.arg(secrets->detail()));
            desk.out.document("{\"stored\":false}");
            desk.end(Exit::NotAllowed);
        },
        Qt::QueuedConnection);
    secrets->probe();
}

} // namespace

void addLogin(CLI::App &app, Command &chosen) {
    auto *login_ = app.add_subcommand("login", "Sign in and keep the session in the keychain");
    login_->callback([&chosen] { chosen = {login, false}; });
}

} // namespace farol::ctl
