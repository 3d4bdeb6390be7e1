// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/agelabel.h"
#include "ui/kit/sparkline.h"

#include <QAbstractButton>

namespace farol::ui {

// What a tile shows. figure empty means unknown: "—" and the reason stand there, never 0.
struct TileValue {
    QString figure;     // 378
    QString suffix;     // of 4
    QString comparison; // R$ 99.818,45 · yesterday 355
    Tone comparisonTone = Tone::Secondary;
    QString unknownReason; // why figure is empty
    Sparkline trend;
    bool operator==(const TileValue &) const = default;
};

// One figure of the overview: title with icon, age, figure, comparison, trend. A button: Enter opens its rows.
class StatTile final : public QAbstractButton {
    Q_OBJECT
public:
    StatTile(const Theme &theme, const Formats &formats, const QString &title, const QString &icon, Tone tone,
             QWidget *parent = nullptr);
    void setValue(const TileValue &value);
    void setReadAt(std::optional<Instant> at) { m_age->setReadAt(at); }
    void setStale(bool stale) { m_age->setStale(stale); }
    void tick(Instant now);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void place();
    [[nodiscard]] double headTaken() const; // icon and title
    void describe();

    const Theme &m_theme;
    AgeLabel *m_age;
    QString m_title;
    QString m_icon;
    Tone m_tone;
    bool m_ageBelow = false;
    TileValue m_value;
};

} // namespace farol::ui
