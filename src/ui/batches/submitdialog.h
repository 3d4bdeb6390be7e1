// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/batches/batchsubmit.h"
#include "ui/kit/dialogframe.h"
#include "ui/text/formats.h"

namespace farol::ui {

class NoteBox;
class TypedConfirmation;

// "Submit 24 payments of LOTE-0045": the step after which money may move. Names count, money and environment; in
// production the name is typed. Closes itself when it went to the queue; where it waits for other people it
// stays and shows how that goes on. Owned by the page.
class SubmitDialog final : public DialogFrame {
    Q_OBJECT
public:
    SubmitDialog(const Theme &theme, const Formats &formats, app::BatchSubmit &submit, const app::WriteRight &right,
                 const Batch &batch, QWidget *parent);

private:
    void start();
    void refresh();
    void showNote();
    [[nodiscard]] bool mayStart() const;

    const Formats &m_formats;
    app::BatchSubmit &m_submit;
    const app::WriteRight &m_right;
    Batch m_batch;
    bool m_started = false;
    NoteBox *m_note;
    TypedConfirmation *m_typed = nullptr;
};

} // namespace farol::ui
