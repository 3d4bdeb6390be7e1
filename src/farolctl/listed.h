// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/desk.h"
#include "net/prometheus/promstate.h"

#include <QJsonObject>

namespace farol::ctl {

// Words of list.
void addCatalog(CLI::App &app, CLI::App &list, Command &chosen);

// a=b c=d, without some; and as an object.
[[nodiscard]] QString shownLabels(const net::PromLabels &labels, const QStringList &without = {});
[[nodiscard]] QJsonObject jsonLabels(const net::PromLabels &labels);

} // namespace farol::ctl
