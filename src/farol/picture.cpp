// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture.h"

#include "core/json/codec.h"

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

QString figure(const app::OverviewModel &overview, Tile tile) {
    const auto count = overview.figure(tile);
    return count ? QStringLiteral("%1  %2")
                       .arg(count->items, 6)
                       .arg(formatMoney(count->amount, QStringLiteral("pt_BR")), 16)
                 : QStringLiteral("     —");
}

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

QString Picture::summary() const {
    const app::OverviewModel &overview = m_workplace.overview();
    const auto &me = m_workplace.session().me();
    QStringList lines{QStringLiteral("Farol %1 · %2 · %3")
                          .arg(QStringLiteral(FAROL_VERSION), m_workplace.session().environment().name,
                               me ? me->user : QStringLiteral("—"))};
    const std::pair<const char *, Tile> rows[] = {{"pagos hoje", Tile::PaidToday}, {"falhas", Tile::Failures},
                                                  {"incertos", Tile::Uncertain},   {"em voo", Tile::InFlight},
                                                  {"na fila", Tile::Queued},       {"em risco", Tile::AtRisk}};
    for (const auto &[name, tile] : rows) {
        lines.append(QStringLiteral("  %1 %2").arg(QString::fromUtf8(name), -12).arg(figure(overview, tile)));
    }
    lines.append(QStringLiteral("  lotes        %1").arg(m_workplace.batches().rows().size(), 6));
    for (const Batch &batch : m_workplace.batches().rows()) {
        const StateCount risk = totalAtRisk(batch);
        lines.append(QStringLiteral("  %1 %2 itens  %3%4")
                         .arg(batch.id.value, -10)
                         .arg(batch.items, 6)
                         .arg(formatMoney(batch.amount, QStringLiteral("pt_BR")), 16)
                         .arg(risk.items > 0 ? QStringLiteral("  %1 não pagos").arg(risk.items) : QString()));
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
