// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints every component in the three themes: ui_gallery <folder>. Not shipped; pictures to look at beside the design.
#include "gallerywindow.h"
#include "ui/items/itemlook.h"
#include "ui/kit/addchip.h"
#include "ui/kit/agelabel.h"
#include "ui/kit/badge.h"
#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/checkbox.h"
#include "ui/kit/chip.h"
#include "ui/kit/environmentsign.h"
#include "ui/kit/flowlayout.h"
#include "ui/kit/focusring.h"
#include "ui/kit/keyhint.h"
#include "ui/kit/select.h"
#include "ui/kit/sourcepill.h"
#include "ui/kit/statebar.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/stattile.h"
#include "ui/kit/textfield.h"
#include "ui/kit/typedconfirmation.h"

#include <QApplication>
#include <QBoxLayout>
#include <QDir>
#include <QGridLayout>
#include <cstdio>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Strip final : public QWidget {
public:
    Strip(const Theme &theme, EnvironmentSign sign, QString text)
        : m_theme(theme)
        , m_sign(std::move(sign))
        , m_text(std::move(text)) {
        setFixedHeight(44);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        paintEnvironmentStrip(painter, rect(), m_theme, m_sign);
        const QSize tag = environmentTagSize(m_theme, m_sign);
        paintEnvironmentTag(painter, QRectF(12, 13, tag.width(), tag.height()), m_theme, m_sign);
        painter.setFont(m_theme.font(12));
        painter.setPen(m_sign.writeAllowed ? QColor(Qt::white) : m_theme.tokens().text2);
        painter.drawText(QRectF(tag.width() + 24, 4, 300, 40), Qt::AlignVCenter, m_text);
    }

private:
    const Theme &m_theme;
    EnvironmentSign m_sign;
    QString m_text;
};

// One icon and word, as in a table.
class StateText final : public QWidget {
public:
    StateText(const Theme &theme, StateLook look)
        : m_theme(theme)
        , m_look(std::move(look)) {
        setFixedHeight(26);
    }

protected:
    void paintEvent(QPaintEvent *) override {
        QPainter painter(this);
        painter.drawPixmap(QPointF(0, 5),
                           m_theme.icon(m_look.icon, m_theme.text(m_look.tone), 15, devicePixelRatioF()));
        painter.setFont(m_theme.font(13, QFont::Medium));
        painter.setPen(m_theme.text(m_look.tone));
        painter.drawText(rect().adjusted(20, 0, 0, 0), Qt::AlignVCenter, m_look.word);
    }

private:
    const Theme &m_theme;
    StateLook m_look;
};

class Sheet final : public QWidget {
public:
    Sheet(const Theme &theme, const QString &name)
        : m_theme(theme) {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(20, 12, 20, 16);
        column->setSpacing(6);
        column->addWidget(new Label(theme, TextStyle::Page, u"Componentes · tema %1"_s.arg(name)));
        column->addLayout(strips());
        auto *halves = new QGridLayout;
        halves->setHorizontalSpacing(28);
        halves->setVerticalSpacing(6);
        halves->setColumnStretch(0, 1);
        halves->setColumnStretch(1, 1);
        int row = 0;
        const auto pair = [&](const QString &a, QWidget *left, const QString &b, QWidget *right) {
            halves->addWidget(new Label(theme, TextStyle::Section, a), row, 0);
            halves->addWidget(new Label(theme, TextStyle::Section, b), row++, 1);
            halves->addWidget(inCard(left), row, 0, Qt::AlignTop);
            halves->addWidget(inCard(right), row++, 1, Qt::AlignTop);
        };
        pair(u"Estado de item, em tabela"_s, states(), u"Estado de item, em selo"_s, badges());
        pair(u"Botões e foco"_s, buttons(), u"Barra por estado (150 itens; mínimo 4 px por estado)"_s, bars());
        pair(u"Campos"_s, fields(), u"Fonte e idade dos dados"_s, sources());
        pair(u"Chips, teclas e idade"_s, chips(), u"Números"_s, tiles());
        column->addLayout(halves);
        column->addWidget(new Label(theme, TextStyle::Section, u"Painéis sem dados"_s));
        column->addLayout(panels());
        column->addStretch(1);
        setAutoFillBackground(true);
    }
    QLineEdit *focused = nullptr;

private:
    QWidget *inCard(QWidget *body) {
        auto *card = new Card(m_theme);
        card->setBody(body);
        return card;
    }
    QLayout *strips() {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        using Kind = EnvironmentKind;
        row->addWidget(new Strip(m_theme, {u"Produção"_s, Kind::Production, {}, false}, u"somente leitura"_s));
        row->addWidget(new Strip(m_theme, {u"Produção"_s, Kind::Production, {}, true}, u"escrita liberada · 11:42"_s));
        row->addWidget(new Strip(m_theme, {u"Homologação"_s, Kind::Staging, {}, false}, u"homolog.interno"_s));
        row->addWidget(new Strip(m_theme, {u"Demonstração"_s, Kind::Demo, {}, false}, u"backend embutido"_s));
        return row;
    }
    [[nodiscard]] static QList<StateLook> looks() {
        return {itemLook(ItemState::Done),
                itemLook(ItemState::Uncertain),
                itemLook(ItemState::Failed, u"invalid_key"),
                itemLook(ItemState::Failed, u"insufficient_funds"),
                itemLook(ItemState::Sent),
                itemLook(ItemState::Queued),
                batchLook(BatchStatus::AwaitingApproval),
                itemLook(ItemState::NotSent),
                itemLook(ItemState::Returned),
                itemLook(ItemState::Cancelled),
                itemLook(ItemState::Dead),
                itemLook(ItemState::RetryWait)};
    }
    QWidget *states() {
        auto *body = new QWidget;
        auto *grid = new QGridLayout(body);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setSpacing(0);
        int i = 0;
        for (const StateLook &look : looks()) {
            grid->addWidget(new StateText(m_theme, look), i / 3, i % 3);
            ++i;
        }
        return body;
    }
    QWidget *badges() {
        auto *body = new QWidget;
        auto *flow = new FlowLayout(8, 8, body);
        for (const StateLook &look : looks()) {
            flow->addWidget(new Badge(m_theme, look.tone, look.icon, look.word));
        }
        return body;
    }
    QWidget *buttons() {
        auto *body = new QWidget;
        auto *flow = new FlowLayout(10, 10, body);
        using Kind = Button::Kind;
        flow->addWidget(new Button(m_theme, Kind::Primary, u"Principal"_s, u"approvals"_s));
        flow->addWidget(new Button(m_theme, Kind::Standard, u"Padrão…"_s, u"import"_s));
        flow->addWidget(new Button(m_theme, Kind::Quiet, u"Discreto"_s));
        flow->addWidget(new Button(m_theme, Kind::Danger, u"Pôr 20 em quarentena"_s, u"quarantine"_s));
        auto *off = new Button(m_theme, Kind::Standard, u"Desligado"_s);
        off->setEnabled(false);
        flow->addWidget(off);
        auto *more = new Button(m_theme, Kind::Standard, u"Mais"_s, u"more"_s);
        more->setIconOnly(true);
        flow->addWidget(more);
        return body;
    }
    QWidget *bars() {
        auto *body = new QWidget;
        auto *column = new QVBoxLayout(body);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(8);
        const auto bar = [&](double height, const QList<BarPart> &parts) {
            auto *widget = new StateBar(m_theme, height);
            widget->setParts(parts);
            column->addWidget(widget);
        };
        bar(14, {{Tone::Ok, 138, false, {}},
                 {Tone::Uncertain, 7, false, {}},
                 {Tone::Bad, 3, false, {}},
                 {Tone::BadRetriable, 2, false, {}}});
        bar(8, {{Tone::Ok, 96, false, {}}, {Tone::Running, 12, false, {}}, {Tone::Idle, 104, false, {}}});
        bar(8, {{Tone::Waiting, 24, false, {}}});
        bar(8, {{Tone::Ok, 143, false, {}}, {Tone::Idle, 2, true, {}}, {Tone::Bad, 5, false, {}}});
        return body;
    }
    QWidget *fields() {
        auto *body = new QWidget;
        auto *row = new QHBoxLayout(body);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(20);
        auto *typed = new TypedConfirmation(m_theme, u"Produção"_s);
        typed->field().setText(u"Produç"_s);
        focused = &typed->field();
        row->addWidget(typed, 1, Qt::AlignTop);
        auto *right = new QVBoxLayout;
        right->setSpacing(5);
        right->addWidget(new Label(m_theme, TextStyle::Field, u"Motivo"_s));
        auto *reason = new TextField(m_theme);
        reason->setInvalid(true);
        right->addWidget(reason);
        auto *select = new Select(m_theme);
        select->addItems({u"Token pessoal"_s, u"Senha"_s});
        right->addWidget(select);
        row->addLayout(right, 1);
        return body;
    }
    QWidget *sources() {
        auto *body = new QWidget;
        auto *column = new QVBoxLayout(body);
        column->setContentsMargins(0, 0, 0, 0);
        using Health = SourceStatus::Health;
        auto *well = new SourcePill(m_theme, m_formats);
        well->setSources({{u"farold"_s, Health::Well, 4s}, {u"a"_s, Health::Well, 9s}, {u"b"_s, Health::Well, 2s}});
        column->addWidget(well);
        auto *sick = new SourcePill(m_theme, m_formats);
        sick->setSources({{u"RabbitMQ"_s, Health::Old, 41s},
                          {u"Alertmanager"_s, Health::Down, 0s},
                          {u"Prometheus"_s, Health::Paused, 0s},
                          {u"farold"_s, Health::Well, 2s}});
        column->addWidget(sick);
        return body;
    }
    QWidget *chips() {
        auto *body = new QWidget;
        auto *flow = new FlowLayout(10, 8, body);
        flow->addWidget(new Chip(m_theme, u"q"_s, u"Fila"_s, u"pagamentos"_s));
        flow->addWidget(new AddChip(m_theme, u"Filtro"_s));
        flow->addWidget(new KeyHint(m_theme, u"Ctrl K"_s));
        auto *on = new CheckBox(m_theme, {});
        on->setChecked(true);
        flow->addWidget(on);
        flow->addWidget(new CheckBox(m_theme, u"todos"_s));
        auto *fresh = new AgeLabel(m_theme, m_formats);
        fresh->setReadAt(Instant(5s));
        fresh->tick(Instant(7s));
        flow->addWidget(fresh);
        auto *old = new AgeLabel(m_theme, m_formats);
        old->setReadAt(Instant(1'795'179'912'000ms));
        old->setStale(true);
        flow->addWidget(old);
        return body;
    }
    QWidget *tiles() {
        auto *body = new QWidget;
        auto *row = new QHBoxLayout(body);
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(12);
        auto *paid = new StatTile(m_theme, m_formats, u"Pagos hoje"_s, u"paid"_s, Tone::Ok);
        TileValue value;
        value.figure = u"378"_s;
        value.comparison = u"R$\u00A099.818,45 · ontem 355"_s;
        for (int i = 0; i < 12; ++i) {
            value.trend.points.append(QPointF(i, 2 + i * 0.7 + (i % 3)));
        }
        value.trend.tone = Tone::Ok;
        paid->setValue(value);
        row->addWidget(paid);
        auto *unknown = new StatTile(m_theme, m_formats, u"Alertas"_s, u"alerts"_s, Tone::Bad);
        TileValue none;
        none.unknownReason = u"Alertmanager sem resposta"_s;
        unknown->setValue(none);
        row->addWidget(unknown);
        return body;
    }
    QLayout *panels() {
        auto *row = new QHBoxLayout;
        row->setSpacing(12);
        const QList<PanelText> texts = {{PanelKind::Empty,
                                         u"Nada aqui"_s,
                                         u"Nenhum lote com estes 2 filtros, entre 1.204."_s,
                                         {{u"c"_s, u"Limpar filtros"_s}}},
                                        {PanelKind::Loading,
                                         u"Lendo lotes…"_s,
                                         u"farold · há 3 s. Os dados antigos ficam visíveis."_s,
                                         {{u"x"_s, u"Cancelar"_s}}},
                                        {PanelKind::Failed,
                                         u"O backend recusou"_s,
                                         u"HTTP 503 às 10:05:31. Dados de 10:05:12 continuam abaixo."_s,
                                         {{u"r"_s, u"Tentar de novo"_s}, {u"d"_s, u"Diagnóstico"_s}}},
                                        {PanelKind::Stale,
                                         u"Dados de 10:04:31"_s,
                                         u"RabbitMQ não responde há 41 s. Números podem ter mudado."_s,
                                         {{u"u"_s, u"Atualizar"_s}}},
                                        {PanelKind::ReadOnly,
                                         u"Somente leitura"_s,
                                         u"Retentar não aparece: Produção abre sem escrita."_s,
                                         {{u"w"_s, u"Liberar escrita…"_s}}}};
        for (const PanelText &text : texts) {
            auto *card = new Card(m_theme);
            auto *panel = new StatePanel(m_theme);
            panel->set(text);
            card->setFlushBody(panel);
            row->addWidget(card, 1);
        }
        return row;
    }

    const Theme &m_theme;
    Formats m_formats;
};

bool save(const QPixmap &picture, const QDir &folder, const QString &name) {
    const QString path = folder.filePath(name + u".png"_s);
    if (!picture.save(path)) {
        std::fprintf(stderr, "cannot write %s\n", qPrintable(path));
        return false;
    }
    return true;
}

bool paintSheet(const Theme &theme, const QDir &folder, const QString &name) {
    Sheet sheet(theme, name);
    sheet.resize(1440, 900);
    new FocusRing(theme, &sheet);
    sheet.show();
    sheet.activateWindow();
    sheet.focused->setFocus();
    QApplication::processEvents();
    return save(sheet.grab(), folder, u"componentes-%1"_s.arg(name));
}

bool paintWindow(const Theme &theme, const QDir &folder, const QString &name, QSize size) {
    const Formats formats;
    const bool offline = name == "escuro"_L1;
    GalleryWindow gallery(theme, formats, offline);
    MainWindow &window = gallery.window();
    window.resize(size);
    window.show();
    window.activateWindow();
    gallery.firstTable()->setFocus();
    QApplication::processEvents();
    bool ok = save(window.grab(), folder, u"janela-%1-%2"_s.arg(name).arg(size.width()));
    const std::unique_ptr<DialogFrame> dialog = gallery.makeDialog();
    dialog->open();
    QApplication::processEvents();
    QPixmap both = window.grab();
    QPainter painter(&both);
    painter.drawPixmap(dialog->pos() - window.pos(), dialog->grab());
    painter.end();
    ok = save(both, folder, u"dialogo-%1-%2"_s.arg(name).arg(size.width())) && ok;
    dialog->close();
    window.showPage(u"overview"_s);
    QApplication::processEvents();
    return save(window.grab(), folder, u"grafico-%1-%2"_s.arg(name).arg(size.width())) && ok;
}

} // namespace

int main(int argc, char **argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : u"."_s);
    Theme theme;
    theme.install(application);
    const QList<std::pair<Theme::Scheme, QString>> schemes = {{Theme::Scheme::Light, u"claro"_s},
                                                              {Theme::Scheme::Dark, u"escuro"_s},
                                                              {Theme::Scheme::HighContrast, u"alto-contraste"_s}};
    bool ok = true;
    for (const auto &[scheme, name] : schemes) {
        theme.setScheme(scheme);
        ok = paintSheet(theme, folder, name) && paintWindow(theme, folder, name, {1440, 900}) && ok;
    }
    theme.setScheme(Theme::Scheme::Light);
    ok = paintWindow(theme, folder, u"claro"_s, {1024, 640}) && ok;
    theme.setTextScale(2.0);
    return paintWindow(theme, folder, u"texto-200"_s, {1440, 900}) && ok ? 0 : 1;
}
