// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>
#include <utility>

namespace farol::store {

// What speaks at the other end. Metrics: a page of /metrics without a Prometheus. Profile: any REST back-end, by YAML.
// Runbooks: a folder.
enum class SourceKind { Prometheus, Alertmanager, RabbitMq, Metrics, Profile, Runbooks };
[[nodiscard]] QString toStored(SourceKind kind); // prometheus alertmanager rabbitmq metrics profile runbooks
[[nodiscard]] std::optional<SourceKind> sourceKindFromStored(QStringView word);

// How it wants to be asked; the secret itself is in the keychain.
enum class SourceAuth { None, Basic, Bearer };
[[nodiscard]] QString toStored(SourceAuth auth); // none basic bearer
[[nodiscard]] std::optional<SourceAuth> sourceAuthFromStored(QStringView word);

// What an environment reads beside its farold. Holds no secret.
struct SourceEntry {
    QString id;   // ours, made once by newSourceId(), never shown
    QString name; // unique in its environment, whatever its case
    SourceKind kind = SourceKind::Prometheus;
    QString url = {};     // with the path in front of the API; of runbooks empty
    QString folder = {};  // of runbooks
    QString profile = {}; // a file, or the name of a shipped one
    SourceAuth auth = SourceAuth::None;
    QString user = {};                               // of Basic
    QList<std::pair<QString, QString>> headers = {}; // such as X-Scope-OrgID, never one that lets in
    QString caFile = {};                             // PEM of an own authority; empty: the system's
    QString clientCertificate = {};                  // PEM to show to a server that asks for one
    QString clientKey = {};                          // its key: a file that only its owner reads
    bool plainHttp = false;                          // a person chose to reach another machine without TLS
    bool operator==(const SourceEntry &) const = default;
};
[[nodiscard]] QString newSourceId();
[[nodiscard]] QJsonObject toJson(const SourceEntry &entry);
// Nothing when it lacks what a source cannot do without, or its kind is none that this version knows.
[[nodiscard]] std::optional<SourceEntry> sourceFromJson(const QJsonObject &object);

// Errors: Rejected source_incomplete (which says what is missing), url_invalid, url_has_credentials, header_is_secret;
// Conflict name_taken among the others.
[[nodiscard]] Done checkSource(const SourceEntry &entry, const QList<SourceEntry> &others);

} // namespace farol::store
