// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/decisionscard.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"
#include "ui/text/tabular.h"

#include <QFontMetricsF>
#include <QKeyEvent>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr qsizetype mostRows = 5;
}

// One line, 31 units high: icon, what, how much, how long.
class DecisionsCard::Row final : public QAbstractButton {
public:
    Row(const Theme &theme, const Formats &formats, QWidget *parent)
        : QAbstractButton(parent)
        , m_theme(theme)
        , m_formats(formats) {
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    void set(const Decision &decision) {
        m_decision = decision;
        describe();
    }
    void tick(Instant now) {
        const QString age = m_formats.age(std::max(now - m_decision.since, std::chrono::milliseconds(0)));
        if (age != m_age) {
            m_age = age;
            describe();
        }
    }
    QSize sizeHint() const override { return {m_theme.px(240), m_theme.px(31)}; }
    QSize minimumSizeHint() const override { return {m_theme.px(180), m_theme.px(31)}; }

protected:
    void keyPressEvent(QKeyEvent *event) override {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
            click();
            return;
        }
        QAbstractButton::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        const Tokens &t = m_theme.tokens();
        if (isDown() || underMouse()) {
            painter.fillRect(rect(), isDown() ? t.selected : t.hover);
        }
        painter.fillRect(QRect(m_theme.px(14), 0, width() - 2 * m_theme.px(14), 1), t.grid);
        QRectF line = QRectF(rect()).adjusted(m_theme.px(14), 0, -m_theme.px(14), 0);
        painter.setFont(m_theme.font(12));
        painter.setPen(t.text3);
        drawTabular(painter, line, Qt::AlignRight, m_age);
        line.setRight(line.right() - tabularWidth(painter.font(), m_age) - m_theme.px(10));
        paintIcon(painter, line, m_theme.icon(m_decision.icon, m_theme.text(m_decision.tone), 15, devicePixelRatioF()));
        line.setLeft(line.left() + m_theme.px(15) + m_theme.px(10));
        painter.setFont(m_theme.font(13, QFont::DemiBold));
        painter.setPen(t.text);
        const double lead = paintText(painter, line, singleLine(m_decision.lead));
        painter.setFont(m_theme.font(13));
        painter.setPen(t.text2);
        line.setLeft(line.left() + lead + m_theme.px(6));
        const QString hint = u" \u00B7 "_s + singleLine(m_decision.hint);
        const double rest = paintText(painter, line, singleLine(m_decision.rest));
        if (rest + QFontMetricsF(painter.font()).horizontalAdvance(hint) < line.width()) {
            paintText(painter, line.adjusted(rest, 0, 0, 0), hint);
        }
    }

private:
    void describe() {
        setAccessibleName(u"%1, %2, %3, %4"_s.arg(m_decision.lead, m_decision.rest, m_decision.hint, m_age));
        update();
    }

    const Theme &m_theme;
    const Formats &m_formats;
    Decision m_decision;
    QString m_age;
};

DecisionsCard::DecisionsCard(const Theme &theme, const Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_column(new QVBoxLayout)
    , m_nothing(new Label(theme, TextStyle::Small, {}, this)) {
    setObjectName(u"decisions"_s);
    auto *card = new Card(theme, this);
    card->setTitle(tr("Waiting for a decision"));
    auto *body = new QWidget(card);
    body->setLayout(m_column);
    m_column->setContentsMargins(0, 0, 0, theme.px(8));
    m_column->setSpacing(0);
    m_nothing->setContentsMargins(theme.px(14), 0, theme.px(14), theme.px(6));
    m_nothing->setWordWrap(true);
    m_column->addWidget(m_nothing);
    card->setFlushBody(body);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setDecisions({});
}

void DecisionsCard::setDecisions(const QList<Decision> &decisions) {
    m_nothing->setText(tr("Nothing waits for a person right now."));
    m_nothing->setVisible(decisions.isEmpty());
    if (decisions != m_decisions) { // an unchanged poll must not take the focus away
        m_decisions = decisions;
        build();
    }
}

void DecisionsCard::setUnknown(const QString &reason) {
    setDecisions({});
    m_nothing->setText(reason);
}

void DecisionsCard::build() {
    const auto count = std::min(m_decisions.size(), mostRows);
    while (m_rows.size() > count) {
        delete m_rows.takeLast();
    }
    while (m_rows.size() < count) {
        auto *row = new Row(m_theme, m_formats, this);
        const qsizetype at = m_rows.size();
        connect(row, &QAbstractButton::clicked, this, [this, at] { choose(m_decisions[at]); });
        m_column->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < count; ++i) {
        m_rows[i]->set(m_decisions[i]);
    }
    updateGeometry();
}

void DecisionsCard::choose(const Decision &decision) {
    if (decision.batch.isEmpty()) {
        Q_EMIT itemsRequested(decision.lead, decision.states);
    } else {
        Q_EMIT batchRequested(decision.batch);
    }
}

void DecisionsCard::tick(Instant now) {
    for (Row *row : std::as_const(m_rows)) {
        row->tick(now);
    }
}

} // namespace farol::ui
