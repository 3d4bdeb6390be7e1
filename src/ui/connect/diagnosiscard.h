// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace farol::ui {

class Button;
class Card;

// One way out of what a step found.
struct StepAction {
    QString id;
    QString text;
    bool operator==(const StepAction &) const = default;
};

// One step of reaching a back-end, as it is shown.
struct StepLook {
    QString title; // Certificate
    Tone tone = Tone::Muted;
    QString icon;
    QString state;    // waiting, good, failed: what the icon says, for who does not see it
    QString sentence; // what was found; comes partly from the peer
    QList<StepAction> actions;
    bool operator==(const StepLook &) const = default;
};

// The steps under each other with their findings and ways out, and "Test again". Rows stay the same widgets, so the
// focus stays where it is while a test runs. GUI thread.
class DiagnosisCard final : public QWidget {
    Q_OBJECT
public:
    explicit DiagnosisCard(const Theme &theme, QWidget *parent = nullptr);
    void setSteps(const QList<StepLook> &steps);
    void setSummary(const QString &summary); // beside the title: 3 of 5 steps
    void setTest(const QString &text, bool possible);
    void focusWayOut(); // the first action of a step, else the test button
    [[nodiscard]] Button &testButton() { return *m_test; }

Q_SIGNALS:
    void testRequested();
    void actionRequested(const QString &id);

private:
    class Row;

    const Theme &m_theme;
    Card *m_card;
    QVBoxLayout *m_rows;
    Button *m_test;
    QList<Row *> m_steps;
};

} // namespace farol::ui
