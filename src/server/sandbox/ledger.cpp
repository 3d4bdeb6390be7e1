// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sandbox/ledger.h"

#include "server/outbound/flatjson.h"

#include <QFile>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace farol::server {

namespace {

constexpr std::array<std::string_view, 4> words = {"received", "settled", "refused", "notified"};

tl::unexpected<Error> broken(const QString &what) {
    return failure(ErrorKind::Server, QStringLiteral("ledger"), what);
}

std::optional<LedgerEntry> entryFrom(const FlatJson &line) {
    LedgerEntry entry;
    const auto at = std::find(words.begin(), words.end(), line.get("effect"));
    const auto amount = amountFrom(line.get("amount"));
    if (at == words.end() || !amount) {
        return std::nullopt;
    }
    entry.effect = static_cast<Effect>(at - words.begin());
    entry.amountMinor = *amount;
    entry.externalId = line.get("external_id");
    entry.endToEndId = line.get("end_to_end_id");
    entry.code = line.get("code");
    entry.redrive = line.get("redrive");
    return entry;
}

std::int64_t numberFrom(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

Ledger::~Ledger() {
    if (m_file >= 0) {
        ::close(m_file);
    }
}

Done Ledger::open(const QString &path) {
    if (path.isEmpty()) {
        return {};
    }
    if (QFile::exists(path)) {
        if (auto done = readLines(path, false); !done) {
            return done;
        }
    }
    m_file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (m_file < 0) {
        return broken(QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    }
    return {};
}

Done Ledger::preload(const QString &path) {
    return m_entries.empty() ? readLines(path, true) : Done();
}

Done Ledger::readLines(const QString &path, bool append) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return broken(QStringLiteral("%1: %2").arg(path, file.errorString()));
    }
    for (int number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine();
        if (!line.endsWith('\n')) {
            break;
        }
        const auto object = FlatJson::parse({line.constData(), static_cast<std::size_t>(line.size())});
        const auto entry = object ? entryFrom(*object) : std::nullopt;
        if (!entry) {
            return broken(QStringLiteral("%1: line %2 is no ledger entry").arg(path).arg(number));
        }
        if (append) {
            add(*entry);
        } else {
            remember(*entry, numberFrom(object->get("at")));
        }
    }
    return {};
}

void Ledger::add(LedgerEntry entry) {
    remember(std::move(entry), m_clock.now().time_since_epoch().count());
    appendLine(m_lines, m_entries.size() - 1);
    m_lines += '\n';
}

void Ledger::remember(LedgerEntry entry, std::int64_t at) {
    const std::size_t index = m_entries.size();
    External &external = m_externals[entry.externalId];
    external.entries.push_back(index);
    switch (entry.effect) {
    case Effect::Received:
        ++m_received;
        ++external.received;
        break;
    case Effect::Settled:
        ++m_settled;
        m_distinct += ++external.settled == 1 ? 1 : 0;
        m_amount += entry.amountMinor;
        m_outcomes[entry.endToEndId] = index;
        break;
    case Effect::Refused:
        m_outcomes[entry.endToEndId] = index;
        break;
    case Effect::Notified:
        ++m_notified;
        break;
    }
    m_entries.push_back({std::move(entry), at});
}

void Ledger::appendLine(std::string &to, std::size_t index) const {
    const auto &[entry, at] = m_entries[index];
    to += "{\"n\":" + std::to_string(index + 1) + ",\"at\":" + std::to_string(at) + ",\"effect\":\"";
    to += words[static_cast<std::size_t>(entry.effect)];
    to += "\",\"external_id\":";
    appendJson(to, entry.externalId);
    to += ",\"end_to_end_id\":";
    appendJson(to, entry.endToEndId);
    to += ",\"amount\":\"";
    appendAmount(to, entry.amountMinor);
    to += '"';
    if (!entry.code.empty()) {
        to += ",\"code\":";
        appendJson(to, entry.code);
    }
    if (!entry.redrive.empty()) {
        to += ",\"redrive\":";
        appendJson(to, entry.redrive);
    }
    to += '}';
}

Done Ledger::sync() {
    std::size_t written = 0;
    while (m_file >= 0 && written < m_lines.size()) {
        const auto count = ::write(m_file, m_lines.data() + written, m_lines.size() - written);
        if (count < 0 && errno != EINTR) {
            return broken(QString::fromLocal8Bit(std::strerror(errno)));
        }
        written += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    if (m_file >= 0 && ::fdatasync(m_file) != 0) {
        return broken(QString::fromLocal8Bit(std::strerror(errno)));
    }
    m_lines.clear();
    return {};
}

const LedgerEntry *Ledger::outcome(const std::string &endToEndId) const {
    const auto at = m_outcomes.find(endToEndId);
    return at == m_outcomes.end() ? nullptr : &m_entries[at->second].entry;
}

std::int64_t Ledger::timesReceived(const std::string &externalId) const {
    const auto at = m_externals.find(externalId);
    return at == m_externals.end() ? 0 : at->second.received;
}

std::string Ledger::summary() const {
    std::string text = "{\"received\":" + std::to_string(m_received) +
                       ",\"settled_payments\":" + std::to_string(m_settled) +
                       ",\"settled_distinct_external\":" + std::to_string(m_distinct) + ",\"duplicated_external\":[";
    bool first = true;
    for (const auto &[id, external] : m_externals) {
        if (external.settled > 1) {
            text += first ? "" : ",";
            appendJson(text, id);
            first = false;
        }
    }
    text += "],\"amount\":\"";
    appendAmount(text, m_amount);
    return text + "\",\"notified\":" + std::to_string(m_notified) + "}";
}

std::string Ledger::ordersSince(std::int64_t since, std::int64_t after) const {
    constexpr int page = 200;
    std::string text = "{\"orders\":[";
    auto index = static_cast<std::size_t>(std::max<std::int64_t>(after, 0));
    for (int count = 0; index < m_entries.size() && count < page; ++index) {
        const auto &[entry, at] = m_entries[index];
        if (entry.effect != Effect::Received || at < since) {
            continue;
        }
        const LedgerEntry *end = outcome(entry.endToEndId);
        text += count++ == 0 ? "{\"end_to_end_id\":" : ",{\"end_to_end_id\":";
        appendJson(text, entry.endToEndId);
        text += ",\"external_id\":";
        appendJson(text, entry.externalId);
        text += ",\"amount\":\"";
        appendAmount(text, entry.amountMinor);
        text += "\",\"at\":" + std::to_string(at) + ",\"status\":\"";
        text += !end ? "open" : end->effect == Effect::Settled ? "settled" : "failed";
        text += "\"}";
    }
    return text + "],\"next\":" + std::to_string(index) + "}";
}

std::string Ledger::entriesOf(const std::string &externalId) const {
    std::string text = "{\"entries\":[";
    if (const auto at = m_externals.find(externalId); at != m_externals.end()) {
        for (const std::size_t index : at->second.entries) {
            text += index == at->second.entries.front() ? "" : ",";
            appendLine(text, index);
        }
    }
    return text + "]}";
}

} // namespace farol::server
