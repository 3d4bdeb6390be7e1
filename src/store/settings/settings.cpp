// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings/settings.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>
#include <array>
#include <utility>

namespace farol::store {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 largestFile = 4LL << 20;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

struct ThemeWord {
    ThemeChoice theme;
    const char16_t *word;
};
constexpr std::array themeWords{ThemeWord{ThemeChoice::System, u"system"}, ThemeWord{ThemeChoice::Light, u"light"},
                                ThemeWord{ThemeChoice::Dark, u"dark"},
                                ThemeWord{ThemeChoice::HighContrast, u"high_contrast"}};

QByteArray bytesOf(const QJsonValue &value) {
    return QByteArray::fromBase64(value.toString().toLatin1());
}
QString textOf(const QByteArray &bytes) {
    return QString::fromLatin1(bytes.toBase64());
}

QList<EnvironmentEntry> environmentsIn(const QJsonObject &root) {
    QList<EnvironmentEntry> entries;
    const QJsonObject stored = root.value(u"environments"_s).toObject();
    for (auto it = stored.begin(); it != stored.end(); ++it) {
        if (auto entry = environmentFromJson(it.key(), it.value().toObject())) {
            entries.append(std::move(*entry));
        }
    }
    std::sort(entries.begin(), entries.end(), [](const EnvironmentEntry &a, const EnvironmentEntry &b) {
        return std::tie(a.createdAt, a.name) < std::tie(b.createdAt, b.name);
    });
    return entries;
}

Done namesAreUnique(const QList<EnvironmentEntry> &entries, const EnvironmentEntry &wanted) {
    for (const EnvironmentEntry &other : entries) {
        if (other.id != wanted.id && other.name.compare(wanted.name, Qt::CaseInsensitive) == 0) {
            return failure(ErrorKind::Conflict, u"name_taken"_s,
                           u"There is already an environment named %1; choose another name."_s.arg(other.name));
        }
    }
    return {};
}

} // namespace

Settings::Settings(const Clock &clock, QString path)
    : m_clock(&clock)
    , m_path(std::move(path)) {}

Settings Settings::open(const Clock &clock, const QString &directory) {
    const QString place = directory.isEmpty()
                              ? QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/farol"_s
                              : directory;
    Settings settings(clock, place + u"/settings.json"_s);
    settings.m_root = settings.readFile();
    return settings;
}

QJsonObject Settings::readFile() {
    QFile file(m_path);
    if (!file.exists()) {
        return {};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        m_broken = BrokenSettings{{}, u"The settings cannot be read: %1"_s.arg(file.errorString())};
        m_unreadable = true;
        return {};
    }
    if (file.size() > largestFile) {
        setAside(u"The settings file is larger than any that Farol writes."_s);
        return {};
    }
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(file.readAll(), &problem);
    if (document.isObject()) {
        return document.object();
    }
    setAside(problem.error == QJsonParseError::NoError
                 ? u"The settings file is not a JSON object."_s
                 : u"The settings file is damaged at byte %1: %2"_s.arg(problem.offset).arg(problem.errorString()));
    return {};
}

void Settings::setAside(const QString &reason) {
    QString time = toRfc3339(m_clock->now());
    time.remove(u':'); // not allowed in a Windows file name
    const QString aside = m_path + u".broken-"_s + time;
    m_unreadable = !QFile::rename(m_path, aside);
    m_broken = BrokenSettings{m_unreadable ? QString() : aside, reason};
}

void Settings::set(const QString &group, const QString &member, const QJsonValue &value) {
    const auto apply = [&](QJsonObject &object) {
        if (value.isUndefined()) {
            object.remove(member);
        } else {
            object.insert(member, value);
        }
    };
    if (group.isEmpty()) {
        apply(m_root);
    } else {
        QJsonObject object = m_root.value(group).toObject();
        apply(object);
        m_root.insert(group, object);
    }
    m_changes.removeIf([&](const Change &old) { return old.group == group && old.member == member; });
    m_changes.append({group, member, value});
}

ThemeChoice Settings::theme() const {
    const QString stored = m_root.value(u"theme"_s).toString();
    const auto *found = std::find_if(themeWords.begin(), themeWords.end(),
                                     [&](const ThemeWord &known) { return stored == QStringView(known.word); });
    return found == themeWords.end() ? ThemeChoice::System : found->theme;
}

void Settings::setTheme(ThemeChoice theme) {
    const auto *found = std::find_if(themeWords.begin(), themeWords.end(),
                                     [&](const ThemeWord &known) { return known.theme == theme; });
    set({}, u"theme"_s, QString::fromUtf16(found->word));
}

QString Settings::language() const {
    return m_root.value(u"language"_s).toString();
}
void Settings::setLanguage(const QString &language) {
    set({}, u"language"_s, language);
}

int Settings::textPercent() const {
    return std::clamp(m_root.value(u"text_percent"_s).toInt(100), 80, 200);
}
void Settings::setTextPercent(int percent) {
    set({}, u"text_percent"_s, std::clamp(percent, 80, 200));
}

QByteArray Settings::windowGeometry() const {
    return bytesOf(m_root.value(u"window"_s).toObject().value(u"geometry"_s));
}
QByteArray Settings::windowState() const {
    return bytesOf(m_root.value(u"window"_s).toObject().value(u"state"_s));
}
void Settings::setWindow(const QByteArray &geometry, const QByteArray &state) {
    set(u"window"_s, u"geometry"_s, textOf(geometry));
    set(u"window"_s, u"state"_s, textOf(state));
}

QList<ColumnChoice> Settings::columns(const QString &view) const {
    QList<ColumnChoice> choices;
    const QJsonArray stored = m_root.value(u"columns"_s).toObject().value(view).toArray();
    for (const QJsonValue &value : stored) {
        const QJsonObject object = value.toObject();
        ColumnChoice choice{object.value(u"column"_s).toString(), object.value(u"width"_s).toInt(),
                            object.value(u"visible"_s).toBool(true)};
        if (!choice.column.isEmpty()) {
            choices.append(std::move(choice));
        }
    }
    return choices;
}

void Settings::setColumns(const QString &view, const QList<ColumnChoice> &columns) {
    QJsonArray stored;
    for (const ColumnChoice &choice : columns) {
        stored.append(
            QJsonObject{{u"column"_s, choice.column}, {u"width"_s, choice.width}, {u"visible"_s, choice.visible}});
    }
    set(u"columns"_s, view, stored);
}

QList<EnvironmentEntry> Settings::environments() const {
    return environmentsIn(m_root);
}

std::optional<EnvironmentEntry> Settings::environment(const QString &nameOrId) const {
    for (EnvironmentEntry &entry : environments()) {
        if (entry.id == nameOrId || entry.name.compare(nameOrId, Qt::CaseInsensitive) == 0) {
            return std::move(entry);
        }
    }
    return std::nullopt;
}

Done Settings::putEnvironment(const EnvironmentEntry &entry) {
    if (entry.id.isEmpty() || entry.name.trimmed().isEmpty() || entry.url.isEmpty() != entry.sourcesOnly) {
        return failure(ErrorKind::Rejected, u"environment_incomplete"_s,
                       u"An environment needs a name and an address."_s);
    }
    if (!QUrl(entry.url).userInfo().isEmpty()) {
        return failure(ErrorKind::Rejected, u"url_has_credentials"_s,
                       u"The address must not hold a user or password; sign in instead."_s);
    }
    if (auto unique = namesAreUnique(environments(), entry); !unique) {
        return unique;
    }
    // Members that a newer version added to this entry stay.
    QJsonObject object = m_root.value(u"environments"_s).toObject().value(entry.id).toObject();
    const QJsonObject ours = toJson(entry);
    for (auto it = ours.begin(); it != ours.end(); ++it) {
        object.insert(it.key(), it.value());
    }
    set(u"environments"_s, entry.id, object);
    return {};
}

void Settings::removeEnvironment(const QString &id) {
    for (const SourceEntry &source : sources(id)) {
        removeSource(source.id);
    }
    set(u"environments"_s, id, QJsonValue(QJsonValue::Undefined));
}

QString Settings::lastEnvironment() const {
    return m_root.value(u"last_environment"_s).toString();
}
void Settings::setLastEnvironment(const QString &id) {
    set({}, u"last_environment"_s, id);
}

Done Settings::save() {
    const QString directory = QFileInfo(m_path).path();
    if (!QDir().mkpath(directory)) {
        return failure(ErrorKind::Server, u"local_storage"_s, u"The folder %1 cannot be made."_s.arg(directory));
    }
    QLockFile lock(m_path + u".lock"_s);
    lock.setStaleLockTime(10'000);
    if (!lock.tryLock(500)) {
        return failure(ErrorKind::Conflict, u"settings_busy"_s,
                       u"Another program is writing the settings; try again."_s);
    }
    const QList<Change> changes = std::exchange(m_changes, {});
    const QJsonObject mine = m_root;
    const auto brokenBefore = std::exchange(m_broken, std::nullopt);
    m_unreadable = false;
    m_root = readFile();
    if (m_broken) {
        m_root = mine; // damaged since we read it: what we still know is the better start
    } else {
        m_broken = brokenBefore;
    }
    for (const Change &change : changes) {
        set(change.group, change.member, change.value);
    }
    if (m_unreadable) {
        return failure(ErrorKind::Server, u"local_storage"_s, m_broken->reason);
    }
    for (const Change &change : changes) {
        const auto entry = environmentFromJson(change.member, change.value.toObject());
        const bool isEntry = change.group == u"environments"_s && entry;
        if (const auto unique = isEntry ? namesAreUnique(environments(), *entry) : Done(); !unique) {
            m_root = mine;
            return unique;
        }
        if (const auto fits = change.group == u"sources"_s ? sourceFits(change.value.toObject()) : Done(); !fits) {
            m_root = mine;
            return fits;
        }
    }
    auto done = write(m_root);
    if (done) {
        m_changes.clear();
    }
    return done;
}

Done Settings::write(const QJsonObject &root) const {
    QJsonObject stamped = root;
    if (!stamped.contains(u"version"_s)) {
        stamped.insert(u"version"_s, 1);
    }
    QSaveFile file(m_path);
    const QByteArray text = QJsonDocument(stamped).toJson();
    // The mode is set on the temporary file, before there is anything to read in it.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) || file.write(text) != text.size() ||
        !file.commit()) {
        return failure(ErrorKind::Server, u"local_storage"_s,
                       u"The settings cannot be saved in %1: %2"_s.arg(m_path, file.errorString()));
    }
    return {};
}

} // namespace farol::store
