// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

// How old a card's data is: "2 s ago", amber "data from 10:04:31" when stale, "not read yet" before the first answer.
// The owner calls tick() once a second with its clock's now. Every card head has one.
class AgeLabel final : public QWidget {
    Q_OBJECT
public:
    AgeLabel(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);
    void setReadAt(std::optional<Instant> at); // when the data shown was read
    void setStale(bool stale);
    void tick(Instant now);
    [[nodiscard]] QString text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    const Formats &m_formats;
    std::optional<Instant> m_readAt;
    Instant m_now;
    bool m_stale = false;
    QString m_text;
};

} // namespace farol::ui
