// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <functional>

class QWidget;

namespace farol::ui {

struct SaveRequest {
    QString title;
    QString suggestedName;
    QString filter;                   // CSV (*.csv)
    std::function<QByteArray()> make; // called once, on the GUI thread, when a place was chosen
};

// Asks where to put a file and writes it on another thread, whole or not at all. The window stays usable. Owned by the
// page or dialog that saves.
class FileSaver final : public QObject {
    Q_OBJECT
public:
    explicit FileSaver(QWidget *window);
    void ask(const SaveRequest &request);
    void write(const QString &path, const QByteArray &bytes);

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const QString &sentence);

private:
    QWidget *m_window;
};

} // namespace farol::ui
