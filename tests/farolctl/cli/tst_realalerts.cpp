// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolctlkit.h"
#include "kit/heard.h"
#include "net/alertmanager/alertmanagerapi.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// farolctl at a real Alertmanager: what a person does with a silence from its plan to its end.
class RealAlertsTest final : public QObject {
    Q_OBJECT
    const QString m_url = qEnvironmentVariable("FAROL_ALERTMANAGER_URL");
    const QString m_run = QUuid::createUuid().toString(QUuid::WithoutBraces);

    [[nodiscard]] FarolctlRun::Outcome run(const QStringList &words) const {
        return FarolctlRun(QString{}).bare(words + QStringList{u"--alertmanager"_s, m_url, u"--json"_s});
    }
    static QJsonObject jsonOf(const FarolctlRun::Outcome &ran) {
        return QJsonDocument::fromJson(ran.out.toUtf8()).object();
    }
    [[nodiscard]] QJsonObject row(const QStringList &words, const QString &id) const {
        for (const auto &one : jsonOf(run(words)).value(u"rows"_s).toArray()) {
            if (one.toObject().value(u"id"_s).toString() == id || id.isEmpty()) {
                return one.toObject();
            }
        }
        return {};
    }
    [[nodiscard]] QJsonObject alert() const {
        return row({u"list"_s, u"alerts"_s, u"--matcher"_s, u"run="_s + m_run}, {});
    }

private Q_SLOTS:
    void initTestCase() {
        QVERIFY2(!m_url.isEmpty(), "run it by with_services.sh");
        net::HttpClient client(net::alertmanagerOptions(QUrl(m_url), {}));
        Heard<bool> heard;
        net::AlertmanagerApi(client).post(
            {{{{u"alertname"_s, m_run}, {u"run"_s, m_run}, {u"severity"_s, u"critical"_s}}}}, this,
            [into = heard.into()](const Done &done) {
                into(done ? Result<bool>(true) : tl::unexpected(done.error()));
            });
        QVERIFY(heard.wait() && heard.ok());
    }
    void silencesFromThePlanToTheEnd() {
        QTRY_COMPARE(alert().value(u"status"_s).toString(), u"active"_s);
        const QStringList add{u"silence"_s, u"add"_s, u"--matcher"_s, u"run=~\""_s + m_run + u"\""_s,
                              u"--for"_s,   u"2h"_s,  u"--comment"_s, u"manutenção"_s};
        const auto plan = run(add + QStringList{u"--dry-run"_s});
        QVERIFY2(plan.code == 0, qPrintable(plan.err));
        QCOMPARE(jsonOf(plan).value(u"matched"_s).toInt(), 1);
        QCOMPARE(jsonOf(plan).value(u"critical"_s).toInt(), 1);
        QCOMPARE(run(add).code, 1); // critical
        const auto made = run(add + QStringList{u"--confirm"_s, QUrl(m_url).authority()});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        const QString id = jsonOf(made).value(u"id"_s).toString();
        QTRY_COMPARE(alert().value(u"status"_s).toString(), u"suppressed"_s);
        QCOMPARE(alert().value(u"silenced_by"_s).toArray(), QJsonArray{id});
        const auto listed = row({u"silence"_s, u"list"_s}, id);
        QCOMPARE(listed.value(u"matched"_s).toInt(-1), 1);
        QCOMPARE(listed.value(u"comment"_s).toString(), u"manutenção"_s);
        const auto edited = run({u"silence"_s, u"edit"_s, id, u"--for"_s, u"3h"_s, u"--comment"_s, u"mais"_s});
        QVERIFY2(edited.code == 0 && jsonOf(edited).value(u"kept_id"_s).toBool(), qPrintable(edited.err));
        QCOMPARE(row({u"list"_s, u"silences"_s}, id).value(u"comment"_s).toString(), u"mais"_s);
        QCOMPARE(run({u"silence"_s, u"expire"_s, id}).code, 0);
        QTRY_COMPARE(alert().value(u"status"_s).toString(), u"active"_s);
        QVERIFY(row({u"silence"_s, u"list"_s}, id).isEmpty());
        QCOMPARE(row({u"silence"_s, u"list"_s, u"--all"_s}, id).value(u"status"_s).toString(), u"expired"_s);
        QCOMPARE(run({u"silence"_s, u"edit"_s, id, u"--for"_s, u"1h"_s}).code, 1);
    }
    void showsTheRestWhenOneIsDead() {
        const auto ran = run(
            {u"list"_s, u"alerts"_s, u"--alertmanager"_s, u"http://127.0.0.1:1"_s, u"--matcher"_s, u"run="_s + m_run});
        QCOMPARE(ran.code, 6);
        QCOMPARE(jsonOf(ran).value(u"rows"_s).toArray().size(), 1);
    }
    void recognisesIt() {
        const auto ran = FarolctlRun(QString{}).bare({u"source"_s, u"test"_s, u"--source"_s, m_url});
        QVERIFY2(ran.code == 0 && ran.out.contains(u"Alertmanager 0."_s), qPrintable(ran.out + ran.err));
    }
};

QTEST_GUILESS_MAIN(RealAlertsTest)
#include "tst_realalerts.moc"
