// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "net/http/httperror.h"

namespace farol::net {

// What a foreign back-end's refusal says, where its profile looks for it: a text, faults by field, a page for people
// (200 signs of it). The kind and the code are those of the status. Pure; any thread.
[[nodiscard]] Error profileRefusal(const Profile &profile, const FailedAnswer &answer, const QString &host);

// A body of success that is a page for people where JSON was promised; nothing: it is none.
[[nodiscard]] std::optional<Error> pageInstead(QByteArrayView body, const QString &host);

} // namespace farol::net
