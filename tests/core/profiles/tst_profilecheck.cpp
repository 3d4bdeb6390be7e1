// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilecheck.h"

#include "core/text/nearestword.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

// The least that is sound.
const QByteArray good = "farol_profile: 1\n"
                        "id: a\n"
                        "name: A\n"
                        "services: {main: \"https://a.example\"}\n"
                        "entities:\n"
                        "  batch:\n"
                        "    list: {path: /batches}\n"
                        "    fields: {id: id}\n";

QString told(const ProfileVerdict &verdict) {
    QStringList all;
    for (const auto &one : verdict.findings) {
        all.append(u"%1:%2 %3 %4: %5"_s.arg(one.line).arg(one.column).arg(one.path, one.code, one.why));
    }
    return all.join(u'\n');
}

} // namespace

// What a person who writes a profile is told.
class ProfileCheckTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesTheLeastThatIsSound() {
        const auto verdict = checkProfile(good);
        QVERIFY2(verdict.isSound(), qPrintable(told(verdict)));
        QCOMPARE(verdict.entities, QStringList{u"batch"_s});
    }
    void takesThoseThatAreShipped_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("entities");
        QTest::newRow("pix") << u"pix"_s << QStringList{u"batch"_s};
        QTest::newRow("fidc") << u"fidc"_s << QStringList{u"batch"_s};
        QTest::newRow("orcazap") << u"orcazap"_s << QStringList{u"approval"_s};
        QTest::newRow("euajudo") << u"euajudo"_s << QStringList{u"batch"_s, u"delivery"_s, u"request"_s, u"place"_s};
        QTest::newRow("bilhetagem") << u"bilhetagem"_s << QStringList{u"order"_s, u"reservation"_s, u"event"_s};
    }
    void takesThoseThatAreShipped() {
        QFETCH(QString, name);
        QVERIFY(shippedProfiles().contains(name));
        const auto verdict = checkProfile(shippedProfile(name));
        QVERIFY2(verdict.isSound(), qPrintable(told(verdict)));
        QCOMPARE(verdict.id, name);
        QTEST(verdict.entities, "entities");
        QVERIFY(shippedProfile(u"../profile.schema"_s).isEmpty());
    }
    void saysWhichSecretsItAsksFor() {
        QCOMPARE(checkProfile(shippedProfile(u"orcazap"_s)).secrets,
                 (QStringList{u"api_password"_s, u"api_user"_s, u"email"_s, u"password"_s}));
    }
    void namesThePlaceAndTheWayOut_data() {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *tag, const char *from, const char *to, const char *says) {
            QTest::newRow(tag) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(says);
        };
        row("unknown key", "id: a", "id: a\nservice: x",
            "3:1 service unknown_key: there is no key service here; did you "
            "mean services?");
        row("far from all", "id: a", "id: a\nxyzzy: 1",
            "3:1 xyzzy unknown_key: there is no key xyzzy here; there are:");
        row("missing key", "name: A\n", "", "1:1  missing_key: name is missing");
        row("wrong type", "{id: id}", "[id]",
            "8:13 entities.batch.fields wrong_type: it is a list and has to be a map");
        row("quoted number", "farol_profile: 1", "farol_profile: \"1\"",
            "wrong_type: it is \"1\" and has to be a whole "
            "number");
        row("newer", "farol_profile: 1", "farol_profile: 2", "1:16 farol_profile wrong_value: it has to be 1");
        row("no id", "{id: id}", "{title: id}", "8:13 entities.batch.fields missing_key: id is missing");
        row("field", "{id: id}", "{id: id, titel: t}",
            "8:22 entities.batch.fields.titel unknown_key: there is no key titel "
            "here; did you mean title?");
        row("no path", "{path: /batches}", "{path: batches}",
            "wrong_value: batches is not what it has to be: a path of the "
            "service, beginning with /");
        row("password", "https://a.example", "https://a:canary@a.example", "services.main wrong_value");
        row("no service", "{path: /batches}", "{path: /batches, service: mian}",
            "7:37 entities.batch.list.service unknown_name: there is no service mian; did you mean main?");
        row("which service", "{main: \"https://a.example\"}", "{main: \"https://a.example\", b: \"https://b.example\"}",
            "which_service: say of which service: main, b");
        row("no map", "{id: id}", "{id: id, status: {from: s, map: m}}",
            "unknown_name: there is no status map m, and none "
            "at all");
        row("no lookup", "{id: id}", "{id: id, owner: {lookup: u, by: x, field: y}}", "there is no lookup u");
        row("no status", "name: A", "name: A\nstatus_maps: {m: {A: finished}}",
            "status_maps.m.A wrong_value: finished is "
            "none of:");
        row("money", "{id: id}", "{id: id, amount: {from: a, as: money_minor}}", "no_currency: an amount needs money");
        row("pattern", "    fields",
            "    actions: [{id: x, inputs: [{name: n, pattern: \"(\"}], request: {method: POST, "
            "path: /x}}]\n    fields",
            "bad_pattern: ( is no expression");
        row("input", "    fields",
            "    actions: [{id: x, request: {method: POST, path: /x, json: {a: \"${input.b}\"}}}]\n "
            "   fields",
            "unknown_name: there is no input b of this action");
        row("template", "/batches", "\"/b/${nmae}\"", "bad_template: ${nmae} means nothing");
        row("template open", "/batches", "\"/b/${id\"", "bad_template: a ${ is not closed");
        row("two lists", "    fields", "    source: local_ledger\n    fields",
            "no_list: what a local ledger keeps has a "
            "submit, and no list");
        row("no list", "    list: {path: /batches}\n", "", "6:3 entities.batch no_list: it needs a list");
        row("no cap", "{path: /batches}", "{path: /b, for_each: {entity: batch}}", "missing_key: max is missing");
        row("circle", "{path: /batches}", "{path: /b, for_each: {entity: batch, max: 9}}",
            "a_circle: these lists wait for "
            "each other: batch");
        row("two kinds", "{id: id}", "{id: {from: a, const: b}}",
            "fields.id wrong_type: it has to be one of: a dotted path; a map with from");
        row("no kind", "name: A", "name: A\nauth: {kind: kerberos}",
            "auth wrong_type: it has to be one of: a list of ways "
            "to sign in; kind: none; kind: header");
        row("auth", "name: A", "name: A\nauth: {kind: header, header: X}", "auth missing_key: value is missing");
    }
    void namesThePlaceAndTheWayOut() {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, says);
        QByteArray bad = good;
        QVERIFY(bad.contains(from));
        bad.replace(bad.indexOf(from), from.size(), to);
        const QString said = told(checkProfile(bad));
        QVERIFY2(said.contains(says), qPrintable(said));
    }
    void refusesYamlThatDoesHarm_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QByteArray() << u"yaml_syntax"_s;
        QTest::newRow("alias") << QByteArray("a: &x [1]\nb: *x\n") << u"2:4  yaml_alias"_s;
        QTest::newRow("laughs") << QByteArray("a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n") << u"yaml_alias"_s;
        QTest::newRow("true as a key") << QByteArray("m: {true: a}\n") << u"1:5  yaml_key: the key true is a truth"_s;
        QTest::newRow("on as a key") << QByteArray("on: a\n") << u"put it in quotes"_s;
        QTest::newRow("quoted") << QByteArray("\"on\": a\n") << u"unknown_key"_s;
        QTest::newRow("twice") << QByteArray("a: 1\nb: 2\na: 3\n") << u"3:1  yaml_key: the key a is there twice"_s;
        QTest::newRow("a list as a key") << QByteArray("? [a]\n: b\n") << u"a key is a word"_s;
        QTest::newRow("two documents") << QByteArray("a: 1\n---\nb: 2\n") << u"yaml_documents"_s;
        QTest::newRow("deep") << QByteArray(40, '[') + QByteArray(40, ']') << u"yaml_too_deep"_s;
        QTest::newRow("very deep") << QByteArray(100'000, '[') << u"yaml_"_s;
        QTest::newRow("wide") << QByteArray("[") + QByteArray("a,").repeated(100'001) + QByteArray("a]")
                              << u"yaml_too_large"_s;
        QTest::newRow("long") << QByteArray(2 << 20, 'a') << u"yaml_too_large"_s;
        QTest::newRow("tab") << QByteArray("a:\n\t- b\n") << u"yaml_syntax"_s;
        QTest::newRow("a word") << QByteArray("hello") << u"wrong_type: it is \"hello\" and has to be a map"_s;
        QTest::newRow("nothing") << QByteArray("~") << u"wrong_type: it is nothing"_s;
    }
    void refusesYamlThatDoesHarm() {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const QString said = told(checkProfile(text));
        QVERIFY2(said.contains(says), qPrintable(said));
    }
    // A word that the checker does not know would be decoration.
    void checksEachWordOfTheSchema() {
        QFile file(u":/profiles/profile.schema.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto schema = QJsonDocument::fromJson(file.readAll()).object();
        QVERIFY(schema.value(u"properties"_s).toObject().size() > 10);
        for (const QString &name : shippedProfiles()) {
            QVERIFY(!told(checkProfile(shippedProfile(name))).contains(u"schema_word"_s));
        }
        const QJsonObject odd{{u"type"_s, u"object"_s}, {u"dependentRequired"_s, QJsonObject()}};
        const auto findings = checkSchema(odd, *readYaml("a: 1"));
        QVERIFY(findings.size() == 1 && findings.constFirst().code == u"schema_word"_s);
    }
    void tellsNoMoreThanAPersonReads() {
        QByteArray many = good;
        for (int i = 0; i < 500; ++i) {
            many += "key" + QByteArray::number(i) + ": 1\n";
        }
        QCOMPARE(checkProfile(many).findings.size(), 100);
    }
    void findsTheWordThatWasMeant() {
        QCOMPARE(nearestWord(u"staus"_s, {u"state"_s, u"status"_s}), u"status"_s);
        QCOMPARE(nearestWord(u"Status"_s, {u"status"_s}), u"status"_s);
        QCOMPARE(nearestWord(u"x"_s, {u"services"_s}), QString());
        QCOMPARE(nearestWord(QString(1000, u'a'), {u"a"_s}), QString());
    }
};

QTEST_GUILESS_MAIN(ProfileCheckTest)
#include "tst_profilecheck.moc"
