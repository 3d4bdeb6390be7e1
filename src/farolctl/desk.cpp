// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/desk.h"

#include "farolctl/terminal.h"

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

std::string notNegative(const std::string &number) {
    return number.starts_with('-') ? "must be 0 or more, not " + number : std::string();
}

QString howMany(qsizetype rows, std::optional<std::int64_t> total, const QString &one, const QString &many) {
    return total && *total != rows ? u"%1 of %2"_s.arg(rows).arg(counted(*total, one, many)) : counted(rows, one, many);
}

std::optional<QList<ItemState>> statesOf(Desk &desk, const std::vector<std::string> &words) {
    QList<ItemState> states;
    for (const std::string &word : words) {
        const auto state = itemStateFromApi(QString::fromStdString(word));
        if (!state) {
            desk.out.note(u"farolctl: unknown state %1"_s.arg(plain(QString::fromStdString(word))));
            desk.end(Exit::Usage);
            return std::nullopt;
        }
        states.append(*state);
    }
    return states;
}

void confirmEnvironment(Desk &desk, const QString &confirm, std::function<void(const Me &)> next) {
    desk.api.me(&desk.life, [&desk, confirm, next = std::move(next)](const Result<Me> &me) {
        if (!me) {
            desk.fail(me.error());
            return;
        }
        QString typed = confirm;
        if (me->production && typed.isEmpty()) {
            typed = askLine(u"%1 is a production environment. Type its name to go on: "_s.arg(plain(me->environment)))
                        .value_or(QString());
        }
        if ((me->production || !typed.isEmpty()) && typed != me->environment) {
            desk.out.note(
                u"farolctl: this is %1; confirm it by its exact name, --confirm \"%1\". Nothing was done."_s.arg(
                    plain(me->environment)));
            desk.end(Exit::Usage);
            return;
        }
        desk.out.line(u"Environment: %1, as %2"_s.arg(plain(me->environment), plain(me->user)));
        next(*me);
    });
}

} // namespace farol::ctl
