// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/desk.h"

#include "core/process/terminal.h"

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

void Desk::fail(const Error &error) const {
    out.problem(error);
    if (error.kind == ErrorKind::Unauthorized && !tokenFile.isEmpty()) {
        out.note(u"farolctl: the token in %1 has expired, or is another server's; farolctl login --print-token makes a "
                 "new one."_s.arg(tokenFile == u"-"_s ? u"standard input"_s : plain(tokenFile)));
    }
    end(exitOf(error));
}

void tellUnknown(Desk &desk, const QString &what, const QString &word, const QStringList &all) {
    desk.out.misuse(u"there is no %1 %2; use one of these: %3"_s.arg(what, word, all.join(u", "_s)));
    desk.end(Exit::Usage);
}

Error withoutTerminal(Error error) {
    if (error.code == u"no_terminal"_s) {
        error.detail += u" Give --password-file: a file of mode 0600, or - for standard input."_s;
    }
    return error;
}

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
            QStringList all;
            for (int i = 0; i < itemStateCount; ++i) {
                all.append(toApi(static_cast<ItemState>(i)));
            }
            tellUnknown(desk, u"state"_s, QString::fromStdString(word), all);
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
            desk.out.misuse(u"this is %1; confirm it by its exact name, --confirm \"%1\". Nothing was done."_s.arg(
                me->environment));
            desk.end(Exit::Usage);
            return;
        }
        desk.out.line(u"Environment: %1, as %2"_s.arg(plain(me->environment), plain(me->user)));
        next(*me);
    });
}

} // namespace farol::ctl
