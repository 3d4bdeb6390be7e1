// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/source.h"
#include "net/profile/profilesource.h"
#include "store/secrets/secretstore.h"

#include <memory>

namespace farol::ctl {

// Which back-end by its profile, and what a line says beside the workspace.
struct ProfileWords {
    std::string source;                // a source's name, or a profile: its file or the name of a shipped one
    std::vector<std::string> services; // NAME=ADDRESS
    std::vector<std::string> secrets;  // NAME=FILE
    std::string caFile;
    bool plainHttp = false;
};
void addProfileOptions(CLI::App &command, ProfileWords &words);

// Errors: Rejected source_words, source_kind, profile_unsound, password_file; those of findSource and of the keychain.
// What the keychain lacks is no error: much can be read by nobody's name.
[[nodiscard]] Result<std::unique_ptr<net::ProfileSource>> profileAt(const ProfileWords &words);

// A profile's file, - for standard input, or the name of a shipped one. Errors: Rejected profile_file.
[[nodiscard]] Result<QByteArray> profileText(const QString &word);

// NAME=VALUE, both there. Errors: Rejected source_words.
[[nodiscard]] Result<std::pair<QString, QString>> namedValue(const std::string &word, const QString &option);

// The secrets of a profile, each by its name.
[[nodiscard]] store::SecretKey profileSecretKey(const QString &environment, const QString &source, const QString &name);

// Words of list: batches, items, deliveries and what else profiles know.
void addProfileLists(CLI::App &app, CLI::App &list, Command &chosen);

} // namespace farol::ctl
