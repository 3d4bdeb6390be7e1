// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "accounts.h"

#include "admin.h"
#include "core/process/commandline.h"
#include "core/process/terminal.h"
#include "server/access/apikeys.h"
#include "server/access/passwords.h"
#include "server/engine/database.h"
#include "server/items/listquery.h"
#include "sql/connect.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <cstdio>
#include <unistd.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    std::string name;
    std::vector<std::string> roles;
    std::string passwordFile;
    std::string tenant;
    std::string admin;
    std::string expires;
    std::string reason;
};

QString text(const std::string &value) {
    return QString::fromStdString(value);
}

int complain(const Error &error) {
    const bool runs = error.code == u"database_in_use"_s;
    std::fprintf(stderr, "farold: %s%s\n", qPrintable(error.detail),
                 runs ? "; a farold that runs does this by farolctl user, key and tenant" : "");
    return 1;
}

int wrong(const QString &sentence) {
    std::fprintf(stderr, "farold: %s\n", qPrintable(sentence));
    return usageExit;
}

QString roleNames() {
    QStringList names;
    for (int i = 0; i <= static_cast<int>(Role::Partner); ++i) {
        names.append(toApi(static_cast<Role>(i)));
    }
    return names.join(u", "_s);
}

// Nothing: an unknown one was told.
std::optional<QList<Role>> rolesIn(const std::vector<std::string> &words) {
    QList<Role> roles;
    for (const std::string &word : words) {
        const auto role = roleFromApi(text(word));
        if (!role) {
            (void)wrong(u"unknown role %1; the roles are: %2"_s.arg(text(word), roleNames()));
            return std::nullopt;
        }
        roles.append(*role);
    }
    return roles;
}

// From a file, or without one from the person at the terminal; a pipe gives it as its first line.
Result<Secret> readPassword(const QString &path, const std::string &whose) {
    if (path.isEmpty() && isatty(STDIN_FILENO) != 0) {
        return askNewSecret(u"Password of %1: "_s.arg(text(whose)));
    }
    QFile file(path);
    const bool open =
        path.isEmpty() || path == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open) {
        return failure(ErrorKind::Rejected, u"password_file"_s, u"cannot read %1: %2"_s.arg(path, file.errorString()));
    }
    return Secret(file.readLine(1100).trimmed());
}

Orderer commandLine() {
    return {u"command line"_s, 0, {}};
}

int write(const Config &config, const std::function<Done(Arrows &)> &work, const std::function<QString()> &say) {
    const Done done = inTransaction(config, SystemClock().now(), work);
    if (!done) {
        return complain(done.error());
    }
    std::printf("%s\n", qPrintable(say()));
    return 0;
}

int userAdd(const Config &config, const Words &words) {
    const auto roles = rolesIn(words.roles);
    if (!roles) {
        return usageExit;
    }
    auto password = readPassword(text(words.passwordFile), words.name);
    if (!password) {
        return complain(password.error());
    }
    const NewUser user{words.tenant.empty() ? config.tenant : text(words.tenant), text(words.name),
                       std::move(*password), *roles};
    return write(
        config,
        [&user](Arrows &arrows) -> Done {
            const auto made = addUser(arrows, user, commandLine());
            return made ? Done() : tl::unexpected(made.error());
        },
        [&user] { return u"account %1 made"_s.arg(user.name); });
}

// Errors: NotFound.
Result<std::int64_t> tenantIn(sql::Connection &connection, const QString &name) {
    auto row = connection.prepare("SELECT id FROM tenants WHERE name=?");
    const auto found = row.bind(name).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? Result<std::int64_t>(row.integer(0))
                  : refuse(404, u"not_found"_s, u"there is no tenant named %1"_s.arg(name));
}

int keyCreate(const Config &config, const Words &words) {
    const auto roles = rolesIn(words.roles);
    const auto expires = fromRfc3339(text(words.expires));
    if (!roles) {
        return usageExit;
    }
    if (!words.expires.empty() && !expires) {
        return wrong(u"--expires: write a moment such as 2027-11-20T00:00:00Z"_s);
    }
    MadeKey made;
    return write(
        config,
        [&](Arrows &arrows) -> Done {
            const auto tenant =
                tenantIn(arrows.connection(), words.tenant.empty() ? config.tenant : text(words.tenant));
            auto key = tenant ? makeKey(arrows, {*tenant, {text(words.name), *roles, expires}}, commandLine())
                              : Result<MadeKey>(tl::unexpected(tenant.error()));
            if (!key) {
                return tl::unexpected(key.error());
            }
            made = std::move(*key);
            return {};
        },
        [&made] {
            std::fprintf(stderr, "farold: key %s; it is shown this once:\n", qPrintable(made.key.id));
            return made.secret;
        });
}

int keyRevoke(const Config &config, const Words &words) {
    return write(
        config,
        [&](Arrows &arrows) -> Done {
            const auto tenant =
                tenantIn(arrows.connection(), words.tenant.empty() ? config.tenant : text(words.tenant));
            const auto revoked = tenant
                                     ? revokeKey(arrows, *tenant, text(words.name), text(words.reason), commandLine())
                                     : Result<Revoked>(tl::unexpected(tenant.error()));
            return revoked ? Done() : tl::unexpected(revoked.error());
        },
        [&words] { return u"key %1 is revoked"_s.arg(text(words.name)); });
}

QString shown(const ApiKey &key) {
    const QString state = key.revokedAt   ? u"revoked "_s + toRfc3339(*key.revokedAt)
                          : key.expiresAt ? u"until "_s + toRfc3339(*key.expiresAt)
                                          : u"without end"_s;
    return u"%1  %2  %3  %4"_s.arg(key.id, rolesText(key.roles), state, key.name);
}

int listed(const Config &config, const std::function<Done(sql::Connection &)> &print) {
    const auto opened = sql::connect({placeOf(config), true});
    const Done done = opened ? print(**opened) : Done(tl::unexpected(opened.error()));
    return done ? 0 : complain(done.error());
}

int keyList(const Config &config, const Words &words) {
    return listed(config, [&](sql::Connection &connection) -> Done {
        const auto tenant = tenantIn(connection, words.tenant.empty() ? config.tenant : text(words.tenant));
        if (!tenant) {
            return tl::unexpected(tenant.error());
        }
        for (std::int64_t after = 0;;) {
            const auto page = listKeys(connection, *tenant, after, 500);
            if (!page) {
                return tl::unexpected(page.error());
            }
            for (const ApiKey &key : page->rows) {
                std::printf("%s\n", qPrintable(shown(key)));
            }
            after = page->next;
            if (after == 0) {
                return {};
            }
        }
    });
}

int tenantCreate(const Config &config, const Words &words) {
    auto password = readPassword(text(words.passwordFile), words.admin);
    if (!password) {
        return complain(password.error());
    }
    Done good = checkUserName(text(words.admin));
    good = good ? checkPassword(QString::fromUtf8(password->reveal())) : good;
    if (!good) {
        return complain(good.error());
    }
    return write(
        config,
        [&](Arrows &arrows) {
            // Tenant 0: the chain of the engine and the command line.
            return insertTenant(arrows, text(words.name),
                                {0, text(words.admin), hashPassword(*password), {Role::Admin}}, commandLine());
        },
        [&words] { return u"tenant %1 made, with its administrator %2"_s.arg(text(words.name), text(words.admin)); });
}

int tenantList(const Config &config) {
    return listed(config, [](sql::Connection &connection) -> Done {
        auto row = connection.prepare("SELECT name FROM tenants ORDER BY id");
        for (;;) {
            const auto more = row.step();
            if (!more || !*more) {
                return more ? Done() : tl::unexpected(more.error());
            }
            std::printf("%s\n", qPrintable(row.string(0)));
        }
    });
}

} // namespace

void addAccountCommands(CLI::App &app, AccountCommand &chosen) {
    const auto words = std::make_shared<Words>();
    const auto runs = [&chosen, words](CLI::App *command, int (*run)(const Config &, const Words &)) {
        command->callback(
            [&chosen, words, run] { chosen.run = [words, run](const Config &config) { return run(config, *words); }; });
        return command;
    };
    auto *user = app.add_subcommand("user", "Accounts; farolctl user does the same while farold runs");
    user->require_subcommand(1);
    auto *add = runs(user->add_subcommand("add", "Make an account"), userAdd);
    add->add_option("name", words->name)->required();
    add->add_option("--role", words->roles, "viewer operator approver manager responder admin auditor")->required();
    add->add_option("--password-file", words->passwordFile,
                    "instead of asking on the terminal; - is the first line of standard input");
    add->add_option("--tenant", words->tenant, "instead of tenant of the configuration; made when it is new");

    auto *key = app.add_subcommand("key", "Keys of partners; farolctl key does the same while farold runs");
    key->require_subcommand(1);
    auto *create = runs(key->add_subcommand("create", "Make a key; its secret is printed this once"), keyCreate);
    create->add_option("name", words->name, "of the partner")->required();
    create->add_option("--role", words->roles, "instead of partner; approver, manager and admin are for people");
    create->add_option("--expires", words->expires, "a moment, RFC 3339");
    auto *revoke = runs(key->add_subcommand("revoke", "End a key"), keyRevoke);
    revoke->add_option("id", words->name)->required();
    revoke->add_option("--reason", words->reason, "for the audit")->required();
    auto *keys = runs(key->add_subcommand("list", "Keys, newest first"), keyList);
    for (auto *command : {create, revoke, keys}) {
        command->add_option("--tenant", words->tenant, "instead of tenant of the configuration");
    }

    auto *tenant = app.add_subcommand("tenant", "Tenants; farolctl tenant does the same while farold runs");
    tenant->require_subcommand(1);
    auto *make = runs(tenant->add_subcommand("create", "Make a tenant with its first administrator"), tenantCreate);
    make->add_option("name", words->name)->required();
    make->add_option("--admin", words->admin, "name of that account")->required();
    make->add_option("--password-file", words->passwordFile,
                     "instead of asking on the terminal; - is the first line of standard input");
    runs(tenant->add_subcommand("list", "Tenants, oldest first"),
         [](const Config &config, const Words &) { return tenantList(config); });
}

} // namespace farol::server
