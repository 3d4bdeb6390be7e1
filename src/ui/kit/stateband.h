// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/statebarpaint.h"

#include <QWidget>

namespace farol::ui {

// One legend of a band: icon, count and reason in the state's tone, the sum under it.
struct BandEntry {
    BarPart part;
    QString icon;
    QString title; // 7 uncertain
    QString sum;   // R$ 2.310,00
    bool operator==(const BandEntry &) const = default;
};

// The head of one batch, 82 units high: name, size and sum, the 14-unit bar and its legend. Legends that do not fit
// are left out from the right, never the bar; the accessible name always has all of them. A corner may hold one link.
class StateBand final : public QWidget {
    Q_OBJECT
public:
    explicit StateBand(const Theme &theme, QWidget *parent = nullptr);
    void set(const QString &title, const QString &size, const QString &sum, const QList<BandEntry> &entries);
    void setCorner(QWidget *corner); // at the right of the legend; the band becomes its parent. Call it when it grows
    void setAge(QWidget *age);       // small, in the lower right edge; the band becomes its parent
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeCorner();
    void placeAge();
    void paintLegend(QPainter &painter, double left, double right) const;
    [[nodiscard]] double legendWidth(const BandEntry &entry) const;

    const Theme &m_theme;
    QString m_title;
    QString m_size;
    QString m_sum;
    QList<BandEntry> m_entries;
    QWidget *m_corner = nullptr;
    QWidget *m_age = nullptr;
};

} // namespace farol::ui
