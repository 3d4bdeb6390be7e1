// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_desk URL BATCH: the real window on a farold that runs already, its token on standard input. Opens the batch,
// waits for all of its items, filters key by key and scrolls; a beat of 10 ms finds the longest time without a turn.
#include "console.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSortFilterProxyModel> // allowed: the peer
#include <QStandardItemModel>
#include <QTableView>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

using namespace farol;

namespace {

// The longest time between two turns of the event loop, by the wall and by what this thread itself computed: a loaded
// machine adds to the first alone.
class Beat final : public QObject {
public:
    Beat() {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Beat::look);
        m_timer.start(10);
        again();
    }
    void again() {
        m_wall.start();
        m_cpu = cpuNow();
        m_longestWall = m_longestCpu = 0;
    }
    [[nodiscard]] double longestWall() const { return m_longestWall; }
    [[nodiscard]] double longestCpu() const { return m_longestCpu; }

private:
    static double cpuNow() {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
    }
    void look() {
        const double cpu = cpuNow();
        m_longestWall = std::max(m_longestWall, static_cast<double>(m_wall.nsecsElapsed()) / 1e6);
        m_longestCpu = std::max(m_longestCpu, cpu - m_cpu);
        m_wall.start();
        m_cpu = cpu;
    }
    QTimer m_timer;
    QElapsedTimer m_wall;
    double m_cpu = 0;
    double m_longestWall = 0;
    double m_longestCpu = 0;
};

// Whether a widget was painted since it was asked last.
class Painted final : public QObject {
public:
    explicit Painted(QWidget &widget) { widget.installEventFilter(this); }
    void forget() { m_was = false; }
    [[nodiscard]] bool was() const { return m_was; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override {
        m_was = m_was || event->type() == QEvent::Paint;
        return QObject::eventFilter(watched, event);
    }

private:
    bool m_was = false;
};

// peer: of QSortFilterProxyModel, the usual way in Qt; zero: there is none.
void line(const char *bench, double value, const char *unit, double budget, double peer = 0) {
    double load = 0;
    (void)getloadavg(&load, 1);
    std::printf("{\"bench\":\"%s\",\"value\":%.1f,\"unit\":\"%s\",\"budget\":%.0f,\"load\":%.1f,", bench, value, unit,
                budget, load);
    if (peer > 0) {
        std::printf("\"peer\":\"QSortFilterProxyModel\",\"peer_value\":%.1f,\"ratio\":%.2f}\n", peer, peer / value);
    } else {
        std::printf("\"peer\":\"none\",\"peer_value\":null,\"ratio\":null}\n");
    }
    std::fflush(stdout);
}

[[noreturn]] void giveUp(const char *what) {
    std::fprintf(stderr, "bench_desk: %s\n", what);
    std::exit(1);
}

template<typename Condition>
double msUntil(const char *what, Condition &&holds) {
    QElapsedTimer since;
    since.start();
    while (!holds()) {
        if (since.elapsed() > 120'000) {
            giveUp(what);
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents); // allowed: a benchmark waits for each turn
    }
    return static_cast<double>(since.nsecsElapsed()) / 1e6;
}

const QString typed = QStringLiteral("pay-1-0099");

struct Keys {
    double worst = 0;
    double median = 0;
};
Keys keysOf(std::vector<double> &times) {
    std::sort(times.begin(), times.end());
    return {times.back(), times[times.size() / 2]};
}

// Typed letter by letter and taken back, each key until its rows are painted.
Keys filterKeys(QLineEdit &field, QTableView &table, Painted &painted) {
    std::vector<double> times;
    bool filtered = false;
    const auto seen =
        QObject::connect(table.model(), &QAbstractItemModel::modelReset, [&filtered] { filtered = true; });
    const auto press = [&](Qt::Key key, const QString &text) {
        filtered = false;
        painted.forget();
        QElapsedTimer since;
        since.start();
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(&field, &down);
        msUntil("a key did not filter", [&] { return filtered && painted.was(); });
        times.push_back(static_cast<double>(since.nsecsElapsed()) / 1e6);
    };
    for (const QChar letter : typed) {
        press(Qt::Key_unknown, QString(letter));
    }
    while (!field.text().isEmpty()) {
        press(Qt::Key_Backspace, {});
    }
    QObject::disconnect(seen);
    return keysOf(times);
}

// The same keys on the same number of rows, in the way that a Qt program usually does it; without painting.
Keys proxyKeys() {
    QStandardItemModel rows(100'000, 3);
    for (int row = 0; row < rows.rowCount(); ++row) {
        const QString number = QStringLiteral("%1").arg(row, 5, 10, QLatin1Char('0'));
        rows.setItem(row, 0, new QStandardItem(QStringLiteral("pay-1-") + number));
        rows.setItem(row, 1, new QStandardItem(QStringLiteral("Comercial Simões Ltda ") + number));
        rows.setItem(row, 2, new QStandardItem(QStringLiteral("E99999010202611201243aB3k") + number));
    }
    QSortFilterProxyModel proxy; // allowed: it is what is compared with
    proxy.setSourceModel(&rows);
    proxy.setFilterKeyColumn(-1);
    proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    std::vector<double> times;
    const auto look = [&](qsizetype letters) {
        QElapsedTimer since;
        since.start();
        proxy.setFilterFixedString(typed.left(letters));
        (void)proxy.rowCount();
        times.push_back(static_cast<double>(since.nsecsElapsed()) / 1e6);
    };
    for (qsizetype letters = 1; letters <= typed.size(); ++letters) {
        look(letters);
    }
    for (qsizetype letters = typed.size(); letters-- > 0;) {
        look(letters);
    }
    return keysOf(times);
}

} // namespace

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    char token[512] = {};
    if (argc != 3 || std::fgets(token, sizeof token, stdin) == nullptr) {
        giveUp("usage: bench_desk URL BATCH <token");
    }
    ConsoleOptions options;
    options.page = QStringLiteral("batches");
    options.settingsDirectory = QDir::tempPath();
    Console console(application, options);
    console.open({QStringLiteral("Bench"), app::EnvironmentKind::Demo, QUrl(QString::fromLocal8Bit(argv[1])), false},
                 Secret(QByteArray(token).trimmed()));
    Workplace &work = *console.workplace();
    const BatchId batch{QString::fromLocal8Bit(argv[2])};
    msUntil("no batches came", [&] { return work.batches().find(batch) != nullptr; });
    auto *table = work.window().findChild<QTableView *>(QStringLiteral("itemList"));
    Painted painted(*table->viewport());
    msUntil("the first batch did not open", [] {
        static QElapsedTimer rest;
        if (!rest.isValid()) {
            rest.start();
        }
        return rest.elapsed() > 1500; // the batch that the page opened by itself is here
    });

    Beat beat;
    painted.forget();
    work.batchesPage().showBatch(batch);
    const double first = msUntil("no rows came", [&] { return table->model()->rowCount() > 0 && painted.was(); });
    line("desk_first_rows", first, "ms", 200);
    const double all = msUntil("not all rows came", [&] { return table->model()->rowCount() >= 100'000; });
    line("desk_all_rows", all + first, "ms", 30'000);
    line("desk_stall_opening", beat.longestWall(), "ms", 100);
    line("desk_stall_opening_cpu", beat.longestCpu(), "ms", 100);

    beat.again();
    auto *field = work.window().findChild<QLineEdit *>(QStringLiteral("itemsFind"));
    const Keys keys = filterKeys(*field, *table, painted);
    for (int step = 0; step <= 50; ++step) {
        painted.forget();
        table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() * step / 50);
        msUntil("scrolling did not paint", [&] { return painted.was() || step == 0; });
    }
    line("desk_stall_using", beat.longestWall(), "ms", 100);
    line("desk_stall_using_cpu", beat.longestCpu(), "ms", 100);
    const Keys peer = proxyKeys();
    line("desk_filter_key_worst", keys.worst, "ms", 20, peer.worst);
    line("desk_filter_key_median", keys.median, "ms", 20, peer.median);
    return 0;
}
