// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/iteminspector.h"

#include "app/errortext/errortext.h"
#include "ui/items/itemcells.h"
#include "ui/items/itemhistory.h"
#include "ui/items/itemlook.h"
#include "ui/kit/inspector.h"
#include "ui/kit/label.h"
#include "ui/kit/rule.h"
#include "ui/session/environmentlook.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Tab { TimelineTab, AttemptsTab, DataTab };

const auto checkAction = u"check"_s;
const auto retryAction = u"retry"_s;
const auto copyAction = u"copy"_s;

QVBoxLayout *columnIn(QWidget *page, int gap) {
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(gap);
    return column;
}

} // namespace

ItemInspector::ItemInspector(const Theme &theme, const Formats &formats, const app::ItemDetailModel &detail,
                             const app::WriteRight &right, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_detail(detail)
    , m_right(right)
    , m_inspector(new Inspector(theme, formats, this)) {
    setObjectName(u"itemInspector"_s);
    m_inspector->setObjectName(u"itemInspectorFrame"_s);
    columnIn(this, 0)->addWidget(m_inspector);
    m_inspector->addTab(tr("Timeline"), timelinePage());
    m_inspector->addTab(tr("Attempts"), attemptsPage());
    m_inspector->addTab(tr("Data"), dataPage());
    connect(m_inspector, &Inspector::actionTriggered, this, &ItemInspector::act);
    connect(m_inspector, &Inspector::closeRequested, this, &ItemInspector::closeRequested);
    connect(m_inspector, &Inspector::pathActivated, this, [this] {
        if (m_detail.item()) {
            Q_EMIT batchRequested(m_detail.item()->batch);
        }
    });
    connect(&detail, &app::ItemDetailModel::changed, this, &ItemInspector::refresh);
    connect(&detail, &app::ItemDetailModel::freshnessChanged, this, &ItemInspector::refresh);
    connect(&right, &app::WriteRight::changed, this, &ItemInspector::refresh);
    for (KeyValueList *list : {m_identification, m_networkIds, m_data}) {
        connect(list, &KeyValueList::copied, this, &ItemInspector::copied);
    }
    refresh();
}

QWidget *ItemInspector::timelinePage() {
    auto *page = new QWidget;
    auto *column = columnIn(page, m_theme.px(6));
    m_timeline = new Timeline(m_theme, page);
    m_timeline->setObjectName(u"itemTimeline"_s);
    m_identification = new KeyValueList(m_theme, page);
    m_identification->setObjectName(u"itemIdentification"_s);
    column->addWidget(m_timeline);
    column->addSpacing(m_theme.px(2));
    column->addWidget(new Rule(m_theme, page));
    column->addSpacing(m_theme.px(4));
    column->addWidget(new Label(m_theme, TextStyle::Section, tr("Identification"), page));
    column->addWidget(m_identification);
    return page;
}

QWidget *ItemInspector::attemptsPage() {
    auto *page = new QWidget;
    auto *column = columnIn(page, m_theme.px(6));
    m_attempts = new Timeline(m_theme, page);
    m_attempts->setObjectName(u"itemAttempts"_s);
    m_attempts->setAccessibleName(tr("Attempts"));
    m_networkIds = new KeyValueList(m_theme, page);
    column->addWidget(m_attempts);
    column->addWidget(new Label(m_theme, TextStyle::Section, tr("Network ids"), page));
    column->addWidget(m_networkIds);
    return page;
}

QWidget *ItemInspector::dataPage() {
    m_data = new KeyValueList(m_theme);
    m_data->setObjectName(u"itemData"_s);
    return m_data;
}

void ItemInspector::tick(Instant now, bool stale) {
    m_now = now;
    m_inspector->age().setStale(stale);
    m_inspector->age().tick(now);
}

void ItemInspector::refresh() {
    m_inspector->age().setReadAt(m_detail.freshness().asOf);
    if (const auto &item = m_detail.item()) {
        showItem(*item);
        return;
    }
    m_inspector->setPath({}, m_detail.id().value);
    m_inspector->setBadge(Tone::Idle, {}, {});
    m_inspector->setFigure({});
    m_inspector->setActions({});
    m_timeline->setEvents({});
    if (const auto &error = m_detail.freshness().error) {
        const app::ErrorText text = app::describe(*error);
        m_inspector->setNote(Tone::Bad, u"warning"_s, tr("The item could not be read."), text.whole());
    } else {
        m_inspector->clearNote();
    }
}

void ItemInspector::showItem(const Item &item) {
    const StateLook look = itemLook(item.state, item.code);
    const bool mayOrder = m_right.absent() == app::Absent::None;
    const ItemOrder order = orderFor(item.state, item.code);
    m_inspector->setPath(item.batch.value, tr("Item %1").arg(sequenceText(item.seq)));
    m_inspector->setBadge(look.tone, look.icon, look.word);
    m_inspector->setFigure(item.kind == ItemKind::Notification ? tr("Notice") : m_formats.money(item.amount));
    QList<InspectorAction> actions;
    if (order == ItemOrder::Check && mayOrder) {
        actions.append({checkAction, tr("Check at the PSP\u2026"), orderIcon(order), true});
    } else if (order == ItemOrder::Retry && mayOrder) {
        actions.append({retryAction, tr("Plan retry\u2026"), orderIcon(order), true});
    }
    actions.append({copyAction, tr("Copy id"), u"copy"_s, false});
    m_inspector->setActions(actions);
    showNote(item);
    m_timeline->setEvents(historyOf(m_detail.rows(), item, m_formats, m_now));
    m_attempts->setEvents(attemptsOf(m_detail.attempts(), m_formats, m_now));
    m_inspector->setTabTitle(AttemptsTab, tr("Attempts %1", "tab with a count").arg(m_detail.attempts().size()));
    m_identification->setRows(identificationOf(item));
    m_networkIds->setRows(networkIdsOf(item));
    m_data->setRows(dataOf(item, m_formats));
}

// At most one note: why nothing can be ordered, or what the state means for the money.
void ItemInspector::showNote(const Item &item) {
    const ItemOrder order = orderFor(item.state, item.code);
    const app::Absent absent = m_right.absent();
    const StateLook look = itemLook(item.state, item.code);
    if (order != ItemOrder::None && absent != app::Absent::None) {
        m_inspector->setNote(Tone::Idle, absentIcon(absent), {}, absentSentence(absent, m_right.environment().name));
    } else if (order == ItemOrder::Check) {
        m_inspector->setNote(look.tone, look.icon, tr("Uncertain is not failed."),
                             tr("The PSP may have paid. Retry appears only after the check."));
    } else if (item.state == ItemState::NotSent) {
        m_inspector->setNote(Tone::Ok, u"verify"_s, tr("Checked."),
                             tr("The PSP does not know this payment: it may be retried with the same key."));
    } else if (item.state == ItemState::Failed && order == ItemOrder::None) {
        m_inspector->setNote(look.tone, look.icon, signatureText(item.state, item.code) + u'.',
                             tr("The PSP refused it for good: a retry cannot mend it."));
    } else {
        m_inspector->clearNote();
    }
}

void ItemInspector::act(const QString &action) {
    const auto &item = m_detail.item();
    if (!item) {
        return;
    }
    if (action == checkAction) {
        Q_EMIT checkRequested(*item);
    } else if (action == retryAction) {
        Q_EMIT retryRequested(*item);
    } else if (action == copyAction) {
        QGuiApplication::clipboard()->setText(item->id.value);
        Q_EMIT copied(item->id.value);
    }
}

} // namespace farol::ui
