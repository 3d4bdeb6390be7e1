// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/silence.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> refused(const QString &code, const QString &why) {
    return failure(ErrorKind::Rejected, code, why);
}

} // namespace

SilenceState silenceStateOf(QStringView word) {
    for (const auto state : {SilenceState::Active, SilenceState::Pending, SilenceState::Expired}) {
        if (word == toApi(state)) {
            return state;
        }
    }
    return SilenceState::Unknown;
}

QString toApi(SilenceState state) {
    switch (state) {
    case SilenceState::Active:
        return u"active"_s;
    case SilenceState::Pending:
        return u"pending"_s;
    case SilenceState::Expired:
        return u"expired"_s;
    case SilenceState::Unknown:
        return u"unknown"_s;
    }
    Q_UNREACHABLE();
}

Done checkSilence(const SilenceOrder &order, Instant now) {
    if (order.matchers.isEmpty()) {
        return refused(u"no_matchers"_s, u"Say what it silences: a matcher such as service=\"pix\"."_s);
    }
    const auto set = MatcherSet::make(order.matchers);
    if (!set) {
        return tl::unexpected(set.error());
    }
    if (set->matchesEverything()) {
        return refused(
            u"matches_everything"_s,
            u"These matchers also hold for an alert without those labels, so they would silence more than they "
            "name: one of them must ask for a value."_s);
    }
    if (order.comment.trimmed().isEmpty()) {
        return refused(u"no_comment"_s, u"Say why: a silence has a comment."_s);
    }
    if (order.createdBy.trimmed().isEmpty()) {
        return refused(u"no_author"_s, u"Say who: a silence has an author."_s);
    }
    if (order.endsAt <= now || order.endsAt <= order.startsAt) {
        return refused(u"ends_too_early"_s, u"A silence ends in the future, and after it begins."_s);
    }
    return {};
}

std::optional<qsizetype> matchedBy(const QList<Matcher> &matchers, const QList<Alert> &alerts) {
    const auto set = MatcherSet::make(matchers);
    if (!set) {
        return std::nullopt;
    }
    qsizetype count = 0;
    for (const auto &alert : alerts) {
        const auto does = set->matches(alert.labels);
        if (!does) {
            return std::nullopt;
        }
        count += *does ? 1 : 0;
    }
    return count;
}

} // namespace farol
