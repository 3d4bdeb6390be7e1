// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connect/connectmodel.h"
#include "app/session/session.h"
#include "ui/connect/connectionform.h"
#include "ui/kit/environmentsign.h"

#include <optional>

// What the connect page says of entries, fields and faults, and what it reads from its form. Pure.
namespace farol::ui {

[[nodiscard]] EnvironmentKind kindOf(app::EnvironmentKind kind);
[[nodiscard]] store::EnvironmentKind storedKind(EnvironmentKind kind);
[[nodiscard]] QString hostOf(const app::Environment &environment); // farold · host:port
[[nodiscard]] EnvironmentSign signOf(const store::EnvironmentEntry &entry);
[[nodiscard]] ConnectionForm::Draft draftOf(const app::ConnectModel &model);
[[nodiscard]] std::optional<ConnectionForm::Field> fieldOf(const QString &name); // as faults name it
[[nodiscard]] QString fieldName(ConnectionForm::Field field);
[[nodiscard]] QString faultText(const FieldError &fault);

} // namespace farol::ui
