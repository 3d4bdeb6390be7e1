// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "serve.h"

#include "core/log/log.h"
#include "server/config/openfiles.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <spdlog/spdlog.h>
#include <thread>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace farol::server {

namespace {

using namespace std::chrono_literals;

int complain(const Error &error) {
    std::fprintf(stderr, "farold: %s\n", qPrintable(error.detail));
    for (const FieldError &field : error.fields) {
        std::fprintf(stderr, "  %s: %s\n", qPrintable(field.field), qPrintable(field.detail));
    }
    return 1;
}

// Calls back when standard input ends. The thread blocks in read and is left alone at the end of the process.
void whenInputEnds(std::function<void()> then) {
    std::thread([then = std::move(then)] {
        char byte = 0;
        while (std::fread(&byte, 1, 1, stdin) == 1) {
        }
        then();
    }).detach();
}

// The demo's provider: another process with its own ledger, which ends with us because its standard input does.
class DemoSandbox final {
public:
    Done start(const DemoDay &day, const QString &folder, const ServeOptions &options) {
        const QString preload = folder + QStringLiteral("/day.ledger");
        QFile file(preload);
        if (!file.open(QIODevice::WriteOnly) || file.write(demoLedger(day)) < 0) {
            return failure(ErrorKind::Server, QStringLiteral("demo_ledger"), file.errorString());
        }
        file.close();
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("psp-sandbox"), QStringLiteral("--while-input"), QStringLiteral("--ledger"),
                         folder + QStringLiteral("/psp.ledger"), QStringLiteral("--preload"), preload,
                         QStringLiteral("--hold"), QStringLiteral("lote-0043/"), QStringLiteral("--faults"),
                         options.faults});
        const bool said = m_process.waitForReadyRead(10'000); // allowed: the server has no event loop
        const auto line = QJsonDocument::fromJson(m_process.readLine()).object();
        m_port = said ? line.value(u"port").toInt() : 0;
        return m_port > 0 ? Done()
                          : failure(ErrorKind::Server, QStringLiteral("demo_sandbox"),
                                    QStringLiteral("the demo's payment provider did not start"));
    }
    ~DemoSandbox() {
        m_process.closeWriteChannel();
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(2000)) {
            m_process.kill();
            m_process.waitForFinished(1000);
        }
    }
    [[nodiscard]] int port() const { return m_port; }

private:
    QProcess m_process;
    int m_port = 0;
};

// One line for the console that started us: address and token.
Done handOver(Backend &backend, const QString &account) {
    const auto token = backend.launchToken(account);
    if (!token) {
        return tl::unexpected(token.error());
    }
    const QJsonObject line{{QStringLiteral("url"), backend.address()},
                           {QStringLiteral("token"), QString::fromLatin1(token->reveal())}};
    const QByteArray text = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    const bool written = std::fwrite(text.constData(), 1, static_cast<std::size_t>(text.size()), stdout) ==
                             static_cast<std::size_t>(text.size()) &&
                         std::fflush(stdout) == 0;
    return written
               ? Done()
               : failure(ErrorKind::Server, QStringLiteral("handover"), QStringLiteral("standard output is closed"));
}

int runUntilTold(Backend &backend, const ServeOptions &options, const QString &account) {
    boost::asio::io_context waiting;
    boost::asio::signal_set signals(waiting, SIGTERM, SIGINT);
    std::chrono::milliseconds patience = 30s;
    signals.async_wait([&](const auto &, int) {
        log::logger().info("draining");
        // A second signal ends the process at once.
        std::signal(SIGTERM, SIG_DFL);
        std::signal(SIGINT, SIG_DFL);
        waiting.stop();
    });
    if (options.handover) {
        if (const auto done = handOver(backend, account); !done) {
            return complain(done.error());
        }
        whenInputEnds([&waiting, &patience] {
            boost::asio::post(waiting, [&waiting, &patience] {
                patience = 2s;
                waiting.stop();
            });
        });
    }
    waiting.run();
    backend.stop(patience);
    return 0;
}

} // namespace

// Each stream and idle connection is a descriptor, and most systems let a program begin with 1,024.
static void takeDescriptors(Config &config) {
#ifdef Q_OS_UNIX
    constexpr rlim_t enough = 65'536;
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) {
        return;
    }
    if (limit.rlim_cur < std::min(limit.rlim_max, enough)) {
        limit.rlim_cur = std::min(limit.rlim_max, enough);
        (void)setrlimit(RLIMIT_NOFILE, &limit); // without it fewer fit, and the log says so
        (void)getrlimit(RLIMIT_NOFILE, &limit);
    }
    for (const QString &said : fitOpenFiles(config, static_cast<std::int64_t>(std::min(limit.rlim_cur, enough)))) {
        log::logger().warn(said.toStdString());
    }
#else
    Q_UNUSED(config)
#endif
}

// A file that may not grow any more is a write that fails, with 503 and a reason, not the end of the process.
static void outliveFullFiles() {
#ifdef Q_OS_UNIX
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

int serve(Config config, const ServeOptions &options) {
    takeDescriptors(config);
    outliveFullFiles();
    QTemporaryDir folder;
    DemoSandbox provider;
    std::unique_ptr<Clock> clock = std::make_unique<SystemClock>();
    QString account = options.handoverAs;
    if (options.demo) {
        const auto day = bundledDemoDay();
        if (!day) {
            return complain(day.error());
        }
        if (const auto done = provider.start(*day, folder.path(), options); !done) {
            return complain(done.error());
        }
        clock = options.standAt ? std::unique_ptr<Clock>(std::make_unique<ManualClock>(*options.standAt))
                                : std::make_unique<ShiftedClock>(day->now);
        config.database.path = folder.filePath(QStringLiteral("farold.db"));
        config.provider.url = QStringLiteral("http://127.0.0.1:%1").arg(provider.port());
        config.engine.automaticChecks = false;
        if (config.environment == Config().environment) {
            config.environment = QStringLiteral("Demonstração");
        }
        config.http.port = options.handover ? 0 : config.http.port;
        account = account.isEmpty() ? QStringLiteral("operator1") : account;
    }
    Backend backend(std::move(config), options, *clock);
    if (const auto done = backend.start(); !done) {
        return complain(done.error());
    }
    log::logger().info("listening on {}", backend.address().toStdString());
    return runUntilTold(backend, options, account);
}

int sandbox(const SandboxOptions &options, bool untilInputEnds) {
    if (!untilInputEnds) {
        return runSandbox(options);
    }
    Sandbox provider(options);
    if (const auto done = provider.open(); !done) {
        return complain(done.error());
    }
    std::printf("{\"port\":%u}\n", static_cast<unsigned>(provider.port()));
    std::fflush(stdout);
    whenInputEnds([&provider] { provider.stop(); });
    provider.runUntilSignal();
    return 0;
}

} // namespace farol::server
