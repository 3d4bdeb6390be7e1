// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/formats.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace farol::ui {

// What the pill knows about one source.
struct SourceStatus {
    enum class Health { Well, Old, Down, Paused };
    QString name;
    Health health = Health::Well;
    std::chrono::milliseconds age{0}; // of its newest data
    bool operator==(const SourceStatus &) const = default;
};

// "4 sources up to date · up to 9 s" when all are well; otherwise each sick one by name and the rest as a count.
// A click or Enter asks for the diagnosis page.
class SourcePill final : public QAbstractButton {
    Q_OBJECT
public:
    SourcePill(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);
    void setSources(const QList<SourceStatus> &sources);
    void setOnSolid(bool onSolid); // white, on the solid environment bar
    void setShort(bool isShort);   // for narrow windows: words that may go, go
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void diagnosisRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Piece {
        QString icon;
        Tone tone;
        QString name;
        QString state; // drawn stronger
    };
    void rebuild();
    [[nodiscard]] Piece wellPiece(qsizetype well, bool alone, std::chrono::milliseconds oldest) const;
    [[nodiscard]] Piece sickPiece(const SourceStatus &source) const;
    [[nodiscard]] double pieceWidth(const Piece &piece) const;

    const Theme &m_theme;
    const Formats &m_formats;
    QList<SourceStatus> m_sources;
    QList<Piece> m_pieces;
    bool m_onSolid = false;
    bool m_short = false;
};

} // namespace farol::ui
