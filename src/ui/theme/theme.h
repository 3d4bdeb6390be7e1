// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/tokens.h"

#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPixmap>

class QApplication;

namespace farol::ui {

// How Farol looks: colours, fonts, sizes. Made once by main after QApplication, outlives every widget, GUI thread.
// Widgets take it by reference, read it while painting and connect to changed() for what they keep.
class Theme final : public QObject {
    Q_OBJECT
public:
    enum class Scheme { System, Light, Dark, HighContrast };
    Q_ENUM(Scheme)

    explicit Theme(QObject *parent = nullptr);

    // Puts style, palette, font and style sheet on the application, now and after each change.
    void install(QApplication &application);

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme); // System follows the desktop's light or dark
    [[nodiscard]] double textScale() const { return m_textScale; }
    void setTextScale(double scale); // clamped to 1.0 … 2.0

    [[nodiscard]] const Tokens &tokens() const { return *m_tokens; }
    [[nodiscard]] QColor text(Tone tone) const { return textColor(*m_tokens, tone); }
    [[nodiscard]] QColor tint(Tone tone) const { return tintColor(*m_tokens, tone); }
    [[nodiscard]] QColor fill(Tone tone) const { return fillColor(*m_tokens, tone); }

    // Units to pixels: u × text scale, rounded. Layout rules compare units(width()).
    [[nodiscard]] int px(double units) const { return qRound(units * m_textScale); }
    [[nodiscard]] double units(int pixels) const { return pixels / m_textScale; }

    // size in units. The fixed font is for ids and hashes and is drawn 1.5 units smaller.
    [[nodiscard]] QFont font(double size, QFont::Weight weight = QFont::Normal) const;
    [[nodiscard]] QFont fixedFont(double size) const;

    // A tinted icon of :/icons, size in units; empty when no such icon exists.
    [[nodiscard]] QPixmap icon(const QString &name, const QColor &color, double size, qreal dpr) const;
    [[nodiscard]] QIcon qicon(const QString &name, const QColor &color, double size) const;

Q_SIGNALS:
    // After palette, font and style sheet are in place: recompute sizes, fonts and kept pixmaps.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void apply();

    QApplication *m_application = nullptr;
    const Tokens *m_tokens;
    Scheme m_scheme = Scheme::Light;
    double m_textScale = 1.0;
    QString m_family;
    QString m_fixedFamily;
    bool m_applying = false;
};

} // namespace farol::ui
