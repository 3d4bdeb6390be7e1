// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/sourcepill.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QFontMetricsF>
#include <QStringList>
#include <cmath>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;
using Health = SourceStatus::Health;

SourcePill::SourcePill(const Theme &theme, const Formats &formats, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_formats(formats) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleDescription(tr("Sources. Opens the diagnosis."));
    connect(&theme, &Theme::changed, this, &SourcePill::updateGeometry);
    connect(this, &QAbstractButton::clicked, this, &SourcePill::diagnosisRequested);
    rebuild();
}

void SourcePill::setSources(const QList<SourceStatus> &sources) {
    if (m_sources != sources) {
        m_sources = sources;
        rebuild();
    }
}

void SourcePill::setOnSolid(bool onSolid) {
    m_onSolid = onSolid;
    update();
}

void SourcePill::setShort(bool isShort) {
    if (m_short != isShort) {
        m_short = isShort;
        rebuild();
    }
}

SourcePill::Piece SourcePill::wellPiece(qsizetype well, bool alone, std::chrono::milliseconds oldest) const {
    const int n = int(well);
    if (!alone) {
        return {u"paid"_s, Tone::Ok, tr("%n up to date", "sources", n), {}};
    }
    const QString age = m_formats.duration(oldest);
    return m_short ? Piece{u"paid"_s, Tone::Ok, tr("%n source(s)", nullptr, n), age}
                   : Piece{u"paid"_s, Tone::Ok, tr("%n source(s) up to date", nullptr, n), tr("· up to %1").arg(age)};
}

SourcePill::Piece SourcePill::sickPiece(const SourceStatus &source) const {
    const QString name = singleLine(source.name);
    switch (source.health) {
    case Health::Down:
        return {u"blind"_s, Tone::Bad, name, tr("not answering", "source")};
    case Health::Paused:
        return {u"pause"_s, Tone::Idle, name, tr("paused", "source")};
    case Health::Old:
    case Health::Well:
        break;
    }
    return {u"stale"_s, Tone::Uncertain, name, m_formats.duration(source.age)};
}

void SourcePill::rebuild() {
    m_pieces.clear();
    qsizetype well = 0;
    std::chrono::milliseconds oldest{0};
    for (const Health health : {Health::Down, Health::Old, Health::Paused}) {
        for (const SourceStatus &source : std::as_const(m_sources)) {
            if (source.health == health) {
                m_pieces.append(sickPiece(source));
            }
        }
    }
    for (const SourceStatus &source : std::as_const(m_sources)) {
        if (source.health == Health::Well) {
            ++well;
            oldest = std::max(oldest, source.age);
        }
    }
    if (well > 0 && !(m_short && !m_pieces.isEmpty())) {
        m_pieces.append(wellPiece(well, m_pieces.isEmpty(), oldest));
    }
    if (m_pieces.isEmpty()) {
        m_pieces.append({u"blind"_s, Tone::Muted, tr("no source"), {}});
    }
    QStringList said;
    for (const Piece &piece : std::as_const(m_pieces)) {
        said.append(piece.state.isEmpty() ? piece.name : u"%1 %2"_s.arg(piece.name, piece.state));
    }
    setText(said.join(u", "_s));
    updateGeometry();
    update();
}

double SourcePill::pieceWidth(const Piece &piece) const {
    const double state = QFontMetricsF(m_theme.font(12, QFont::DemiBold)).horizontalAdvance(piece.state);
    return m_theme.px(14) + m_theme.px(5) + QFontMetricsF(m_theme.font(12)).horizontalAdvance(piece.name) +
           (piece.state.isEmpty() ? 0.0 : m_theme.px(4) + state) + 1;
}

QSize SourcePill::sizeHint() const {
    double width = m_theme.px(4) * 2 + m_theme.px(14) * double(m_pieces.size() - 1);
    for (const Piece &piece : m_pieces) {
        width += pieceWidth(piece);
    }
    return {int(std::ceil(width)), m_theme.px(24)};
}

void SourcePill::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    if (underMouse()) {
        paintBox(painter, rect(), m_theme.px(4), m_onSolid ? QColor(255, 255, 255, 30) : t.hover, {});
    }
    double x = m_theme.px(4);
    for (const Piece &piece : std::as_const(m_pieces)) {
        const QColor strong = m_onSolid ? QColor(Qt::white) : m_theme.text(piece.tone);
        const double width = pieceWidth(piece);
        QRectF inner(x, 0, width, height());
        paintIcon(painter, inner, m_theme.icon(piece.icon, strong, 14, devicePixelRatioF()));
        inner.setLeft(x + m_theme.px(14) + m_theme.px(5));
        painter.setFont(m_theme.font(12));
        painter.setPen(m_onSolid ? QColor(Qt::white) : t.text2);
        const double name = paintText(painter, inner, piece.name);
        painter.setFont(m_theme.font(12, QFont::DemiBold));
        const bool plain = piece.tone == Tone::Ok || piece.tone == Tone::Idle;
        painter.setPen(m_onSolid ? QColor(Qt::white) : plain ? t.text2 : strong);
        paintText(painter, inner.adjusted(name + m_theme.px(4), 0, 1, 0), piece.state);
        x += width + m_theme.px(14);
    }
}

} // namespace farol::ui
