// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/heard.h"
#include "kit/rawserver.h"
#include "net/alertmanager/alertmanagerapi.h"
#include "net/prometheus/prometheusapi.h"

#include <QDir>
#include <QFile>
#include <QNetworkReply>
#include <QUuid>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::function<void(Done)> done(kit::Heard<bool> &heard) {
    return [into = heard.into()](const Done &done) { into(done ? Result<bool>(true) : tl::unexpected(done.error())); };
}

} // namespace

// The same calls at a real Alertmanager, and an alert on its way from a series to it. Each test works with labels of
// its own.
class RealAlertmanagerTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<HttpClient> m_client;
    QString m_run; // tells the alerts of a test from all others

    AlertmanagerApi api() { return AlertmanagerApi(*m_client); }
    [[nodiscard]] QList<Matcher> ours() const { return {{u"run"_s, m_run}}; }
    [[nodiscard]] AlertmanagerApi::NewAlert alert(const QString &service,
                                                  const QString &severity = u"warning"_s) const {
        return {{{u"alertname"_s, u"Manual "_s + m_run},
                 {u"run"_s, m_run},
                 {u"service"_s, service},
                 {u"severity"_s, severity}},
                {{u"summary"_s, u"Fila parada: ção"_s}}};
    }
    Error post(const QList<AlertmanagerApi::NewAlert> &alerts) {
        kit::Heard<bool> heard;
        api().post(alerts, this, done(heard));
        return heard.wait() && !heard.ok() ? heard.error() : Error();
    }
    QList<Alert> alerts(AlertmanagerApi::Wanted wanted = {}) {
        wanted.matchers += ours();
        kit::Heard<Readable<Alert>> heard;
        api().alerts(wanted, this, heard.into());
        return heard.wait() && heard.value().unreadable.isEmpty() ? heard.value().rows : QList<Alert>();
    }
    // Every alert of ours, by service, with its state.
    QStringList states() {
        QStringList words;
        for (const auto &one : alerts()) {
            words.append(one.labels.value(u"service"_s) + u' ' + one.stateRaw);
        }
        words.sort();
        return words;
    }
    QString silenced(const QList<Matcher> &matchers, std::chrono::milliseconds from = 0ms) {
        const Instant now = SystemClock().now();
        kit::Heard<QString> heard;
        api().create({matchers, now + from, now + from + 1h, u"ana"_s, u"manutenção"_s}, this, heard.into());
        return heard.wait() ? heard.value() : QString();
    }
    Silence silence(const QString &id) {
        kit::Heard<Silence> heard;
        api().silence(id, this, heard.into());
        return heard.wait() ? heard.value() : Silence();
    }
    AlertmanagerApi::Edited edit(const Silence &read, std::chrono::milliseconds longer) {
        kit::Heard<AlertmanagerApi::Edited> heard;
        api().edit(read, {read.endsAt + longer, u"bia"_s, u"mais tempo"_s}, this, heard.into());
        return heard.wait() ? heard.value() : AlertmanagerApi::Edited();
    }
    Error expire(const QString &id) {
        kit::Heard<bool> heard;
        api().expire(id, this, done(heard));
        return heard.wait() && !heard.ok() ? heard.error() : Error();
    }

private Q_SLOTS:
    void initTestCase() {
        const QUrl url(qEnvironmentVariable("FAROL_ALERTMANAGER_URL"));
        QVERIFY2(url.isValid() && !url.isEmpty(), "run it by with_services.sh");
        m_client = std::make_unique<HttpClient>(alertmanagerOptions(url, {}));
    }
    void init() { m_run = QUuid::createUuid().toString(QUuid::WithoutBraces); }

    void tellsWhatItIs() {
        kit::Heard<QString> heard;
        askWhetherAlertmanager(*m_client, this, heard.into());
        QVERIFY(heard.wait());
        QVERIFY2(heard.value().startsWith(u"Alertmanager 0."_s), qPrintable(heard.value()));
        kit::Heard<AlertmanagerStatus> status;
        api().status(this, status.into());
        QVERIFY(status.wait() && status.value().config.contains(u"route:"_s) && status.value().upSince);
        kit::Heard<QStringList> receivers;
        api().receivers(this, receivers.into());
        QVERIFY(receivers.wait() && receivers.value().contains(u"on-call"_s));
        HttpClient prometheus(alertmanagerOptions(QUrl(qEnvironmentVariable("FAROL_PROMETHEUS_URL")), {}));
        kit::Heard<QString> none;
        askWhetherAlertmanager(prometheus, this, none.into());
        QVERIFY(none.wait());
        QCOMPARE(none.error().code, u"not_alertmanager"_s);
    }
    void listsWhatWasPosted() {
        QCOMPARE(post({alert(u"pix"_s), alert(u"fidc"_s, u"critical"_s)}).code, QString());
        QTRY_COMPARE(states(), (QStringList{u"fidc active"_s, u"pix active"_s}));
        for (const auto &one : alerts()) {
            QCOMPARE(one.fingerprint.size(), 16);
            QCOMPARE(one.annotations.value(u"summary"_s), u"Fila parada: ção"_s);
            QVERIFY(isFiring(one, SystemClock().now()) && !one.generatorUrl);
        }
        AlertmanagerApi::Wanted onCall;
        onCall.receiver = u"on-.*"_s;
        QCOMPARE(alerts(onCall).size(), 1);
        AlertmanagerApi::Wanted some;
        some.matchers = {{u"service"_s, u"p.*|\"x\\\\"_s, true}};
        QCOMPARE(alerts(some).size(), 1);
        kit::Heard<Readable<AlertGroup>> groups;
        api().groups({ours()}, this, groups.into());
        QVERIFY(groups.wait());
        QTRY_VERIFY([&] {
            kit::Heard<Readable<AlertGroup>> again;
            api().groups({ours()}, this, again.into());
            return again.wait() && again.value().rows.size() == 2 && again.value().unreadable.isEmpty();
        }());
    }
    void hasAnotherAlertInhibitIt() {
        QCOMPARE(post({alert(u"pix"_s), alert(u"pix"_s, u"critical"_s)}).code, QString());
        QTRY_COMPARE(states(), (QStringList{u"pix active"_s, u"pix suppressed"_s}));
        AlertmanagerApi::Wanted loud;
        loud.inhibited = false;
        QCOMPARE(alerts(loud).size(), 1);
        const auto all = alerts();
        const auto inhibited = all.constFirst().state == AlertState::Suppressed ? all.constFirst() : all.constLast();
        QCOMPARE(inhibited.inhibitedBy.size(), 1);
    }
    void storesTheGoodOnesOfABadPost() {
        auto bad = alert(u"fidc"_s);
        bad.labels.insert(u"bad-name"_s, u"x"_s);
        const auto error = post({alert(u"pix"_s), bad});
        QCOMPARE(error.code, u"alerts_partly"_s);
        QCOMPARE(error.fields.size(), 1);
        QCOMPARE(error.fields.constFirst().line, 2);
        QTRY_COMPARE(states(), QStringList{u"pix active"_s});
    }
    void keepsTheIdOfASilenceThatIsEdited() {
        QCOMPARE(post({alert(u"pix"_s), alert(u"fidc"_s)}).code, QString());
        QTRY_COMPARE(states().size(), 2);
        const QString id = silenced(ours() + QList<Matcher>{{u"service"_s, u"pix|x"_s, true}});
        QTRY_COMPARE(states(), (QStringList{u"fidc active"_s, u"pix suppressed"_s}));
        auto read = silence(id);
        QCOMPARE(read.state, SilenceState::Active);
        QCOMPARE(matchedBy(read.matchers, alerts()), std::optional<qsizetype>(1));
        for (const auto &one : alerts()) {
            QCOMPARE(one.silencedBy, one.labels.value(u"service"_s) == u"pix"_s ? QStringList{id} : QStringList());
        }
        const auto edited = edit(read, 1h);
        QCOMPARE(edited.id, id);
        QVERIFY(edited.keptId);
        const auto again = silence(id);
        QCOMPARE(again.endsAt, read.endsAt + 1h);
        QCOMPARE(again.comment, u"mais tempo"_s);
        QCOMPARE(again.startsAt, read.startsAt);
        read.startsAt -= 2s; // not as it was read: another silence, which the answer says
        const auto other = edit(read, 2h);
        QVERIFY(!other.keptId && other.id != id);
        QCOMPARE(silence(id).state, SilenceState::Expired);
        QCOMPARE(expire(other.id).code, QString());
        QCOMPARE(expire(other.id).code, QString()); // once more is no fault
        QTRY_COMPARE(states(), (QStringList{u"fidc active"_s, u"pix active"_s}));
        kit::Heard<Readable<Silence>> ended;
        api().silences(ours(), this, ended.into());
        QVERIFY(ended.wait());
        QCOMPARE(ended.value().rows.size(), 2);
    }
    void letsASilenceWaitForItsTime() {
        const QString id = silenced(ours(), 1h);
        QCOMPARE(silence(id).state, SilenceState::Pending);
        QVERIFY(edit(silence(id), 1h).keptId);
        QCOMPARE(expire(id).code, QString());
    }
    void saysWhatItRefuses() {
        const QString nobody = QUuid::createUuid().toString(QUuid::WithoutBraces);
        QCOMPARE(expire(nobody).code, u"silence_not_found"_s);
        QCOMPARE(expire(u"no-uuid"_s).kind, ErrorKind::Rejected);
        kit::Heard<Silence> none;
        api().silence(nobody, this, none.into());
        QVERIFY(none.wait());
        QCOMPARE(none.error().kind, ErrorKind::NotFound);
        Silence unknown;
        unknown.id = nobody;
        unknown.matchers = ours();
        unknown.startsAt = SystemClock().now();
        kit::Heard<AlertmanagerApi::Edited> edited;
        api().edit(unknown, {unknown.startsAt + 1h, u"ana"_s, u"x"_s}, this, edited.into());
        QVERIFY(edited.wait());
        QCOMPARE(edited.error().code, u"silence_not_found"_s);
        kit::Heard<QString> past;
        api().create({ours(), Instant(), Instant(1h), u"ana"_s, u"x"_s}, this, past.into());
        QVERIFY(past.wait());
        QCOMPARE(past.error().code, u"alertmanager_refused"_s);
        QVERIFY2(!past.error().detail.isEmpty(), "no words");
    }
    // A series of ours -> the rule of the package, as it is -> Prometheus -> Alertmanager -> our client.
    void hearsAnAlertOfARuleOfOurs() {
        int count = 0;
        const kit::RawServer service([&count](QTcpSocket &socket, const QByteArray &) {
            const QByteArray page = "# TYPE redis_connection_errors_total counter\nredis_connection_errors_total{"
                                    "service=\"pix\"} " +
                                    QByteArray::number(++count) + "\n";
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: " +
                         QByteArray::number(page.size()) + "\r\n\r\n" + page);
        });
        const QDir prometheus(qEnvironmentVariable("FAROL_SERVICES_DIR") + u"/prometheus"_s);
        QFile targets(prometheus.filePath(u"targets/alerts.json"_s));
        QVERIFY(targets.open(QIODevice::WriteOnly | QIODevice::Truncate));
        targets.write("[{\"targets\":[\"127.0.0.1:" + QByteArray::number(service.port()) +
                      "\"],\"labels\":{\"run\":\"" + m_run.toLatin1() + "\"}}]");
        targets.close();
        // The rules that the package ships, in the place of those of the kit.
        const QString rules = prometheus.filePath(u"rules/farol.yml"_s);
        QVERIFY(QFile::remove(rules));
        QVERIFY(QFile::copy(QStringLiteral(FAROL_SOURCE_DIR "/packaging/prometheus/farol.yml"), rules));
        HttpClient own(prometheusOptions(QUrl(qEnvironmentVariable("FAROL_PROMETHEUS_URL")), {}));
        HttpRequest reload;
        reload.method = Method::Post;
        reload.path = u"/-/reload"_s;
        reload.credentials = Credentials::None;
        reload.expect = Expect::Anything;
        kit::Heard<HttpReply> reloaded;
        own.send(reload, this, reloaded.into());
        QVERIFY(reloaded.wait() && reloaded.ok());

        QVERIFY(QTest::qWaitFor([this] { return !alerts().isEmpty(); }, 120'000));
        const auto all = alerts();
        QCOMPARE(all.size(), 1);
        const auto &one = all.constFirst();
        QCOMPARE(one.labels.value(u"alertname"_s), u"RedisConnectionFailures"_s);
        QCOMPARE(one.labels.value(u"severity"_s), u"critical"_s);
        QCOMPARE(one.annotations.value(u"runbook"_s), u"redis-connection"_s);
        QCOMPARE(one.annotations.value(u"summary"_s), u"pix cannot reach Redis"_s);
        QCOMPARE(one.receivers, QStringList{u"on-call"_s});
        QCOMPARE(one.state, AlertState::Active);
        QVERIFY(isFiring(one, SystemClock().now()) && one.generatorUrl && count > 1);
        QVERIFY(QFile::remove(targets.fileName()));
    }
};

QTEST_GUILESS_MAIN(RealAlertmanagerTest)
#include "tst_real.moc"
