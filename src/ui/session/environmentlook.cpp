// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/environmentlook.h"

#include <QCoreApplication>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::EnvironmentLook)
};

EnvironmentKind kindOf(app::EnvironmentKind kind) {
    switch (kind) {
    case app::EnvironmentKind::Production:
        return EnvironmentKind::Production;
    case app::EnvironmentKind::Staging:
        return EnvironmentKind::Staging;
    case app::EnvironmentKind::Demo:
        return EnvironmentKind::Demo;
    }
    Q_UNREACHABLE();
}

} // namespace

EnvironmentSign signOf(const app::WriteRight &right) {
    const app::Environment &environment = right.environment();
    const QString host = environment.url.host();
    return {environment.name, kindOf(environment.kind), host.isEmpty() ? u"farold"_s : u"farold \u00B7 %1"_s.arg(host),
            right.absent() == app::Absent::None};
}

QString absentWords(app::Absent reason) {
    switch (reason) {
    case app::Absent::None:
        return {};
    case app::Absent::SignedOut:
        return Text::tr("no actions: signed out");
    case app::Absent::Offline:
        return Text::tr("no actions offline");
    case app::Absent::Stale:
        return Text::tr("no actions on old data");
    case app::Absent::ReadOnly:
        return Text::tr("no actions: read-only");
    case app::Absent::NoRight:
        return Text::tr("no actions for this account");
    }
    Q_UNREACHABLE();
}

QString absentSentence(app::Absent reason, const QString &environment) {
    switch (reason) {
    case app::Absent::None:
        return {};
    case app::Absent::SignedOut:
        return Text::tr("Nobody is signed in. Sign in to check or retry.");
    case app::Absent::Offline:
        return Text::tr("Check and retry come back when the back-end answers. Nothing is queued to be sent later.");
    case app::Absent::Stale:
        return Text::tr("The last answer is getting old: check and retry come back with the next one.");
    case app::Absent::ReadOnly:
        return Text::tr("No check and no retry: %1 is read-only. Allow writing in the bar above.").arg(environment);
    case app::Absent::NoRight:
        return Text::tr("No check and no retry: this account is not an operator in %1.").arg(environment);
    }
    Q_UNREACHABLE();
}

QString absentIcon(app::Absent reason) {
    switch (reason) {
    case app::Absent::Offline:
    case app::Absent::Stale:
        return u"offline"_s;
    case app::Absent::None:
    case app::Absent::SignedOut:
    case app::Absent::ReadOnly:
    case app::Absent::NoRight:
        return u"lock"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farol::ui
