// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QListView>

namespace farol::ui {

// One destination of the rail.
struct RailPlace {
    QString id;
    QString icon;
    QString title;
    QString section; // shown once above its first place; empty: none
    bool atBottom = false;
};

// The number beside a place. An icon when it is not ordinary; muted when its source is old.
struct RailCount {
    QString text;
    QString icon;
    Tone tone = Tone::Secondary;
    bool stale = false;
    bool operator==(const RailCount &) const = default;
};

// Where one can go. 200 units wide, or icons alone. Arrows and Alt+1 … Alt+9 (in the whole window) choose.
class Rail final : public QListView {
    Q_OBJECT
public:
    explicit Rail(const Theme &theme, QWidget *parent = nullptr);
    ~Rail() override;
    void addPlace(const RailPlace &place); // in the order given; those at the bottom last
    void setCount(const QString &id, const RailCount &count);
    void setCurrent(const QString &id); // says nothing
    [[nodiscard]] QString current() const;
    void setCollapsed(bool collapsed);
    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    class Model;
    class Delegate;
    void chooseNth(int n);
    void restyle();

    const Theme &m_theme;
    Model *m_places;
    bool m_collapsed = false;
    bool m_quiet = false;
};

} // namespace farol::ui
