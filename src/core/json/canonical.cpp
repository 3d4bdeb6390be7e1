// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/canonical.h"

#include "core/json/jsonwriter.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <cmath>

namespace farol::json {

static void write(JsonWriter &out, const QJsonValue &value);

static void writeObject(JsonWriter &out, const QJsonObject &object) {
    auto keys = object.keys();
    std::sort(keys.begin(), keys.end()); // QString compares UTF-16 code units, as the RFC asks
    out.openObject();
    for (const auto &key : std::as_const(keys)) {
        out.key(QStringView(key));
        write(out, object.value(key));
    }
    out.closeObject();
}

static void writeArray(JsonWriter &out, const QJsonArray &array) {
    out.openArray();
    for (const auto &value : array) {
        write(out, value);
    }
    out.closeArray();
}

static void writeNumber(JsonWriter &out, const QJsonValue &value) {
    constexpr double most = 9'007'199'254'740'992.0; // 2^53
    const double number = value.toDouble();
    Q_ASSERT_X(number == std::trunc(number) && std::abs(number) <= most, "canonical", "only integers within 2^53");
    out.number(static_cast<std::int64_t>(std::clamp(number, -most, most)));
}

static void write(JsonWriter &out, const QJsonValue &value) {
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return out.null();
    case QJsonValue::Bool:
        return out.boolean(value.toBool());
    case QJsonValue::Double:
        return writeNumber(out, value);
    case QJsonValue::String:
        return out.text(value.toString());
    case QJsonValue::Array:
        return writeArray(out, value.toArray());
    case QJsonValue::Object:
        return writeObject(out, value.toObject());
    }
}

QByteArray canonical(const QJsonValue &value) {
    JsonWriter out;
    write(out, value);
    return out.take();
}

QByteArray sha256Hex(QByteArrayView bytes) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result().toHex();
}

} // namespace farol::json
