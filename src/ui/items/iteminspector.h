// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemdetailmodel.h"
#include "app/session/writeright.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

class Inspector;
class KeyValueList;
class Label;
class Timeline;

// One item beside its list: state, money, age, one note, at most two actions, timeline, attempts, data, ids. Fills
// itself from the detail model, which it only reads. Owned by the page; GUI thread.
class ItemInspector final : public QWidget {
    Q_OBJECT
public:
    ItemInspector(const Theme &theme, const Formats &formats, const app::ItemDetailModel &detail,
                  const app::WriteRight &right, QWidget *parent = nullptr);
    void tick(Instant now, bool stale); // once a second

Q_SIGNALS:
    void checkRequested(const farol::Item &item);
    void retryRequested(const farol::Item &item);
    void batchRequested(const farol::BatchId &batch);
    void copied(const QString &what); // went to the clipboard
    void closeRequested();

private:
    QWidget *timelinePage();
    QWidget *attemptsPage();
    QWidget *dataPage();
    void refresh();
    void showItem(const Item &item);
    void showNote(const Item &item);
    void act(const QString &action);

    const Theme &m_theme;
    const Formats &m_formats;
    const app::ItemDetailModel &m_detail;
    const app::WriteRight &m_right;
    Inspector *m_inspector;
    Timeline *m_timeline = nullptr;
    Timeline *m_attempts = nullptr;
    KeyValueList *m_identification = nullptr;
    KeyValueList *m_networkIds = nullptr;
    KeyValueList *m_data = nullptr;
    Instant m_now;
};

} // namespace farol::ui
