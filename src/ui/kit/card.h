// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/label.h"

#include <QBoxLayout>
#include <QFrame>

namespace farol::ui {

// A surface with a 1-px line and round corners. Optional head: title, subtitle and, at the right, what the owner adds
// (an AgeLabel, a quiet Button). The body takes the rest.
class Card final : public QFrame {
    Q_OBJECT
public:
    explicit Card(const Theme &theme, QWidget *parent = nullptr);

    void setTitle(const QString &title, const QString &subtitle = {});
    void addToHead(QWidget *widget); // right side; the card becomes its parent
    // Takes all the room under the head; the card becomes its parent. Padded by 14 units unless `flush`.
    void setBody(QWidget *body);
    void setFlushBody(QWidget *body);
    [[nodiscard]] QVBoxLayout *column() { return m_column; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Edge;
    void ensureHead();

    const Theme &m_theme;
    QVBoxLayout *m_column;
    Edge *m_edge;
    QHBoxLayout *m_head = nullptr;
    Label *m_title = nullptr;
    Label *m_subtitle = nullptr;
};

} // namespace farol::ui
