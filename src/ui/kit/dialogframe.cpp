// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/dialogframe.h"

#include "ui/kit/badge.h"
#include "ui/kit/focusring.h"
#include "ui/kit/label.h"
#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QBoxLayout>
#include <QMouseEvent>
#include <QPainterPath>
#include <QScrollArea>
#include <QScrollBar>
#include <QWindow>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// The dimming over the dialog's parent; the parent deletes it.
class Scrim final : public QWidget {
public:
    Scrim(const Theme &theme, QWidget *over)
        : QWidget(over)
        , m_color(theme.tokens().scrim) {
        setGeometry(over->rect());
        show();
        raise();
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), m_color); }

private:
    QColor m_color;
};

// The environment's name on the dialog, 34 units high.
class Strip final : public QWidget {
public:
    Strip(const Theme &theme, const EnvironmentSign &sign, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_sign(sign) {
        setFixedHeight(theme.px(36));
        setAccessibleName(DialogFrame::tr("Environment %1").arg(singleLine(sign.name)));
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        QPainterPath shape;
        const double radius = m_theme.px(8);
        shape.addRoundedRect(QRectF(rect()).adjusted(0, 0, 0, radius), radius, radius);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipPath(shape);
        paintEnvironmentStrip(painter, rect(), m_theme, m_sign);
        const QSize tag = environmentTagSize(m_theme, m_sign);
        const QRectF box(m_theme.px(12), m_theme.px(4) + (height() - m_theme.px(4) - tag.height()) / 2, tag.width(),
                         tag.height());
        paintEnvironmentTag(painter, box, m_theme, m_sign);
        painter.setFont(m_theme.font(12));
        painter.setPen(m_sign.writeAllowed ? QColor(Qt::white) : m_theme.tokens().text2);
        paintText(painter, QRectF(box.right() + m_theme.px(10), m_theme.px(4), width() / 2.0, height() - m_theme.px(4)),
                  singleLine(m_sign.host));
    }

private:
    const Theme &m_theme;
    EnvironmentSign m_sign;
};

} // namespace

DialogFrame::DialogFrame(const Theme &theme, const EnvironmentSign &sign, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_theme(theme)
    , m_sign(sign)
    , m_title(new Label(theme, TextStyle::Page, {}, this))
    , m_subtitle(new Label(theme, TextStyle::Secondary, {}, this))
    , m_hash(new Badge(theme, Tone::Idle, u"hash"_s, {}, this))
    , m_strip(new Strip(theme, sign, this))
    , m_stripText(new Label(theme, TextStyle::Small, {}, m_strip))
    , m_scroll(new QScrollArea(this))
    , m_body(nullptr)
    , m_tools(new QHBoxLayout)
    , m_cancel(new Button(theme, Button::Kind::Standard, tr("Cancel"), {}, this))
    , m_main(new Button(theme, Button::Kind::Primary, {}, {}, this))
    , m_footer(new QWidget(this)) {
    setWindowModality(Qt::WindowModal);
    setAttribute(Qt::WA_TranslucentBackground);
    new FocusRing(theme, this);
    build();
    m_hash->setFixedPitch(true);
    m_hash->hide();
    m_main->hide();
    m_strip->setVisible(!sign.name.isEmpty());
    if (sign.writeAllowed) {
        QPalette colors = m_stripText->palette();
        colors.setColor(QPalette::WindowText, Qt::white);
        m_stripText->setPalette(colors);
    }
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    if (parent) {
        parent->window()->installEventFilter(this);
    }
}

void DialogFrame::build() {
    const int side = m_theme.px(16);
    auto *strip = new QHBoxLayout(m_strip);
    strip->setContentsMargins(side, m_theme.px(4), side, 0);
    strip->addStretch(1);
    strip->addWidget(m_stripText);
    m_subtitle->setWordWrap(true);

    auto *titles = new QVBoxLayout;
    titles->setSpacing(m_theme.px(4));
    titles->addWidget(m_title);
    titles->addWidget(m_subtitle);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(side, m_theme.px(14), side, m_theme.px(12));
    head->addLayout(titles, 1);
    head->addWidget(m_hash, 0, Qt::AlignTop);

    auto *holder = new QWidget(m_scroll);
    m_body = new QVBoxLayout(holder);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    m_scroll->setWidget(holder);
    holder->setMinimumSize(1, 1); // its height at its width counts, not that at its narrowest
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    holder->setAutoFillBackground(false); // setWidget turned it on

    auto *footer = new QHBoxLayout(m_footer);
    footer->setContentsMargins(side, m_theme.px(12), side, m_theme.px(12));
    footer->setSpacing(m_theme.px(8));
    m_tools->setSpacing(m_theme.px(18));
    footer->addLayout(m_tools);
    footer->addStretch(1);
    footer->addWidget(m_cancel);
    footer->addWidget(m_main);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 0, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_footer);
}

void DialogFrame::setHeading(const QString &title, const QString &subtitle) {
    m_title->setText(title);
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
    setWindowTitle(u"%1 \u2014 %2"_s.arg(singleLine(title), singleLine(m_sign.name)));
}

void DialogFrame::setHash(const QString &shortHash) {
    m_hash->set(Tone::Idle, u"hash"_s, tr("plan %1", "hash").arg(shortHash));
    m_hash->setVisible(!shortHash.isEmpty());
}

void DialogFrame::setStripText(const QString &text) {
    m_stripText->setText(text);
}

void DialogFrame::addToBody(QWidget *widget) {
    m_body->addWidget(widget);
}

Button *DialogFrame::addTool(const QString &text, const QString &icon) {
    auto *tool = new Button(m_theme, Button::Kind::Quiet, text, icon, this);
    m_tools->addWidget(tool);
    return tool;
}

void DialogFrame::setMain(Button::Kind kind, const QString &text, const QString &icon) {
    m_main->setKind(kind);
    m_main->setText(singleLine(text));
    m_main->setIconName(icon);
    m_main->show();
}

void DialogFrame::place() {
    const QWidget *over = parentWidget() ? parentWidget()->window() : nullptr;
    const int margin = m_theme.px(16);
    const QSize room = over ? over->size() : QSize(m_theme.px(852), m_theme.px(900));
    const int wide = std::min(m_theme.px(820), room.width() - 2 * margin);
    const QWidget *content = m_scroll->widget();
    const int body = content->hasHeightForWidth() ? content->heightForWidth(wide - 2) : content->sizeHint().height();
    m_scroll->updateGeometry();
    layout()->invalidate(); // its hint must be of the same body as the scroll area's
    const int chrome = layout()->sizeHint().height() - m_scroll->sizeHint().height();
    resize(wide, std::min(chrome + body, room.height() - 2 * margin));
    if (over) {
        const QPoint corner = over->isWindow() ? over->mapToGlobal(QPoint()) : QPoint();
        move(corner + QPoint((room.width() - width()) / 2, (room.height() - height()) / 2));
    }
}

// Later: the layouts inside the body hear of the change by events of their own.
void DialogFrame::refit() {
    if (m_refitting) {
        return;
    }
    m_refitting = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_refitting = false;
            if (isVisible()) {
                place();
            }
        },
        Qt::QueuedConnection);
}

void DialogFrame::showEvent(QShowEvent *event) {
    place();
    if (parentWidget() && !m_scrim) {
        m_scrim = new Scrim(m_theme, parentWidget()->window());
    }
    QDialog::showEvent(event);
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void DialogFrame::hideEvent(QHideEvent *event) {
    QDialog::hideEvent(event);
    if (m_scrim) {
        m_scrim->hide();
        m_scrim->deleteLater();
    }
}

void DialogFrame::mousePressEvent(QMouseEvent *event) {
    if (event->button() == Qt::LeftButton && m_strip->geometry().contains(event->position().toPoint()) &&
        windowHandle()) {
        windowHandle()->startSystemMove();
    }
}

bool DialogFrame::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Resize && isVisible() && parentWidget() && watched == parentWidget()->window()) {
        if (m_scrim) {
            m_scrim->setGeometry(parentWidget()->window()->rect());
        }
        place();
    }
    return QDialog::eventFilter(watched, event);
}

void DialogFrame::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    const QColor edge = t.outlines || t.dark ? t.control : t.border;
    paintBox(painter, rect(), m_theme.px(8), t.surface, edge);
    const QRect foot = m_footer->geometry();
    QPainterPath shape;
    shape.addRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.px(7), m_theme.px(7));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setClipPath(shape);
    painter.fillRect(foot.adjusted(-1, 0, 1, 1), t.header);
    painter.setClipping(false);
    painter.fillRect(QRect(1, foot.top(), width() - 2, 1), t.border);
    painter.fillRect(QRect(1, m_scroll->geometry().top() - 1, width() - 2, 1), t.border);
}

} // namespace farol::ui
