// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "core/json/itemshapes.h"

namespace farol::json {

using simdjson::dom::element;

static std::string_view title(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Network:
        return "A service behind this one cannot be reached";
    case ErrorKind::Timeout:
        return "No answer in time";
    case ErrorKind::Tls:
        return "No secure connection to a service behind this one";
    case ErrorKind::Unauthorized:
        return "Sign in";
    case ErrorKind::Forbidden:
        return "No right to do this";
    case ErrorKind::NotFound:
        return "Not found";
    case ErrorKind::Conflict:
        return "Changed meanwhile";
    case ErrorKind::PreconditionFailed:
        return "Not the version that was expected";
    case ErrorKind::Rejected:
        return "The request is wrong";
    case ErrorKind::RateLimited:
        return "Too many requests";
    case ErrorKind::Server:
        return "The server failed";
    case ErrorKind::Malformed:
        return "Not a valid document";
    case ErrorKind::TooLarge:
        return "Too large";
    }
    Q_UNREACHABLE();
}

QByteArray encodeProblem(const Error &error) {
    JsonWriter out;
    out.openObject();
    out.key("type");
    out.plain("about:blank"); // the code tells problems apart
    out.key("title");
    out.plain(title(error.kind));
    if (error.httpStatus != 0) {
        out.key("status");
        out.number(std::int64_t{error.httpStatus});
    }
    out.key("code");
    out.text(error.code);
    out.key("detail");
    out.text(error.detail);
    out.key("request_id");
    out.text(error.requestId);
    if (!error.fields.isEmpty()) {
        out.key("errors");
        write(out, error.fields);
    }
    if (!error.body.isEmpty() && guard(error.body)) {
        out.key("current");
        out.raw(error.body);
    }
    out.closeObject();
    return out.take();
}

// RFC 9457: a member of the wrong type is as good as absent.
static QString textOf(const element &object, std::string_view name) {
    std::string_view text;
    return object[name].get(text) ? QString() : toText(text);
}

static QList<FieldError> fieldsOf(const element &problem) {
    QList<FieldError> fields;
    simdjson::dom::array errors;
    if (problem["errors"].get(errors)) {
        return fields;
    }
    for (const auto one : errors) {
        std::int64_t line = 0;
        if (one["line"].get(line) || line < 0 || line > std::numeric_limits<int>::max()) {
            line = 0;
        }
        fields.append({static_cast<int>(line), textOf(one, "field"), textOf(one, "code"), textOf(one, "detail")});
    }
    return fields;
}

bool readProblem(QByteArrayView text, Error &into) {
    const simdjson::padded_string padded(text.data(), static_cast<std::size_t>(text.size()));
    simdjson::dom::parser parser;
    element problem;
    if (parser.parse(padded).get(problem) || !problem.is_object()) {
        return false;
    }
    const auto code = textOf(problem, "code");
    const auto headline = textOf(problem, "title");
    if (code.isEmpty() && headline.isEmpty() && textOf(problem, "type").isEmpty()) {
        return false;
    }
    const auto detail = textOf(problem, "detail");
    into.code = code;
    into.detail = detail.isEmpty() ? headline : detail;
    into.requestId = textOf(problem, "request_id");
    into.fields = fieldsOf(problem);
    return true;
}

QByteArray problemCurrent(QByteArrayView text) {
    const simdjson::padded_string padded(text.data(), static_cast<std::size_t>(text.size()));
    simdjson::dom::parser parser;
    element current;
    if (parser.parse(padded).at_key("current").get(current)) {
        return {};
    }
    return QByteArray::fromStdString(simdjson::minify(current));
}

} // namespace farol::json
