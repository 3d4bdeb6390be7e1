// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/writeright.h"
#include "core/batches/batch.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

class Inspector;
class KeyValueList;

// One batch beside its list: where it came from, what it adds up to, and the next step of a draft. GUI thread.
class BatchInspector final : public QWidget {
    Q_OBJECT
public:
    BatchInspector(const Theme &theme, const Formats &formats, const app::WriteRight &right, QWidget *parent = nullptr);

    void showBatch(const Batch &batch);
    void setReadAt(std::optional<Instant> at);
    void tick(Instant now, bool stale);

Q_SIGNALS:
    void submitRequested(const farol::Batch &batch);
    void retryAllRequested(const farol::Batch &batch); // whatever is not paid; the plan says what stays
    void copied(const QString &what);
    void closeRequested();

private:
    void refresh();
    void showNote();

    const Formats &m_formats;
    const app::WriteRight &m_right;
    Batch m_batch;
    Inspector *m_inspector;
    KeyValueList *m_data;
};

} // namespace farol::ui
