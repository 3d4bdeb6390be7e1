// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

namespace {

// Texts that have broken parsers before.
QStringList hostile() {
    return {u""_s,
            u"'"_s,
            u"' OR 1=1 --"_s,
            u"\"; DROP TABLE items; --"_s,
            u"%"_s,
            u"_"_s,
            u"\\"_s,
            u"-1"_s,
            u"0"_s,
            u"501"_s,
            u"1e3"_s,
            u"+5"_s,
            u" 5"_s,
            u"99999999999999999999"_s,
            u"9223372036854775808"_s,
            u"true "_s,
            u"NULL"_s,
            u"failed,,"_s,
            u"failed,unknown"_s,
            QString(QChar(u'\0')),
            u"a\u0000b"_s,
            u"\u202e\u200b"_s,
            QString(QChar(0xD83D)), // half a surrogate
            u"😀"_s,
            QString(5000, u'a'),
            QString(300, u'%'),
            u"bGl4bywxLDI"_s,
            u"../../etc/passwd"_s};
}

bool isAllowed(const Response &response) {
    const bool isProblem = response.contentType == "application/problem+json" && !kit::codeOf(response).isEmpty();
    return response.status == 200 || (response.status >= 400 && response.status < 500 && isProblem);
}

} // namespace

// Whatever comes as a parameter, an id or a cursor: a good answer or a problem with a status of its own, never 500.
class HostileTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        Config config;
        config.approvals = false;
        m_routes = std::make_unique<kit::Routes>(config);
        m_routes->base.makeBatch({42, 60, ItemState::Failed, BatchStatus::Finished});
    }

    void survivesAnyParameter_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("name");
        const QHash<QString, QStringList> known{
            {u"/api/v1/batches"_s,
             {u"status"_s, u"state"_s, u"queue"_s, u"kind"_s, u"q"_s, u"since"_s, u"limit"_s, u"cursor"_s, u"total"_s}},
            {u"/api/v1/items"_s,
             {u"batch"_s, u"state"_s, u"code"_s, u"kind"_s, u"q"_s, u"limit"_s, u"cursor"_s, u"total"_s}},
            {u"/api/v1/batches/LOTE-0042/items"_s,
             {u"state"_s, u"code"_s, u"kind"_s, u"q"_s, u"limit"_s, u"cursor"_s, u"total"_s}},
        };
        for (auto it = known.begin(); it != known.end(); ++it) {
            for (const auto &name : *it) {
                QTest::addRow("%s %s", qPrintable(it.key()), qPrintable(name)) << it.key() << name;
            }
        }
    }
    void survivesAnyParameter() {
        QFETCH(QString, path);
        QFETCH(QString, name);
        for (const auto &text : hostile()) {
            const auto value = QString::fromLatin1(QUrl::toPercentEncoding(text));
            const auto answer = m_routes->get(u"%1?%2=%3"_s.arg(path, name, value));
            QVERIFY2(isAllowed(answer), qPrintable(u"%1 %2"_s.arg(value).arg(answer.status)));
        }
    }
    void refusesWithItsOwnStatus_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("code");
        QTest::newRow("unknown") << u"/api/v1/items?colour=red"_s << u"unknown_parameter"_s;
        QTest::newRow("unknown of one item") << u"/api/v1/items/LOTE-0042-001?x=1"_s << u"unknown_parameter"_s;
        QTest::newRow("unknown of a batch") << u"/api/v1/batches/LOTE-0042?limit=1"_s << u"unknown_parameter"_s;
        QTest::newRow("unknown of the overview") << u"/api/v1/overview?day=1"_s << u"unknown_parameter"_s;
        QTest::newRow("state") << u"/api/v1/items?state=paid"_s << u"parameter_invalid"_s;
        QTest::newRow("empty state") << u"/api/v1/items?state="_s << u"parameter_invalid"_s;
        QTest::newRow("status") << u"/api/v1/batches?status=done"_s << u"parameter_invalid"_s;
        QTest::newRow("kind") << u"/api/v1/items?kind=Payment"_s << u"parameter_invalid"_s;
        QTest::newRow("limit 0") << u"/api/v1/items?limit=0"_s << u"parameter_invalid"_s;
        QTest::newRow("limit 501") << u"/api/v1/items?limit=501"_s << u"parameter_invalid"_s;
        QTest::newRow("total") << u"/api/v1/items?total=1"_s << u"parameter_invalid"_s;
        QTest::newRow("long q") << u"/api/v1/items?q="_s + QString(201, u'a') << u"parameter_invalid"_s;
        QTest::newRow("control") << u"/api/v1/items?q=a%00b"_s << u"parameter_invalid"_s;
        QTest::newRow("cursor") << u"/api/v1/items?cursor=x"_s << u"cursor_invalid"_s;
        QTest::newRow("empty cursor") << u"/api/v1/items?cursor="_s << u"cursor_invalid"_s;
        QTest::newRow("cursor of another list")
            << u"/api/v1/items?cursor=%1"_s.arg(cursorOf("batches,1,2")) << u"cursor_invalid"_s;
        QTest::newRow("short cursor") << u"/api/v1/items?cursor=%1"_s.arg(cursorOf("items,1")) << u"cursor_invalid"_s;
        QTest::newRow("long cursor") << u"/api/v1/items?cursor=%1"_s.arg(cursorOf("items,1,2,3"))
                                     << u"cursor_invalid"_s;
        QTest::newRow("cursor of words") << u"/api/v1/items?cursor=%1"_s.arg(cursorOf("items,a,b"))
                                         << u"cursor_invalid"_s;
        QTest::newRow("cursor with blanks")
            << u"/api/v1/items?cursor=%1"_s.arg(cursorOf("items, 1,2")) << u"cursor_invalid"_s;
        QTest::newRow("since") << u"/api/v1/batches?since=yesterday"_s << u"parameter_invalid"_s;
    }
    void refusesWithItsOwnStatus() {
        QFETCH(QString, target);
        QFETCH(QString, code);
        QVERIFY(kit::isProblem(m_routes->get(target), 400, code));
    }
    void takesAnyCursorOfItsOwnShape() {
        for (const auto *text :
             {"items,0,0", "items,0,-5", "items,0,99", "items,-1,-1", "items,42,59", "items,42,999",
              "items,9223372036854775807,9223372036854775807", "items,-9223372036854775808,-9223372036854775808"}) {
            const auto answer = m_routes->get(u"/api/v1/items?total=true&q=X&cursor="_s + cursorOf(text));
            QVERIFY2(answer.status == 200, text);
        }
    }
    void survivesAnyId() {
        for (const auto &text : hostile()) {
            const auto id = text.isEmpty() || text.contains(u'/') ? u"x"_s : text;
            for (const auto *pattern :
                 {"/api/v1/items/%1", "/api/v1/items/%1/attempts", "/api/v1/items/%1/events", "/api/v1/batches/%1",
                  "/api/v1/batches/%1/items", "/api/v1/batches/%1/errors", "/api/v1/plans/runs/%1"}) {
                // The path is not decoded here: the front does that before the router.
                const auto path = QString::fromLatin1(pattern).arg(id.contains(u'?') ? u"x"_s : id);
                const auto answer = m_routes->get(path);
                QVERIFY2(answer.status == 404, qPrintable(path.left(80)));
            }
            for (const auto *pattern : {"/api/v1/items/%1/check", "/api/v1/batches/%1/submit"}) {
                const auto answer = m_routes->post(QString::fromLatin1(pattern).arg(id), "{}", {{"if-match", "\"1\""}});
                QVERIFY2(answer.status == 404, qPrintable(id.left(80)));
            }
            const auto run = m_routes->post(u"/api/v1/plans/%1/run"_s.arg(id));
            QVERIFY2(kit::isProblem(run, 400, u"parameter_invalid"_s), qPrintable(id.left(80)));
        }
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/plans/runs/run-0"_s), 404, u"not_found"_s));
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/plans/runs/run-000000"_s), 404, u"not_found"_s));
    }
    void survivesAnyBody() {
        const QByteArrayList bodies{
            "",
            "null",
            "[]",
            "\"\"",
            "{",
            "{}x",
            "\xff\xfe",
            R"({"action":"retry"})",
            R"({"action":"purge","selection":{"ids":["a"]}})",
            R"({"action":1,"selection":{"ids":["a"]}})",
            R"({"action":"retry","selection":{"ids":[1]}})",
            R"({"action":"retry","selection":{"ids":["a"],"filter":{}}})",
            R"({"action":"retry","selection":{"ids":["LOTE-0042-001"]},"options":{"rate_per_second":1e99}})",
            R"({"action":"retry","selection":{"filter":{"states":["paid"]}}})",
            "{\"action\":\"retry\",\"selection\":{\"filter\":{\"text\":\"'; --\"}}}",
            R"({"action":"retry","action":"cancel","selection":{"ids":["a"]}})",
            "{\"a\":" + QByteArray(70, '[') + QByteArray(70, ']') + "}"};
        const auto hash = QString(64, u'a');
        for (const auto &body : bodies) {
            for (const auto &path :
                 {u"/api/v1/plans"_s, u"/api/v1/plans/%1/run"_s.arg(hash), u"/api/v1/items/check"_s}) {
                const auto answer = m_routes->post(path, body);
                QVERIFY2(isAllowed(answer), body.constData());
            }
        }
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM plan_runs"), 0);
    }

private:
    static QString cursorOf(const QByteArray &text) {
        return QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(HostileTest)
#include "tst_hostile.moc"
