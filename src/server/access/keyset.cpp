// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/keyset.h"

#include "core/json/codec.h"
#include "core/log/log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <spdlog/spdlog.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto betweenTries = 1min;
static constexpr auto freshFor = 1h;
static constexpr std::size_t mostQuestions = 256;
static constexpr qsizetype mostKeys = 100;

// Nothing when it is no key set; a member that is no key is left out.
static std::optional<QHash<QString, QJsonObject>> keysOf(const QByteArray &text) {
    if (!json::guard(text)) {
        return std::nullopt;
    }
    const auto list = QJsonDocument::fromJson(text).object().value(u"keys"_s);
    if (!list.isArray() || list.toArray().size() > mostKeys) {
        return std::nullopt;
    }
    QHash<QString, QJsonObject> keys;
    for (const auto &each : list.toArray()) {
        const QString kid = each.toObject().value(u"kid"_s).toString();
        if (!kid.isEmpty() && !keys.contains(kid)) {
            keys.insert(kid, each.toObject());
        }
    }
    return keys;
}

static tl::unexpected<Error> unknownKey() {
    return failure(ErrorKind::Unauthorized, u"token_invalid"_s, u"the token is not one that is accepted here"_s);
}

static tl::unexpected<Error> unreachable() {
    return tl::unexpected(Error{ErrorKind::RateLimited,
                                503,
                                u"issuer_unreachable"_s,
                                u"the keys of the token's issuer cannot be read right now; try again in a moment"_s,
                                {},
                                {},
                                {}});
}

KeySet::KeySet(QString where, const Clock &clock)
    : m_where(std::move(where))
    , m_clock(clock)
    , m_thread([this] { run(); }) {}

KeySet::~KeySet() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    m_thread.join();
    for (const Question &question : m_questions) {
        question.answer(unreachable());
    }
}

void KeySet::find(const QString &kid, Answer answer) {
    std::unique_lock lock(m_mutex);
    const auto key = known(kid);
    const bool stale = m_readAt && *m_readAt + freshFor <= m_clock.now() && mayRead();
    if (key && !stale) {
        lock.unlock();
        answer(*key);
    } else if (!key && !mayRead()) {
        const bool never = !m_readAt;
        lock.unlock();
        answer(never ? unreachable() : unknownKey());
    } else if (m_questions.size() >= mostQuestions) {
        lock.unlock();
        answer(unreachable());
    } else {
        m_questions.push_back({kid, std::move(answer)});
        m_condition.notify_one();
    }
}

std::optional<QJsonObject> KeySet::known(const QString &kid) const {
    const auto found = m_keys.constFind(kid);
    return found == m_keys.constEnd() ? std::nullopt : std::optional(*found);
}

bool KeySet::mayRead() const {
    return !m_triedAt || *m_triedAt + betweenTries <= m_clock.now();
}

// Unlocks while it reads. Keys that the issuer took back are gone; keys stay when it cannot be reached.
void KeySet::read(std::unique_lock<std::mutex> &lock) {
    lock.unlock();
    const auto text = readKeys(m_where);
    const auto keys = text ? keysOf(*text) : std::nullopt;
    if (!keys) {
        log::logger().warn("no keys from {}: {}", m_where.toStdString(),
                           text ? "not a key set" : text.error().detail.toStdString());
    }
    lock.lock();
    m_triedAt = m_clock.now();
    if (keys) {
        m_readAt = m_triedAt;
        m_keys = *keys;
    }
}

void KeySet::run() {
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_condition.wait(lock, [this] { return m_stopping || !m_questions.empty(); });
        if (m_stopping) {
            return;
        }
        const bool stale = !m_readAt || *m_readAt + freshFor <= m_clock.now();
        if (mayRead() && (stale || !known(m_questions.front().kid))) {
            read(lock);
        }
        Question question = std::move(m_questions.front());
        m_questions.pop_front();
        const auto key = known(question.kid);
        const bool never = !m_readAt;
        lock.unlock();
        if (key) {
            question.answer(*key);
        } else {
            question.answer(never ? Result<QJsonObject>(unreachable()) : Result<QJsonObject>(unknownKey()));
        }
        lock.lock();
    }
}

} // namespace farol::server
