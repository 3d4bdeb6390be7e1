// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secrets/keyringlook.h"
#include "store/secrets/secretstore.h"

#include <QTimer>

namespace farol::store {

// One order to the keychain with its checks and timers; ends once. Owned by SecretStore, on its thread.
class SecretTask final : public QObject {
    Q_OBJECT
public:
    enum class Kind { Probe, Read, Write, Remove };
    struct Order {
        Kind kind = Kind::Probe;
        QString service;
        QString key;
        Secret secret; // to write
        SecretOptions options;
    };
    SecretTask(KeyringLook &look, Order order);
    ~SecretTask() override;

    // lookFirst: the state is not known to be good, so the keyring is looked at before it is asked.
    void start(bool lookFirst);

    // The end: what was seen and what came out. No error and no secret: written, removed or probed.
    SecretState state = SecretState::Unknown;
    QString detail;
    QString backend; // empty when it was not looked at
    Secret secret;
    std::optional<Error> error;

Q_SIGNALS:
    void slow();
    void ended();

private:
    void act();
    void readIt();
    void readEnded(int jobError, const QString &text, const QByteArray &bytes);
    void writeIt();
    void writeEnded(int jobError, const QString &text);
    void removeIt();
    void lookAfter(int jobError, const QString &text);
    void judge(const KeyringView &view, int jobError, const QString &text);
    void judgeMissing(const KeyringView &view);
    void finish(SecretState reached, std::optional<Error> problem);
    void seen(const KeyringView &view);

    KeyringLook &m_look;
    Order m_order;
    QTimer m_slow;
    QTimer m_giveUp;
    bool m_again = false; // the second try, with a new session
    bool m_over = false;
};

} // namespace farol::store
