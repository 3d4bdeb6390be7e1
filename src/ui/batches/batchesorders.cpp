// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchesorders.h"

#include "ui/approvals/approvallook.h"
#include "ui/batches/importdialog.h"
#include "ui/batches/submitdialog.h"
#include "ui/plans/plandialog.h"
#include "ui/plans/planlook.h"

namespace farol::ui {

BatchesOrders::BatchesOrders(const Theme &theme, const Formats &formats, const BatchesModels &models, QWidget *page)
    : QObject(page)
    , m_theme(theme)
    , m_formats(formats)
    , m_models(models)
    , m_page(page) {
    connect(&models.check, &app::ItemCheck::finished, this, &BatchesOrders::done);
    connect(&models.submit, &app::BatchSubmit::submitted, this, [this](const Batch &batch) {
        Q_EMIT said(batch.status == BatchStatus::AwaitingApproval ? tr("%1 waits for approval.").arg(batch.id.value)
                                                                  : tr("%1 submitted.").arg(batch.id.value));
        Q_EMIT done();
    });
    connect(&models.import, &app::ImportModel::submitted, this, &BatchesOrders::done);
    const auto decided = [this](const Approval &approval) {
        Q_EMIT said(decisionLine(approval));
        Q_EMIT done();
    };
    connect(&models.submit, &app::BatchSubmit::decided, this, decided);
    connect(&models.import, &app::ImportModel::decided, this, decided);
    connect(&models.plan, &app::PlanModel::started, this, &BatchesOrders::done);
    connect(&models.plan, &app::PlanModel::finished, this, [this](const PlanRun &run) {
        Q_EMIT said(endText(run, m_formats));
        Q_EMIT done();
    });
}

bool BatchesOrders::mayOpen() const {
    return m_open.isNull() && m_models.right.absent() == app::Absent::None;
}

void BatchesOrders::open(DialogFrame *dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_open = dialog;
    dialog->open();
}

void BatchesOrders::check(const CheckRequest &request) {
    if (!mayOpen()) {
        return;
    }
    auto *dialog = new VerifyDialog(m_theme, m_formats, m_models.check, m_models.right, request, m_page->window());
    connect(dialog, &VerifyDialog::retryRequested, this, [this](const Selection &selection) {
        m_open.clear(); // that dialog is closing
        retry(selection);
    });
    open(dialog);
}

void BatchesOrders::retry(const Selection &selection) {
    if (!mayOpen()) {
        return;
    }
    m_models.plan.setReason({});
    m_models.plan.preview({PlanAction::Retry, selection, {}});
    auto *dialog = new PlanDialog(m_theme, m_formats, m_models.plan, m_models.right, m_page->window());
    connect(dialog, &PlanDialog::saved, this, [this](const QString &path) { Q_EMIT said(tr("Saved %1").arg(path)); });
    connect(dialog, &PlanDialog::failed, this, &BatchesOrders::complained);
    open(dialog);
}

void BatchesOrders::submit(const Batch &batch) {
    if (mayOpen()) {
        open(new SubmitDialog(m_theme, m_formats, m_models.submit, m_models.right, batch, m_page->window()));
    }
}

void BatchesOrders::import(const QString &path) {
    if (!mayOpen()) {
        return;
    }
    auto *dialog = new ImportDialog(m_theme, m_formats, m_models.import, m_models.right, m_page->window());
    connect(dialog, &ImportDialog::stored, this, &BatchesOrders::stored);
    connect(dialog, &ImportDialog::saved, this, [this](const QString &to) { Q_EMIT said(tr("Saved %1").arg(to)); });
    connect(dialog, &ImportDialog::failed, this, &BatchesOrders::complained);
    open(dialog);
    if (!path.isEmpty()) {
        dialog->openFile(path);
    }
}

} // namespace farol::ui
