// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QEvent>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <QWidget>
#include <cstdio>

namespace farol {

// Says on standard output when each window was painted first, in ms since 1970: what ./dev bench journeys counts from
// the start of the process. Installed on the application; GUI thread.
class FirstPaint final : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override {
        const auto *widget = event->type() == QEvent::Paint ? qobject_cast<QWidget *>(watched) : nullptr;
        if (widget != nullptr && widget->isWindow() && !m_seen.contains(widget)) {
            m_seen.insert(widget);
            const QByteArray name = widget->metaObject()->className();
            // The turn after this one: what was painted is on its way to the screen then.
            QTimer::singleShot(0, this, [name] {
                std::printf("{\"painted\":%lld,\"window\":\"%s\"}\n",
                            static_cast<long long>(QDateTime::currentMSecsSinceEpoch()), name.constData());
                std::fflush(stdout);
            });
        }
        return QObject::eventFilter(watched, event);
    }

private:
    QSet<const QObject *> m_seen; // compared, never followed
};

} // namespace farol
