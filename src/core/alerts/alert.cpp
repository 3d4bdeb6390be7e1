// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alert.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

int loudness(AlertState state) {
    switch (state) {
    case AlertState::Active:
        return 3;
    case AlertState::Unknown:
        return 2;
    case AlertState::Unprocessed:
        return 1;
    case AlertState::Suppressed:
        return 0;
    }
    Q_UNREACHABLE();
}

} // namespace

AlertState alertStateOf(QStringView word) {
    for (const auto state : {AlertState::Active, AlertState::Suppressed, AlertState::Unprocessed}) {
        if (word == toApi(state)) {
            return state;
        }
    }
    return AlertState::Unknown;
}

QString toApi(AlertState state) {
    switch (state) {
    case AlertState::Active:
        return u"active"_s;
    case AlertState::Suppressed:
        return u"suppressed"_s;
    case AlertState::Unprocessed:
        return u"unprocessed"_s;
    case AlertState::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

AlertState louder(AlertState one, AlertState other) {
    return loudness(other) > loudness(one) ? other : one;
}

} // namespace farol
