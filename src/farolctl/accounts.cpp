// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/accounts.h"

#include "core/json/accountcodec.h"
#include "core/json/codec.h"
#include "core/process/terminal.h"
#include "farolctl/tokenfile.h"
#include "net/farold/accountsapi.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    std::string name;
    std::vector<std::string> roles;
    std::string reason;
    std::string passwordFile;
    std::string admin;
    std::string expires;
};
using Run = void (*)(Desk &, const Words &);

QString text(const std::string &word) {
    return QString::fromStdString(word);
}

net::AccountsApi apiOf(Desk &desk) {
    return net::AccountsApi(desk.api.client());
}

QString shownRoles(const QList<Role> &roles) {
    QStringList words;
    for (const Role role : roles) {
        words.append(toApi(role));
    }
    return words.join(u", "_s);
}

// Ends the program and gives nothing when a word is no role.
std::optional<QList<Role>> rolesOf(Desk &desk, const std::vector<std::string> &words) {
    QList<Role> roles;
    for (const std::string &word : words) {
        const auto role = roleFromApi(text(word));
        if (!role) {
            QStringList all;
            for (int i = 0; i <= static_cast<int>(Role::Partner); ++i) {
                all.append(toApi(static_cast<Role>(i)));
            }
            tellUnknown(desk, u"role"_s, text(word), all);
            return std::nullopt;
        }
        roles.append(*role);
    }
    return roles;
}

// The new password of an account, from a file or this person's terminal; ends the program when there is none.
std::optional<Secret> newPassword(Desk &desk, const std::string &file, const QString &whose) {
    auto password = file.empty() ? askNewSecret(u"New password of %1: "_s.arg(plain(whose))) : readPassword(text(file));
    if (!password) {
        desk.out.problem(withoutTerminal(password.error()));
        desk.end(Exit::Usage);
        return std::nullopt;
    }
    return *password;
}

template<typename T>
net::Answer<T> tell(Desk &desk, std::function<QString(const T &)> sentence) {
    return [&desk, sentence = std::move(sentence)](const Result<T> &answer) {
        if (!answer) {
            desk.fail(answer.error());
            return;
        }
        desk.out.line(sentence(*answer));
        desk.out.document(json::encode(*answer));
        desk.end(Exit::Done);
    };
}

// Every page of a list, as one table.
template<typename T>
void list(Desk &desk, const Fetch<T> &fetch, std::function<Table(const QList<T> &)> table) {
    collect<T>(fetch, 0, {}, [&desk, table = std::move(table)](const Result<Page<T>> &page) {
        if (!page) {
            desk.fail(page.error());
            return;
        }
        desk.out.table(table(page->rows));
        desk.out.document(json::encode(*page));
        desk.end(Exit::Done);
    });
}

void userList(Desk &desk, const Words &) {
    list<Account>(
        desk, [&desk](const net::Window &window, auto answer) { apiOf(desk).users(window, &desk.life, answer); },
        [](const QList<Account> &rows) {
            Table table({{u"Name"_s}, {u"Roles"_s}, {u"State"_s}, {u"Since"_s}, {u"Signs in at"_s}});
            for (const Account &one : rows) {
                table.add({one.name, shownRoles(one.roles), one.disabled ? u"disabled"_s : u"open"_s,
                           shown(one.createdAt), one.issuer.isEmpty() ? u"farold"_s : one.issuer});
            }
            return table;
        });
}

QString stateOf(const Account &account) {
    return u"%1 is %2; roles: %3"_s.arg(plain(account.name), account.disabled ? u"disabled"_s : u"open"_s,
                                        shownRoles(account.roles));
}

void userCreate(Desk &desk, const Words &words) {
    const auto roles = rolesOf(desk, words.roles);
    const auto password = roles ? newPassword(desk, words.passwordFile, text(words.name)) : std::nullopt;
    if (!password) {
        return;
    }
    const AccountOrder order{text(words.name), QString::fromUtf8(password->reveal()), *roles};
    const auto intent = net::IntentKey::make();
    sendTwice<Account>(
        desk, [&desk, order, intent](auto answer) { apiOf(desk).addUser(order, intent, &desk.life, answer); },
        tell<Account>(desk, stateOf));
}

void change(Desk &desk, const Words &words, net::AccountsApi::Change to) {
    const auto intent = net::IntentKey::make();
    sendTwice<Account>(
        desk,
        [&desk, words, to, intent](auto answer) {
            apiOf(desk).changeUser(text(words.name), to, text(words.reason), intent, &desk.life, answer);
        },
        tell<Account>(desk, stateOf));
}

void userRoles(Desk &desk, const Words &words) {
    const auto roles = rolesOf(desk, words.roles);
    if (!roles) {
        return;
    }
    const auto intent = net::IntentKey::make();
    sendTwice<Account>(
        desk,
        [&desk, name = text(words.name), order = RolesOrder{*roles, text(words.reason)}, intent](auto answer) {
            apiOf(desk).setRoles(name, order, intent, &desk.life, answer);
        },
        tell<Account>(desk, stateOf));
}

void userPassword(Desk &desk, const Words &words) {
    const auto password = newPassword(desk, words.passwordFile, text(words.name));
    if (!password) {
        return;
    }
    const auto intent = net::IntentKey::make();
    sendTwice<Account>(
        desk,
        [&desk, name = text(words.name), password = *password, intent](auto answer) {
            apiOf(desk).setPassword(name, password, intent, &desk.life, answer);
        },
        tell<Account>(desk, [](const Account &account) {
            return u"%1 has the new password; every sign-in of that account has ended"_s.arg(plain(account.name));
        }));
}

QString stateOf(const ApiKey &key) {
    return key.revokedAt   ? u"revoked "_s + shown(*key.revokedAt)
           : key.expiresAt ? u"until "_s + shown(*key.expiresAt)
                           : u"open"_s;
}

void keyList(Desk &desk, const Words &) {
    list<ApiKey>(
        desk, [&desk](const net::Window &window, auto answer) { apiOf(desk).keys(window, &desk.life, answer); },
        [](const QList<ApiKey> &rows) {
            Table table({{u"Key"_s}, {u"Partner"_s}, {u"Roles"_s}, {u"State"_s}, {u"Made by"_s}, {u"Last used"_s}});
            for (const ApiKey &one : rows) {
                table.add({one.id, one.name, shownRoles(one.roles), stateOf(one), one.createdBy,
                           one.lastUsedAt ? shown(*one.lastUsedAt) : u"never"_s});
            }
            return table;
        });
}

// The secret alone on standard output, for whoever hands it on.
void tellKey(Desk &desk, const Result<MadeKey> &made) {
    if (made) {
        desk.out.note(
            u"farolctl: key %1 of %2; it is shown this once"_s.arg(plain(made->key.id), plain(made->key.name)));
        desk.out.line(plain(made->secret));
        desk.out.document(json::encode(*made));
        desk.end(Exit::Done);
        return;
    }
    if (made.error().code == u"already_done") {
        const auto key = json::apiKey(json::problemCurrent(made.error().body));
        desk.out.note(u"farolctl: the key was made, but its answer got lost, and it is shown once. Revoke %1 and make "
                      "another."_s.arg(key ? plain(key->id) : u"it"_s));
    }
    desk.fail(made.error());
}

void keyCreate(Desk &desk, const Words &words) {
    const auto roles = rolesOf(desk, words.roles);
    const auto expires = fromRfc3339(text(words.expires));
    if (!roles) {
        return;
    }
    if (!words.expires.empty() && !expires) {
        desk.out.misuse(u"--expires: write a moment such as 2027-11-20T00:00:00Z"_s);
        desk.end(Exit::Usage);
        return;
    }
    const auto intent = net::IntentKey::make();
    sendTwice<MadeKey>(
        desk,
        [&desk, order = KeyOrder{text(words.name), *roles, expires}, intent](auto answer) {
            apiOf(desk).makeKey(order, intent, &desk.life, answer);
        },
        [&desk](const Result<MadeKey> &made) { tellKey(desk, made); });
}

void keyRevoke(Desk &desk, const Words &words) {
    const auto intent = net::IntentKey::make();
    sendTwice<ApiKey>(
        desk,
        [&desk, words, intent](auto answer) {
            apiOf(desk).revokeKey(text(words.name), text(words.reason), intent, &desk.life, answer);
        },
        tell<ApiKey>(desk, [](const ApiKey &key) { return u"key %1: %2"_s.arg(plain(key.id), stateOf(key)); }));
}

void tenantList(Desk &desk, const Words &) {
    list<Tenant>(
        desk, [&desk](const net::Window &window, auto answer) { apiOf(desk).tenants(window, &desk.life, answer); },
        [](const QList<Tenant> &rows) {
            Table table({{u"Tenant"_s}});
            for (const Tenant &one : rows) {
                table.add({one.name});
            }
            return table;
        });
}

void tenantCreate(Desk &desk, const Words &words) {
    const auto password = newPassword(desk, words.passwordFile, text(words.admin));
    if (!password) {
        return;
    }
    const TenantOrder order{text(words.name), text(words.admin), QString::fromUtf8(password->reveal())};
    const auto intent = net::IntentKey::make();
    sendTwice<Tenant>(
        desk, [&desk, order, intent](auto answer) { apiOf(desk).addTenant(order, intent, &desk.life, answer); },
        tell<Tenant>(desk, [](const Tenant &tenant) { return u"tenant %1 made"_s.arg(plain(tenant.name)); }));
}

// One word under a noun; the same words serve all, for one command line names one command.
CLI::App *verb(CLI::App *noun, Command &chosen, const std::shared_ptr<Words> &words, const char *name, const char *what,
               Run run) {
    auto *command = noun->add_subcommand(name, what);
    command->callback([&chosen, words, run] { chosen = {[words, run](Desk &desk) { run(desk, *words); }, true}; });
    return command;
}

void addUserWords(CLI::App &app, Command &chosen, const std::shared_ptr<Words> &words) {
    auto *user = app.add_subcommand("user", "Accounts, for administrators");
    user->require_subcommand(1);
    verb(user, chosen, words, "list", "Accounts, oldest first", userList);
    auto *create = verb(user, chosen, words, "create", "Make an account", userCreate);
    auto *roles = verb(user, chosen, words, "roles", "Give an account these roles and no others", userRoles);
    auto *password = verb(user, chosen, words, "password", "Give an account a new password", userPassword);
    auto *disable = verb(user, chosen, words, "disable", "Close an account; it is out at once",
                         [](Desk &desk, const Words &w) { change(desk, w, net::AccountsApi::Change::Disable); });
    auto *enable = verb(user, chosen, words, "enable", "Open an account again",
                        [](Desk &desk, const Words &w) { change(desk, w, net::AccountsApi::Change::Enable); });
    for (auto *command : {create, roles, password, disable, enable}) {
        command->add_option("name", words->name)->required();
    }
    for (auto *command : {create, roles}) {
        command->add_option("--role", words->roles, "viewer operator approver manager responder admin auditor")
            ->required();
    }
    for (auto *command : {roles, disable, enable}) {
        command->add_option("--reason", words->reason, "Why, for the audit")->required();
    }
    for (auto *command : {create, password}) {
        command->add_option("--password-file", words->passwordFile, "Instead of the terminal; - is standard input");
    }
}

} // namespace

void addAccounts(CLI::App &app, Command &chosen) {
    const auto words = std::make_shared<Words>();
    addUserWords(app, chosen, words);

    auto *key = app.add_subcommand("key", "Keys of partners, for administrators");
    key->require_subcommand(1);
    verb(key, chosen, words, "list", "Keys, newest first", keyList);
    auto *create = verb(key, chosen, words, "create", "Make a key; it is shown this once", keyCreate);
    create->add_option("name", words->name, "Of the partner")->required();
    create->add_option("--role", words->roles, "Instead of partner; approver, manager and admin are for people");
    create->add_option("--expires", words->expires, "A moment, RFC 3339");
    auto *revoke = verb(key, chosen, words, "revoke", "End a key, at once", keyRevoke);
    revoke->add_option("id", words->name)->required();
    revoke->add_option("--reason", words->reason, "Why, for the audit")->required();

    auto *tenant = app.add_subcommand("tenant", "Tenants, for administrators of the one that runs farold");
    tenant->require_subcommand(1);
    verb(tenant, chosen, words, "list", "Tenants, oldest first", tenantList);
    auto *add = verb(tenant, chosen, words, "create", "Make a tenant with its first administrator", tenantCreate);
    add->add_option("name", words->name)->required();
    add->add_option("--admin", words->admin, "Name of that account")->required();
    add->add_option("--password-file", words->passwordFile, "Instead of the terminal; - is standard input");
}

} // namespace farol::ctl
