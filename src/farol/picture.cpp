// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture.h"

#include "ui/batches/batchlook.h"

#include <QCoreApplication>
#include <QFile>
#include <QPixmap>
#include <cstdio>

namespace farol {

namespace {

using namespace std::chrono_literals;
using Tile = app::OverviewModel::Tile;

constexpr auto between = 50ms;
constexpr int patience = 400;   // looks
constexpr int settledAfter = 6; // looks in a row with all data there

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::Summary)
};

} // namespace

Picture::Picture(Workplace &workplace, Paths paths, QObject *parent)
    : QObject(parent)
    , m_workplace(workplace)
    , m_paths(std::move(paths)) {
    connect(&m_look, &QTimer::timeout, this, &Picture::look);
    m_look.start(between);
}

bool Picture::isReady() const {
    return m_workplace.overview().overview() && m_workplace.batches().freshness().asOf;
}

void Picture::look() {
    m_readyFor = isReady() ? m_readyFor + 1 : 0;
    if (m_readyFor >= settledAfter) {
        m_look.stop();
        write();
    } else if (++m_looks > patience) {
        m_look.stop();
        std::fprintf(stderr, "farol: the back-end gave no data in time\n");
        Q_EMIT finished(1);
    }
}

// What the window shows, in its own words and figures.
QString Picture::summary() const {
    const app::OverviewModel &overview = m_workplace.overview();
    const ui::Formats &formats = m_workplace.formats();
    const auto &me = m_workplace.session().me();
    QStringList lines{QStringLiteral("Farol %1 \u00B7 %2 \u00B7 %3")
                          .arg(QStringLiteral(FAROL_VERSION), m_workplace.session().environment().name,
                               me ? me->user : ui::Formats::unknown())};
    const auto line = [&lines](const QString &name, const QString &items, const QString &money) {
        lines.append(QStringLiteral("  %1 %2  %3")
                         .arg(name, -12)
                         .arg(items, 6)
                         .arg(money, 16)
                         .trimmed()
                         .prepend(QStringLiteral("  ")));
    };
    const std::pair<QString, Tile> rows[] = {
        {Text::tr("paid today"), Tile::PaidToday}, {Text::tr("failures"), Tile::Failures},
        {Text::tr("uncertain"), Tile::Uncertain},  {Text::tr("in flight"), Tile::InFlight},
        {Text::tr("queued"), Tile::Queued},        {Text::tr("at risk"), Tile::AtRisk}};
    for (const auto &[name, tile] : rows) {
        const auto count = overview.figure(tile);
        line(name, count ? formats.count(count->items) : ui::Formats::unknown(),
             count ? formats.money(count->amount) : QString());
    }
    line(Text::tr("batches"), formats.count(m_workplace.batches().rows().size()), {});
    for (const Batch &batch : m_workplace.batches().rows()) {
        const QString money = ui::moneyText(batch, formats);
        lines.append(
            QStringLiteral("  %1 %2  %3  %4")
                .arg(batch.id.value, -12)
                .arg(Text::tr("%1 items", nullptr, static_cast<int>(batch.items)).arg(formats.count(batch.items)), 12)
                .arg(money.isEmpty() ? Text::tr("no money") : money, 16)
                .arg(ui::situationLook(batch, formats).word));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

void Picture::write() {
    bool good = true;
    if (!m_paths.image.isEmpty()) {
        good = m_workplace.window().grab().save(m_paths.image);
    }
    if (!m_paths.summary.isEmpty()) {
        QFile file(m_paths.summary);
        const bool open = m_paths.summary == QStringLiteral("-") ? file.open(stdout, QIODevice::WriteOnly)
                                                                 : file.open(QIODevice::WriteOnly);
        good = open && file.write(summary().toUtf8()) >= 0 && good;
    }
    if (!good) {
        std::fprintf(stderr, "farol: cannot write %s\n", qPrintable(m_paths.image));
    }
    Q_EMIT finished(good ? 0 : 1);
}

} // namespace farol
