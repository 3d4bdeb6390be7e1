// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/batches/batchesmodel.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

class AgeLabel;
class LookModel;
class Table;

// The card "Batches" of the overview: the newest ones, whatever their page is filtered to. Enter or a double click
// opens one. GUI thread; the model and the server's clock outlive it.
class LatestBatches final : public QWidget {
    Q_OBJECT
public:
    LatestBatches(const Theme &theme, const Formats &formats, app::BatchesModel &batches, const Clock &clock,
                  QWidget *parent = nullptr);
    void tick(Instant now, bool stale);

Q_SIGNALS:
    void opened(const farol::BatchId &batch);
    void allRequested();

private:
    void showNewest();
    void open(const QModelIndex &index);

    app::BatchesModel &m_batches;
    LookModel *m_look;
    Table *m_table;
    AgeLabel *m_age;
};

} // namespace farol::ui
