// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/commandline.h"
#include "core/process/privatememory.h"
#include "farolctl/accounts.h"
#include "farolctl/desk.h"
#include "farolctl/keptsession.h"
#include "farolctl/tokenfile.h"
#include "net/http/tls.h"
#include "store/settings/settings.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>
#include <QFile>
#include <QTimer>
#include <algorithm>

using namespace farol;
using namespace farol::ctl;
using namespace Qt::Literals::StringLiterals;
using namespace std::string_view_literals;

namespace {

// What every command takes.
struct Arguments {
    std::string server;
    std::string user;
    std::string tokenFile;
    std::string caFile;
    bool json = false;
};

struct Target {
    QUrl url;
    QString user;
    QString caFile;
    bool plainHttp = false; // chosen in the console for this environment
};

void describe(CLI::App &app, Arguments &arguments, Command &chosen) {
    app.require_subcommand(1);
    app.fallthrough();
    app.set_version_flag("--version", "farolctl " FAROL_VERSION);
    app.add_option("--server", arguments.server,
                   "Address of the back-end, or the name of an environment of the console")
        ->envname("FAROL_SERVER");
    app.add_option("--user", arguments.user, "Whose session in the keychain")->envname("FAROL_USER");
    app.add_option("--token-file", arguments.tokenFile,
                   "Access token from a file of mode 0600, or - for standard input");
    app.add_option("--ca-file", arguments.caFile, "PEM of an own certificate authority")->check(CLI::ExistingFile);
    app.add_flag("--json", arguments.json, "Print JSON instead of tables");
    app.footer("Exit status: 0 done or accepted, 1 refused or findings, 2 usage, 3 unreachable, 4 not signed in or no\n"
               "right, 5 changed meanwhile, 6 partly done, 7 still waiting for a second person.");
    addLogin(app, chosen);
    addBatch(app, chosen);
    addItem(app, chosen);
    addCorrection(app, chosen);
    addPlan(app, chosen);
    addApproval(app, chosen);
    addAudit(app, chosen);
    addQueue(app, chosen);
    addProjection(app, chosen);
    addHistory(app, chosen);
    addMetrics(app, chosen);
    addQuery(app, chosen);
    addListed(app, chosen);
    addSource(app, chosen);
    addEnvironment(app, chosen);
    addProfile(app, chosen);
    addAct(app, chosen);
    addSilence(app, chosen);
    addBackup(app, chosen);
    addAccounts(app, chosen);
}

// A name that the console knows, or an address.
std::optional<Target> targetOf(const Arguments &arguments, const Clock &clock) {
    const QString server = QString::fromStdString(arguments.server);
    Target target{QUrl(server, QUrl::StrictMode), QString::fromStdString(arguments.user),
                  QString::fromStdString(arguments.caFile), false};
    if (!server.contains(u"://"_s)) {
        const auto entry = store::Settings::open(clock).environment(server);
        if (!entry) {
            return std::nullopt;
        }
        if (entry->sourcesOnly) {
            return std::nullopt;
        }
        target.url = QUrl(entry->url, QUrl::StrictMode);
        target.user = target.user.isEmpty() ? entry->user : target.user;
        target.caFile = target.caFile.isEmpty() ? entry->caFile : target.caFile;
        target.plainHttp = entry->plainHttp;
    }
    const bool web = target.url.scheme() == u"https"_s || target.url.scheme() == u"http"_s;
    return web && !target.url.host().isEmpty() && target.url.userInfo().isEmpty() ? std::optional(target)
                                                                                  : std::nullopt;
}

QString whyNoTarget(const QString &server, const Clock &clock) {
    if (server.isEmpty() || server.contains(u"://"_s)) {
        const QString why = server.isEmpty() ? u"name the back-end"_s : u"%1 is no address"_s.arg(server);
        return why + u": --server or FAROL_SERVER is an http or https address, or the name of an environment of the "
                     "console"_s;
    }
    QStringList names;
    for (const auto &one : store::Settings::open(clock).environments()) {
        if (one.sourcesOnly && one.name.compare(server, Qt::CaseInsensitive) == 0) {
            return u"%1 has sources alone, and no farold"_s.arg(one.name);
        }
        names.append(one.name);
    }
    const QString known = names.isEmpty() ? u"it has none yet"_s : u"it has: "_s + names.join(u", "_s);
    return u"the console has no environment named %1 (%2); an address begins with https://"_s.arg(server, known);
}

// The client refuses, too; here the way out is the one that farolctl has.
Done refusePlainHttp(const Target &target) {
    if (target.url.scheme() == u"https"_s || target.plainHttp || net::isLoopback(target.url.host())) {
        return {};
    }
    return failure(ErrorKind::Tls, u"plain_http_refused"_s,
                   u"%1 has an http address, where anyone on the way reads the password. Use https, or a tunnel to "
                   "127.0.0.1; where plain http is meant, allow it for an environment of the console and give its "
                   "name as --server."_s.arg(target.url.host()));
}

QString originOf(const QUrl &url) {
    const int standard = url.scheme() == u"https"_s ? 443 : 80;
    return u"%1://%2:%3"_s.arg(url.scheme(), url.host(), QString::number(url.port(standard)));
}

QByteArray pem(const QString &path) {
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.read(1 << 20) : QByteArray();
}

// Everything that farolctl is made of, in the order in which it is built.
class Program final {
public:
    Program(const Target &target, bool json, const QString &tokenFile, const Clock &clock)
        : m_client({target.url, {pem(target.caFile), {}, {}, target.plainHttp}})
        , m_api(m_client)
        , m_secrets(store::SecretOptions{u"farolctl"_s})
        , m_session(m_api, m_secrets, {originOf(target.url), target.url.authority(), target.user}, clock)
        , m_desk{m_api,         m_session, m_secrets,
                 Printer(json), m_life,    originOf(target.url),
                 target.user,   tokenFile, [](Exit exit) { QCoreApplication::exit(static_cast<int>(exit)); }} {}

    int run(const Command &command) {
        QTimer::singleShot(0, &m_life, [this, command] { start(command); });
        return QCoreApplication::exec();
    }

private:
    void start(const Command &command) {
        if (!command.needsSession) {
            command.run(m_desk);
        } else if (!m_desk.tokenFile.isEmpty()) {
            auto token = readToken(m_desk.tokenFile);
            if (!token) {
                m_desk.out.problem(token.error());
                m_desk.end(Exit::Usage);
                return;
            }
            m_client.tokens().setAccess(std::move(*token));
            command.run(m_desk);
        } else {
            m_session.open([this, command](const Done &opened) {
                if (opened) {
                    command.run(m_desk);
                } else {
                    m_desk.out.problem(opened.error());
                    m_desk.end(Exit::NotAllowed);
                }
            });
        }
    }

    QObject m_life;
    net::HttpClient m_client;
    net::FaroldApi m_api;
    store::SecretStore m_secrets;
    KeptSession m_session;
    Desk m_desk;
};

// Who asked for JSON gets it, although the arguments were not read to their end.
int endOfUsage(const CLI::App &app, const CLI::ParseError &stop, int argc, char **argv) {
    const bool isJson = std::any_of(argv + 1, argv + argc, [](const char *word) { return word == "--json"sv; });
    if (stop.get_exit_code() == 0 || !isJson) {
        return tellUsage(app, stop);
    }
    Printer(true).misuse(QString::fromStdString(whyNoUsage(app, stop)));
    return usageExit;
}

} // namespace

int main(int argc, char **argv) {
    keepMemoryPrivate();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"farolctl"_s);
    CLI::App app("farolctl: batches, items and retry plans from the command line", "farolctl");
    Arguments arguments;
    Command chosen;
    describe(app, arguments, chosen);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &stop) {
        return endOfUsage(app, stop, argc, argv);
    }
    const SystemClock clock;
    const Printer printer(arguments.json);
    if (chosen.alone) {
        return static_cast<int>(chosen.alone(printer));
    }
    const auto target = targetOf(arguments, clock);
    if (!target) {
        printer.misuse(whyNoTarget(QString::fromStdString(arguments.server), clock));
        return static_cast<int>(Exit::Usage);
    }
    if (const auto refused = refusePlainHttp(*target); !refused) {
        printer.problem(refused.error());
        return static_cast<int>(exitOf(refused.error()));
    }
    Program program(*target, arguments.json, QString::fromStdString(arguments.tokenFile), clock);
    return program.run(chosen);
}
