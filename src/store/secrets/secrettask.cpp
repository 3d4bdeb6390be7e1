// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secrets/secrettask.h"

#include <qt6keychain/keychain.h>
#include <utility>

namespace farol::store {

namespace {

using Lock = KeyringView::Lock;

Error problem(ErrorKind kind, QString code, const QString &detail) {
    return failure(kind, std::move(code), detail).value();
}
Error lockedError(const QString &detail) {
    return problem(ErrorKind::Forbidden, QStringLiteral("keyring_locked"),
                   detail.isEmpty() ? QStringLiteral("The keyring is locked; unlock it to keep or read the password.")
                                    : detail);
}
Error absentError(const QString &detail) {
    return problem(ErrorKind::Server, QStringLiteral("keyring_absent"), detail);
}
Error missingError() {
    return problem(ErrorKind::NotFound, QStringLiteral("secret_missing"),
                   QStringLiteral("Nothing is stored for this user on this server."));
}
Error slowError() {
    return problem(ErrorKind::Timeout, QStringLiteral("keyring_slow"),
                   QStringLiteral("The keyring did not answer; it may be waiting for you to unlock it."));
}

} // namespace

SecretTask::SecretTask(KeyringLook &look, Order order)
    : m_look(look)
    , m_order(std::move(order)) {
    m_slow.setSingleShot(true);
    m_giveUp.setSingleShot(true);
    connect(&m_slow, &QTimer::timeout, this, &SecretTask::slow);
    connect(&m_giveUp, &QTimer::timeout, this, [this] { finish(SecretState::Slow, slowError()); });
}

SecretTask::~SecretTask() = default;

void SecretTask::start(bool lookFirst) {
    m_slow.start(m_order.options.slowAfter);
    m_giveUp.start(m_order.options.giveUpAfter);
    if (!lookFirst && m_order.kind != Kind::Probe) {
        act();
        return;
    }
    m_look.look(this, [this](const KeyringView &view) {
        if (m_over) {
            return;
        }
        seen(view);
        if (m_order.kind == Kind::Probe || view.lock == Lock::NoService) {
            judge(view, QKeychain::NoError, {});
        } else {
            act();
        }
    });
}

void SecretTask::act() {
    switch (m_order.kind) {
    case Kind::Probe:
        break;
    case Kind::Read:
        readIt();
        break;
    case Kind::Write:
        writeIt();
        break;
    case Kind::Remove:
        removeIt();
        break;
    }
}

// A job is never parented and never deleted by us: libsecret still holds it while a prompt is open. It deletes itself.
void SecretTask::readIt() {
    auto *job = new QKeychain::ReadPasswordJob(m_order.service);
    job->setKey(m_order.key);
    connect(job, &QKeychain::Job::finished, this,
            [this, job] { readEnded(job->error(), job->errorString(), job->binaryData()); });
    job->start();
}

void SecretTask::writeIt() {
    auto *job = new QKeychain::WritePasswordJob(m_order.service);
    job->setKey(m_order.key);
    const QByteArray &bytes = m_order.secret.reveal();
    job->setBinaryData(QByteArray(bytes.constData(), bytes.size()));
    connect(job, &QKeychain::Job::finished, this, [this, job] { writeEnded(job->error(), job->errorString()); });
    job->start();
}

void SecretTask::removeIt() {
    auto *job = new QKeychain::DeletePasswordJob(m_order.service);
    job->setKey(m_order.key);
    // What a delete says proves nothing: a locked keyring answers that all is well. Only reading back does.
    connect(job, &QKeychain::Job::finished, this, &SecretTask::readIt);
    job->start();
}

void SecretTask::writeEnded(int jobError, const QString &text) {
    if (m_over) {
        return;
    }
    if (jobError == QKeychain::NoError) {
        readIt();
    } else {
        lookAfter(jobError, text);
    }
}

void SecretTask::readEnded(int jobError, const QString &text, const QByteArray &bytes) {
    if (m_over) {
        return;
    }
    if (jobError != QKeychain::NoError) {
        lookAfter(jobError, text);
        return;
    }
    Secret found(bytes);
    switch (m_order.kind) {
    case Kind::Probe:
    case Kind::Read:
        secret = std::move(found);
        finish(SecretState::Ready, std::nullopt);
        break;
    case Kind::Write:
        if (found == m_order.secret) {
            finish(SecretState::Ready, std::nullopt);
        } else {
            finish(SecretState::Ready,
                   problem(ErrorKind::Server, QStringLiteral("keyring_failed"),
                           QStringLiteral("The keyring gave back something else than it was given.")));
        }
        break;
    case Kind::Remove:
        finish(SecretState::Ready, problem(ErrorKind::Server, QStringLiteral("keyring_failed"),
                                           QStringLiteral("The keyring still holds the password after removing it.")));
        break;
    }
}

void SecretTask::lookAfter(int jobError, const QString &text) {
    m_look.look(this, [this, jobError, text](const KeyringView &view) {
        if (!m_over) {
            seen(view);
            judge(view, jobError, text);
        }
    });
}

void SecretTask::seen(const KeyringView &view) {
    backend = view.backend;
    detail = view.detail;
}

void SecretTask::judge(const KeyringView &view, int jobError, const QString &text) {
    switch (view.lock) {
    case Lock::NoService:
        finish(SecretState::Absent, absentError(view.detail));
        return;
    case Lock::Locked:
        finish(SecretState::Locked, lockedError(view.detail));
        return;
    case Lock::Silent:
        finish(SecretState::Slow, slowError());
        return;
    case Lock::NoCollection:
    case Lock::Open:
    case Lock::Unknowable:
        break;
    }
    switch (jobError) {
    case QKeychain::NoError:
        finish(view.lock == Lock::NoCollection ? SecretState::Absent : SecretState::Ready, std::nullopt);
        return;
    case QKeychain::EntryNotFound:
        judgeMissing(view);
        return;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        finish(SecretState::Locked, lockedError({}));
        return;
    default: // the library's enum may grow; all the rest means that it cannot be used
        break;
    }
    if (view.lock == Lock::Open && !std::exchange(m_again, true) && dropKeyringSession()) {
        act();
        return;
    }
    if (view.lock != Lock::NoCollection) {
        detail = QStringLiteral("The keyring cannot be used: %1").arg(text);
    }
    finish(SecretState::Absent, absentError(detail));
}

void SecretTask::judgeMissing(const KeyringView &view) {
    const SecretState reached = view.lock == Lock::NoCollection ? SecretState::Absent : SecretState::Ready;
    if (m_order.kind == Kind::Write) {
        finish(reached, problem(ErrorKind::Server, QStringLiteral("keyring_failed"),
                                QStringLiteral("The keyring lost the password that it was just given.")));
    } else if (m_order.kind == Kind::Remove) {
        finish(reached, std::nullopt);
    } else {
        finish(reached, missingError());
    }
}

void SecretTask::finish(SecretState reached, std::optional<Error> failed) {
    if (m_over) {
        return;
    }
    m_over = true;
    m_slow.stop();
    m_giveUp.stop();
    m_order.secret.wipe();
    state = reached;
    error = std::move(failed);
    if (reached == SecretState::Ready) {
        detail.clear();
    } else if (detail.isEmpty() && error) {
        detail = error->detail;
    }
    Q_EMIT ended();
}

} // namespace farol::store
