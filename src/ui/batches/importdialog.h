// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/batches/importmodel.h"
#include "ui/kit/dialogframe.h"
#include "ui/text/formats.h"

namespace farol::ui {

class DropArea;
class FileSaver;
class Label;
class LookModel;
class NoteBox;
class PlanFigures;
class StateBar;
class Table;
class TypedConfirmation;

// A file of payments becomes a batch in named steps: choose, check (nothing is stored), send (a draft is stored),
// submit (it goes to the queue). With problems there is no way to send; each has its line, field and way out. Owned by
// the page; closing it stops reading and checking, never an order that left.
class ImportDialog final : public DialogFrame {
    Q_OBJECT
public:
    ImportDialog(const Theme &theme, const Formats &formats, app::ImportModel &import, const app::WriteRight &right,
                 QWidget *parent);

    void openFile(const QString &path); // as dropped or chosen

Q_SIGNALS:
    void stored(const farol::BatchId &batch); // a draft exists: show it
    void saved(const QString &path);
    void failed(const QString &sentence);

protected:
    void done(int result) override;

private:
    using State = app::ImportModel::State;
    Table *makeTable(app::ImportProblems &problems, const QString &name, const QString &detail);
    void chooseFile();
    void saveTemplate();
    void refresh();
    void showHead(State state);
    void showNote(State state);
    void showRows(State state);
    void showMain(State state);
    void showProgress();
    void act();
    [[nodiscard]] State state() const; // Empty while a file was not chosen here
    [[nodiscard]] bool needsName(State state) const;
    [[nodiscard]] QString countAndMoney() const;

    const Formats &m_formats;
    app::ImportModel &m_import;
    const app::WriteRight &m_right;
    bool m_chosen = false;
    DropArea *m_drop;
    QWidget *m_notes;
    NoteBox *m_note;
    StateBar *m_progress;
    Label *m_warningTitle;
    PlanFigures *m_figures;
    Table *m_problems;
    Table *m_warnings;
    QWidget *m_confirm;
    TypedConfirmation *m_typed = nullptr;
    Button *m_another = nullptr;
    FileSaver *m_saver;
};

} // namespace farol::ui
