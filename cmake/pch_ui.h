// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Lean precompiled header of the ui room. Never a module header.
#ifdef __cplusplus
#include "pch_core.h"

#include <QAbstractItemModel>
#include <QBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QWidget>
#endif
