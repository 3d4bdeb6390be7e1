// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/filesaver.h"

#include "app/thread/elsewhere.h"

#include <QFileDialog>
#include <QSaveFile>

namespace farol::ui {

FileSaver::FileSaver(QWidget *window)
    : QObject(window)
    , m_window(window) {}

void FileSaver::ask(const SaveRequest &request) {
    auto *dialog = new QFileDialog(m_window, request.title, request.suggestedName, request.filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->selectFile(request.suggestedName);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, make = request.make](const QString &path) { write(path, make()); });
    dialog->open();
}

void FileSaver::write(const QString &path, const QByteArray &bytes) {
    const auto work = [path, bytes] {
        QSaveFile file(path);
        const bool whole = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return whole && file.commit() ? QString() : file.errorString();
    };
    app::elsewhere(this, work, [this, path](const QString &error) {
        if (error.isEmpty()) {
            Q_EMIT saved(path);
        } else {
            Q_EMIT failed(tr("Not saved: %1").arg(error));
        }
    });
}

} // namespace farol::ui
