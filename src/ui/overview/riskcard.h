// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/overview/overviewmodel.h"
#include "ui/kit/statebarpaint.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace farol::ui {

class AgeLabel;

// R$ at risk now: the sum, a bar, and one line a reason. A button: Enter or a click opens exactly its rows. When the
// figure is not known it shows a dash with the reason, never zero.
class RiskCard final : public QAbstractButton {
    Q_OBJECT
public:
    RiskCard(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);
    void show(const std::optional<StateCount> &total, const QList<ErrorGroup> &groups, const QList<BatchId> &batches,
              const QString &unknownReason);
    void setReadAt(std::optional<Instant> at);
    void setStale(bool stale);
    void tick(Instant now);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Line {
        QString icon;
        Tone tone = Tone::Text;
        QString text;
        QString count;
        QString amount;
    };
    void paintLines(QPainter &painter, qreal top) const;

    const Theme &m_theme;
    const Formats &m_formats;
    AgeLabel *m_age;
    bool m_ageBelow = false;
    QString m_figure;
    QString m_detail;
    QList<BarPart> m_bar;
    QList<Line> m_lines;
};

} // namespace farol::ui
