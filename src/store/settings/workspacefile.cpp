// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings/workspacefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>

namespace farol::store {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype largestFile = 4 << 20;
constexpr qint64 largestAuthority = 1 << 20;

// What a file has of an environment or a source, beside what every entry is stored with.
const QSet<QString> environmentMembers{u"name"_s,       u"kind"_s,         u"url"_s,    u"user"_s,
                                       u"plain_http"_s, u"sources_only"_s, u"ca_pem"_s, u"sources"_s};
const QSet<QString> sourceMembers{u"name"_s, u"kind"_s, u"url"_s,     u"folder"_s,     u"profile"_s,
                                  u"auth"_s, u"user"_s, u"headers"_s, u"plain_http"_s, u"ca_pem"_s};

bool isCertificate(const QByteArray &pem) {
    return pem.contains("-----BEGIN CERTIFICATE-----") && pem.contains("-----END CERTIFICATE-----");
}

Result<QString> authorityIn(const QString &path) {
    if (path.isEmpty()) {
        return QString();
    }
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QByteArray pem = isOpen && file.size() <= largestAuthority ? file.readAll() : QByteArray();
    if (!isCertificate(pem)) {
        return failure(ErrorKind::Rejected, u"ca_file_unreadable"_s,
                       u"There is no certificate of an authority in %1%2."_s.arg(
                           path, isOpen ? QString() : u": "_s + file.errorString()));
    }
    return QString::fromLatin1(pem);
}

// What goes into a file of an entry: its members without those of this machine, and the authority itself.
Result<QJsonObject> forOthers(QJsonObject entry, const QString &caFile) {
    const auto pem = authorityIn(caFile);
    if (!pem) {
        return tl::unexpected(pem.error());
    }
    for (const QString &own : {u"id"_s, u"ca_file"_s, u"created_at"_s, u"client_cert"_s, u"client_key"_s}) {
        entry.remove(own);
    }
    if (!pem->isEmpty()) {
        entry.insert(u"ca_pem"_s, *pem);
    }
    return entry;
}

// One environment of a file, read and not yet stored.
struct Read {
    EnvironmentEntry entry;
    QString pem;
    QList<std::pair<SourceEntry, QString>> sources; // with its PEM
};

// Reads a file to its end and keeps every fault with its place.
class Reader final {
public:
    explicit Reader(const Clock &clock)
        : m_clock(clock) {}

    QList<Read> environments(const QJsonObject &root) {
        QList<Read> all;
        const QJsonArray stored = root.value(u"environments"_s).toArray();
        for (qsizetype i = 0; i < stored.size(); ++i) {
            all.append(environment(stored.at(i).toObject(), u"environments[%1]"_s.arg(i)));
        }
        if (stored.isEmpty()) {
            fault(u"environments"_s, u"required"_s, u"there is no environment in it"_s);
        }
        return all;
    }
    [[nodiscard]] const QList<FieldError> &faults() const { return m_faults; }

private:
    void fault(const QString &place, const QString &code, const QString &why) {
        m_faults.append({0, place, code, why});
    }

    void onlyKnown(const QJsonObject &object, const QSet<QString> &known, const QString &place) {
        for (const QString &member : object.keys()) {
            if (!known.contains(member)) {
                fault(place + u'.' + member, u"unknown_member"_s,
                      u"it is none of: %1"_s.arg(QStringList(known.cbegin(), known.cend()).join(u", "_s)));
            }
        }
    }
    QString pemOf(const QJsonObject &object, const QString &place) {
        const QString pem = object.value(u"ca_pem"_s).toString();
        if (!pem.isEmpty() && !isCertificate(pem.toLatin1())) {
            fault(place + u".ca_pem"_s, u"ca_file_invalid"_s, u"there is no certificate in it"_s);
        }
        return pem;
    }
    Read environment(const QJsonObject &object, const QString &place) {
        Read read;
        onlyKnown(object, environmentMembers, place);
        const QString kind = object.value(u"kind"_s).toString();
        if (!environmentKindFromStored(kind)) {
            fault(place + u".kind"_s, u"invalid"_s, u"%1 is none of: production, staging, demo"_s.arg(kind));
        }
        auto entry = environmentFromJson(newEnvironmentId(), object);
        if (!entry) {
            fault(place, u"environment_incomplete"_s,
                  u"it needs a name, and the url of its farold or else sources_only"_s);
            entry.emplace();
        }
        read.entry = std::move(*entry);
        read.entry.caFile.clear();
        read.entry.createdAt = m_clock.now();
        read.pem = pemOf(object, place);
        QList<SourceEntry> before;
        const QJsonArray stored = object.value(u"sources"_s).toArray();
        for (qsizetype i = 0; i < stored.size(); ++i) {
            source(stored.at(i).toObject(), u"%1.sources[%2]"_s.arg(place).arg(i), read, before);
        }
        return read;
    }
    void source(QJsonObject object, const QString &place, Read &into, QList<SourceEntry> &before) {
        onlyKnown(object, sourceMembers, place);
        object.insert(u"id"_s, newSourceId());
        auto entry = sourceFromJson(object);
        if (!entry) {
            fault(place, u"source_incomplete"_s,
                  u"it needs a name and a kind: prometheus, alertmanager, rabbitmq, metrics, profile or runbooks"_s);
            return;
        }
        entry->caFile.clear();
        if (const auto good = checkSource(*entry, before); !good) {
            fault(place, good.error().code, good.error().detail);
        }
        before.append(*entry);
        into.sources.append({std::move(*entry), pemOf(object, place)});
    }

    const Clock &m_clock;
    QList<FieldError> m_faults;
};

// An authority that came in a file, beside those that people accepted.
Result<QString> keepAuthority(const Settings &settings, const QString &id, const QString &pem) {
    if (pem.isEmpty()) {
        return QString();
    }
    const QString path = QFileInfo(settings.path()).absoluteDir().filePath(u"authorities/%1.pem"_s.arg(id));
    QSaveFile file(path);
    const QByteArray bytes = pem.toLatin1();
    const bool isKept = QDir().mkpath(QFileInfo(path).absolutePath()) && file.open(QIODevice::WriteOnly) &&
                        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                        file.write(bytes) == bytes.size() && file.commit();
    return isKept ? Result<QString>(path)
                  : failure(ErrorKind::Server, u"local_storage"_s,
                            u"The authority cannot be written to %1: %2"_s.arg(path, file.errorString()));
}

Result<QList<WorkspaceChange>> take(Settings &settings, Read read) {
    QList<WorkspaceChange> changes;
    const auto there = settings.environment(read.entry.name);
    if (there) {
        read.entry.id = there->id;
        read.entry.createdAt = there->createdAt;
    }
    auto pem = keepAuthority(settings, read.entry.id, read.pem);
    if (!pem) {
        return tl::unexpected(pem.error());
    }
    read.entry.caFile = pem->isEmpty() && there ? there->caFile : *pem;
    if (auto put = settings.putEnvironment(read.entry); !put) {
        return tl::unexpected(put.error());
    }
    changes.append({read.entry.name, {}, !there});
    const auto known = settings.sources(read.entry.id);
    for (auto &[source, authority] : read.sources) {
        const auto same = std::find_if(known.cbegin(), known.cend(), [&source = source](const SourceEntry &one) {
            return one.name.compare(source.name, Qt::CaseInsensitive) == 0;
        });
        const bool isNew = same == known.cend();
        source.id = isNew ? source.id : same->id;
        pem = keepAuthority(settings, source.id, authority);
        if (!pem) {
            return tl::unexpected(pem.error());
        }
        source.caFile = pem->isEmpty() && !isNew ? same->caFile : *pem;
        if (auto put = settings.putSource(read.entry.id, source); !put) {
            return tl::unexpected(put.error());
        }
        changes.append({read.entry.name, source.name, isNew});
    }
    return changes;
}

tl::unexpected<Error> bad(const QString &why, const QList<FieldError> &faults = {}) {
    auto error = failure(ErrorKind::Rejected, u"workspace_file"_s, why).value();
    error.fields = faults;
    return tl::unexpected(std::move(error));
}

Result<QList<Read>> readWorkspace(const QByteArray &file, const Clock &clock) {
    QJsonParseError problem;
    const auto root = file.size() > largestFile ? QJsonDocument() : QJsonDocument::fromJson(file, &problem);
    if (file.size() > largestFile || !root.isObject()) {
        return bad(file.size() > largestFile ? u"It is larger than any workspace."_s
                   : problem.error != QJsonParseError::NoError
                       ? u"It is no JSON: byte %1, %2."_s.arg(problem.offset).arg(problem.errorString())
                       : u"It is no JSON object."_s);
    }
    if (root.object().value(u"farol_workspace"_s).toInt() != 1) {
        return bad(u"It is no workspace that this version knows: it lacks \"farol_workspace\": 1."_s);
    }
    Reader reader(clock);
    auto all = reader.environments(root.object());
    if (!reader.faults().isEmpty()) {
        return bad(u"Nothing was taken from it."_s, reader.faults());
    }
    return all;
}

} // namespace

Result<QByteArray> exportWorkspace(const Settings &settings, const QStringList &names) {
    QList<EnvironmentEntry> chosen = names.isEmpty() ? settings.environments() : QList<EnvironmentEntry>();
    for (const QString &name : names) {
        const auto entry = settings.environment(name);
        if (!entry) {
            return failure(ErrorKind::NotFound, u"environment_missing"_s,
                           u"There is no environment named %1."_s.arg(name));
        }
        chosen.append(*entry);
    }
    QJsonArray environments;
    for (const EnvironmentEntry &entry : chosen) {
        auto object = forOthers(toJson(entry), entry.caFile);
        QJsonArray sources;
        for (const SourceEntry &source : settings.sources(entry.id)) {
            auto one = object ? forOthers(toJson(source), source.caFile) : object;
            if (!one) {
                return tl::unexpected(one.error());
            }
            sources.append(*one);
        }
        if (!object) {
            return tl::unexpected(object.error());
        }
        object->insert(u"sources"_s, sources);
        environments.append(*object);
    }
    return QJsonDocument(QJsonObject{{u"farol_workspace"_s, 1}, {u"environments"_s, environments}}).toJson();
}

Result<QList<WorkspaceChange>> importWorkspace(Settings &settings, const QByteArray &file, Existing existing,
                                               const Clock &clock) {
    auto all = readWorkspace(file, clock);
    if (!all) {
        return tl::unexpected(all.error());
    }
    QSet<QString> names;
    for (const Read &read : *all) {
        const bool isTaken = existing == Existing::Refuse && settings.environment(read.entry.name);
        if (isTaken || names.contains(read.entry.name.toCaseFolded())) {
            return failure(ErrorKind::Conflict, u"name_taken"_s,
                           isTaken
                               ? u"There is an environment named %1 already; nothing was taken."_s.arg(read.entry.name)
                               : u"The file has two environments named %1; nothing was taken."_s.arg(read.entry.name));
        }
        names.insert(read.entry.name.toCaseFolded());
    }
    Settings trial = settings; // all of it, or nothing
    QList<WorkspaceChange> changes;
    for (Read &read : *all) {
        auto taken = take(trial, std::move(read));
        if (!taken) {
            return tl::unexpected(taken.error());
        }
        changes += *taken;
    }
    settings = trial;
    return changes;
}

} // namespace farol::store
