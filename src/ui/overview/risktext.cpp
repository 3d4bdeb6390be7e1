// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/risktext.h"

#include <QCoreApplication>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::RiskText)
};

} // namespace

QString riskText(const app::OverviewModel &overview, const Formats &formats) {
    using app::OverviewModel;
    const auto risk = overview.figure(OverviewModel::Tile::AtRisk);
    const QString text = Text::tr("%1 unpaid \u00B7 %2 at risk", "items, amount")
                             .arg(risk ? formats.count(risk->items) : Formats::unknown(),
                                  risk ? formats.money(risk->amount) : Formats::unknown());
    const auto &asOf = overview.freshness(OverviewModel::Source::Figures).asOf;
    if (!risk || !asOf || overview.health(OverviewModel::Source::Figures) == OverviewModel::Health::Fresh) {
        return text;
    }
    return u"%1 \u00B7 %2"_s.arg(text, Text::tr("data from %1").arg(formats.clock(*asOf)));
}

} // namespace farol::ui
