// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "core/plans/plan.h"
#include "ui/batches/batchesmodels.h"
#include "ui/items/verifydialog.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QObject>

namespace farol::ui {

// Opens the dialogs by which the page Batches orders something, one at a time, and tells when the lists have to be read
// again. Owned by the page; the dialogs are children of its window and delete themselves.
class BatchesOrders final : public QObject {
    Q_OBJECT
public:
    BatchesOrders(const Theme &theme, const Formats &formats, const BatchesModels &models, QWidget *page);

    // Each does nothing while another dialog is open or orders are absent.
    void check(const CheckRequest &request);
    void retry(const Selection &selection);
    void submit(const Batch &batch);
    void import(const QString &path = {}); // a file that was dropped on the page, or asks for one

Q_SIGNALS:
    void stored(const farol::BatchId &batch); // imported: show it
    void done();                              // the server has something new
    void said(const QString &text);           // for the toast
    void complained(const QString &text);     // for the status strip

private:
    [[nodiscard]] bool mayOpen() const;
    void open(DialogFrame *dialog);

    const Theme &m_theme;
    const Formats &m_formats;
    BatchesModels m_models;
    QWidget *m_page;
    QPointer<QDialog> m_open;
};

} // namespace farol::ui
