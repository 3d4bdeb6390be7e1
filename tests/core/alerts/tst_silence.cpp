// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/silence.h"

#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now(1'795'293'753'621ms);

SilenceOrder order() {
    return {{{u"service"_s, u"pix"_s}}, now, now + 2h, u"ana"_s, u"manutenção"_s};
}

} // namespace

// What a silence must have before any server is asked, and how many alerts it matches.
class SilenceTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatHasNoEndOwnerOrReason_data() {
        QTest::addColumn<QString>("code");
        QTest::addColumn<std::function<void(SilenceOrder &)>>("change");
        const auto row = [](const char *code, std::function<void(SilenceOrder &)> change) {
            QTest::newRow(code) << QString::fromLatin1(code) << std::move(change);
        };
        row("", [](SilenceOrder &) {});
        row("no_matchers", [](SilenceOrder &one) { one.matchers.clear(); });
        row("matches_everything", [](SilenceOrder &one) { one.matchers = {{u"a"_s, u".*"_s, true}}; });
        row("matcher_regex", [](SilenceOrder &one) { one.matchers = {{u"a"_s, u"("_s, true}}; });
        row("matcher_name", [](SilenceOrder &one) { one.matchers = {{u"a b"_s, u"c"_s}}; });
        row("no_comment", [](SilenceOrder &one) { one.comment = u" \n"_s; });
        row("no_author", [](SilenceOrder &one) { one.createdBy.clear(); });
        row("ends_too_early", [](SilenceOrder &one) { one.endsAt = now; });
    }
    void refusesWhatHasNoEndOwnerOrReason() {
        QFETCH(QString, code);
        QFETCH(std::function<void(SilenceOrder &)>, change);
        auto one = order();
        change(one);
        const auto checked = checkSilence(one, now);
        QCOMPARE(checked ? QString() : checked.error().code, code);
    }
    void endsAfterItBegins() {
        auto one = order();
        one.startsAt = now + 3h;
        QCOMPARE(checkSilence(one, now).error().code, u"ends_too_early"_s);
    }
    void countsWhatItMatches() {
        Alert pix;
        pix.labels = {{u"service"_s, u"pix"_s}};
        Alert fidc;
        fidc.labels = {{u"service"_s, u"fidc"_s}};
        QCOMPARE(matchedBy({{u"service"_s, u"pix"_s}}, {pix, fidc, pix}), std::optional<qsizetype>(2));
        QCOMPARE(matchedBy({{u"service"_s, u"x"_s}}, {pix, fidc}), std::optional<qsizetype>(0));
        QCOMPARE(matchedBy({{u"service"_s, u"("_s, true}}, {pix}), std::optional<qsizetype>());
    }
    void readsStatesAndKeepsWhatItDoesNotKnow() {
        for (const auto &word : {u"active"_s, u"pending"_s, u"expired"_s}) {
            QCOMPARE(toApi(silenceStateOf(word)), word);
        }
        QCOMPARE(silenceStateOf(u"Active"_s), SilenceState::Unknown);
        for (const auto &word : {u"active"_s, u"suppressed"_s, u"unprocessed"_s}) {
            QCOMPARE(toApi(alertStateOf(word)), word);
        }
        QCOMPARE(alertStateOf(u"resolved"_s), AlertState::Unknown);
    }
};

QTEST_APPLESS_MAIN(SilenceTest)
#include "tst_silence.moc"
