// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secrets/keyringlook.h"

#include <QMutex>
#include <QPointer>

namespace farol::store {

// The worker may outlive the look; it posts through this box, which forgets the look when that dies.
struct KeyringLook::Mailbox {
    QMutex mutex;
    QObject *look = nullptr;
};

KeyringLook::KeyringLook()
    : m_mailbox(std::make_shared<Mailbox>())
    , m_pool(std::make_unique<QThreadPool>()) {
    m_mailbox->look = this;
    m_pool->setMaxThreadCount(1);
}

KeyringLook::~KeyringLook() {
    {
        const QMutexLocker lock(&m_mailbox->mutex);
        m_mailbox->look = nullptr;
    }
    m_pool->clear();
    // A bus that accepts us and then hangs has no time-out: the program must still be able to end.
    if (!m_pool->waitForDone(5000)) {
        (void)m_pool.release();
    }
}

void KeyringLook::look(QObject *context, std::function<void(KeyringView)> answer) {
    m_pool->start([box = m_mailbox, context = QPointer<QObject>(context), answer = std::move(answer)] {
        const KeyringView view = lookAtKeyring(std::chrono::milliseconds(1000));
        const QMutexLocker lock(&box->mutex);
        if (box->look) {
            QMetaObject::invokeMethod(
                box->look,
                [context, answer, view] {
                    if (context) {
                        answer(view);
                    }
                },
                Qt::QueuedConnection);
        }
    });
}

} // namespace farol::store
