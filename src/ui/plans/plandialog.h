// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/plans/planmodel.h"
#include "ui/kit/dialogframe.h"
#include "ui/text/formats.h"

namespace farol::ui {

class FileSaver;
class Label;
class LookModel;
class NoteBox;
class PlanFigures;
class PlanPart;
class Table;
class TextField;
struct ApprovalNote;
class TypedConfirmation;

// A plan before, while and after it runs: what goes and what stays with the reason of each, the money in words, what
// changed since it was seen, the order with its reason, the result of each item. Reads the model, orders by it. Owned
// by the page; closing it stops nothing that runs.
class PlanDialog final : public DialogFrame {
    Q_OBJECT
public:
    PlanDialog(const Theme &theme, const Formats &formats, app::PlanModel &plan, const app::WriteRight &right,
               QWidget *parent);

Q_SIGNALS:
    void finished(const farol::PlanRun &run); // no item is open any more: lists should refresh
    void saved(const QString &path);
    void failed(const QString &sentence);

private:
    void buildRows();
    QWidget *buildOrder();
    void refresh();
    void showHead();
    void showNote();
    void showApproval(const ApprovalNote &note);
    void showMain();
    void showRows();
    void act();
    void exportPlan();
    void tellTime();
    [[nodiscard]] bool isBefore() const; // nothing was ordered yet
    [[nodiscard]] QString whyOff() const;
    [[nodiscard]] QString changesText() const;

    const Formats &m_formats;
    app::PlanModel &m_plan;
    const app::WriteRight &m_right;
    PlanFigures *m_figures;
    PlanPart *m_goingRows;
    PlanPart *m_stayingRows;
    LookModel *m_goingLook = nullptr;
    LookModel *m_stayingLook = nullptr;
    Table *m_going;
    Table *m_staying;
    QWidget *m_stayHead;
    Label *m_stayTitle;
    Label *m_why;
    NoteBox *m_note;
    NoteBox *m_approval;
    NoteBox *m_promise;
    QWidget *m_order;
    QWidget *m_fields = nullptr;
    TextField *m_reason = nullptr;
    TypedConfirmation *m_typed = nullptr;
    Button *m_export = nullptr;
    FileSaver *m_saver;
};

} // namespace farol::ui
