// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/alertmanager/alertmanagerapi.h"
#include "net/http/httperror.h"

#include <QDir>
#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

namespace {

struct Recorded {
    int status = 0;
    QByteArray type;
    QByteArray body;
};

QDir folder() {
    return QDir(qEnvironmentVariable("FAROL_FIXTURES") + u"/alertmanager"_s);
}

Recorded recorded(const QString &name) {
    QFile headers(folder().filePath(name + u".headers"_s));
    QFile body(folder().filePath(name + u".json"_s));
    Recorded answer;
    if (!headers.open(QIODevice::ReadOnly) || !body.open(QIODevice::ReadOnly)) {
        qWarning("no %s", qPrintable(name));
        return answer;
    }
    answer.body = body.readAll();
    for (const QByteArray &line : headers.readAll().split('\n')) {
        if (line.startsWith("HTTP/")) {
            answer.status = line.split(' ').value(1).toInt();
        } else if (line.toLower().startsWith("content-type:")) {
            answer.type = line.mid(13).trimmed();
        }
    }
    return answer;
}

// What a client makes of it.
Error refusalOf(const Recorded &answer) {
    const FailedAnswer failed{answer.status, answer.type, {}, answer.body};
    const auto said = alertmanagerRefusal(failed);
    return said ? *said : statusError(failed, u"host"_s);
}

} // namespace

// Every recorded answer of an Alertmanager is read whole, and every recorded refusal is told.
class RecordedTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsLists_data() {
        QTest::addColumn<QString>("name");
        QStringList files =
            folder().entryList({u"alerts*.json"_s, u"groups*.json"_s, u"silences*.json"_s}, QDir::Files);
        QVERIFY(files.size() > 8);
        for (const QString &file : files) {
            QTest::newRow(qPrintable(file)) << file.chopped(5);
        }
    }
    void readsLists() {
        QFETCH(QString, name);
        const auto answer = recorded(name);
        if (answer.status != 200) {
            QCOMPARE(refusalOf(answer).code, u"alertmanager_refused"_s);
            return;
        }
        const auto whole = [](const auto &read) {
            if (!read || !read->unreadable.isEmpty()) {
                qWarning("%s", qPrintable(read ? read->unreadable.constFirst() : read.error().detail));
                return false;
            }
            return !read->rows.isEmpty();
        };
        QVERIFY(name.startsWith(u"alerts"_s)   ? whole(alertsIn(answer.body))
                : name.startsWith(u"groups"_s) ? whole(alertGroupsIn(answer.body))
                                               : whole(silencesIn(answer.body)));
    }
    void readsWhatItMeans() {
        const auto alerts = alertsIn(recorded(u"alerts"_s).body);
        QVERIFY(alerts);
        QStringList states;
        for (const auto &one : alerts->rows) {
            QCOMPARE(one.fingerprint.size(), 16);
            QVERIFY(one.state != AlertState::Unknown && one.endsAt > one.startsAt);
            QCOMPARE(one.state == AlertState::Suppressed, !one.inhibitedBy.isEmpty() || !one.silencedBy.isEmpty());
        }
        const auto silences = silencesIn(recorded(u"silences"_s).body);
        QVERIFY(silences);
        for (const auto &one : silences->rows) {
            QVERIFY(one.state != SilenceState::Unknown);
            QVERIFY(MatcherSet::make(one.matchers));
            QCOMPARE(*matchersOf(textOf(one.matchers)), one.matchers);
            states.append(one.stateRaw);
        }
        QVERIFY(states.contains(u"active"_s) && states.contains(u"pending"_s) && states.contains(u"expired"_s));
        const auto one = silenceIn(recorded(u"silence_get"_s).body);
        QVERIFY(one && one->matchers.size() == 2 && one->matchers.constLast().isRegex);
        QCOMPARE(silenceIn(recorded(u"silence_get_expired"_s).body)->state, SilenceState::Expired);
        QVERIFY(!silenceIdIn(recorded(u"silence_create"_s).body)->isEmpty());
        QCOMPARE(receiversIn(recorded(u"receivers"_s).body)->size(), 2);
        QVERIFY(!alertmanagerStatusIn(recorded(u"status"_s).body)->version.isEmpty());
        QVERIFY(!alertsIn(recorded(u"v1"_s).body));
    }
    void tellsRefusals_data() {
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, ErrorKind kind, const char *code) {
            QTest::newRow(name) << kind << QString::fromLatin1(code);
        };
        row("nosuch", ErrorKind::Malformed, "not_alertmanager");
        row("post_alert_badjson", ErrorKind::Rejected, "alertmanager_unread");
        row("post_alert_badname", ErrorKind::Rejected, "alertmanager_refused");
        row("post_alert_ctype", ErrorKind::Rejected, "alertmanager_unread");
        row("post_alert_nolabels", ErrorKind::Rejected, "alertmanager_refused");
        row("post_alert_object", ErrorKind::Rejected, "alertmanager_unread");
        row("post_alert_partial", ErrorKind::Rejected, "alertmanager_refused");
        row("silence_badregex", ErrorKind::Rejected, "alertmanager_refused");
        row("silence_delete_404", ErrorKind::NotFound, "silence_not_found");
        row("silence_emptymatch", ErrorKind::Rejected, "alertmanager_refused");
        row("silence_endpast", ErrorKind::Rejected, "alertmanager_refused");
        row("silence_get_404", ErrorKind::NotFound, "silence_not_found");
        row("silence_get_bad", ErrorKind::Rejected, "alertmanager_unread");
        row("silence_nomatchers", ErrorKind::Rejected, "alertmanager_unread");
        row("silence_unknown_id", ErrorKind::NotFound, "silence_not_found");
    }
    void tellsRefusals() {
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        const auto answer = recorded(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(answer.status >= 400);
        const auto error = refusalOf(answer);
        QCOMPARE(error.code, code);
        QCOMPARE(error.kind, kind);
        QVERIFY(!error.detail.isEmpty());
    }
};

QTEST_GUILESS_MAIN(RecordedTest)
#include "tst_recorded.moc"
