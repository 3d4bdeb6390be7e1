// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/environmentbar.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/lockchip.h"
#include "ui/kit/searchbutton.h"
#include "ui/text/plaintext.h"

#include <QBoxLayout>
#include <QMenu>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

// The environment's name; read out first by a screen reader.
class EnvironmentBar::Tag final : public QWidget {
public:
    Tag(const Theme &theme, const EnvironmentSign &sign, QWidget *parent)
        : QWidget(parent)
        , m_theme(theme)
        , m_sign(sign) {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return environmentTagSize(m_theme, m_sign); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        paintEnvironmentTag(painter, rect(), m_theme, m_sign);
    }

private:
    const Theme &m_theme;
    const EnvironmentSign &m_sign;
};

EnvironmentBar::EnvironmentBar(const Theme &theme, const Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_tag(new Tag(theme, m_sign, this))
    , m_host(new Label(theme, TextStyle::Small, {}, this))
    , m_chip(new LockChip(theme, this))
    , m_lockNow(new Button(theme, Button::Kind::OnSolidLink, tr("Lock now"), {}, this))
    , m_search(new SearchButton(theme, this))
    , m_sources(new SourcePill(theme, formats, this))
    , m_account(new Button(theme, Button::Kind::Plain, {}, u"user"_s, this))
    , m_more(new Button(theme, Button::Kind::Plain, tr("Appearance and account"), u"more"_s, this)) {
    m_host->setElided(true);
    m_lockNow->setCompact(true);
    m_account->setCompact(true);
    m_account->setObjectName(u"account"_s);
    m_account->hide();
    m_more->setObjectName(u"windowMore"_s);
    m_more->setCompact(true);
    m_more->setIconOnly(true);
    m_more->hide();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(12), theme.px(4), theme.px(12), 0);
    row->setSpacing(theme.px(12));
    for (QWidget *left : std::initializer_list<QWidget *>{m_tag, m_host, m_chip, m_lockNow}) {
        row->addWidget(left);
    }
    row->addStretch(1);
    for (QWidget *right : std::initializer_list<QWidget *>{m_search, m_sources, m_account, m_more}) {
        row->addWidget(right);
    }
    connect(m_chip, &QAbstractButton::clicked, this,
            [this] { m_write == Write::Allowed ? Q_EMIT lockRequested() : Q_EMIT writeRequested(); });
    connect(m_lockNow, &QPushButton::clicked, this, &EnvironmentBar::lockRequested);
    connect(m_search, &QPushButton::clicked, this, &EnvironmentBar::searchRequested);
    connect(m_sources, &SourcePill::diagnosisRequested, this, &EnvironmentBar::diagnosisRequested);
    for (Button *opener : {m_account, m_more}) {
        connect(opener, &QPushButton::clicked, this, [this, opener] { openMenu(*opener); });
    }
    connect(&theme, &Theme::changed, this, &EnvironmentBar::refresh);
    refresh();
}

void EnvironmentBar::setEnvironment(const EnvironmentSign &sign) {
    m_sign = sign;
    m_tag->setAccessibleName(tr("Environment %1").arg(singleLine(sign.name)));
    m_host->setText(sign.host);
    refresh();
}

void EnvironmentBar::setWrite(Write write) {
    m_write = write;
    refresh();
}

void EnvironmentBar::setTimeLeft(std::chrono::milliseconds left) {
    m_left = left;
    refresh();
}

void EnvironmentBar::setDataFrom(std::optional<Instant> at, Instant now) {
    m_dataFrom = at ? m_formats.listTimeSeconds(*at, now == Instant{} ? *at : now) : QString();
    refresh();
}

void EnvironmentBar::setSources(const QList<SourceStatus> &sources) {
    m_sources->setSources(sources);
}

void EnvironmentBar::setAccount(const QString &name, const QString &role) {
    m_role = role;
    m_account->setText(singleLine(name));
    m_account->setToolTip(plainToolTip(role));
    m_account->setAccessibleName(role.isEmpty() ? tr("Account %1").arg(name) : tr("Account %1, %2").arg(name, role));
    refresh();
}

void EnvironmentBar::setSearchVisible(bool visible) {
    m_searchVisible = visible;
    refresh();
}

void EnvironmentBar::setMenu(QMenu *menu) {
    m_menu = menu;
    refresh();
}

// Its right edge stays in the window.
void EnvironmentBar::openMenu(const QWidget &below) {
    if (m_menu) {
        const QSize size = m_menu->sizeHint();
        m_menu->popup(below.mapToGlobal(QPoint(below.width() - size.width(), below.height())));
    }
}

void EnvironmentBar::refresh() {
    const double room = m_theme.units(width());
    const bool solid = m_write == Write::Allowed;
    m_sign.writeAllowed = solid;
    setFixedHeight(m_theme.px(44));
    switch (m_write) {
    case Write::ReadOnly:
        m_chip->set(u"lock"_s, tr("Read-only"), tr("Allow writing…"));
        break;
    case Write::NoRight:
        m_chip->set(u"lock"_s, tr("Read-only: this account does not write"), {});
        break;
    case Write::Allowed:
        m_chip->set(u"unlock"_s,
                    (room > 800 ? tr("Writing allowed · %1 left") : tr("%1 left")).arg(m_formats.countdown(m_left)),
                    room > 800 ? QString() : tr("Lock now"));
        break;
    case Write::Offline:
        m_chip->set(u"offline"_s, m_dataFrom.isEmpty() ? tr("Offline") : tr("Offline · data from %1").arg(m_dataFrom),
                    {});
        break;
    case Write::SignedOut:
        m_chip->set(u"lock"_s, tr("Signed out"), {});
        break;
    case Write::Unlimited:
        break;
    }
    m_chip->setVisible(m_write != Write::Unlimited);
    m_chip->setOnSolid(solid);
    m_lockNow->setVisible(solid && room > 800);
    solid ? m_host->setTone(Tone::Text) : m_host->clearTone();
    if (solid) {
        QPalette colors = m_host->palette();
        colors.setColor(QPalette::WindowText, Qt::white);
        m_host->setPalette(colors);
    }
    m_host->setVisible(room > 1000 && !m_sign.host.isEmpty());
    m_search->setVisible(m_searchVisible);
    m_search->setWide(room > 1200);
    m_sources->setOnSolid(solid);
    m_sources->setShort(room <= 1000);
    m_account->setKind(solid ? Button::Kind::OnSolidPlain : Button::Kind::Plain);
    const bool showsAccount = room > 800 && !m_account->text().isEmpty();
    m_account->setVisible(showsAccount);
    m_more->setKind(m_account->kind());
    m_more->setVisible(m_menu && !showsAccount);
    m_tag->updateGeometry();
    m_tag->update();
    update();
}

void EnvironmentBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    refresh();
}

void EnvironmentBar::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paintEnvironmentStrip(painter, rect(), m_theme, m_sign);
}

} // namespace farol::ui
