// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/icons/iconpixmap.h"
#include "ui/theme/appstyle.h"

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QScopedValueRollback>
#include <QStyle>
#include <QStyleFactory>
#include <memory>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Qt 6.4 has no colour-scheme hint, but Fusion's own palette follows the desktop's appearance.
bool systemIsDark() {
    const std::unique_ptr<QStyle> fusion(QStyleFactory::create(u"Fusion"_s));
    return fusion && fusion->standardPalette().color(QPalette::Window).lightness() < 128;
}

QString bodyFamily() {
    return QFontDatabase::families().contains("Inter"_L1)
               ? u"Inter"_s
               : QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_tokens(&lightTokens())
    , m_family(bodyFamily())
    , m_fixedFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family()) {}

void Theme::install(QApplication &application) {
    m_application = &application;
    application.setStyle(new AppStyle(*this)); // the application owns its style
    application.installEventFilter(this);
    choose();
    apply();
}

void Theme::setScheme(Scheme scheme) {
    if (m_scheme == scheme) {
        return;
    }
    m_scheme = scheme;
    choose();
    apply();
}

void Theme::setTextScale(double scale) {
    const double wanted = std::clamp(scale, 1.0, 2.0);
    if (qFuzzyCompare(wanted, m_textScale)) {
        return;
    }
    m_textScale = wanted;
    apply();
}

QFont Theme::font(double size, QFont::Weight weight) const {
    QFont font(m_family);
    font.setPixelSize(px(size));
    font.setWeight(weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QFont Theme::fixedFont(double size) const {
    QFont font(m_fixedFamily);
    font.setStyleHint(QFont::Monospace);
    font.setPixelSize(qRound((size - 1.5) * m_textScale));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QPixmap Theme::icon(const QString &name, const QColor &color, double size, qreal dpr) const {
    return iconPixmap(name, color, px(size), dpr);
}

QIcon Theme::qicon(const QString &name, const QColor &color, double size) const {
    QIcon icon;
    for (const qreal dpr : {1.0, 1.5, 2.0}) {
        icon.addPixmap(iconPixmap(name, color, px(size), dpr));
    }
    return icon;
}

bool Theme::eventFilter(QObject *watched, QEvent *event) {
    const bool desktopChanged =
        event->type() == QEvent::ThemeChange || event->type() == QEvent::ApplicationPaletteChange;
    if (desktopChanged && watched == m_application && m_scheme == Scheme::System && !m_applying) {
        const Tokens *before = m_tokens;
        choose();
        if (before != m_tokens) {
            apply();
        }
    }
    return QObject::eventFilter(watched, event);
}

void Theme::choose() {
    switch (m_scheme) {
    case Scheme::System:
        m_tokens = systemIsDark() ? &darkTokens() : &lightTokens();
        return;
    case Scheme::Light:
        m_tokens = &lightTokens();
        return;
    case Scheme::Dark:
        m_tokens = &darkTokens();
        return;
    case Scheme::HighContrast:
        m_tokens = &highContrastTokens();
        return;
    }
}

void Theme::apply() {
    const QScopedValueRollback applying(m_applying, true);
    if (m_application) {
        QApplication::setFont(font(13));
        QApplication::setPalette(appPalette(*m_tokens));
        m_application->setStyleSheet(appStyleSheet(*this));
    }
    Q_EMIT changed();
}

} // namespace farol::ui
