// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/me.h"
#include "kit/openapi.h"

#include <QTest>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// The checker of the OpenAPI file: each operation has an id of its own, who may call it, its parameters with what they
// are, its errors with their codes, and examples that fit their schemas. Gives one sentence a fault.
class ApiCheck final {
public:
    explicit ApiCheck(YAML::Node file)
        : m_file(std::move(file)) {}
    QStringList faults() {
        m_faults.clear();
        for (const auto &path : m_file["paths"]) {
            for (const auto &method : path.second) {
                m_where = QString::fromStdString(method.first.Scalar()).toUpper() + u' ' +
                          QString::fromStdString(path.first.Scalar());
                m_pattern = QString::fromStdString(path.first.Scalar());
                operation(method.second);
            }
        }
        return m_faults;
    }

private:
    void operation(const YAML::Node &operation) {
        const auto id =
            operation["operationId"] ? QString::fromStdString(operation["operationId"].Scalar()) : QString();
        if (id.isEmpty() || m_ids.contains(id)) {
            fault("has no operationId of its own");
        }
        m_ids.insert(id);
        if (!operation["summary"] || !operation["tags"]) {
            fault("has no summary or tag");
        }
        const bool anonymous = operation["security"] && operation["security"].size() == 0;
        roles(operation["x-roles"], anonymous);
        parameters(operation);
        for (const auto &media : contentOf(operation["requestBody"])) {
            example(media, "request");
        }
        responses(operation, anonymous);
    }
    void roles(const YAML::Node &roles, bool anonymous) {
        if (anonymous == (roles && roles.size() > 0)) {
            fault("says by x-roles or by security: [] who may call it, and not by both");
        }
        for (const auto &role : roles) {
            if (!roleFromApi(QString::fromStdString(role.Scalar()))) {
                fault("names a role that is none");
            }
        }
    }
    void parameters(const YAML::Node &operation) {
        QSet<QString> inPath;
        for (const auto &each : operation["parameters"]) {
            const YAML::Node parameter = resolved(m_file, each);
            if (!parameter["name"] || !parameter["description"] || !parameter["schema"]) {
                fault("has a parameter without name, description or schema");
                continue;
            }
            if (parameter["in"].Scalar() == "path") {
                inPath.insert(u'{' + QString::fromStdString(parameter["name"].Scalar()) + u'}');
            }
            if (parameter["example"]) {
                compare("an example of a parameter", parameter["schema"], parameter["example"]);
            } else if (parameter["in"].Scalar() == "path") {
                fault("has a parameter in its path without an example");
            }
        }
        QSet<QString> wanted;
        for (const QString &part : m_pattern.split(u'/')) {
            part.startsWith(u'{') ? void(wanted.insert(part)) : void();
        }
        if (wanted != inPath) {
            fault("does not describe the parameters of its path");
        }
    }
    void responses(const YAML::Node &operation, bool anonymous) {
        bool good = false;
        bool keyed = parametersOf(m_file, operation, "header").contains(QStringLiteral("Idempotency-Key"));
        for (const auto &each : operation["responses"]) {
            const YAML::Node response = resolved(m_file, each.second);
            const int status = each.first.as<int>();
            good = good || status < 300;
            if (!response["description"]) {
                fault("has an answer without a description");
            }
            for (const auto &media : contentOf(response)) {
                example(media, "answer");
            }
            if (status >= 400 && !response["x-codes"] && m_pattern.startsWith(QStringLiteral("/api/"))) {
                fault("has an error without its codes");
            }
        }
        if (!good) {
            fault("has no answer for when all is well");
        }
        const auto lacks = [&](const char *status) { return !operation["responses"][status]; };
        if (!anonymous && (lacks("400") || lacks("401") || lacks("403") || lacks("429") || lacks("503"))) {
            fault("forgets 400, 401, 403, 429 or 503");
        }
        if (keyed && (lacks("400") || lacks("409") || lacks("422"))) {
            fault("forgets 400, 409 or 422, which its Idempotency-Key can bring");
        }
    }
    template<typename Media>
    void example(const Media &media, const char *what) {
        const std::string type = media.first.Scalar();
        const bool isJson = type == "application/json" || type == "application/problem+json";
        const YAML::Node example = exampleOf(m_file, media.second);
        if (!isJson && QLatin1String(what) == QLatin1String("answer")) {
            return; // text for people and for Prometheus
        }
        example ? compare(what, media.second["schema"], example) : fault("has no example for a body");
    }
    void compare(const char *what, const YAML::Node &schema, const YAML::Node &example) {
        for (const QString &wrong : SchemaWalk(m_file).compare(QString::fromLatin1(what), schema, jsonOf(example))) {
            m_faults.append(m_where + QStringLiteral(": ") + wrong);
        }
    }
    void fault(const char *what) { m_faults.append(m_where + u' ' + QLatin1String(what)); }
    YAML::Node m_file;
    QString m_where;
    QString m_pattern;
    QSet<QString> m_ids;
    QStringList m_faults;
};

// The OpenAPI file by itself: whole, and its examples fit.
class ApiFileTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFileIsWhole() { QCOMPARE(ApiCheck(openApi()).faults().join(u"; "_s), QString()); }

    void theCheckerSeesWhatIsMissing_data() {
        QTest::addColumn<std::function<void(YAML::Node)>>("plant");
        QTest::addColumn<QString>("fault");
        using Node = YAML::Node;
        const auto row = [](const char *name, std::function<void(Node)> plant, const QString &fault) {
            QTest::newRow(name) << std::move(plant) << u"GET /api/v1/batches/{id}"_s + fault;
        };
        row(
            "id", [](Node one) { one.remove("operationId"); }, u" has no operationId of its own"_s);
        row(
            "same id", [](Node one) { one["operationId"] = "me"; }, u" has no operationId of its own"_s);
        row(
            "summary", [](Node one) { one.remove("summary"); }, u" has no summary or tag"_s);
        row(
            "roles", [](Node one) { one.remove("x-roles"); },
            u" says by x-roles or by security: [] who may call it, and not by both"_s);
        row(
            "both", [](Node one) { one["security"] = Node(YAML::NodeType::Sequence); },
            u" says by x-roles or by security: [] who may call it, and not by both"_s);
        row(
            "role", [](Node one) { one["x-roles"].push_back("root"); }, u" names a role that is none"_s);
        row(
            "path", [](Node one) { one.remove("parameters"); }, u" does not describe the parameters of its path"_s);
        row(
            "errors", [](Node one) { one["responses"].remove("403"); }, u" forgets 400, 401, 403, 429 or 503"_s);
        row(
            "no answer", [](Node one) { one["responses"].remove("200"); }, u" has no answer for when all is well"_s);
        row(
            "no example", [](Node one) { okOf(one)["schema"] = YAML::Load("{type: object}"); },
            u" has no example for a body"_s);
        row(
            "unknown member", [](Node one) { okOf(one)["example"] = YAML::Load("{more: 1}"); },
            u": answer.more is not in the file"_s);
        row(
            "wrong type", [](Node one) { okOf(one)["example"] = YAML::Load("{id: 7}"); },
            u": answer.id is no string"_s);
        row(
            "wrong word", [](Node one) { okOf(one)["example"] = YAML::Load("{kind: gift}"); },
            u": answer.kind is a word that the file does not list"_s);
        row(
            "wrong time", [](Node one) { okOf(one)["example"] = YAML::Load("{created_at: today}"); },
            u": answer.created_at does not look as the file says"_s);
        row(
            "wrong amount", [](Node one) { okOf(one)["example"] = YAML::Load("{amount: {amount: '1,00'}}"); },
            u": answer.amount.amount does not look as the file says"_s);
        row(
            "half a number", [](Node one) { okOf(one)["example"] = YAML::Load("{version: 1.5}"); },
            u": answer.version is no whole number"_s);
        row(
            "keyword", [](Node one) { okOf(one)["schema"] = YAML::Load("{type: object, oneOf: [], example: {}}"); },
            u": answer has a keyword that nobody checks: oneOf"_s);
    }
    void theCheckerSeesWhatIsMissing() {
        QFETCH(std::function<void(YAML::Node)>, plant);
        QFETCH(QString, fault);
        YAML::Node file = openApi();
        plant(file["paths"]["/api/v1/batches/{id}"]["get"]);
        const QStringList faults = ApiCheck(file).faults();
        QVERIFY2(faults.contains(fault), qPrintable(faults.join(u'\n')));
    }

private:
    static YAML::Node okOf(YAML::Node operation) {
        return operation["responses"]["200"]["content"]["application/json"];
    }
};

QTEST_GUILESS_MAIN(ApiFileTest)
#include "tst_apifile.moc"
