// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"
#include "store/settings/environmententry.h"
#include "store/settings/sourceentry.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <optional>

namespace farol::store {

enum class ThemeChoice { System, Light, Dark, HighContrast };

// One column of a table as a person left it; views keep them in visual order.
struct ColumnChoice {
    QString column;
    int width = 0; // pixels at 100 %; 0: the view decides
    bool visible = true;
    bool operator==(const ColumnChoice &) const = default;
};

// The file that could not be read, and where it is kept now; keptAs is empty when it could not be moved.
struct BrokenSettings {
    QString keptAs;
    QString reason; // English sentence
};

// What a person chose, in one JSON file of mode 0600, shared by the console and farolctl. No secret ever. Setters
// change this object; save() writes only what was set here, so two programs do not undo each other, and keeps members
// that this version does not know. Owned by the composition root; one thread.
class Settings final {
public:
    // directory empty: farol's place below QStandardPaths::GenericConfigLocation. Never fails: a file that cannot be
    // read is set aside as settings.json.broken-<time> and told by broken().
    [[nodiscard]] static Settings open(const Clock &clock, const QString &directory = {});
    [[nodiscard]] const std::optional<BrokenSettings> &broken() const { return m_broken; }
    [[nodiscard]] QString path() const { return m_path; }

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    [[nodiscard]] QString language() const; // pt_BR, en, es; empty: the system's
    void setLanguage(const QString &language);
    [[nodiscard]] int textPercent() const; // 80 to 200
    void setTextPercent(int percent);
    [[nodiscard]] QByteArray windowGeometry() const;
    [[nodiscard]] QByteArray windowState() const;
    void setWindow(const QByteArray &geometry, const QByteArray &state);
    [[nodiscard]] QList<ColumnChoice> columns(const QString &view) const; // empty: never chosen
    void setColumns(const QString &view, const QList<ColumnChoice> &columns);

    [[nodiscard]] QList<EnvironmentEntry> environments() const; // oldest first
    [[nodiscard]] std::optional<EnvironmentEntry> environment(const QString &nameOrId) const;
    // Adds or changes by id. Errors: Conflict name_taken; Rejected environment_incomplete, url_has_credentials.
    [[nodiscard]] Done putEnvironment(const EnvironmentEntry &entry);
    void removeEnvironment(const QString &id);
    // What an environment reads beside its farold, by name; environment: its id.
    [[nodiscard]] QList<SourceEntry> sources(const QString &environment) const;
    // Adds or changes by id. Errors: those of checkSource; NotFound environment_missing.
    [[nodiscard]] Done putSource(const QString &environment, const SourceEntry &entry);
    void removeSource(const QString &id);

    [[nodiscard]] QString lastEnvironment() const; // id
    void setLastEnvironment(const QString &id);

    // Merges with what another program wrote meanwhile. Errors: Conflict settings_busy or name_taken, Server
    // local_storage.
    [[nodiscard]] Done save();

private:
    struct Change {
        QString group; // empty: a member of the root
        QString member;
        QJsonValue value; // Undefined: remove
    };
    explicit Settings(const Clock &clock, QString path);
    [[nodiscard]] QJsonObject readFile();
    void set(const QString &group, const QString &member, const QJsonValue &value);
    void setAside(const QString &reason);
    [[nodiscard]] Done sourceFits(const QJsonObject &stored) const;
    [[nodiscard]] Done write(const QJsonObject &root) const;

    const Clock *m_clock;
    QString m_path;
    QJsonObject m_root;
    QList<Change> m_changes;
    std::optional<BrokenSettings> m_broken;
    bool m_unreadable = false; // there is a file, and saving would destroy it
};

} // namespace farol::store
