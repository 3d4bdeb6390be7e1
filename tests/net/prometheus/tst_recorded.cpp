// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httperror.h"
#include "net/prometheus/prometheusapi.h"

#include <QDir>
#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

// Every recorded answer of the query API is read, and every recorded refusal is told in the server's words.
class RecordedTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data() {
        QTest::addColumn<QString>("path");
        const QDir folder(qEnvironmentVariable("FAROL_FIXTURES") + u"/prometheus"_s);
        const auto files = folder.entryList({u"query_*.json"_s, u"err_*.json"_s, u"range_*.json"_s}, QDir::Files);
        QVERIFY(files.size() > 10);
        for (const QString &file : files) {
            QTest::newRow(qPrintable(file)) << folder.filePath(file);
        }
    }
    void readsStates() {
        const auto body = [](const char *name) {
            QFile file(qEnvironmentVariable("FAROL_FIXTURES") + u"/prometheus/"_s + QLatin1StringView(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto alerts = promAlerts(body("alerts.json"));
        QVERIFY2(alerts && !alerts->isEmpty(), alerts ? "none" : qPrintable(alerts.error().detail));
        for (const char *name : {"rules.json", "rules_alert.json"}) {
            const auto rules = promRules(body(name));
            QVERIFY2(rules && !rules->isEmpty(), rules ? "none" : qPrintable(rules.error().detail));
        }
        for (const char *name : {"targets.json", "targets_active.json"}) {
            const auto targets = promTargets(body(name));
            QVERIFY2(targets && !targets->isEmpty(), targets ? "none" : qPrintable(targets.error().detail));
        }
    }
    void readsNamesAndDefinitions() {
        const auto body = [](const char *name) {
            QFile file(qEnvironmentVariable("FAROL_FIXTURES") + u"/prometheus/"_s + QLatin1StringView(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        for (const char *name : {"labels.json", "label_values.json", "labels_match.json"}) {
            QVERIFY2(promNames(body(name)) && !promNames(body(name))->isEmpty(), name);
        }
        for (const char *name : {"metadata.json", "metadata_metric.json"}) {
            QVERIFY2(promMetadata(body(name)) && !promMetadata(body(name))->isEmpty(), name);
        }
        const auto exemplars = promExemplars(body("exemplars.json"));
        QVERIFY(exemplars && !exemplars->isEmpty() && !exemplars->front().exemplars.isEmpty());
    }
    void reads() {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray body = file.readAll();
        if (body.startsWith(R"({"status":"success")")) {
            const auto result = queryResult(body);
            QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
            return;
        }
        const bool isJson = body.startsWith('{');
        const auto said = prometheusRefusal({isJson ? 422 : 404, isJson ? "application/json" : "text/plain", {}, body});
        QVERIFY(said);
        QVERIFY2(!said->detail.isEmpty() && (isJson || said->code == u"not_prometheus"_s), qPrintable(said->detail));
    }
};

QTEST_GUILESS_MAIN(RecordedTest)
#include "tst_recorded.moc"
