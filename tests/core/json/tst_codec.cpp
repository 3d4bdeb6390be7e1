// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <random>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

// Reads a text and writes what was read again; the error when it could not be read.
using Again = std::function<Result<QByteArray>(QByteArrayView)>;
Q_DECLARE_METATYPE(Again)

struct Document {
    const char *name;
    QByteArray text;
    Again again;
};

template<typename T>
static Document document(const char *name, const T &value, Result<T> (*decode)(QByteArrayView)) {
    return {name, json::encode(value),
            [decode](QByteArrayView text) { return decode(text).map([](const T &v) { return json::encode(v); }); }};
}

static QList<Document> documents(const QString &s = u"text"_s) {
    return {document("batch", samples::batch(s), json::batch),
            document("batch page", Page<Batch>{{samples::batch(s), Batch()}, s, 2}, json::batchPage),
            document("item", samples::item(s), json::item),
            document("item page", samples::itemPage(s), json::itemPage),
            document("attempts", samples::attempts(s), json::attempts),
            document("events", samples::events(s), json::itemEvents),
            document("error groups", samples::groups(s), json::errorGroups),
            document("import report", samples::report(s), json::importReport),
            document("request by ids", samples::byIds(s), json::planRequest),
            document("request by filter", samples::byFilter(s), json::planRequest),
            document("order", samples::order(s), json::planOrder),
            document("plan", samples::plan(s), json::plan),
            document("run", samples::run(s), json::planRun),
            document("approval", samples::approval(s), json::approval),
            document("approvals", Page<Approval>{{samples::approval(s), Approval()}, s, 2}, json::approvalPage),
            document("me", samples::me(s), json::me),
            document("tokens", TokenPair{s, s, 900}, json::tokenPair),
            document("overview", samples::overview(s), json::overview)};
}

// A place in a document: the path as the decoder says it, and the document with that value replaced or removed.
struct Place {
    QString path;
    QJsonValue value;
    std::function<QByteArray(std::optional<QJsonValue>)> with;
};
using Rebuild = std::function<QByteArray(QJsonValue)>;

static void collect(const QJsonValue &value, const QString &path, const Rebuild &rebuild, QList<Place> &places) {
    if (value.isObject()) {
        const auto object = value.toObject();
        for (const auto &key : object.keys()) {
            const auto below = path.isEmpty() ? key : path + u'.' + key;
            const Rebuild part = [=](QJsonValue changed) {
                auto copy = object;
                copy[key] = changed;
                return rebuild(copy);
            };
            places.append({below, object[key], [=](std::optional<QJsonValue> changed) {
                               auto copy = object;
                               copy.remove(key);
                               return changed ? part(*changed) : rebuild(copy);
                           }});
            collect(object[key], below, part, places);
        }
    } else if (value.isArray()) {
        const auto array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            collect(
                array[i], u"%1[%2]"_s.arg(path).arg(i),
                [=](QJsonValue changed) {
                    auto copy = array;
                    copy[i] = changed;
                    return rebuild(copy);
                },
                places);
        }
    }
}

static QByteArray compact(const QJsonObject &object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

static QList<Place> places(const QByteArray &text) {
    QList<Place> all;
    collect(
        QJsonDocument::fromJson(text).object(), {}, [](const QJsonValue &v) { return compact(v.toObject()); }, all);
    return all;
}

static QString lastName(const QString &path) {
    return path.sliced(path.lastIndexOf(u'.') + 1);
}

static bool mayBeAbsent(const QString &path) {
    static const QSet<QString> names{u"next"_s,         u"total"_s,         u"answered_at"_s,     u"next_attempt_at"_s,
                                     u"checkable_at"_s, u"options"_s,       u"rate_per_second"_s, u"stop_at_errors"_s,
                                     u"approval"_s,     u"approved_by"_s,   u"not_started"_s,     u"status_by"_s,
                                     u"status_at"_s,    u"status_reason"_s, u"later_run"_s,       u"corrects"_s};
    return names.contains(lastName(path)) || path.contains(u"filter."_s) || path == u"request.selection.ids"_s;
}

// Whether the value may stand at that place although the sample has another.
static bool fits(const Place &place, const QJsonValue &other, const QByteArray &text) {
    static const QSet<QString> formed{u"state"_s,    u"kind"_s,  u"action"_s, u"amount"_s,
                                      u"currency"_s, u"as_of"_s, u"at"_s,     u"server_time"_s};
    const auto name = lastName(place.path);
    if (other.isNull()) { // only true optionals, not what has a default
        return mayBeAbsent(place.path);
    }
    if (name == u"duration_seconds") {
        return other.isDouble() && other.toDouble() >= 0;
    }
    if (other.type() != place.value.type()) {
        return false;
    }
    const bool time = name.endsWith(u"_at") || name.endsWith(u"_seen");
    const bool free = name == u"action" && text.contains("\"one_of\""); // an approval's is of its subject
    const bool word = (formed.contains(name) && !free) || (name == u"status" && text.contains("awaiting_approval"));
    return other.isBool() || (other.isString() && !time && !word) ||
           (other.isObject() && place.path.startsWith(u"request."));
}

class CodecTest final : public QObject {
    Q_OBJECT

    static void addDocuments() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Again>("again");
        for (const auto &one : documents()) {
            QTest::newRow(one.name) << one.text << one.again;
        }
    }

    template<typename T>
    static void travels(const T &value, Result<T> (*decode)(QByteArrayView)) {
        const auto text = json::encode(value);
        const auto back = decode(text);
        QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
        QVERIFY(*back == value);
        QVERIFY(json::guard(text));
        QVERIFY(!QJsonDocument::fromJson(text).isNull());
    }

private Q_SLOTS:
    void everyTypeTravelsWithHostileText_data() {
        QTest::addColumn<QString>("s");
        const auto all = samples::hostile();
        for (qsizetype i = 0; i < all.size(); ++i) {
            QTest::addRow("%d", int(i)) << all[i];
        }
    }
    void everyTypeTravelsWithHostileText() {
        QFETCH(QString, s);
        travels(samples::batch(s), json::batch);
        travels(Page<Batch>{{samples::batch(s), Batch()}, s, std::nullopt}, json::batchPage);
        travels(samples::item(s), json::item);
        travels(samples::itemPage(s), json::itemPage);
        travels(samples::attempts(s), json::attempts);
        travels(samples::events(s), json::itemEvents);
        travels(samples::groups(s), json::errorGroups);
        travels(samples::report(s), json::importReport);
        travels(samples::byIds(s), json::planRequest);
        travels(samples::byFilter(s), json::planRequest);
        travels(samples::order(s), json::planOrder);
        travels(samples::plan(s), json::plan);
        travels(samples::run(s), json::planRun);
        travels(samples::approval(s), json::approval);
        auto seen = samples::approval(s);
        seen.seen = json::encode(samples::plan(s));
        travels(seen, json::approval);
        travels(samples::me(s), json::me);
        travels(samples::overview(s), json::overview);
        const auto tokens = json::tokenPair(json::encode(TokenPair{s, s + u"2"_s, 900}));
        QVERIFY(tokens);
        QCOMPARE(tokens->access, s);
        QCOMPARE(tokens->refresh, s + u"2"_s);
        QCOMPARE(tokens->expiresInSeconds, 900);
    }

    void emptyValuesTravelToo() {
        travels(Item(), json::item);
        travels(Batch(), json::batch);
        travels(Page<Item>(), json::itemPage);
        travels(Plan(), json::plan);
        travels(PlanRun(), json::planRun);
        travels(Me(), json::me);
        travels(Overview(), json::overview);
        travels(ImportReport(), json::importReport);
        travels(QList<Attempt>(), json::attempts);
    }

    void theFormIsTheOnePromised() {
        const Page<Batch> page{{}, u"c2"_s, 3};
        QCOMPARE(json::encode(page), R"({"rows":[],"next":"c2","total":3})");
        QCOMPARE(json::encode(samples::groups(u"timeout"_s)),
                 R"({"rows":[{"state":"dead","code":"timeout","items":3,"amount":{"amount":"640.00","currency":"BRL"},)"
                 R"("first_seen":"1970-01-01T00:00:00.001Z","last_seen":"1970-01-01T00:00:00.002Z"}]})");
        QCOMPARE(
            json::encode(samples::byIds(u"i"_s)),
            R"({"action":"cancel","selection":{"ids":["i1","i2"]},"options":{"rate_per_second":50,"stop_at_errors":20}})");
    }

    void timesAreWrittenAsEverywhereElse() {
        for (const std::int64_t ms : {0LL, 1LL, -1LL, 951'782'400'000LL, 1'763'643'900'123LL, 253'402'300'799'999LL,
                                      -62'135'596'800'000LL, -14'182'940'000'001LL}) {
            Overview overview;
            overview.asOf = samples::at(ms);
            const auto text = json::encode(overview);
            QVERIFY2(text.startsWith("{\"as_of\":\"" + toRfc3339(overview.asOf).toUtf8() + "\""), text.constData());
        }
    }

    void otherFormsOfATimeAreReadAlike_data() {
        QTest::addColumn<QString>("form");
        QTest::addColumn<bool>("good");
        for (const auto *form : {"2025-11-20T13:05:00.000Z", "2025-11-20T13:05:00Z", "2025-11-20T10:05:00-03:00",
                                 "2025-11-20T13:05:00.0Z", "2025-11-20T10:05:00.000-03:00"}) {
            QTest::newRow(form) << QString::fromLatin1(form) << true;
        }
        for (const auto *form : {"2025-02-29T13:05:00.000Z", "2025-11-20T24:05:00.000Z", "2025-11-20T13:60:00.000Z",
                                 "2025-11-20T13:05:61.000Z", "2025-13-20T13:05:00.000Z", "2025-11-2xT13:05:00.000Z",
                                 "2025-11-20 13:05:00", "2025-11-20T13:05:00.000", "", "yesterday"}) {
            QTest::newRow(*form != 0 ? form : "empty") << QString::fromLatin1(form) << false;
        }
    }
    void otherFormsOfATimeAreReadAlike() {
        QFETCH(QString, form);
        QFETCH(bool, good);
        auto object = QJsonDocument::fromJson(json::encode(Overview())).object();
        object[u"as_of"_s] = form;
        const auto read = json::overview(compact(object));
        QCOMPARE(read.has_value(), good);
        if (good) {
            QCOMPARE(read->asOf, samples::at(1'763'643'900'000));
        } else {
            QCOMPARE(read.error().detail, u"as_of: not a time of RFC 3339"_s);
        }
    }

    void amountsAreReadExactlyOrNotAtAll_data() {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<std::optional<std::int64_t>>("minor");
        const auto row = [](const char *amount, std::optional<std::int64_t> minor) {
            QTest::newRow(*amount != 0 ? amount : "empty") << QString::fromUtf8(amount) << minor;
        };
        row("0.00", 0);
        row("-0.01", -1);
        row("1234.56", 123456);
        row("9999999999999.99", 999'999'999'999'999);
        row("92233720368547758.07", samples::most);
        row("-92233720368547758.08", std::numeric_limits<std::int64_t>::min());
        for (const auto *bad : {"92233720368547758.08", "", "-", ".", "1", "1.5", "1.500", "1,50", ".50", "01.00",
                                "1e3.00", "+1.00", " 1.00", "1.00 ", "--1.00", "1.0x", "\xd9\xa1.00", "NaN"}) {
            row(bad, std::nullopt);
        }
    }
    void amountsAreReadExactlyOrNotAtAll() {
        QFETCH(QString, amount);
        QFETCH(std::optional<std::int64_t>, minor);
        auto object = QJsonDocument::fromJson(json::encode(Item())).object();
        object[u"amount"_s] = QJsonObject{{u"amount"_s, amount}, {u"currency"_s, u"EUR"_s}};
        const auto read = json::item(compact(object));
        QCOMPARE(read.has_value(), minor.has_value());
        if (read) {
            QCOMPARE(read->amount, (Money{*minor, Currency{{'E', 'U', 'R'}}}));
        } else {
            QVERIFY(read.error().detail.startsWith(u"amount.amount: "));
        }
    }

    void whatIsMissingIsNamed_data() { addDocuments(); }
    void whatIsMissingIsNamed() {
        QFETCH(QByteArray, text);
        QFETCH(Again, again);
        for (const auto &place : places(text)) {
            const auto read = again(place.with(std::nullopt));
            if (mayBeAbsent(place.path) && !(place.path == u"total" && text.contains("row_count"))) {
                QVERIFY2(read, qPrintable(place.path));
                continue;
            }
            QVERIFY2(!read, qPrintable(place.path));
            if (!place.path.startsWith(u"selection.")) { // there, neither ids nor filter is left: tst_commands
                QCOMPARE(read.error().kind, ErrorKind::Malformed);
                QCOMPARE(read.error().detail, place.path + u": missing"_s);
                QCOMPARE(read.error().fields.first().field, place.path);
            }
        }
    }

    void aWrongTypeIsNamed_data() { addDocuments(); }
    void aWrongTypeIsNamed() {
        QFETCH(QByteArray, text);
        QFETCH(Again, again);
        // Of a list inside a list: braces around a list alone are a copy of it to some compilers.
        const QList<QJsonValue> others{
            QJsonValue::Null,         true, 1.5, -1, 1e300, u"\u2713"_s, QJsonArray{QJsonValue(QJsonArray())},
            QJsonObject{{u"zz"_s, 1}}};
        for (const auto &place : places(text)) {
            for (const auto &other : others) {
                const auto read = again(place.with(other));
                if (read) {
                    QVERIFY2(fits(place, other, text), qPrintable(u"%1 from %2"_s.arg(place.path).arg(other.type())));
                } else if (!place.path.startsWith(u"selection.")) {
                    const auto detail = read.error().detail;
                    QVERIFY2(detail.startsWith(place.path), qPrintable(place.path + u" | "_s + detail));
                }
            }
        }
    }

    void thePathLeadsIntoTheRow() {
        auto page = samples::itemPage(u"x"_s);
        page.rows.append(samples::item(u"y"_s));
        auto text = json::encode(page);
        const auto last = text.lastIndexOf("-1234.56");
        text.replace(last, 8, "12,00");
        QCOMPARE(json::itemPage(text).error().detail, u"rows[3].amount.amount: not a decimal"_s);
    }

    void answersMayGrowAndBeInAnyOrder_data() { addDocuments(); }
    void answersMayGrowAndBeInAnyOrder() {
        QFETCH(QByteArray, text);
        QFETCH(Again, again);
        auto object = QJsonDocument::fromJson(text).object(); // sorts the members, too
        QCOMPARE(again(compact(object)), text);
        object[u"a_new_member"_s] = QJsonArray{1, QJsonObject{{u"x"_s, QJsonValue::Null}}};
        object[u"zz\u20ac"_s] = u"{[\""_s;
        const auto read = again(compact(object));
        if (object.contains(u"selection"_s)) { // a command
            QVERIFY(!read);
            QCOMPARE(read.error().kind, ErrorKind::Rejected);
            QCOMPARE(read.error().code, u"unknown_member"_s);
            QVERIFY(read.error().detail.startsWith(u"a_new_member: "));
        } else {
            QCOMPARE(read, text);
        }
    }

    void aKeyMayBeWrittenWithEscapes() {
        auto text = json::encode(samples::item(u"x"_s));
        text.replace("\"payee\"", "\"p\\u0061yee\"");
        QCOMPARE(json::item(text), samples::item(u"x"_s));
    }

    void aTornDocumentIsNeverRead_data() { addDocuments(); }
    void aTornDocumentIsNeverRead() {
        QFETCH(QByteArray, text);
        QFETCH(Again, again);
        for (qsizetype length = 0; length < text.size(); ++length) {
            const auto read = again(text.first(length));
            QVERIFY2(!read, text.first(length).constData());
            QCOMPARE(read.error().kind, ErrorKind::Malformed);
        }
        for (const char tail : {'}', '{', ']', 'x', ',', '"', '\0'}) {
            QVERIFY2(!again(text + tail), QByteArray(1, tail).toHex());
        }
        QVERIFY(!again(text + " {}"));
        QCOMPARE(again(" \n" + text + "\r\n\t "), text);
    }

    void aMemberStandsOnlyOnce() {
        auto text = json::encode(samples::batch(u"x"_s));
        text.insert(1, "\"id\":\"other\",");
        QCOMPARE(json::batch(text).error().detail, u"id: stands here twice"_s);
    }

    void whatIsNoObjectIsNeverRead() {
        for (const auto &one : documents()) {
            for (const auto *text : {"", " ", "null", "true", "1", "\"x\"", "[]", "{}", "<html>", "\xff\xfe"}) {
                const auto read = one.again(text);
                QVERIFY2(!read, text);
                QCOMPARE(read.error().kind, ErrorKind::Malformed);
            }
        }
    }

    void anythingMayArriveWithoutHarm() {
        std::mt19937 random(20261120); // NOLINT: the same on each run
        for (const auto &one : documents(u"a\"\u20ac"_s)) {
            for (int round = 0; round < 400; ++round) {
                auto text = one.text;
                for (int change = 0; change <= round % 3; ++change) {
                    text[static_cast<qsizetype>(random() % static_cast<unsigned>(text.size()))] =
                        "\"\\{}[]:,0-.eEntu\xc3\x00 "[random() % 20];
                }
                if (const auto read = one.again(text)) {
                    QCOMPARE(one.again(*read), *read);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(CodecTest)
#include "tst_codec.moc"
