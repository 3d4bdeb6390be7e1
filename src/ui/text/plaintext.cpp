// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/plaintext.h"

#include <algorithm>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool reorders(char16_t c) {
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool isBreak(char16_t c) {
    return c == u'\n' || c == u'\r' || c == u'\t' || c == 0x2028 || c == 0x2029;
}

bool isControl(char16_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF;
}

bool isClean(QChar c) {
    const char16_t u = c.unicode();
    return !isControl(u) && !reorders(u) && !isBreak(u);
}

QString cleaned(const QString &text, bool keepBreaks) {
    if (std::all_of(text.begin(), text.end(), isClean)) {
        return text;
    }
    QString out = text;
    for (QChar &c : out) {
        const char16_t u = c.unicode();
        if (isBreak(u)) {
            c = keepBreaks && u != u'\t' && u != u'\r' ? u'\n' : u' ';
        } else if (isControl(u) || reorders(u)) {
            c = QChar::ReplacementCharacter;
        }
    }
    return out;
}

} // namespace

QString singleLine(const QString &text) {
    return cleaned(text, false);
}

QString multiLine(const QString &text) {
    return cleaned(text, true);
}

QString plainToolTip(const QString &text) {
    return text.isEmpty() ? QString()
                          : u"<qt>%1</qt>"_s.arg(multiLine(text).toHtmlEscaped().replace(u'\n', "<br/>"_L1));
}

} // namespace farol::ui
