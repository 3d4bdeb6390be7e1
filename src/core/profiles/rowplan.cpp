// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/rowplan.h"

#include <algorithm>

namespace farol {

using namespace Qt::Literals::StringLiterals;

RowReader::RowReader(std::shared_ptr<const Profile> profile, const QList<ProfileField> &fields,
                     const QStringList &hidden)
    : m_profile(std::move(profile))
    , m_plan(std::make_unique<Plan>()) {
    m_plan->fields = fields;
    for (const QString &path : hidden) {
        m_plan->fields.append({path, CellKind::Text, ProfileField::Path{path, ReadAs::Text}});
    }
    QList<ProfileField> keys;
    for (const auto &field : m_plan->fields) {
        if (const auto *lookup = std::get_if<ProfileField::Lookup>(&field.from)) {
            const QString name = u"?"_s + lookup->lookup + u':' + lookup->by;
            const bool isKnown =
                std::any_of(keys.begin(), keys.end(), [&name](const auto &one) { return one.name == name; });
            if (!isKnown) {
                keys.append({name, CellKind::Text, ProfileField::Path{lookup->by, ReadAs::Text}});
            }
        }
    }
    m_plan->fields.append(keys);
    for (qsizetype i = 0; i < m_plan->fields.size(); ++i) {
        const auto &field = m_plan->fields.at(i);
        m_plan->columns.append({field.name, field.kind, i >= fields.size() || field.name.startsWith(u'?')});
    }
    const auto columnOf = [this](const QString &name) {
        const auto found = std::find_if(m_plan->columns.begin(), m_plan->columns.end(),
                                        [&name](const RecordColumn &one) { return one.name == name; });
        return static_cast<int>(found - m_plan->columns.begin());
    };
    for (qsizetype i = 0; i < m_plan->fields.size(); ++i) {
        const auto &field = m_plan->fields.at(i);
        FieldRun run{static_cast<int>(i), field.kind, -1, &field};
        if (const auto *path = std::get_if<ProfileField::Path>(&field.from)) {
            run.path = m_plan->tree.add(path->path);
            const auto map = m_profile->statusMaps.constFind(path->map);
            run.map = path->map.isEmpty() || map == m_profile->statusMaps.constEnd() ? nullptr : &*map;
        } else if (const auto *count = std::get_if<ProfileField::Count>(&field.from)) {
            run.path = m_plan->tree.add(count->path, true);
        } else if (const auto *truth = std::get_if<ProfileField::Truth>(&field.from)) {
            run.path = m_plan->tree.add(truth->path);
        } else if (const auto *filled = std::get_if<ProfileField::Filled>(&field.from)) {
            for (const QString &hole : filled->text.holes()) {
                run.paths.push_back(hole == u"parent.id" ? -1 : m_plan->tree.add(hole));
            }
        } else if (const auto *derived = std::get_if<ProfileField::Derived>(&field.from)) {
            for (const auto &arm : derived->arms) {
                for (const QString &each : arm.when.paths()) {
                    run.paths.push_back(m_plan->tree.add(each, true));
                }
            }
        } else if (const auto *lookup = std::get_if<ProfileField::Lookup>(&field.from)) {
            m_joins.append({lookup->lookup, lookup->field, lookup->as,
                            columnOf(u"?"_s + lookup->lookup + u':' + lookup->by), static_cast<int>(i)});
        }
        m_plan->runs.push_back(run);
    }
    m_plan->idColumn = columnOf(u"id"_s);
}

RowReader::~RowReader() = default;

RecordTable RowReader::empty() const {
    return RecordTable(m_plan->columns, m_profile->currency);
}

} // namespace farol
