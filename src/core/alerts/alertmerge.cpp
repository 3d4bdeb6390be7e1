// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertmerge.h"

#include <QHash>
#include <algorithm>

namespace farol {

namespace {

// Rows by a key, in the order in which they are first met.
template<typename Row>
class Rows final {
public:
    Row &at(const QString &key, bool &isNew) {
        const auto found = m_places.constFind(key);
        isNew = found == m_places.constEnd();
        if (isNew) {
            m_places.insert(key, m_rows.size());
            m_rows.append(Row());
            return m_rows.last();
        }
        return m_rows[*found];
    }
    QList<Row> take() { return std::move(m_rows); }

private:
    QHash<QString, qsizetype> m_places;
    QList<Row> m_rows;
};

void join(QStringList &into, const QStringList &more) {
    for (const auto &one : more) {
        if (!into.contains(one)) {
            into.append(one);
        }
    }
}

// Of one server, which may have said it before, in another group.
void say(MergedAlert &into, const QString &server, const Alert &alert) {
    for (auto &one : into.states) {
        if (one.server == server) {
            if (louder(one.state, alert.state) != one.state) {
                one = {server, alert.state, alert.stateRaw};
            }
            return;
        }
    }
    into.states.append({server, alert.state, alert.stateRaw});
}

void add(MergedAlert &into, const Alert &alert) {
    const bool isNewer = alert.updatedAt > into.alert.updatedAt;
    const Alert older = isNewer ? into.alert : alert;
    into.alert = isNewer ? alert : into.alert;
    if (louder(into.alert.state, older.state) != into.alert.state) {
        into.alert.state = older.state;
        into.alert.stateRaw = older.stateRaw;
    }
    join(into.alert.silencedBy, older.silencedBy);
    join(into.alert.inhibitedBy, older.inhibitedBy);
    join(into.alert.receivers, older.receivers);
}

// What tells groups apart, each value in quotes.
QString keyOf(const AlertGroup &group) {
    QList<Matcher> words{{QString(), group.receiver}};
    for (auto label = group.labels.begin(); label != group.labels.end(); ++label) {
        words.append({label.key(), label.value()});
    }
    return textOf(words);
}

// The less of two equally new ones: what rings must not look silenced.
int quiet(SilenceState state) {
    switch (state) {
    case SilenceState::Expired:
        return 0;
    case SilenceState::Unknown:
        return 1;
    case SilenceState::Pending:
        return 2;
    case SilenceState::Active:
        return 3;
    }
    Q_UNREACHABLE();
}

} // namespace

bool MergedAlert::isDisputed() const {
    return std::any_of(states.begin(), states.end(),
                       [this](const State &one) { return one.raw != states.constFirst().raw; });
}

QList<MergedAlert> mergedAlerts(const QList<SaidBy<Alert>> &all) {
    Rows<MergedAlert> rows;
    for (const auto &[server, alerts] : all) {
        for (const auto &alert : alerts) {
            bool isNew = false;
            auto &row = rows.at(alert.fingerprint, isNew);
            if (isNew) {
                row.alert = alert;
            } else {
                add(row, alert);
            }
            say(row, server, alert);
        }
    }
    return rows.take();
}

QList<MergedGroup> mergedGroups(const QList<SaidBy<AlertGroup>> &all) {
    struct Parts {
        MergedGroup group;
        QList<SaidBy<Alert>> said;
    };
    Rows<Parts> rows;
    for (const auto &[server, groups] : all) {
        for (const auto &group : groups) {
            bool isNew = false;
            auto &row = rows.at(keyOf(group), isNew);
            row.group.labels = group.labels;
            row.group.receiver = group.receiver;
            join(row.group.servers, {server});
            row.said.append({server, group.alerts});
        }
    }
    QList<MergedGroup> merged;
    for (auto &row : rows.take()) {
        row.group.alerts = mergedAlerts(row.said);
        merged.append(std::move(row.group));
    }
    return merged;
}

QList<MergedSilence> mergedSilences(const QList<SaidBy<Silence>> &all) {
    Rows<MergedSilence> rows;
    for (const auto &[server, silences] : all) {
        for (const auto &silence : silences) {
            bool isNew = false;
            auto &row = rows.at(silence.id, isNew);
            const bool isNewer = silence.updatedAt > row.silence.updatedAt;
            const bool isAsNew = silence.updatedAt == row.silence.updatedAt;
            if (isNew || isNewer || (isAsNew && quiet(silence.state) < quiet(row.silence.state))) {
                row.silence = silence;
            }
            join(row.servers, {server});
        }
    }
    return rows.take();
}

} // namespace farol
