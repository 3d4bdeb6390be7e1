// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secrets/secretstore.h"

#include "store/secrets/secrettask.h"

#include <QTimer>

namespace farol::store {

size_t qHash(const SecretKey &key, size_t seed) {
    return qHashMulti(seed, key.environment, key.host, key.user);
}

namespace {

std::optional<Error> badKey(const SecretKey &key) {
    if (!key.environment.isEmpty() && !key.host.isEmpty() && !key.user.isEmpty() && !key.host.contains(u'@')) {
        return std::nullopt;
    }
    return failure(ErrorKind::Rejected, QStringLiteral("secret_key"),
                   QStringLiteral("A password belongs to an environment, a host and a user."))
        .value();
}

// Runs it from the event loop, never inside the call, unless the context died meanwhile.
void later(QObject *context, std::function<void()> what) {
    QTimer::singleShot(0, context, std::move(what));
}

} // namespace

SecretStore::SecretStore(SecretOptions options)
    : m_options(std::move(options))
    , m_look(std::make_unique<KeyringLook>()) {}

SecretStore::~SecretStore() = default;

std::unique_ptr<SecretTask> SecretStore::makeTask(int kind, const SecretKey &key, Secret secret) {
    SecretTask::Order order{static_cast<SecretTask::Kind>(kind), m_options.program + u'/' + key.environment,
                            key.user + u'@' + key.host, // a host has no @, so the last one parts them
                            std::move(secret), m_options};
    return std::make_unique<SecretTask>(*m_look, std::move(order));
}

void SecretStore::probe() {
    enqueue(makeTask(static_cast<int>(SecretTask::Kind::Probe), {}, {}), [](SecretTask &) {});
}

void SecretStore::read(const SecretKey &key, QObject *context, std::function<void(Result<FoundSecret>)> answer) {
    if (auto bad = badKey(key)) {
        later(context, [answer = std::move(answer), bad] { answer(tl::unexpected(*bad)); });
        return;
    }
    if (const auto kept = m_session.constFind(key); kept != m_session.cend()) {
        later(context, [answer = std::move(answer), secret = kept->secret] {
            answer(FoundSecret{secret, Kept::ThisSessionOnly});
        });
        return;
    }
    enqueue(makeTask(static_cast<int>(SecretTask::Kind::Read), key, {}),
            [context = QPointer<QObject>(context), answer = std::move(answer)](SecretTask &task) {
                if (!context) {
                    return;
                }
                if (task.error) {
                    answer(tl::unexpected(*task.error));
                } else {
                    answer(FoundSecret{std::move(task.secret), Kept::InKeychain});
                }
            });
}

void SecretStore::write(const SecretKey &key, const Secret &secret, QObject *context,
                        std::function<void(StoredSecret)> answer) {
    const quint64 number = ++m_number;
    m_session.insert(key, {secret, number});
    if (auto bad = badKey(key)) {
        later(context, [answer = std::move(answer), bad] { answer({Kept::ThisSessionOnly, bad}); });
        return;
    }
    enqueue(makeTask(static_cast<int>(SecretTask::Kind::Write), key, secret),
            [this, key, number, context = QPointer<QObject>(context), answer = std::move(answer)](SecretTask &task) {
                const auto kept = m_session.constFind(key);
                // A newer write or a remove may have come meanwhile; its copy is not ours to drop.
                if (!task.error && kept != m_session.cend() && kept->number == number) {
                    m_session.erase(kept);
                }
                if (context) {
                    answer({task.error ? Kept::ThisSessionOnly : Kept::InKeychain, task.error});
                }
            });
    Q_EMIT changed();
}

void SecretStore::remove(const SecretKey &key, QObject *context, std::function<void(Done)> answer) {
    if (auto bad = badKey(key)) {
        later(context, [answer = std::move(answer), bad] { answer(tl::unexpected(*bad)); });
        return;
    }
    const bool wasSession = m_session.remove(key) > 0;
    enqueue(makeTask(static_cast<int>(SecretTask::Kind::Remove), key, {}),
            [context = QPointer<QObject>(context), answer = std::move(answer)](SecretTask &task) {
                if (context) {
                    answer(task.error ? Done(tl::unexpected(*task.error)) : Done());
                }
            });
    if (wasSession) {
        Q_EMIT changed();
    }
}

void SecretStore::enqueue(std::unique_ptr<SecretTask> task, std::function<void(SecretTask &)> ended) {
    connect(task.get(), &SecretTask::slow, this, [this] {
        settle(SecretState::Slow,
               QStringLiteral("The keyring has not answered yet; it may be waiting for you to unlock it."));
    });
    connect(task.get(), &SecretTask::ended, this, &SecretStore::taskEnded, Qt::QueuedConnection);
    m_tasks.emplace_back(std::move(task), std::move(ended));
    startNext();
}

void SecretStore::startNext() {
    if (m_running || m_tasks.empty()) {
        return;
    }
    m_running = true;
    m_tasks.front().first->start(m_state != SecretState::Ready);
}

void SecretStore::taskEnded() {
    auto [task, ended] = std::move(m_tasks.front());
    m_tasks.pop_front();
    m_running = false;
    if (!task->backend.isEmpty() || task->state == SecretState::Absent) {
        m_backend = task->backend;
    }
    const QPointer<SecretStore> alive(this);
    // The state first, so that the answer finds it; the answer may destroy this store.
    const SecretState reached = task->state;
    const QString why = task->detail;
    m_state = reached;
    m_detail = why;
    ended(*task);
    if (alive) {
        Q_EMIT changed();
    }
    if (alive) {
        startNext();
    }
}

void SecretStore::settle(SecretState state, const QString &detail) {
    m_state = state;
    m_detail = detail;
    Q_EMIT changed();
}

} // namespace farol::store
