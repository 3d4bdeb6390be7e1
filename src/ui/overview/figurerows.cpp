// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/figurerows.h"

#include "app/errortext/errortext.h"
#include "ui/items/itemlook.h"
#include "ui/kit/agelabel.h"
#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/contentstack.h"
#include "ui/kit/table.h"

namespace farol::ui {

namespace {

constexpr qsizetype mostPolled = 1'000; // rows

QList<Column> columnsOf() {
    return {{FigureRows::tr("Item"), QStringLiteral("LOTE-0042-00057"), 0, false, false, false, 0},
            {FigureRows::tr("Payee"), {}, 0, false, false, true, 0},
            {FigureRows::tr("Amount R$"), QStringLiteral("100.000,00"), 0, true, false, false, 0},
            {FigureRows::tr("State"), QStringLiteral("saldo insuficiente"), 0, false, true, false, 0},
            {FigureRows::tr("When"), QStringLiteral("19/11 16:20"), 0, true, false, false, 1}};
}

} // namespace

FigureRows::FigureRows(const Theme &theme, const Formats &formats, app::FigureRowsModel &model, const Clock &clock,
                       QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_model(model)
    , m_clock(clock)
    , m_look(model, columnsOf(), [this](const QModelIndex &index) { return cell(index); })
    , m_heading(new Label(theme, TextStyle::Card, {}, this))
    , m_sum(new Label(theme, TextStyle::Secondary, {}, this))
    , m_age(new AgeLabel(theme, formats, this))
    , m_table(new Table(theme, this))
    , m_stack(nullptr) {
    m_table->setObjectName(QStringLiteral("figureRows"));
    m_sum->setObjectName(QStringLiteral("figureSum"));
    m_table->setLook(&m_look);
    setFocusProxy(m_table);
    auto *back = new Button(theme, Button::Kind::Quiet, tr("Back to the figures"), QStringLiteral("chev-l"), this);
    m_stack = new ContentStack(theme, m_table, this);
    auto *card = new Card(theme, this);
    card->setFlushBody(m_stack);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(10));
    head->addWidget(back);
    head->addWidget(m_heading);
    head->addWidget(m_sum);
    head->addStretch();
    head->addWidget(m_age);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(10));
    column->addLayout(head);
    column->addWidget(card, 1);
    connect(back, &Button::clicked, this, &FigureRows::backRequested);
    connect(m_stack, &ContentStack::actionTriggered, this, [this] { m_model.refresh(); });
    connect(&m_model, &app::FigureRowsModel::changed, this, &FigureRows::show);
    connect(m_table, &Table::opened, this, [this](const QModelIndex &index) {
        const auto row = index.data(app::FigureRowsModel::ItemRole).value<app::ItemRow>();
        Q_EMIT itemOpened(row.batch, row.id);
    });
}

void FigureRows::open(const QString &title, const QList<ItemState> &states, const Whole &whole) {
    m_title = title;
    m_whole = whole;
    m_heading->setText(title);
    m_table->setAccessibleName(title);
    m_model.open(states);
    show();
}

void FigureRows::tick(Instant now) {
    m_age->tick(now);
}

void FigureRows::refresh() {
    if (isVisible() && m_model.rows().size() <= mostPolled) {
        m_model.refresh();
    }
}

void FigureRows::show() {
    const app::Freshness &freshness = m_model.freshness();
    m_age->setReadAt(freshness.asOf);
    m_age->setStale(freshness.error.has_value());
    m_sum->setText(freshness.asOf ? sumText() : QString());
    if (!freshness.asOf && freshness.error) {
        const auto text = app::describe(*freshness.error);
        m_stack->showPanel(
            {PanelKind::Failed, text.sentence, text.wayOut, {{QStringLiteral("retry"), tr("Try again")}}});
    } else if (!freshness.asOf) {
        m_stack->showPanel({PanelKind::Loading, tr("Reading items…"), {}, {}});
    } else if (m_model.rows().isEmpty()) {
        m_stack->showPanel({PanelKind::Empty, tr("Nothing here"), tr("No item is in one of these states."), {}});
    } else {
        m_stack->showContent();
    }
}

QString FigureRows::sumText() const {
    const qsizetype here = m_model.rows().size();
    if (m_model.isComplete()) {
        const auto sum = m_model.sum();
        return tr("%1 · %2", "12 items, sum")
            .arg(tr("%n item(s)", nullptr, static_cast<int>(here)), sum ? m_formats.money(*sum) : Formats::unknown());
    }
    const auto whole = m_whole ? m_whole() : std::nullopt;
    return tr("the first %1 of %2 · %3", "rows, of all items, sum of all")
        .arg(m_formats.count(here), whole ? m_formats.count(whole->items) : Formats::unknown(),
             whole ? m_formats.money(whole->amount) : Formats::unknown());
}

Cell FigureRows::cell(const QModelIndex &index) const {
    const auto row = index.data(app::FigureRowsModel::ItemRole).value<app::ItemRow>();
    switch (static_cast<app::FigureRowsModel::Column>(index.column())) {
    case app::FigureRowsModel::ItemColumn:
        return idCell(row.id.value);
    case app::FigureRowsModel::PayeeColumn:
        return textCell(row.payee);
    case app::FigureRowsModel::AmountColumn:
        return numberCell(m_formats.amount(row.amount));
    case app::FigureRowsModel::StateColumn: {
        const StateLook look = itemLook(row.state, row.code);
        return stateCell(look.icon, look.word, look.tone);
    }
    case app::FigureRowsModel::WhenColumn:
        return numberCell(m_formats.listTimeSeconds(row.updatedAt, m_clock.now()), Tone::Secondary);
    case app::FigureRowsModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace farol::ui
