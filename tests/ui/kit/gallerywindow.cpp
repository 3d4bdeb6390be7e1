// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gallerywindow.h"

#include "ui/kit/agelabel.h"
#include "ui/kit/card.h"
#include "ui/kit/filterbar.h"
#include "ui/kit/grouptree.h"
#include "ui/kit/inspector.h"
#include "ui/kit/keyvaluelist.h"
#include "ui/kit/linechart.h"
#include "ui/kit/notebox.h"
#include "ui/kit/offlinebanner.h"
#include "ui/kit/pagehead.h"
#include "ui/kit/stateband.h"
#include "ui/kit/table.h"
#include "ui/kit/textfield.h"
#include "ui/kit/timeline.h"
#include "ui/kit/typedconfirmation.h"

#include <QBoxLayout>
#include <QSplitter>
#include <cmath>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Instant now(1'795'179'912'000ms);

Cell given(const QModelIndex &index) {
    return index.data(Qt::UserRole + 1).value<Cell>();
}

QStandardItem *holding(const Cell &cell) {
    auto *item = new QStandardItem;
    item->setData(QVariant::fromValue(cell), Qt::UserRole + 1);
    return item;
}

Cell barCell(const QList<BarPart> &parts) {
    Cell cell;
    cell.bar = parts;
    return cell;
}

QList<BarPart> paidOnly(qint64 n) {
    return {{Tone::Ok, n, false, u"%1 pagos"_s.arg(n)}};
}

struct LotRow {
    QString id, source, items, total;
    QList<BarPart> bar;
    QString icon, state;
    Tone tone;
    QString created;
};

QList<LotRow> lotRows() {
    return {
        {u"LOTE-0044"_s,
         u"folha-semana-47.csv"_s,
         u"24"_s,
         u"60.000,00"_s,
         {{Tone::Waiting, 24, false, {}}},
         u"waiting"_s,
         u"aguarda aprovação 1 de 2"_s,
         Tone::Waiting,
         u"09:58"_s},
        {u"LOTE-0043"_s,
         u"fornecedores-20-11.csv"_s,
         u"212"_s,
         u"31.870,50"_s,
         {{Tone::Ok, 96, false, {}}, {Tone::Running, 12, false, {}}, {Tone::Idle, 104, false, {}}},
         u"inflight"_s,
         u"em andamento"_s,
         Tone::Running,
         u"09:52"_s},
        {u"LOTE-0042"_s,
         u"pagamentos-20-11.csv"_s,
         u"150"_s,
         u"48.220,00"_s,
         {{Tone::Ok, 138, false, {}},
          {Tone::Uncertain, 7, false, {}},
          {Tone::Bad, 3, false, {}},
          {Tone::BadRetriable, 2, false, {}}},
         u"uncertain"_s,
         u"7 incertos · 5 falhas"_s,
         Tone::Uncertain,
         u"09:38"_s},
        {u"LOTE-0041"_s, u"reembolsos-20-11.csv"_s, u"80"_s, u"22.415,90"_s, paidOnly(80), u"paid"_s, u"80 pagos"_s,
         Tone::Ok, u"08:47"_s},
        {u"LOTE-0040"_s, u"api · parceiro-3"_s, u"64"_s, u"18.902,35"_s, paidOnly(64), u"paid"_s, u"64 pagos"_s,
         Tone::Ok, u"08:05"_s},
        {u"LOTE-0039"_s,
         u"repasses-19-11.csv"_s,
         u"118"_s,
         u"74.106,12"_s,
         {{Tone::Ok, 117, false, {}}, {Tone::Idle, 1, false, {}}},
         u"paid"_s,
         u"117 pagos · 1 devolvido"_s,
         Tone::Ok,
         u"19/11 16:20"_s},
        {u"LOTE-0038"_s, u"folha-complementar.csv"_s, u"31"_s, u"12.940,00"_s, paidOnly(31), u"paid"_s, u"31 pagos"_s,
         Tone::Ok, u"19/11 14:02"_s},
        {u"LOTE-0037"_s, u"fornecedores-19-11.csv"_s, u"196"_s, u"41.377,48"_s, paidOnly(196), u"paid"_s,
         u"196 pagos"_s, Tone::Ok, u"19/11 09:31"_s},
        {u"LOTE-0036"_s, u"pagamentos-19-11.csv"_s, u"142"_s, u"45.018,77"_s, paidOnly(142), u"paid"_s, u"142 pagos"_s,
         Tone::Ok, u"19/11 09:12"_s},
    };
}

void fillItems(QStandardItemModel &model, bool offline) {
    const auto group = [&](const QString &icon, Tone tone, const QString &title, const QString &detail,
                           const QString &actionIcon, const QString &action) {
        Cell cell;
        cell.group = true;
        cell.icon = icon;
        cell.tone = tone;
        cell.text = title;
        cell.detail = detail;
        cell.action = offline ? QString() : action;
        cell.actionIcon = actionIcon;
        cell.noAction = u"sem ações offline"_s;
        auto *item = holding(cell);
        model.appendRow(item);
        return item;
    };
    model.setColumnCount(7);
    auto *uncertain = group(u"uncertain"_s, Tone::Uncertain, u"Sem resposta do PSP em 30 s"_s,
                            u"7 itens · R$\u00A02.310,00"_s, u"verify"_s, u"Verificar 7 no PSP…"_s);
    const QList<QStringList> rows = {{u"012"_s, u"CPF ***.218.440-**"_s, u"400,00"_s, u"09:42:41"_s},
                                     {u"031"_s, u"CPF ***.902.117-**"_s, u"280,00"_s, u"09:42:58"_s},
                                     {u"044"_s, u"CNPJ **.481.330/0001-**"_s, u"350,00"_s, u"09:43:20"_s},
                                     {u"057"_s, u"CPF ***.456.789-**"_s, u"250,00"_s, u"09:44:07"_s},
                                     {u"090"_s, u"CPF ***.077.951-**"_s, u"420,00"_s, u"09:45:11"_s},
                                     {u"113"_s, u"CNPJ **.118.204/0001-**"_s, u"250,00"_s, u"09:46:02"_s},
                                     {u"128"_s, u"CPF ***.640.382-**"_s, u"360,00"_s, u"09:47:03"_s}};
    for (const QStringList &row : rows) {
        uncertain->appendRow({holding(idCell(row[0])), holding(textCell(row[1])), holding(numberCell(row[2])),
                              holding(stateCell(u"uncertain"_s, u"incerto"_s, Tone::Uncertain)),
                              holding(textCell(u"tempo esgotado"_s, Tone::Secondary)), holding(numberCell(u"3"_s)),
                              holding(numberCell(row[3], Tone::Secondary))});
    }
    group(u"failed"_s, Tone::Bad, u"Chave inválida"_s, u"3 itens · R$\u00A0640,00"_s, u"edit"_s,
          u"Corrigir como novos itens…"_s)
        ->appendRow(holding(idCell(u"022"_s)));
    group(u"retryable"_s, Tone::BadRetriable, u"Saldo insuficiente"_s, u"2 itens · R$\u00A01.150,00"_s, u"retry"_s,
          u"Planejar retentativa de 2…"_s)
        ->appendRow(holding(idCell(u"071"_s)));
}

} // namespace

GalleryWindow::GalleryWindow(const Theme &theme, const Formats &formats, bool offline)
    : m_theme(theme)
    , m_formats(formats)
    , m_offline(offline)
    , m_window(std::make_unique<MainWindow>(theme, formats)) {
    MainWindow &w = *m_window;
    w.setEnvironment({u"Produção"_s, EnvironmentKind::Production, u"farold · pagamentos.interno"_s, false});
    w.environmentBar().setWrite(offline ? EnvironmentBar::Write::Offline : EnvironmentBar::Write::Allowed);
    w.environmentBar().setTimeLeft(11min + 42s);
    w.environmentBar().setDataFrom(now);
    w.environmentBar().setAccount(u"operator1"_s, u"operador"_s);
    using Health = SourceStatus::Health;
    w.environmentBar().setSources(offline
                                      ? QList<SourceStatus>{{u"Backend"_s, Health::Down, 60s},
                                                            {u"RabbitMQ"_s, Health::Old, 41s},
                                                            {u"a"_s, Health::Well, 1s},
                                                            {u"b"_s, Health::Well, 1s}}
                                      : QList<SourceStatus>{{u"a"_s, Health::Well, 9s}, {u"b"_s, Health::Well, 1s}});
    w.enableSearch();
    w.enableShortcutSheet();
    w.addPage(u"overview"_s, u"overview"_s, u"Visão geral"_s, {}, chartPage());
    w.addPage(u"lots"_s, u"batches"_s, u"Lotes"_s, u"Operar"_s, lotsPage());
    w.addPage(u"queues"_s, u"queues"_s, u"Filas"_s, u"Operar"_s, new QWidget);
    w.addPage(u"alerts"_s, u"alerts"_s, u"Alertas"_s, u"Responder"_s, new QWidget);
    w.addBottomPage(u"settings"_s, u"settings"_s, u"Configurações"_s, new QWidget);
    w.rail().setCount(u"queues"_s, {u"26"_s, u"dead"_s, Tone::Bad, offline});
    w.rail().setCount(u"alerts"_s, {u"1"_s, u"critical"_s, Tone::Bad, false});
    w.showPage(u"lots"_s);
    w.status().setText(u"12 itens não pagos · R$\u00A04.100,00 em risco"_s);
    w.status().setHint(u"Enter abrir · Espaço inspecionar · V verificar"_s);
    w.status().setClock(u"%1 · %2"_s.arg(formats.dateTime(now), formats.zoneName()));
}

GalleryWindow::~GalleryWindow() = default;

QWidget *GalleryWindow::lotsPage() {
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = new PageHead(m_theme, u"Lotes"_s);
    head->setSubtitle(u"9 lotes · 2 dias"_s);
    auto *age = new AgeLabel(m_theme, m_formats);
    age->setReadAt(now - 2s);
    age->tick(now);
    age->setStale(m_offline);
    head->addRight(age);
    head->addRight(new Button(m_theme, Button::Kind::Standard, u"Exportar…"_s, u"export"_s));
    if (!m_offline) {
        head->addRight(new Button(m_theme, Button::Kind::Standard, u"Importar lote…"_s, u"import"_s));
    }
    column->addWidget(head);
    auto *filters = new FilterBar(m_theme, u"Lote, item, E2E, requisição…"_s);
    filters->setChips({{u"c"_s, u"Criado"_s, u"últimos 2 dias"_s}, {u"q"_s, u"Fila"_s, u"pagamentos"_s}});
    filters->setChoices({{u"s"_s, u"Estado"_s}});
    filters->addRight(new Button(m_theme, Button::Kind::Quiet, u"Salvar visão"_s, u"bookmark"_s));
    filters->addRight(new Button(m_theme, Button::Kind::Standard, u"Colunas"_s, u"columns"_s));
    column->addWidget(filters);
    column->addSpacing(8);
    auto *banner = new OfflineBanner(m_theme, m_formats);
    if (m_offline) {
        banner->showOffline(now + 19s, now);
        banner->setNextTry(8s);
    }
    column->addWidget(banner);

    for (const LotRow &row : lotRows()) {
        m_lots.appendRow({holding(boldCell(row.id)), holding(textCell(row.source, Tone::Secondary)),
                          holding(numberCell(row.items)), holding(numberCell(row.total)), holding(barCell(row.bar)),
                          holding(stateCell(row.icon, row.state, row.tone)),
                          holding(numberCell(row.created, Tone::Secondary))});
    }
    const QList<Column> columns = {{u"Lote"_s, u"LOTE-0042"_s, 0, false, false, false, 0},
                                   {u"Origem"_s, u"fornecedores-20-11.csv"_s, 0, false, false, false, 2},
                                   {u"Itens"_s, u"10.000"_s, 0, true, false, false, 0},
                                   {u"Total R$"_s, u"100.000,00"_s, 0, true, false, false, 0},
                                   {u"Por estado"_s, {}, 72, false, false, false, 0},
                                   {u"Situação"_s, u"em andamento"_s, 0, false, true, true, 0},
                                   {u"Criado"_s, u"19/11 16:20"_s, 0, true, false, false, 0}};
    auto *table = new Table(m_theme);
    table->setLook(new LookModel(m_lots, columns, given, table));
    table->selectRow(2);
    table->setAccessibleName(u"Lotes"_s);
    m_table = table;
    auto *tableCard = new Card(m_theme);
    tableCard->setFlushBody(table);

    auto *vertical = new QSplitter(Qt::Vertical);
    vertical->setHandleWidth(12);
    vertical->setChildrenCollapsible(false);
    vertical->addWidget(tableCard);
    vertical->addWidget(itemsCard());
    vertical->setSizes({300, 420});
    auto *across = new QSplitter;
    across->setHandleWidth(12);
    across->setChildrenCollapsible(false);
    across->addWidget(vertical);
    across->addWidget(inspector());
    across->setStretchFactor(0, 1);
    across->setSizes({800, 396});
    column->addWidget(across, 1);
    return page;
}

QWidget *GalleryWindow::itemsCard() {
    auto *card = new Card(m_theme);
    auto *band = new StateBand(m_theme);
    band->set(u"LOTE-0042"_s, u"150 itens"_s, u"R$\u00A048.220,00"_s,
              {{{Tone::Ok, 138, false, {}}, u"paid"_s, u"138 pagos"_s, u"R$\u00A044.120,00"_s},
               {{Tone::Uncertain, 7, false, {}}, u"uncertain"_s, u"7 incertos"_s, u"R$\u00A02.310,00"_s},
               {{Tone::Bad, 3, false, {}}, u"failed"_s, u"3 chave inválida"_s, u"R$\u00A0640,00"_s},
               {{Tone::BadRetriable, 2, false, {}}, u"retryable"_s, u"2 saldo"_s, u"R$\u00A01.150,00"_s}});
    card->column()->addWidget(band);
    fillItems(m_items, m_offline);
    auto *tree = new GroupTree(m_theme);
    const QList<Column> columns = {{u"Item"_s, u"00057"_s, 0, false, false, false, 0},
                                   {u"Favorecido"_s, u"CNPJ **.481.330/0001-**"_s, 0, false, false, false, 0},
                                   {u"Valor R$"_s, u"1.000,00"_s, 0, true, false, false, 0},
                                   {u"Estado"_s, u"saldo insuficiente"_s, 0, false, true, false, 0},
                                   {u"Última resposta"_s, u"tempo esgotado"_s, 0, false, false, true, 1},
                                   {u"Tentativas"_s, u"3"_s, 0, true, false, false, 2},
                                   {u"Quando"_s, u"09:44:07"_s, 0, true, false, false, 0}};
    tree->setLook(new LookModel(m_items, columns, given, tree));
    tree->expand(tree->model()->index(0, 0));
    tree->setCurrentIndex(tree->model()->index(3, 0, tree->model()->index(0, 0)));
    card->setFlushBody(tree);
    return card;
}

QWidget *GalleryWindow::inspector() {
    auto *pane = new Inspector(m_theme, m_formats);
    pane->setMinimumWidth(m_theme.px(320));
    pane->setPath(u"LOTE-0042"_s, u"Item 057"_s);
    pane->setBadge(Tone::Uncertain, u"uncertain"_s, u"incerto"_s);
    pane->setFigure(u"R$\u00A0250,00"_s);
    pane->age().setReadAt(now);
    pane->age().tick(now + 2s);
    pane->setNote(Tone::Uncertain, u"uncertain"_s, u"Incerto não é falha."_s,
                  u"O PSP pode ter pago. A retentativa só aparece depois da verificação."_s);
    pane->setActions({{u"v"_s, u"Verificar no PSP…"_s, u"verify"_s, true},
                      {u"c"_s, u"Conteúdo…"_s, u"eye"_s, false},
                      {u"m"_s, u"Copiar id"_s, {}, false}});
    auto *body = new QWidget;
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, 0, 0);
    auto *timeline = new Timeline(m_theme);
    timeline->setEvents(
        {{u"09:38:12"_s, u"plus"_s, Tone::Idle, u"Criado"_s, u"operator1 · pagamentos-20-11.csv, linha 58"_s, false},
         {u"09:40:03"_s, u"queued"_s, Tone::Idle, u"Na fila pagamentos"_s, u"aprovado por operator2"_s, false},
         {u"09:41:10"_s, u"retryable"_s, Tone::Bad, u"Enviado · tentativa 1"_s,
          u"conexão recusada: não chegou ao PSP"_s, false},
         {u"09:43:37"_s, u"inflight"_s, Tone::Running, u"Enviado · tentativa 3"_s, u"aceito pela rede · worker-2"_s,
          false},
         {u"09:44:07"_s, u"uncertain"_s, Tone::Uncertain, u"Resposta: nenhuma em 30 s"_s,
          u"passou a incerto; o reenvio automático parou"_s, false},
         {{}, u"queued"_s, Tone::Idle, u"Liquidado"_s, u"desconhecido até a verificação"_s, true},
         {{}, u"returned"_s, Tone::Idle, u"Devolvido"_s, u"nada registrado"_s, true}});
    column->addWidget(timeline);
    column->addWidget(new Label(m_theme, TextStyle::Section, u"Identificação"_s));
    auto *keys = new KeyValueList(m_theme);
    keys->setRows({{u"E2E"_s, u"E99999010202611201243aB3kQ9xT42m"_s, true, true, {}, {}, {}},
                   {u"Idempotência"_s, u"lote-0042/057"_s, true, true, {}, {}, {}},
                   {u"Requisição"_s, u"req-7f3a"_s, true, false, u"req"_s, {}, {}},
                   {u"Favorecido"_s, u"CPF ***.456.789-**"_s, false, false, {}, u"reveal"_s, u"Revelar…"_s}});
    column->addWidget(keys);
    pane->addTab(u"Linha do tempo"_s, body);
    pane->addTab(u"Tentativas 3"_s, new QWidget);
    pane->addTab(u"Dados"_s, new QWidget);
    return pane;
}

QWidget *GalleryWindow::chartPage() {
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new PageHead(m_theme, u"Visão geral"_s));
    auto *card = new Card(m_theme);
    card->setTitle(u"Taxa de erro"_s, u"7 dias · passo 1 h"_s);
    auto *age = new AgeLabel(m_theme, m_formats);
    age->setReadAt(now);
    age->tick(now + 9s);
    card->addToHead(age);
    auto *chart = new LineChart(m_theme, m_formats);
    ChartSeries series{u"erro"_s, {}, Tone::Running};
    const double end = double(now.time_since_epoch().count());
    for (int i = 0; i <= 168; ++i) {
        const double y = i == 60 ? NAN : i > 164 ? 1.0 + (i - 164) * 1.5 : 1 + std::sin(i * 0.5) * 0.6 + (i % 7) * 0.05;
        series.points.append(QPointF(end - (168 - i) * 3'600'000.0, i > 60 && i < 66 ? NAN : y));
    }
    chart->setSeries({series});
    chart->setLimit(ChartLimit{u"limite 5 %"_s, 5});
    chart->setMarks({{end - 100 * 3'600'000.0, u"retentativa · LOTE-0033"_s, Tone::Waiting}});
    chart->setValueText([this](double v) { return m_formats.percent(v, v == std::floor(v) ? 0 : 1); });
    chart->setAccessibleName(u"Taxa de erro"_s);
    card->setBody(chart);
    column->addWidget(card, 1);
    auto *empty = new Card(m_theme);
    empty->setTitle(u"Vazão"_s);
    auto *none = new LineChart(m_theme, m_formats);
    none->setEmptyText(u"Nenhum valor desde 10:05."_s);
    empty->setBody(none);
    column->addWidget(empty, 1);
    return page;
}

std::unique_ptr<DialogFrame> GalleryWindow::makeDialog() {
    const EnvironmentSign sign{u"Produção"_s, EnvironmentKind::Production, u"farold · pagamentos.interno"_s, true};
    auto dialog = std::make_unique<DialogFrame>(m_theme, sign, m_window.get());
    dialog->setHeading(u"Retentar 4 itens de LOTE-0042"_s,
                       u"Plano calculado no servidor às 10:31:08. Abrir este plano não gravou nada."_s);
    dialog->setHash(u"9c41·7be2"_s);
    dialog->setStripText(u"escrita até 10:42"_s);
    auto *body = new QWidget;
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(16, 14, 16, 14);
    auto *note = new NoteBox(m_theme);
    note->set(
        Tone::Running, u"users"_s, u"Pede uma segunda pessoa."_s,
        u"Acima de R$\u00A01.000,00 outra pessoa confere este mesmo plano. Se um item mudar, o plano é recalculado e a aprovação cai."_s);
    row->addWidget(note, 1, Qt::AlignTop);
    auto *typed = new TypedConfirmation(m_theme, u"Produção"_s);
    typed->field().setText(u"Produção"_s);
    row->addWidget(typed, 1, Qt::AlignTop);
    for (const QString &id : {u"057"_s, u"128"_s, u"071"_s, u"139"_s}) {
        Cell check = textCell(id);
        check.mono = true;
        check.check = Qt::Checked;
        m_plan.appendRow({holding(check), holding(stateCell(u"notsent"_s, u"não enviado"_s, Tone::Idle)),
                          holding(numberCell(u"250,00"_s)), holding(idCell(u"lote-0042/%1"_s.arg(id)))});
    }
    auto *table = new Table(m_theme);
    table->setLook(new LookModel(m_plan,
                                 {{u"Item"_s, u"00057"_s, 0, false, true, false, 0},
                                  {u"Estado conferido"_s, u"saldo insuficiente"_s, 0, false, true, false, 0},
                                  {u"Valor R$"_s, u"1.000,00"_s, 0, true, false, false, 0},
                                  {u"Chave de idempotência (a mesma)"_s, u"lote-0042/057"_s, 0, false, false, true, 0}},
                                 given, table));
    table->setVisibleRows(1, 12);
    dialog->addToBody(table);
    dialog->addToBody(body);
    dialog->addTool(u"Exportar plano"_s, u"export"_s);
    dialog->addTool(u"Copiar como curl"_s, u"copy"_s);
    dialog->setMain(Button::Kind::Primary, u"Pedir aprovação · 4 itens · R$\u00A01.760,00"_s, u"approvals"_s);
    return dialog;
}
