// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Planted: compiles in core, must not link with what core declared.
#include <QtWidgets/QMessageBox>

void leak();
void leak() {
    QMessageBox box;
    box.open();
}
