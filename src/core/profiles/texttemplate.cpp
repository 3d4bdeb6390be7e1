// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/texttemplate.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

TextTemplate::TextTemplate(QStringView text) {
    while (!text.isEmpty()) {
        const auto open = text.indexOf(u"${"_s);
        const auto close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0) {
            m_pieces.append({text.toString(), false});
            return;
        }
        if (open > 0) {
            m_pieces.append({text.first(open).toString(), false});
        }
        m_pieces.append({text.sliced(open + 2, close - open - 2).toString(), true});
        text = text.sliced(close + 1);
    }
}

QStringList TextTemplate::holes() const {
    QStringList all;
    for (const auto &piece : m_pieces) {
        if (piece.isHole) {
            all.append(piece.text);
        }
    }
    return all;
}

bool TextTemplate::isOnly(QStringView hole) const {
    return m_pieces.size() == 1 && m_pieces.constFirst().isHole && m_pieces.constFirst().text == hole;
}

QString TextTemplate::filled(const std::function<QString(const QString &)> &value) const {
    QString all;
    for (const auto &piece : m_pieces) {
        all += piece.isHole ? value(piece.text) : piece.text;
    }
    return all;
}

QString TextTemplate::text() const {
    QString all;
    for (const auto &piece : m_pieces) {
        all += piece.isHole ? u"${"_s + piece.text + u'}' : piece.text;
    }
    return all;
}

} // namespace farol
