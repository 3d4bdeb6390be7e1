// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connect/connectmodel.h"

#include "app/connect/environmentoptions.h"
#include "store/secrets/sourcesecret.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

// What ConnectModel keeps on this machine: entries, authorities, and their way out.
namespace farol::app {

using namespace Qt::Literals::StringLiterals;

Done ConnectModel::save() {
    if (!m_faults.isEmpty()) {
        auto refused = failure(ErrorKind::Rejected, u"environment_incomplete"_s, m_faults.constFirst().detail).value();
        refused.fields = m_faults;
        return tl::unexpected(std::move(refused));
    }
    const auto before = m_settings.environment(m_form.id);
    auto done = storeEntry();
    if (done && before) {
        forgetBefore(*before);
    }
    check();
    return done;
}

Done ConnectModel::storeEntry() {
    if (m_form.createdAt == Instant{}) {
        m_form.createdAt = m_clock.now();
    }
    auto done = m_settings.putEnvironment(m_form);
    done = done ? m_settings.save() : done;
    Q_EMIT environmentsChanged();
    return done;
}

// Another host or user has a token and a cache of its own; what nobody will ask for any more must not stay behind.
void ConnectModel::forgetBefore(const store::EnvironmentEntry &before) {
    const auto key = secretKeyOf(before);
    if (key == secretKeyOf(m_form)) {
        return;
    }
    forgetCache(before);
    m_secrets.remove(key, this, [this](const Done &removed) {
        if (!removed) {
            m_error = removed.error();
            Q_EMIT changed();
        }
    });
}

Done ConnectModel::useOfferedAuthority(const QString &sha256) {
    if (!m_offered || m_offered->sha256 != sha256) {
        return failure(ErrorKind::Conflict, u"authority_changed"_s,
                       u"This is not the authority that the server showed. Connect again and compare."_s);
    }
    const auto path = authorityFile(m_form.id);
    const auto folder = QFileInfo(path).absolutePath();
    QSaveFile file(path);
    const bool isKept = QDir().mkpath(folder) && file.open(QIODevice::WriteOnly) &&
                        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner) &&
                        file.write(m_offered->pem) == m_offered->pem.size() && file.commit();
    if (!isKept) {
        return failure(ErrorKind::Server, u"local_storage"_s,
                       u"The authority cannot be written to %1: %2"_s.arg(folder, file.errorString()));
    }
    m_form.caFile = path;
    m_offered.reset();
    check();
    return {};
}

QString ConnectModel::authorityFile(const QString &id) const {
    return QFileInfo(m_settings.path()).absoluteDir().filePath(u"authorities/%1.pem"_s.arg(id));
}

void ConnectModel::forget(const QString &id) {
    const auto entry = m_settings.environment(id);
    if (!entry) {
        Q_EMIT forgetFailed(
            id, failure(ErrorKind::NotFound, u"environment_missing"_s, u"There is no such environment any more."_s)
                    .value());
        return;
    }
    m_secrets.remove(secretKeyOf(*entry), this, [this, id](const Done &removed) {
        // An entry that could never have a token has none to lose.
        const bool isGone = removed || removed.error().code == u"secret_key"_s;
        const auto done = isGone ? drop(id) : removed;
        if (done) {
            Q_EMIT forgotten(id);
        } else {
            Q_EMIT forgetFailed(id, done.error());
        }
    });
}

Done ConnectModel::forgetEntryOnly(const QString &id) {
    auto done = drop(id);
    if (done) {
        Q_EMIT forgotten(id);
    }
    return done;
}

void ConnectModel::forgetCache(const store::EnvironmentEntry &entry) const {
    if (!m_cacheDirectory.isEmpty()) {
        store::OfflineCache::forget(m_cacheDirectory, cacheScopeOf(entry));
    }
}

QList<store::EnvironmentEntry> ConnectModel::environments() const {
    auto all = m_settings.environments();
    all.removeIf([](const store::EnvironmentEntry &entry) { return entry.sourcesOnly; });
    return all;
}

// What signs in to them has no use without them; a keychain that cannot be asked now says so.
void ConnectModel::forgetSources(const QString &environment, const QList<store::SourceEntry> &sources) {
    for (const store::SourceEntry &source : sources) {
        QFile::remove(authorityFile(source.id));
        if (source.auth == store::SourceAuth::None) {
            continue;
        }
        m_secrets.remove(store::secretKeyOf(environment, source), this, [this](const Done &removed) {
            if (!removed) {
                m_error = removed.error();
                Q_EMIT changed();
            }
        });
    }
}

Done ConnectModel::drop(const QString &id) {
    const auto entry = m_settings.environment(id);
    const auto sources = m_settings.sources(id);
    m_settings.removeEnvironment(id);
    if (m_settings.lastEnvironment() == id) {
        m_settings.setLastEnvironment({});
    }
    if (auto done = m_settings.save(); !done) {
        return done;
    }
    QFile::remove(authorityFile(id));
    if (entry) {
        forgetCache(*entry);
    }
    forgetSources(id, sources);
    if (m_form.id == id && m_state != State::Running) {
        startNew();
    } else {
        check();
    }
    Q_EMIT environmentsChanged();
    return {};
}

} // namespace farol::app
