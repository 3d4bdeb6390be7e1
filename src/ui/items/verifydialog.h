// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemcheck.h"
#include "ui/items/checkrequest.h"
#include "ui/kit/dialogframe.h"
#include "ui/text/formats.h"

namespace farol::ui {

class NoteBox;
class StateBand;

// "Check 7 at the PSP": says how many, how much, where, and that it only reads; then what each of them turned out to
// be. Owned by the page, shown by open(); the order goes on when it is closed.
class VerifyDialog final : public DialogFrame {
    Q_OBJECT
public:
    VerifyDialog(const Theme &theme, const Formats &formats, app::ItemCheck &check, const app::WriteRight &right,
                 const CheckRequest &request, QWidget *parent);

Q_SIGNALS:
    void retryRequested(const farol::Selection &selection); // of those that may be retried now

private:
    void start();
    void refresh();
    void showQuestion();
    void showRunning();
    void showDoubt();
    void showResult();
    void showNext();
    [[nodiscard]] QList<Item> retryable() const; // of the checked ones
    [[nodiscard]] QList<Item> itemsIn(ItemState state) const;
    [[nodiscard]] QString namesOf(const QList<Item> &items) const;

    const Formats &m_formats;
    app::ItemCheck &m_check;
    const app::WriteRight &m_right;
    CheckRequest m_request;
    bool m_started = false;
    StateBand *m_band;
    NoteBox *m_note;
    NoteBox *m_rest;
};

} // namespace farol::ui
