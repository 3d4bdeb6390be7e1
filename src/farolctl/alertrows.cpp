// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/alertrows.h"

#include <QMap>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QString orDash(const QString &text) {
    return text.isEmpty() ? u"-"_s : text;
}

QStringList serversOf(const MergedAlert &one) {
    QStringList names;
    for (const auto &state : one.states) {
        names.append(one.isDisputed() ? u"%1: %2"_s.arg(state.server, state.raw) : state.server);
    }
    return names;
}

// Why it is quiet.
QString quietedBy(const Alert &alert) {
    QStringList words;
    if (!alert.silencedBy.isEmpty()) {
        words.append(u"silence "_s + alert.silencedBy.join(u", "_s));
    }
    if (!alert.inhibitedBy.isEmpty()) {
        words.append(u"alert "_s + alert.inhibitedBy.join(u", "_s));
    }
    return orDash(words.join(u"; "_s));
}

Table withServers(QList<Table::Column> columns, bool several) {
    if (several) {
        columns.append({u"SERVERS"_s});
    }
    return Table(std::move(columns));
}

void add(Table &table, QStringList cells, bool several, const QStringList &servers) {
    if (several) {
        cells.append(servers.join(u", "_s));
    }
    table.add(cells);
}

} // namespace

QString shownLabels(const Labels &labels, const QStringList &without) {
    QStringList words;
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        if (!without.contains(label.key())) {
            words.append(u"%1=%2"_s.arg(label.key(), label.value()));
        }
    }
    return words.join(u' ');
}

QString shownAt(const std::optional<Instant> &at) {
    return at ? shown(*at) : u"-"_s;
}

QJsonValue jsonAt(const std::optional<Instant> &at) {
    return at ? QJsonValue(toRfc3339(*at)) : QJsonValue();
}

QJsonObject jsonLabels(const Labels &labels) {
    QJsonObject object;
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        object.insert(label.key(), label.value());
    }
    return object;
}

Table alertTable(const QList<MergedAlert> &alerts, bool several) {
    auto table = withServers(
        {{u"ALERT"_s}, {u"STATE"_s}, {u"SEVERITY"_s}, {u"SINCE"_s}, {u"LABELS"_s}, {u"SUMMARY"_s}, {u"QUIET BY"_s}},
        several);
    for (const auto &one : alerts) {
        const auto &alert = one.alert;
        add(table,
            {alert.labels.value(u"alertname"_s, u"-"_s), alert.stateRaw, alert.labels.value(u"severity"_s, u"-"_s),
             shown(alert.startsAt), shownLabels(alert.labels, {u"alertname"_s, u"severity"_s}),
             alert.annotations.value(u"summary"_s), quietedBy(alert)},
            several, serversOf(one));
    }
    return table;
}

QJsonObject jsonOf(const MergedAlert &one, Instant now) {
    QJsonArray servers;
    for (const auto &state : one.states) {
        servers.append(
            QJsonObject{{u"server"_s, state.server}, {u"status"_s, toApi(state.state)}, {u"status_raw"_s, state.raw}});
    }
    const auto &alert = one.alert;
    return {{u"id"_s, alert.fingerprint},
            {u"status"_s, toApi(alert.state)},
            {u"status_raw"_s, alert.stateRaw},
            {u"firing"_s, isFiring(alert, now)},
            {u"labels"_s, jsonLabels(alert.labels)},
            {u"annotations"_s, jsonLabels(alert.annotations)},
            {u"active_at"_s, toRfc3339(alert.startsAt)},
            {u"ends_at"_s, toRfc3339(alert.endsAt)},
            {u"updated_at"_s, toRfc3339(alert.updatedAt)},
            {u"silenced_by"_s, QJsonArray::fromStringList(alert.silencedBy)},
            {u"inhibited_by"_s, QJsonArray::fromStringList(alert.inhibitedBy)},
            {u"receivers"_s, QJsonArray::fromStringList(alert.receivers)},
            {u"generator_url"_s, alert.generatorUrl ? QJsonValue(*alert.generatorUrl) : QJsonValue()},
            {u"servers"_s, servers}};
}

Table groupTable(const QList<MergedGroup> &groups, bool several) {
    auto table =
        withServers({{u"RECEIVER"_s}, {u"GROUP"_s}, {u"ALERTS"_s, Table::Side::Right}, {u"STATES"_s}}, several);
    for (const auto &group : groups) {
        QMap<QString, int> states;
        for (const auto &one : group.alerts) {
            ++states[one.alert.stateRaw];
        }
        QStringList words;
        for (auto state = states.cbegin(); state != states.cend(); ++state) {
            words.append(u"%1 %2"_s.arg(QString::number(*state), state.key()));
        }
        add(table,
            {group.receiver, orDash(shownLabels(group.labels)), QString::number(group.alerts.size()),
             words.join(u", "_s)},
            several, group.servers);
    }
    return table;
}

QJsonObject jsonOf(const MergedGroup &group, Instant now) {
    QList<Matcher> words;
    for (auto label = group.labels.begin(); label != group.labels.end(); ++label) {
        words.append({label.key(), label.value()});
    }
    QJsonArray alerts;
    for (const auto &one : group.alerts) {
        alerts.append(jsonOf(one, now));
    }
    return {{u"id"_s, group.receiver + textOf(words)},
            {u"receiver"_s, group.receiver},
            {u"labels"_s, jsonLabels(group.labels)},
            {u"alerts"_s, alerts},
            {u"servers"_s, QJsonArray::fromStringList(group.servers)}};
}

Table silenceTable(const QList<CountedSilence> &silences, bool several) {
    auto table = withServers({{u"SILENCE"_s},
                              {u"STATE"_s},
                              {u"MATCHES"_s, Table::Side::Right},
                              {u"BEGINS"_s},
                              {u"ENDS"_s},
                              {u"BY"_s},
                              {u"MATCHERS"_s},
                              {u"COMMENT"_s}},
                             several);
    for (const auto &[merged, matched] : silences) {
        const auto &one = merged.silence;
        add(table,
            {one.id, one.stateRaw, matched ? QString::number(*matched) : u"?"_s, shown(one.startsAt), shown(one.endsAt),
             orDash(one.createdBy), textOf(one.matchers), orDash(one.comment)},
            several, merged.servers);
    }
    return table;
}

QJsonObject jsonOf(const CountedSilence &counted) {
    const auto &one = counted.merged.silence;
    QJsonArray matchers;
    for (const auto &matcher : one.matchers) {
        matchers.append(textOf(matcher));
    }
    return {{u"id"_s, one.id},
            {u"status"_s, toApi(one.state)},
            {u"status_raw"_s, one.stateRaw},
            {u"matched"_s, counted.matched ? QJsonValue(*counted.matched) : QJsonValue()},
            {u"matchers"_s, matchers},
            {u"starts_at"_s, toRfc3339(one.startsAt)},
            {u"ends_at"_s, toRfc3339(one.endsAt)},
            {u"updated_at"_s, toRfc3339(one.updatedAt)},
            {u"created_by"_s, one.createdBy},
            {u"comment"_s, one.comment},
            {u"servers"_s, QJsonArray::fromStringList(counted.merged.servers)}};
}

} // namespace farol::ctl
