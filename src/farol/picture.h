// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workplace.h"

#include <QTimer>

namespace farol {

// Waits until a workplace shows its data, then writes a picture of the window and a summary in words: what ./dev run
// leaves behind where there is no display, and what the handbook's pictures are made of.
class Picture final : public QObject {
    Q_OBJECT
public:
    struct Paths {
        QString image;
        QString summary; // "-": standard output
    };
    Picture(Workplace &workplace, Paths paths, QObject *parent);

Q_SIGNALS:
    void finished(int exitCode);

private:
    void look();
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] QString summary() const;
    void write();

    Workplace &m_workplace;
    Paths m_paths;
    QTimer m_look;
    int m_looks = 0;
    int m_readyFor = 0;
};

} // namespace farol
