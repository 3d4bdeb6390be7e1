// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connect/connectmodel.h"

#include "app/connect/environmentoptions.h"
#include "app/thread/elsewhere.h"

#include <tuple>

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

ConnectModel::ConnectModel(store::Settings &settings, store::SecretStore &secrets, const Clock &clock,
                           QString cacheDirectory)
    : m_settings(settings)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_cacheDirectory(std::move(cacheDirectory)) {
    connect(&secrets, &store::SecretStore::changed, this, &ConnectModel::seeKeychain);
    startNew();
}

void ConnectModel::startNew() {
    stop();
    m_form = {};
    m_form.id = store::newEnvironmentId();
    m_form.url = u"https://"_s;
    m_state = State::Idle;
    m_steps = {};
    m_error.reset();
    check();
}

void ConnectModel::edit(const QString &id) {
    const auto entry = m_settings.environment(id);
    if (!entry) {
        return;
    }
    stop();
    m_form = *entry;
    m_state = State::Idle;
    m_steps = {};
    m_error.reset();
    check();
}

void ConnectModel::setForm(const store::EnvironmentEntry &typed) {
    if (m_state == State::Running) {
        return;
    }
    if (typed.url != m_form.url) {
        m_offered.reset(); // it was another server's
    }
    const auto before = m_form;
    m_form = typed;
    m_form.id = before.id;
    m_form.createdAt = before.createdAt;
    const auto reach = [](const store::EnvironmentEntry &entry) {
        return std::tuple(entry.url.trimmed(), entry.caFile, entry.plainHttp, entry.user.trimmed());
    };
    if (reach(before) != reach(m_form)) { // what the steps found is of another place or person
        m_state = State::Idle;
        m_steps = {};
        m_error.reset();
    }
    check();
}

void ConnectModel::check() {
    m_faults = checkEntry(m_form, m_settings.environments());
    Q_EMIT changed();
}

void ConnectModel::connectWith(const Secret &password) {
    if (m_state == State::Running || !m_faults.isEmpty()) {
        return;
    }
    begin();
    m_password = password;
    elsewhere(
        this, [path = m_form.caFile] { return readAuthority(path); },
        [this, turn = m_turn](const Result<QByteArray> &authority) {
            if (turn == m_turn) {
                diagnose(authority);
            }
        });
}

void ConnectModel::begin() {
    stop();
    m_form.name = m_form.name.trimmed();
    m_form.url = m_form.url.trimmed();
    m_form.user = m_form.user.trimmed();
    m_steps = {};
    m_error.reset();
    m_sessionOnly = false;
    m_state = State::Running;
    Q_EMIT changed();
}

// What is stopped may be what calls us, so it dies later.
void ConnectModel::stop() {
    ++m_turn;
    m_offered.reset();
    m_password.wipe();
    m_token.wipe();
    if (m_diagnosis) {
        m_diagnosis->disconnect(this);
        m_diagnosis.release()->deleteLater();
    }
    if (m_client) {
        m_call.cancel();
        m_client.release()->deleteLater();
    }
}

void ConnectModel::cancel() {
    if (m_state == State::Running && m_token.isEmpty()) {
        stop();
        m_state = State::Idle;
        Q_EMIT changed();
    }
}

void ConnectModel::diagnose(const Result<QByteArray> &authority) {
    if (!authority) {
        failAt(Step::Certificate, authority.error());
        return;
    }
    m_options = httpOptionsOf(m_form, *authority);
    m_diagnosis = std::make_unique<net::Diagnosis>();
    connect(m_diagnosis.get(), &net::Diagnosis::changed, this, [this](net::Diagnosis::Step step) {
        m_steps[static_cast<std::size_t>(step)] = m_diagnosis->outcome(step);
        Q_EMIT changed();
    });
    connect(m_diagnosis.get(), &net::Diagnosis::finished, this, &ConnectModel::diagnosed);
    m_diagnosis->start(m_options);
}

void ConnectModel::diagnosed() {
    if (m_diagnosis->isGood()) {
        signIn();
        return;
    }
    const auto &certificate = step(Step::Certificate);
    if (certificate.code == u"self_signed"_s || certificate.code == u"unknown_authority"_s) {
        m_offered = net::readCertificate(certificate.issuerPem);
        // Without the root of its chain a certificate is no authority, and trusting it would change nothing.
        if (m_offered && !m_offered->isSelfSigned) {
            m_offered.reset();
        }
    }
    m_password.wipe();
    m_state = State::Failed;
    Q_EMIT changed();
}

void ConnectModel::signIn() {
    set(Step::Login, StepState::Running, {}, m_form.user);
    m_client = std::make_unique<net::HttpClient>(m_options);
    m_call = net::FaroldApi(*m_client).signIn(m_form.user, m_password, this, [this](const Result<TokenPair> &tokens) {
        if (tokens) {
            keep(*tokens);
        } else {
            failAt(Step::Login, tokens.error());
        }
    });
    m_password.wipe();
}

void ConnectModel::keep(const TokenPair &tokens) {
    m_token = Secret(tokens.refresh.toUtf8());
    set(Step::Login, StepState::Good, {}, m_form.user);
    set(Step::Keychain, StepState::Running, {}, m_secrets.backendName());
    m_secrets.write(secretKeyOf(m_form), m_token, this, [this, turn = m_turn](const store::StoredSecret &stored) {
        if (turn == m_turn) {
            kept(stored);
        }
    });
}

// A late answer of a slow keychain comes here, too, after the connection was handed over.
void ConnectModel::kept(const store::StoredSecret &stored) {
    m_sessionOnly = stored.kept == store::Kept::ThisSessionOnly;
    m_error = stored.why;
    set(Step::Keychain, m_sessionOnly ? StepState::Warning : StepState::Good, stored.why ? stored.why->code : QString(),
        m_secrets.backendName());
    if (m_state == State::Running) {
        finish();
    }
}

// Nobody waits for a keychain that waits for somebody: the token is in memory, and the keychain's answer still counts.
void ConnectModel::seeKeychain() {
    const bool isWaiting = m_state == State::Running && step(Step::Keychain).state == StepState::Running;
    if (!isWaiting || m_secrets.state() != store::SecretState::Slow) {
        return;
    }
    if (m_token.isEmpty()) {
        set(Step::Keychain, StepState::Running, u"keyring_slow"_s, m_secrets.backendName());
        return;
    }
    m_sessionOnly = true;
    set(Step::Keychain, StepState::Warning, u"keyring_slow"_s, m_secrets.backendName());
    finish();
}

void ConnectModel::finish() {
    const auto before = m_settings.environment(m_form.id);
    m_settings.setLastEnvironment(m_form.id);
    if (const auto done = storeEntry(); !done) {
        m_error = done.error();
    }
    if (before) {
        forgetBefore(*before);
    }
    m_state = State::Connected;
    const auto token = m_token;
    m_token.wipe();
    check();
    Q_EMIT connected(m_form, token);
}

void ConnectModel::resume(const QString &id) {
    const auto entry = m_settings.environment(id);
    if (!entry) {
        return;
    }
    edit(id);
    begin();
    set(Step::Keychain, StepState::Running, {}, m_secrets.backendName());
    m_secrets.read(secretKeyOf(*entry), this, [this, turn = m_turn](const Result<store::FoundSecret> &found) {
        if (turn != m_turn) {
            return;
        }
        if (!found) {
            failAt(Step::Keychain, found.error());
            return;
        }
        m_sessionOnly = found->kept == store::Kept::ThisSessionOnly;
        set(Step::Keychain, m_sessionOnly ? StepState::Warning : StepState::Good, {}, m_secrets.backendName());
        m_token = found->secret;
        finish();
    });
}

void ConnectModel::failAt(Step step, const Error &error) {
    m_password.wipe();
    m_state = State::Failed;
    m_error = error;
    set(step, StepState::Failed, error.code, this->step(step).subject);
}

void ConnectModel::set(Step step, StepState state, const QString &code, const QString &subject) {
    m_steps[static_cast<std::size_t>(step)] = {state, code, subject, 0, -1, {}};
    Q_EMIT changed();
}

} // namespace farol::app
