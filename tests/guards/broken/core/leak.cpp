// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Planted: a widget in a room without widgets. The guards' tests show that it is caught.
#include <QtWidgets/QMessageBox>

#include "net/http/httpclient.h"

void leak();
void leak() {
    QMessageBox box;
    box.open();
}
