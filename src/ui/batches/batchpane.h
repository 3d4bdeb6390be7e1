// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/batches/itemsview.h"
#include "ui/items/checkrequest.h"
#include "ui/kit/button.h"

#include <QWidget>

namespace farol::ui {

class AgeLabel;
class ItemsFooter;
class StateBand;

// One batch: its counts and sums, its items, and what can be ordered for the selected ones. Reads the models it is
// given and opens the batch in them; orders nothing itself. Owned by the page; GUI thread.
class BatchPane final : public QWidget {
    Q_OBJECT
public:
    BatchPane(const Theme &theme, const Formats &formats, app::ItemGroupsModel &groups, app::ItemsModel &items,
              const app::WriteRight &right, QWidget *parent = nullptr);

    void showBatch(const Batch &batch); // also new counts of the same one
    void refresh() { m_items->refresh(); }
    void tick(Instant now, bool stale); // stale: whoever is asked has not answered for a while
    // Orders for the selected rows, or for the group or item that has the cursor. Nothing when it is absent.
    void order(ItemOrder order);

    [[nodiscard]] const Batch &batch() const { return m_batch; }
    [[nodiscard]] ItemsView &items() { return *m_items; }

Q_SIGNALS:
    void itemChanged(const farol::ItemId &id); // empty: no single item
    void inspected();
    void checkRequested(const farol::ui::CheckRequest &request);
    void retryRequested(const farol::Selection &selection);

private:
    void showFooter();
    void showAge();
    void toggleMode();
    void orderGroup(const ErrorGroup &group);
    [[nodiscard]] QString restText() const;
    [[nodiscard]] CheckRequest requestFor(ItemOrder order) const; // of the selected rows

    const Formats &m_formats;
    const app::WriteRight &m_right;
    Batch m_batch;
    bool m_stale = false;
    StateBand *m_band;
    AgeLabel *m_age; // of the items, not of the batch
    ItemsView *m_items;
    ItemsFooter *m_footer;
    Button *m_all; // in the band: from what needs someone to all items
};

} // namespace farol::ui
