// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/alertmanager/alertanswers.h"

#include "core/json/codec.h"

#include <functional>
#include <simdjson.h>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

namespace dom = simdjson::dom;

QString text(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

tl::unexpected<Error> bad(const QString &where) {
    return failure(ErrorKind::Malformed, u"alertmanager_answer"_s,
                   u"The answer is not what Alertmanager says: %1."_s.arg(where));
}

// The members of one object. The first that is missing or wrong is the fault of the whole, whose other members are then
// not looked at.
class Fields final {
public:
    Fields(dom::element from, const QString &where)
        : m_where(where) {
        if (from.get(m_object) != simdjson::SUCCESS) {
            m_fault = where + u" is no object"_s;
        }
    }
    [[nodiscard]] bool isGood() const { return m_fault.isEmpty(); }
    [[nodiscard]] const QString &fault() const { return m_fault; }
    [[nodiscard]] const QString &where() const { return m_where; }
    void spoil(const QString &fault) { m_fault = isGood() ? fault : m_fault; }

    // Not there, or null.
    [[nodiscard]] bool lacks(const char *name) const {
        dom::element found;
        return !isGood() || m_object[name].get(found) != simdjson::SUCCESS || found.is_null();
    }
    QString word(const char *name) {
        std::string_view found;
        if (!isGood() || m_object[name].get(found) != simdjson::SUCCESS) {
            wrong(name, "no text");
            return {};
        }
        return text(found);
    }
    QString name(const char *name) { // a text that is not empty
        QString found = word(name);
        if (isGood() && found.isEmpty()) {
            wrong(name, "empty");
        }
        return found;
    }
    bool flag(const char *name, bool otherwise) {
        bool found = otherwise;
        if (!lacks(name) && m_object[name].get(found) != simdjson::SUCCESS) {
            wrong(name, "neither true nor false");
        }
        return found;
    }
    Instant moment(const char *name) {
        const auto at = fromRfc3339(word(name));
        if (isGood() && !at) {
            wrong(name, "no time");
        }
        return at.value_or(Instant());
    }
    Labels labels(const char *name) {
        Labels all;
        dom::object object;
        if (!isGood() || m_object[name].get(object) != simdjson::SUCCESS) {
            wrong(name, "no object");
            return all;
        }
        for (const auto label : object) {
            std::string_view value;
            if (label.value.get(value) != simdjson::SUCCESS) {
                wrong(name, "no object of texts");
                return all;
            }
            all.insert(text(label.key), text(value));
        }
        return all;
    }
    // What stands in a list of objects or texts; none when there is no list.
    void each(const char *name, const std::function<void(dom::element, const QString &where)> &take) {
        if (lacks(name)) {
            return;
        }
        dom::array all;
        if (m_object[name].get(all) != simdjson::SUCCESS) {
            wrong(name, "no list");
            return;
        }
        qsizetype i = 0;
        for (const dom::element one : all) {
            take(one, u"%1[%2]"_s.arg(at(name)).arg(i++));
        }
    }
    QStringList words(const char *name) {
        QStringList all;
        each(name, [this, &all](dom::element one, const QString &where) {
            std::string_view word;
            if (one.get(word) != simdjson::SUCCESS) {
                spoil(where + u" is no text"_s);
            }
            all.append(text(word));
        });
        return all;
    }
    // A list of {"name": …}, as receivers are written.
    QStringList names(const char *name) {
        QStringList all;
        each(name, [this, &all](dom::element one, const QString &where) {
            Fields fields(one, where);
            all.append(fields.name("name"));
            spoil(fields.fault());
        });
        return all;
    }
    // An object inside; its faults are those of the whole once they are taken over by spoil().
    [[nodiscard]] Fields inside(const char *name) {
        dom::element found;
        if (!isGood() || m_object[name].get(found) != simdjson::SUCCESS) {
            wrong(name, "no object");
        }
        return isGood() ? Fields(found, at(name)) : *this;
    }

private:
    [[nodiscard]] QString at(const char *name) const {
        return m_where.isEmpty() ? QString::fromLatin1(name) : m_where + u'.' + QLatin1StringView(name);
    }
    void wrong(const char *name, const char *why) { spoil(at(name) + u" is "_s + QLatin1StringView(why)); }

    dom::object m_object;
    QString m_where;
    QString m_fault;
};

Alert readAlert(Fields &from) {
    Alert alert;
    alert.fingerprint = from.name("fingerprint");
    alert.labels = from.labels("labels");
    alert.annotations = from.lacks("annotations") ? Labels() : from.labels("annotations");
    auto status = from.inside("status");
    alert.stateRaw = status.name("state");
    alert.state = alertStateOf(alert.stateRaw);
    alert.silencedBy = status.words("silencedBy");
    alert.inhibitedBy = status.words("inhibitedBy");
    from.spoil(status.fault());
    alert.startsAt = from.moment("startsAt");
    alert.endsAt = from.moment("endsAt");
    alert.updatedAt = from.moment("updatedAt");
    alert.receivers = from.names("receivers");
    if (!from.lacks("generatorURL")) {
        const QString url = from.word("generatorURL");
        alert.generatorUrl = url.isEmpty() ? std::nullopt : std::optional(url);
    }
    return alert;
}

Silence readSilence(Fields &from) {
    Silence silence;
    silence.id = from.name("id");
    auto status = from.inside("status");
    silence.stateRaw = status.name("state");
    silence.state = silenceStateOf(silence.stateRaw);
    from.spoil(status.fault());
    from.each("matchers", [&](dom::element one, const QString &where) {
        Fields fields(one, where);
        silence.matchers.append({fields.name("name"), fields.word("value"), fields.flag("isRegex", false),
                                 fields.flag("isEqual", true)}); // servers before 0.22 know no other
        from.spoil(fields.fault());
    });
    if (from.isGood() && silence.matchers.isEmpty()) {
        from.spoil(from.where() + u" has no matchers"_s);
    }
    silence.startsAt = from.moment("startsAt");
    silence.endsAt = from.moment("endsAt");
    silence.updatedAt = from.moment("updatedAt");
    silence.createdBy = from.word("createdBy");
    silence.comment = from.word("comment");
    return silence;
}

// A document that is parsed; the elements live as long as it.
class Document final {
public:
    Done parse(QByteArrayView body) {
        if (const auto safe = json::guard(body); !safe) {
            return bad(u"no JSON"_s);
        }
        const auto fault = m_parser.parse(body.data(), static_cast<std::size_t>(body.size())).get(m_root);
        return fault == simdjson::SUCCESS
                   ? Done()
                   : bad(u"no JSON (%1)"_s.arg(QLatin1StringView(simdjson::error_message(fault))));
    }
    [[nodiscard]] dom::element root() const { return m_root; }

private:
    dom::parser m_parser;
    dom::element m_root;
};

// A list at the top, of which what cannot be read is told. A list of nothing but such is no answer.
template<typename T>
Result<Readable<T>> listIn(QByteArrayView body, const std::function<T(Fields &, QStringList &)> &read) {
    Document document;
    if (const auto parsed = document.parse(body); !parsed) {
        return tl::unexpected(parsed.error());
    }
    dom::array all;
    if (document.root().get(all) != simdjson::SUCCESS) {
        return bad(u"it is no list"_s);
    }
    Readable<T> readable;
    qsizetype i = 0;
    for (const dom::element one : all) {
        Fields fields(one, u"[%1]"_s.arg(i++));
        T row = read(fields, readable.unreadable);
        if (fields.isGood()) {
            readable.rows.append(std::move(row));
        } else {
            readable.unreadable.append(fields.fault());
        }
    }
    const bool isBroken = readable.rows.isEmpty() && !readable.unreadable.isEmpty();
    return isBroken ? Result<Readable<T>>(bad(readable.unreadable.constFirst())) : readable;
}

template<typename T>
Result<T> objectIn(QByteArrayView body, T (*read)(Fields &)) {
    Document document;
    if (const auto parsed = document.parse(body); !parsed) {
        return tl::unexpected(parsed.error());
    }
    Fields fields(document.root(), QString());
    T value = read(fields);
    return fields.isGood() ? Result<T>(std::move(value)) : bad(fields.fault());
}

AlertGroup readGroup(Fields &from, QStringList &unreadable) {
    AlertGroup group;
    group.labels = from.labels("labels");
    auto receiver = from.inside("receiver");
    group.receiver = receiver.name("name");
    from.spoil(receiver.fault());
    from.each("alerts", [&](dom::element one, const QString &where) {
        Fields fields(one, where);
        Alert alert = readAlert(fields);
        if (fields.isGood()) {
            group.alerts.append(std::move(alert));
        } else {
            unreadable.append(fields.fault());
        }
    });
    return group;
}

AlertmanagerStatus readStatus(Fields &from) {
    AlertmanagerStatus status;
    auto version = from.inside("versionInfo");
    status.version = version.name("version");
    from.spoil(version.fault());
    auto cluster = from.inside("cluster");
    status.cluster = cluster.word("status");
    cluster.each("peers", [&status](dom::element one, const QString &where) {
        Fields peer(one, where);
        status.peers.append(peer.word("address"));
    });
    from.spoil(cluster.fault());
    if (!from.lacks("config")) {
        auto config = from.inside("config");
        status.config = config.lacks("original") ? QString() : config.word("original");
        from.spoil(config.fault());
    }
    if (!from.lacks("uptime")) {
        status.upSince = from.moment("uptime");
    }
    return status;
}

} // namespace

Result<Readable<Alert>> alertsIn(QByteArrayView body) {
    return listIn<Alert>(body, [](Fields &from, QStringList &) { return readAlert(from); });
}

Result<Readable<AlertGroup>> alertGroupsIn(QByteArrayView body) {
    return listIn<AlertGroup>(body, readGroup);
}

Result<Readable<Silence>> silencesIn(QByteArrayView body) {
    return listIn<Silence>(body, [](Fields &from, QStringList &) { return readSilence(from); });
}

Result<Silence> silenceIn(QByteArrayView body) {
    return objectIn<Silence>(body, readSilence);
}

Result<QString> silenceIdIn(QByteArrayView body) {
    return objectIn<QString>(body, [](Fields &from) { return from.name("silenceID"); });
}

Result<QStringList> receiversIn(QByteArrayView body) {
    const auto all = listIn<QString>(body, [](Fields &from, QStringList &) { return from.name("name"); });
    if (!all || !all->unreadable.isEmpty()) {
        return all ? bad(all->unreadable.constFirst()) : tl::unexpected(all.error());
    }
    return QStringList(all->rows);
}

Result<AlertmanagerStatus> alertmanagerStatusIn(QByteArrayView body) {
    return objectIn<AlertmanagerStatus>(body, readStatus);
}

} // namespace farol::net
