// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <functional>

namespace farol {

// A text of a profile with holes: /orders/${id}/retry. Pure; any thread.
class TextTemplate final {
public:
    TextTemplate() = default;
    explicit TextTemplate(QStringView text); // total: a ${ that is not closed is text

    [[nodiscard]] bool isEmpty() const { return m_pieces.isEmpty(); }
    [[nodiscard]] QStringList holes() const;
    // It is this hole and nothing else: then its value need not be text.
    [[nodiscard]] bool isOnly(QStringView hole) const;
    // value: of a hole, already written as the place wants it (percent-encoded in a path).
    [[nodiscard]] QString filled(const std::function<QString(const QString &hole)> &value) const;
    [[nodiscard]] QString text() const; // as it stands in the file

private:
    struct Piece {
        QString text;
        bool isHole = false;
    };
    QList<Piece> m_pieces;
};

} // namespace farol
