// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "ui/kit/card.h"
#include "ui/text/formats.h"

#include <QAbstractButton>

namespace farol::ui {

// What waits for a person: one line each, the oldest money first said. Every line is a button and opens what it names.
struct Decision {
    QString icon;
    Tone tone = Tone::Text;
    QString lead;  // LOTE-0044, 7 uncertain
    QString rest;  // R$ 60.000,00
    QString hint;  // 1 of 2, check at the PSP; drawn where there is room for all of it
    Instant since; // drawn as an age
    BatchId batch; // to open; empty: the items of these states
    QList<ItemState> states;
    bool operator==(const Decision &) const = default;
};

// The card "Waiting for a decision" of the overview. GUI thread.
class DecisionsCard final : public QWidget {
    Q_OBJECT
public:
    DecisionsCard(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);
    void setDecisions(const QList<Decision> &decisions); // the first five are drawn
    void setUnknown(const QString &reason);              // nobody knows; never "nothing waits"
    void tick(Instant now);

Q_SIGNALS:
    void batchRequested(const farol::BatchId &batch);
    void itemsRequested(const QString &title, const QList<farol::ItemState> &states);

private:
    class Row;
    void build();
    void choose(const Decision &decision);

    const Theme &m_theme;
    const Formats &m_formats;
    QList<Decision> m_decisions;
    QList<Row *> m_rows;
    QVBoxLayout *m_column;
    Label *m_nothing;
};

} // namespace farol::ui
