// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <cmath>

namespace farol::ui {

namespace {

constexpr QRgb white = 0xFFFFFFFF;

QColor rgb(QRgb value) {
    return QColor::fromRgb(value | 0xFF000000U);
}

Tokens makeLight() {
    Tokens t;
    t.window = rgb(0xF2F4F7), t.rail = rgb(0xE9ECF1), t.surface = rgb(white), t.header = rgb(0xF7F8FA);
    t.hover = rgb(0xF0F4FA), t.selected = rgb(0xE1EBFD), t.border = rgb(0xDFE3E9), t.grid = rgb(0xEBEEF2);
    t.control = rgb(0x838C9B), t.text = rgb(0x161B24), t.text2 = rgb(0x454E5D), t.text3 = rgb(0x596272);
    t.disabled = rgb(0x8A93A1), t.accent = rgb(0x1D5BD0), t.primary = rgb(0x1D5BD0), t.onPrimary = rgb(white);
    t.focus = rgb(0x1D5BD0), t.danger = rgb(0xAF231B), t.onDanger = rgb(white);
    t.ok = {rgb(0x0A664D), rgb(0xE1F3EC), rgb(0x2B9C78)};
    t.uncertain = {rgb(0x7D4700), rgb(0xFCF0D8), rgb(0xE3A338)};
    t.bad = {rgb(0xAF231B), rgb(0xFCE8E6), rgb(0xC9372E)};
    t.running = {rgb(0x1D5BD0), rgb(0xE4EDFC), rgb(0x4C83E4)};
    t.idle = {rgb(0x4A5463), rgb(0xEBEEF3), rgb(0xA6B0BF)};
    t.waiting = {rgb(0x5A3DB2), rgb(0xEEE9FB), rgb(0x5A3DB2)};
    t.badRetriableFill = rgb(0xE0877F), t.hatch = rgb(0x7D4700);
    t.production = {rgb(0x96182F), rgb(0xB0203B), rgb(0xFAEBEE)};
    t.staging = {rgb(0x7A5200), rgb(0xD99A13), rgb(0xFDF3DC)};
    t.demo = {rgb(0x17663F), rgb(0x1F8A56), rgb(0xE4F3EA)};
    t.scrim = QColor(16, 20, 28, 112);
    return t;
}

Tokens makeDark() {
    Tokens t;
    t.window = rgb(0x11141A), t.rail = rgb(0x0C0F14), t.surface = rgb(0x181C23), t.header = rgb(0x1C2129);
    t.hover = rgb(0x202632), t.selected = rgb(0x1C2F54), t.border = rgb(0x2B313C), t.grid = rgb(0x232933);
    t.control = rgb(0x6E7889), t.text = rgb(0xE7EAF0), t.text2 = rgb(0xB7BFCC), t.text3 = rgb(0x949EAE);
    t.disabled = rgb(0x6B7483), t.accent = rgb(0x82ADFF), t.primary = rgb(0x2A62D2), t.onPrimary = rgb(white);
    t.focus = rgb(0x82ADFF), t.danger = rgb(0xAF231B), t.onDanger = rgb(white);
    t.ok = {rgb(0x62CFAA), rgb(0x12332A), rgb(0x35A883)};
    t.uncertain = {rgb(0xF2BF63), rgb(0x3A2C10), rgb(0xDB9C35)};
    t.bad = {rgb(0xFF9189), rgb(0x431D1B), rgb(0xD9493F)};
    t.running = {rgb(0x8CB4FF), rgb(0x182B4D), rgb(0x4C83E4)};
    t.idle = {rgb(0xB2BBC9), rgb(0x262C36), rgb(0x667184)};
    t.waiting = {rgb(0xBFA9FF), rgb(0x2C2350), rgb(0xB7A1F7)};
    t.badRetriableFill = rgb(0xA3615C), t.hatch = rgb(0x3A2C10);
    t.production = {rgb(0x96182F), rgb(0xB0203B), rgb(0x34141B)};
    t.staging = {rgb(0x7A5200), rgb(0xD99A13), rgb(0x33270D)};
    t.demo = {rgb(0x17663F), rgb(0x1F8A56), rgb(0x11301F)};
    t.scrim = QColor(0, 0, 0, 150);
    t.dark = true;
    return t;
}

Tokens makeHighContrast() {
    Tokens t;
    const QColor black = rgb(0x000000);
    t.window = t.rail = t.surface = t.header = black;
    t.hover = rgb(0x1F1F1F), t.selected = rgb(0x003C8F), t.border = rgb(white), t.grid = rgb(0x6B6B6B);
    t.control = t.text = t.text2 = rgb(white), t.text3 = rgb(0xE0E0E0), t.disabled = rgb(0xA8A8A8);
    t.accent = t.primary = rgb(0x7FD1FF), t.onPrimary = black, t.focus = rgb(0xFFE100);
    t.danger = rgb(0xAF231B), t.onDanger = rgb(white);
    t.ok = {rgb(0x5CFFC0), black, rgb(0x5CFFC0)};
    t.uncertain = {rgb(0xFFD84D), black, rgb(0xFFD84D)};
    t.bad = {rgb(0xFF9E96), black, rgb(0xFF5A4F)};
    t.running = {rgb(0x9CC8FF), black, rgb(0x4FA3FF)};
    t.idle = {rgb(0xE0E0E0), black, rgb(0xA8A8A8)};
    t.waiting = {rgb(0xD3BFFF), black, rgb(0xA98BFF)};
    t.badRetriableFill = rgb(0xFFB3AD), t.hatch = black;
    t.production = {rgb(0x96182F), rgb(0xB0203B), black};
    t.staging = {rgb(0x7A5200), rgb(0xD99A13), black};
    t.demo = {rgb(0x17663F), rgb(0x1F8A56), black};
    t.scrim = QColor(0, 0, 0, 190);
    t.focusWidth = 3;
    t.dark = true;
    t.outlines = true;
    return t;
}

const StateColors *stateColors(const Tokens &tokens, Tone tone) {
    switch (tone) {
    case Tone::Ok:
        return &tokens.ok;
    case Tone::Uncertain:
        return &tokens.uncertain;
    case Tone::Bad:
    case Tone::BadRetriable:
        return &tokens.bad;
    case Tone::Running:
        return &tokens.running;
    case Tone::Idle:
        return &tokens.idle;
    case Tone::Waiting:
        return &tokens.waiting;
    case Tone::Text:
    case Tone::Secondary:
    case Tone::Muted:
    case Tone::Accent:
        return nullptr;
    }
    return nullptr;
}

double luminance(const QColor &color) {
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

const Tokens &lightTokens() {
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &darkTokens() {
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens &highContrastTokens() {
    static const Tokens tokens = makeHighContrast();
    return tokens;
}

QColor textColor(const Tokens &tokens, Tone tone) {
    if (const StateColors *state = stateColors(tokens, tone)) {
        return state->text;
    }
    if (tone == Tone::Accent) {
        return tokens.accent;
    }
    if (tone == Tone::Muted) {
        return tokens.text3;
    }
    return tone == Tone::Secondary ? tokens.text2 : tokens.text;
}

QColor tintColor(const Tokens &tokens, Tone tone) {
    const StateColors *state = stateColors(tokens, tone);
    return state ? state->tint : tokens.idle.tint;
}

QColor fillColor(const Tokens &tokens, Tone tone) {
    if (tone == Tone::BadRetriable) {
        return tokens.badRetriableFill;
    }
    if (const StateColors *state = stateColors(tokens, tone)) {
        return state->fill;
    }
    return tone == Tone::Accent ? tokens.running.fill : tokens.idle.fill;
}

const EnvironmentColors &environmentColors(const Tokens &tokens, EnvironmentKind kind) {
    switch (kind) {
    case EnvironmentKind::Production:
        return tokens.production;
    case EnvironmentKind::Staging:
        return tokens.staging;
    case EnvironmentKind::Demo:
        return tokens.demo;
    }
    return tokens.production;
}

double contrastRatio(const QColor &a, const QColor &b) {
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

} // namespace farol::ui
