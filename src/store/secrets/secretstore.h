// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace farol::store {

class KeyringLook;
class SecretTask;

// What the operating system's keychain can do for us now. Unknown: nobody asked yet.
enum class SecretState {
    Unknown,
    Ready,
    Locked, // the person must unlock it
    Absent, // no service, or one without a keyring
    Slow,   // it has not answered for slowAfter; the running call still takes its answer
};

// Whose secret. host is a host name or host:port, without '@'.
struct SecretKey {
    QString environment; // EnvironmentEntry::id
    QString host;
    QString user;
    bool operator==(const SecretKey &) const = default;
};
[[nodiscard]] size_t qHash(const SecretKey &key, size_t seed = 0);

enum class Kept { InKeychain, ThisSessionOnly };
struct FoundSecret {
    Secret secret;
    Kept kept = Kept::InKeychain;
};
struct StoredSecret {
    Kept kept = Kept::InKeychain;
    std::optional<Error> why; // set when only this session keeps it
};

struct SecretOptions {
    QString program = QStringLiteral("farol"); // the first part of the service name in the keychain
    std::chrono::milliseconds slowAfter{5000};
    std::chrono::milliseconds giveUpAfter{120000}; // a prompt that nobody answers; a later answer is dropped
};

// Passwords and tokens in the OS keychain; in the memory of this process when there is none, never in a file. One per
// process, on the GUI thread, which it never blocks. Calls run in order. Each answer comes once, later, on this thread,
// and not after its context died. Errors: NotFound secret_missing; Forbidden keyring_locked; Server keyring_absent and
// keyring_failed; Timeout keyring_slow; Rejected secret_key.
class SecretStore final : public QObject {
    Q_OBJECT
public:
    explicit SecretStore(SecretOptions options = {});
    ~SecretStore() override;

    // Finds out state and backend without touching a secret.
    void probe();
    void read(const SecretKey &key, QObject *context, std::function<void(Result<FoundSecret>)> answer);
    // Keeps it in memory at once; lets go of that copy when the keychain gives back the same bytes.
    void write(const SecretKey &key, const Secret &secret, QObject *context, std::function<void(StoredSecret)> answer);
    // Done only when it is certain that nothing stays behind.
    void remove(const SecretKey &key, QObject *context, std::function<void(Done)> answer);

    [[nodiscard]] SecretState state() const { return m_state; }
    [[nodiscard]] QString detail() const { return m_detail; }       // English sentence; empty when Ready
    [[nodiscard]] QString backendName() const { return m_backend; } // "GNOME Keyring (Secret Service)"
    // True while a secret lives in this process's memory alone: it will be asked for again after a restart.
    [[nodiscard]] bool sessionOnly() const { return !m_session.isEmpty(); }

Q_SIGNALS:
    void changed(); // state, detail, backendName or sessionOnly

private:
    struct Remembered {
        Secret secret;
        quint64 number = 0;
    };
    void enqueue(std::unique_ptr<SecretTask> task, std::function<void(SecretTask &)> ended);
    void startNext();
    void taskEnded();
    void settle(SecretState state, const QString &detail);
    [[nodiscard]] std::unique_ptr<SecretTask> makeTask(int kind, const SecretKey &key, Secret secret);

    SecretOptions m_options;
    std::unique_ptr<KeyringLook> m_look;
    QHash<SecretKey, Remembered> m_session;
    std::deque<std::pair<std::unique_ptr<SecretTask>, std::function<void(SecretTask &)>>> m_tasks;
    SecretState m_state = SecretState::Unknown;
    QString m_detail;
    QString m_backend;
    quint64 m_number = 0;
    bool m_running = false;
};

} // namespace farol::store
