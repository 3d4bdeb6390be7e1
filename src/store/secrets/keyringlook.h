// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <chrono>
#include <functional>
#include <memory>

namespace farol::store {

// What can be seen of the keyring from outside, without asking it for a secret.
struct KeyringView {
    enum class Lock { Open, Locked, NoCollection, NoService, Silent, Unknowable };
    Lock lock = Lock::Unknowable;
    QString backend; // for people; empty when there is none
    QString detail;  // English sentence, empty when Open
};

// Looks at the keyring on a thread of its own, because connecting to a bus blocks. Owned by SecretStore.
class KeyringLook final : public QObject {
    Q_OBJECT
public:
    KeyringLook();
    ~KeyringLook() override;
    // The answer comes on this object's thread unless this object or the context died.
    void look(QObject *context, std::function<void(KeyringView)> answer);

private:
    struct Mailbox;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<QThreadPool> m_pool;
};

// Blocks, at most about patience for each of its four questions. Any thread.
[[nodiscard]] KeyringView lookAtKeyring(std::chrono::milliseconds patience);

// libsecret keeps its session with a daemon that was restarted meanwhile, and then fails for ever. Lets go of it, so
// that the next job makes a new one; on the thread of the jobs. False: nothing to let go of here.
[[nodiscard]] bool dropKeyringSession();

} // namespace farol::store
