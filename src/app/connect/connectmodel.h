// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "net/diagnose/certificatefacts.h"
#include "net/diagnose/diagnosis.h"
#include "net/farold/faroldclient.h"
#include "store/secrets/secretstore.h"
#include "store/settings/settings.h"

#include <QObject>
#include <array>
#include <memory>

namespace farol::app {

// The environments of this machine and the way into one of them: what was typed, each step of reaching it, the sign-in
// and where its token is kept. Writes nothing before it works, but by save(). Owned by the composition root, outlived
// by settings, secrets and clock; GUI thread, which it never blocks.
class ConnectModel final : public QObject {
    Q_OBJECT
public:
    enum class Step { Name, Network, Certificate, Service, Login, Keychain };
    static constexpr int stepCount = 6;
    using StepState = net::Diagnosis::State; // Waiting, Running, Good, Warning, Failed
    // state, code, subject, milliseconds, daysLeft of a certificate. Login and Keychain: error() has the sentence.
    using StepView = net::Diagnosis::Outcome;
    // Connected with an error(): it works, but this machine could not keep it (settings, or an older token).
    enum class State { Idle, Running, Failed, Connected };

    // cacheDirectory: where the offline caches are, to forget them; empty: nowhere.
    ConnectModel(store::Settings &settings, store::SecretStore &secrets, const Clock &clock,
                 QString cacheDirectory = {});

    // The form. Both stop what runs.
    void startNew();
    void edit(const QString &id);
    void setForm(const store::EnvironmentEntry &typed); // id and time of creation stay; not while Running. Another
                                                        // address, authority or user: the steps are untested
    [[nodiscard]] const store::EnvironmentEntry &form() const { return m_form; }
    [[nodiscard]] const QList<FieldError> &faults() const { return m_faults; } // of the form as it is now

    // Tries every step, then keeps the entry and the token. Nothing while Running or with faults().
    void connectWith(const Secret &password);
    // The same without a password, by the token that is kept. Failed secret_missing: it must be typed.
    void resume(const QString &id);
    void cancel();             // until the sign-in was answered
    [[nodiscard]] Done save(); // the entry alone, though it may not work yet

    // The authority that could be trusted, when the certificate step failed for want of it. Compare the fingerprint
    // first: only the one that is named is kept, as a file of this environment alone.
    [[nodiscard]] const std::optional<net::CertificateFacts> &offeredAuthority() const { return m_offered; }
    [[nodiscard]] Done useOfferedAuthority(const QString &sha256);

    // Deletes the token, reads back that it is gone, then the entry and what was last seen of it: answers by forgotten
    // or forgetFailed. No session of it may be open.
    void forget(const QString &id);
    // The entry alone, after forgetFailed: a token may stay in a keychain that cannot be asked now.
    [[nodiscard]] Done forgetEntryOnly(const QString &id);

    [[nodiscard]] QList<store::EnvironmentEntry> environments() const;                     // those with a farold
    [[nodiscard]] QString lastEnvironment() const { return m_settings.lastEnvironment(); } // id
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const StepView &step(Step step) const { return m_steps[static_cast<std::size_t>(step)]; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    // The token of the last connection lives in this process alone: no keychain, a locked or a slow one.
    [[nodiscard]] bool sessionOnly() const { return m_sessionOnly; }
    [[nodiscard]] QString keychainName() const { return m_secrets.backendName(); }

Q_SIGNALS:
    void changed(); // form, faults, state, steps, error
    void environmentsChanged();
    void connected(const farol::store::EnvironmentEntry &entry, const farol::Secret &refreshToken);
    void forgotten(const QString &id);
    void forgetFailed(const QString &id, const farol::Error &error);

private:
    void begin();
    void stop();
    void diagnose(const Result<QByteArray> &authority);
    void diagnosed();
    void signIn();
    void keep(const TokenPair &tokens);
    void kept(const store::StoredSecret &stored);
    void seeKeychain();
    void finish();
    void failAt(Step step, const Error &error);
    void set(Step step, StepState state, const QString &code = {}, const QString &subject = {});
    void check();
    void forgetBefore(const store::EnvironmentEntry &before);
    [[nodiscard]] Done storeEntry();
    void forgetSources(const QString &environment, const QList<store::SourceEntry> &sources);
    void forgetCache(const store::EnvironmentEntry &entry) const;
    [[nodiscard]] Done drop(const QString &id);
    [[nodiscard]] QString authorityFile(const QString &id) const;

    store::Settings &m_settings;
    store::SecretStore &m_secrets;
    const Clock &m_clock;
    QString m_cacheDirectory;
    store::EnvironmentEntry m_form;
    QList<FieldError> m_faults;
    State m_state = State::Idle;
    std::array<StepView, stepCount> m_steps;
    std::optional<Error> m_error;
    std::optional<net::CertificateFacts> m_offered;
    bool m_sessionOnly = false;
    quint64 m_turn = 0; // of trying; what an older one says is not heard
    Secret m_password;
    Secret m_token; // until it was handed over
    net::HttpOptions m_options;
    std::unique_ptr<net::Diagnosis> m_diagnosis;
    std::unique_ptr<net::HttpClient> m_client;
    net::Call m_call;
};

} // namespace farol::app
