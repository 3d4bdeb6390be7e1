// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/docs.h"

#include <QFile>
#include <yaml-cpp/yaml.h>

namespace farol::server {

namespace {

constexpr const char *style =
    "body{font:15px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1f24;background:#fff}"
    "h2{margin-top:2.5rem;font-size:1.1rem}code{font-family:monospace}table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #d0d7de}"
    "@media(prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}td,th{border-color:#30363d}}";

QString text(const YAML::Node &node) {
    return node && node.IsScalar() ? QString::fromStdString(node.Scalar()).toHtmlEscaped().trimmed() : QString();
}

// The node that a local "$ref" names, or the node itself.
YAML::Node resolve(const YAML::Node &root, const YAML::Node &node) {
    if (!node.IsMap() || !node["$ref"]) {
        return node;
    }
    YAML::Node at(root); // a handle: reset() moves it on and leaves the document alone
    for (const QString &part : QString::fromStdString(node["$ref"].Scalar()).mid(2).split(u'/')) {
        at.reset(at[part.toStdString()]);
    }
    return at;
}

QString row(const QString &name, const QString &what) {
    return QStringLiteral("<tr><td><code>%1</code></td><td>%2</td></tr>\n").arg(name, what);
}

QString table(const QString &title, const QString &rows) {
    return rows.isEmpty() ? QString() : QStringLiteral("<h3>%1</h3>\n<table>\n%2</table>\n").arg(title, rows);
}

QString parametersOf(const YAML::Node &root, const YAML::Node &list) {
    QString rows;
    for (const auto &each : list) {
        const YAML::Node parameter = resolve(root, each);
        rows += row(text(parameter["name"]) + QStringLiteral(" (") + text(parameter["in"]) + u')',
                    text(parameter["description"]));
    }
    return rows;
}

QString responsesOf(const YAML::Node &root, const YAML::Node &map) {
    QString rows;
    for (const auto &each : map) {
        rows += row(text(each.first), text(resolve(root, each.second)["description"]));
    }
    return rows;
}

QString operation(const YAML::Node &root, const QString &method, const QString &path, const YAML::Node &node) {
    return QStringLiteral("<h2><code>%1 %2</code></h2>\n<p><b>%3</b> %4</p>\n")
               .arg(method.toUpper(), path, text(node["summary"]), text(node["description"])) +
           table(QStringLiteral("Parameters"), parametersOf(root, node["parameters"])) +
           table(QStringLiteral("Answers"), responsesOf(root, node["responses"]));
}

QString schemasOf(const YAML::Node &schemas) {
    QString html;
    for (const auto &each : schemas) {
        QString rows;
        for (const auto &member : each.second["properties"]) {
            const YAML::Node type = member.second["type"] ? member.second["type"] : member.second["$ref"];
            rows += row(text(member.first), text(type) + u' ' + text(member.second["description"]));
        }
        html += QStringLiteral("<h2><code>%1</code></h2>\n<p>%2</p>\n<table>\n%3</table>\n")
                    .arg(text(each.first), text(each.second["description"]), rows);
    }
    return html;
}

QString page(const YAML::Node &root) {
    QString html =
        QStringLiteral("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title><style>%2"
                       "</style></head><body>\n<h1>%1 %3</h1>\n<p>%4</p>\n")
            .arg(text(root["info"]["title"]), QString::fromLatin1(style), text(root["info"]["version"]),
                 text(root["info"]["description"]).replace(QStringLiteral("\n\n"), QStringLiteral("</p>\n<p>")));
    for (const auto &path : root["paths"]) {
        for (const auto &method : path.second) {
            html += operation(root, text(method.first), text(path.first), method.second);
        }
    }
    return html + QStringLiteral("<h1>Documents</h1>\n") + schemasOf(root["components"]["schemas"]) +
           QStringLiteral("</body></html>\n");
}

} // namespace

Result<QByteArray> docsPage(const QByteArray &openApi) {
    try {
        return page(YAML::Load(openApi.toStdString())).toUtf8();
    } catch (const YAML::Exception &error) {
        return failure(ErrorKind::Malformed, QStringLiteral("openapi"), QString::fromUtf8(error.what()));
    }
}

void addDocsRoutes(Router &router) {
    QFile file(QStringLiteral(":/farold/api/farold-v1.yaml"));
    const QByteArray yaml = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const auto html = docsPage(yaml);
    Q_ASSERT(!yaml.isEmpty() && html);
    router.add({Method::Get, QStringLiteral("/api/v1/openapi.yaml"), [yaml](const Request &, const Answer &answer) {
                    answer({200, "application/yaml", yaml, {}});
                }});
    router.add({Method::Get, QStringLiteral("/docs"),
                [page = html.value_or(QByteArray())](const Request &, const Answer &answer) {
                    answer({200,
                            "text/html; charset=utf-8",
                            page,
                            {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"}}});
                }});
}

} // namespace farol::server
