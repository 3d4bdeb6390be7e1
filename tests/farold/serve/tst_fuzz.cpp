// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/openapi.h"
#include "kit/rawhttp.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

// What no parameter was made for.
const QList<QByteArray> &hostile() {
    static const QList<QByteArray> all{"' OR 1=1 --",
                                       "'; DROP TABLE items; --",
                                       "\" UNION SELECT name,password_hash FROM users --",
                                       "1); DELETE FROM audit; --",
                                       "LOTE-0042' AND (SELECT 1 FROM tokens) --",
                                       "%' ESCAPE '",
                                       "\\",
                                       "%",
                                       "_",
                                       "",
                                       " ",
                                       "-1",
                                       "0",
                                       "9223372036854775808",
                                       "1e309",
                                       "NaN",
                                       "null",
                                       "true",
                                       "[]",
                                       "{}",
                                       "../../etc/passwd",
                                       "<script>alert(1)</script>",
                                       "\xf0\x9f\x92\xb8",
                                       "\xe2\x80\xae\xd7\x90",
                                       "LOTE-99999999999999999999",
                                       "LOTE-0042-000",
                                       "run--1",
                                       QByteArray(300, 'a'),
                                       QByteArray(64, 'f')};
    return all;
}

} // namespace

// Seeded calls of every operation of the OpenAPI file, right and wrong, against the program itself: whatever comes, the
// answer is one that the file describes. FAROL_FUZZ_CALLS and FAROL_FUZZ_SEED make it longer or another one.
class FuzzTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_seed =
            qEnvironmentVariableIsSet("FAROL_FUZZ_SEED") ? qEnvironmentVariableIntValue("FAROL_FUZZ_SEED") : 20261120;
        m_calls =
            qEnvironmentVariableIsSet("FAROL_FUZZ_CALLS") ? qEnvironmentVariableIntValue("FAROL_FUZZ_CALLS") : 600;
        m_random.seed(static_cast<quint32>(m_seed));
        QFile password(m_home.filePath(u"password"_s));
        QVERIFY(password.open(QIODevice::WriteOnly) && password.write("correct horse 42\n") > 0);
        password.close();
        QStringList roles;
        for (const auto &role : {u"viewer"_s, u"operator"_s, u"approver"_s, u"manager"_s, u"responder"_s, u"admin"_s,
                                 u"auditor"_s, u"partner"_s}) {
            roles << u"--role"_s << role;
        }
        QCOMPARE(farold({u"demo"_s}), 0);
        QCOMPARE(
            farold(QStringList{u"user"_s, u"add"_s, u"everybody"_s, u"--password-file"_s, password.fileName()} + roles),
            0);
        start();
        QVERIFY(m_port > 0 && !m_token.isEmpty());
    }
    void cleanupTestCase() {
        m_farold.closeWriteChannel();
        if (m_farold.state() != QProcess::NotRunning && !m_farold.waitForFinished(60'000)) {
            m_farold.kill();
            m_farold.waitForFinished();
        }
    }

    void everyAnswerIsOneThatTheFileDescribes() {
        struct Operation {
            QByteArray path;
            QByteArray method;
        };
        QList<Operation> all;
        for (const auto &path : m_file["paths"]) {
            for (const auto &method : path.second) {
                all.append(
                    {QByteArray::fromStdString(path.first.Scalar()), QByteArray::fromStdString(method.first.Scalar())});
            }
        }
        QHash<int, int> seen;
        QMap<QString, QString> faults; // one of a kind
        for (int call = 0; call < m_calls; ++call) {
            const Operation &one = all[m_random.bounded(static_cast<int>(all.size()))];
            const YAML::Node operation = m_file["paths"][one.path.toStdString()][one.method.toStdString()];
            m_sent = one.method.toUpper() + ' ' + targetOf(one.path, operation);
            const auto answer = ask(one.method.toUpper(), operation);
            const QString wrong = judge(operation, answer);
            if (!wrong.isEmpty()) {
                faults.insert(u"%1 %2 %3 %4 %5"_s.arg(QString::fromUtf8(one.method), QString::fromUtf8(one.path),
                                                      QString::number(answer.status),
                                                      QString::fromUtf8(codeOf(answer)).left(60), wrong),
                              u"call %1: %2 -> %3"_s.arg(call).arg(QString::fromUtf8(m_sent.left(700)),
                                                                   QString::fromUtf8(answer.body.left(400))));
            }
            ++seen[answer.status / 100];
        }
        QString told;
        for (auto fault = faults.begin(); fault != faults.end(); ++fault) {
            told += fault.key() + u'\n' + fault.value() + u"\n\n"_s;
        }
        QVERIFY2(told.isEmpty(), qPrintable(u"seed %1\n"_s.arg(m_seed) + told));
        QCOMPARE(m_farold.state(), QProcess::Running);
        QVERIFY2(seen[2] > m_calls / 20, "the calls must not all be nonsense");
        QVERIFY(seen[4] > m_calls / 20);
        qInfo("%d calls, seed %d: %d done, %d refused, %d overloaded", m_calls, m_seed, seen[2], seen[4], seen[5]);
    }
    void nothingWasHarmed() {
        cleanupTestCase();
        QCOMPARE(farold({u"audit"_s, u"verify"_s}), 0);
        QCOMPARE(farold({u"migrate"_s, u"status"_s}), 0);
    }

private:
    [[nodiscard]] QStringList database() const { return {u"--database"_s, m_home.filePath(u"farold.db"_s)}; }
    [[nodiscard]] static QProcessEnvironment environment() {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"FAROLD_HTTP_USER_RATE"_s, u"0"_s);
        environment.insert(u"FAROLD_PROVIDER_URL"_s, u"http://127.0.0.1:9"_s);
        return environment;
    }
    int farold(const QStringList &arguments) {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QStringLiteral(FAROL_BIN_DIR "/farold"), arguments + database());
        return process.waitForFinished(120'000) ? process.exitCode() : -1;
    }
    void start() {
        m_farold.setProcessEnvironment(environment());
        m_farold.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_farold.start(
            QStringLiteral(FAROL_BIN_DIR "/farold"),
            QStringList{u"serve"_s, u"--handover"_s, u"--handover-as"_s, u"everybody"_s, u"--port"_s, u"0"_s} +
                database());
        QTRY_VERIFY_WITH_TIMEOUT(m_farold.canReadLine() || m_farold.state() == QProcess::NotRunning, 120'000);
        const auto line = QJsonDocument::fromJson(m_farold.readLine()).object();
        m_port = static_cast<quint16>(QUrl(line.value(u"url").toString()).port(0));
        m_token = line.value(u"token").toString().toLatin1();
    }
    bool chance(int percent) { return m_random.bounded(100) < percent; }
    QByteArray nonsense() { return hostile()[m_random.bounded(static_cast<int>(hostile().size()))]; }

    // A value that its schema may like, or one that nobody does.
    QByteArray valueFor(const YAML::Node &parameter) {
        if (chance(45)) {
            return nonsense();
        }
        const YAML::Node schema = resolved(m_file, parameter["schema"]);
        if (schema["enum"]) {
            return QByteArray::fromStdString(
                schema["enum"][m_random.bounded(static_cast<int>(schema["enum"].size()))].Scalar());
        }
        if (parameter["example"]) {
            return QByteArray::fromStdString(parameter["example"].Scalar());
        }
        const std::string type = schema["type"].Scalar();
        return type == "integer"   ? QByteArray::number(m_random.bounded(1, 600))
               : type == "boolean" ? QByteArray(chance(50) ? "true" : "false")
                                   : QByteArray("done");
    }
    QByteArray targetOf(QByteArray path, const YAML::Node &operation) {
        QByteArray query;
        for (const auto &each : operation["parameters"]) {
            const YAML::Node parameter = resolved(m_file, each);
            const QByteArray name = QByteArray::fromStdString(parameter["name"].Scalar());
            if (parameter["in"].Scalar() == "path") {
                path.replace('{' + name + '}', valueFor(parameter).toPercentEncoding());
            } else if (parameter["in"].Scalar() == "query" && chance(40)) {
                query += (query.isEmpty() ? '?' : '&') + name + '=' + valueFor(parameter).toPercentEncoding();
            }
        }
        if (chance(3)) {
            query += (query.isEmpty() ? '?' : '&') + nonsense().toPercentEncoding() + "=1";
        }
        return path + query;
    }
    HttpAnswer ask(const QByteArray &method, const YAML::Node &operation) {
        HttpHeaders headers;
        if (!chance(3)) {
            headers.append({"Authorization", "Bearer " + (chance(3) ? nonsense().simplified() : m_token)});
        }
        for (const QString &name : parametersOf(m_file, operation, "header")) {
            const bool isKey = name == u"Idempotency-Key";
            if (!chance(8)) {
                headers.append({name.toLatin1(), chance(10) ? plain(nonsense())
                                                 : isKey    ? "k" + QByteArray::number(m_random.bounded(5000))
                                                            : QByteArray("\"1\"")});
            }
        }
        const ExampleBody example = exampleBody(m_file, operation);
        const QByteArray body =
            example.bytes.isEmpty() ? QByteArray(method == "POST" && chance(30) ? "{}" : "") : mutated(example);
        if (!body.isEmpty()) {
            headers.append({"Content-Type", chance(3)                ? QByteArray("text/plain")
                                            : example.type.isEmpty() ? "application/json"
                                                                     : example.type});
        }
        m_sent += '\n' + body.left(600);
        return httpCall(m_port, method, m_sent.left(m_sent.indexOf('\n')).mid(method.size() + 1), body, headers);
    }
    // A header's value: one line of visible ASCII.
    static QByteArray plain(QByteArray text) {
        for (char &one : text) {
            one = one < 0x20 || one > 0x7e ? '?' : one;
        }
        return text.isEmpty() ? "?" : text;
    }
    QByteArray mutated(const ExampleBody &example) {
        const int way = m_random.bounded(10);
        if (way < 4) {
            return example.bytes;
        }
        if (way == 4) {
            return example.bytes.left(m_random.bounded(1, static_cast<int>(example.bytes.size()) + 1));
        }
        if (way == 5) {
            QByteArray bytes = example.bytes;
            bytes[m_random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(m_random.bounded(256));
            return bytes;
        }
        if (example.type != "application/json") {
            return QByteArray(example.bytes).replace("Ana", nonsense());
        }
        if (way == 6) {
            return chance(50) ? QByteArray(200, '[') : "{\"a\":1,\"a\":2}";
        }
        const auto object = QJsonDocument::fromJson(example.bytes).object();
        return QJsonDocument(bent(object).toObject()).toJson(QJsonDocument::Compact);
    }
    // The same shape with something else in one place of it.
    QJsonValue bent(const QJsonValue &value) {
        if (value.isObject() && !value.toObject().isEmpty()) {
            QJsonObject object = value.toObject();
            const QString key = object.keys().at(m_random.bounded(static_cast<int>(object.size())));
            const int way = m_random.bounded(4);
            way == 0 ? object.remove(key)
                     : void(object.insert(way == 1 ? QString::fromUtf8(nonsense()) : key, bent(object.value(key))));
            return object;
        }
        if (value.isArray() && chance(50)) {
            QJsonArray array = value.toArray();
            array.append(bent(array.isEmpty() ? QJsonValue() : array.first()));
            return array;
        }
        const QList<QJsonValue> others{QJsonValue(),
                                       true,
                                       -1,
                                       1e300,
                                       9007199254740993.0,
                                       QJsonArray(),
                                       QJsonObject(),
                                       QString::fromUtf8(nonsense()),
                                       QString::fromUtf8(nonsense())};
        return others[m_random.bounded(static_cast<int>(others.size()))];
    }
    // What is wrong with an answer; nothing when the file describes it.
    [[nodiscard]] QString judge(const YAML::Node &operation, const HttpAnswer &answer) const {
        if (answer.status == 0) {
            return u"no answer"_s;
        }
        const YAML::Node given = operation["responses"][std::to_string(answer.status)];
        const QByteArray type = answer.headers.value("content-type");
        if (answer.status < 400) {
            const YAML::Node media =
                given ? contentOf(resolved(m_file, given))[type.split(';').first().toStdString()] : YAML::Node();
            if (!given) {
                return u"the file knows no such status here"_s;
            }
            return answer.status == 200 && type == "application/json"
                       ? SchemaWalk(m_file)
                             .compare(u"answer"_s, media["schema"], QJsonDocument::fromJson(answer.body).object())
                             .join(u"; "_s)
                       : QString();
        }
        if (answer.status >= 500 && answer.status != 503 && answer.status != 501) {
            return u"the server failed"_s;
        }
        if (type != "application/problem+json") {
            return u"no problem document"_s;
        }
        const auto faults = SchemaWalk(m_file).compare(u"Problem"_s, answer.body);
        if (!faults.isEmpty() || answer.body.toLower().contains("sql")) {
            return faults.join(u"; "_s) + u" or it tells of SQL"_s;
        }
        // A path that no longer fits its pattern is another path; a wrong method, type or size is refused by the front.
        const QByteArray code = codeOf(answer);
        static const QList<QByteArray> front{"route_not_found", "method_not_allowed", "content_type",
                                             "body_unexpected", "target_syntax",      "json_syntax",
                                             "too_deep",        "duplicate_key",      "query_syntax"};
        if (front.contains(code)) {
            return {};
        }
        if (!given) {
            return u"the file knows no such status here"_s;
        }
        const auto codes = jsonOf(resolved(m_file, given)["x-codes"]).toArray();
        return codes.contains(QString::fromLatin1(code)) ? QString() : u"the file does not know this code"_s;
    }

    const YAML::Node m_file = openApi();
    QRandomGenerator m_random;
    QTemporaryDir m_home;
    QProcess m_farold;
    QByteArray m_token;
    QByteArray m_sent;
    quint16 m_port = 0;
    int m_seed = 0;
    int m_calls = 0;
};

QTEST_GUILESS_MAIN(FuzzTest)
#include "tst_fuzz.moc"
