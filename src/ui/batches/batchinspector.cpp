// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchinspector.h"

#include "ui/batches/batchlook.h"
#include "ui/kit/inspector.h"
#include "ui/kit/keyvaluelist.h"
#include "ui/session/environmentlook.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const auto submitAction = u"submit"_s;
const auto retryAction = u"retry"_s;
const auto copyAction = u"copy"_s;

} // namespace

BatchInspector::BatchInspector(const Theme &theme, const Formats &formats, const app::WriteRight &right,
                               QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
    , m_right(right)
    , m_inspector(new Inspector(theme, formats, this))
    , m_data(new KeyValueList(theme)) {
    setObjectName(u"batchInspector"_s);
    m_data->setObjectName(u"batchData"_s);
    m_inspector->addTab(tr("Data"), m_data);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_inspector);
    connect(m_inspector, &Inspector::closeRequested, this, &BatchInspector::closeRequested);
    connect(m_inspector, &Inspector::actionTriggered, this, [this](const QString &action) {
        if (action == submitAction) {
            Q_EMIT submitRequested(m_batch);
        } else if (action == retryAction) {
            Q_EMIT retryAllRequested(m_batch);
        } else {
            QGuiApplication::clipboard()->setText(m_batch.id.value);
            Q_EMIT copied(m_batch.id.value);
        }
    });
    connect(m_data, &KeyValueList::copied, this, &BatchInspector::copied);
    connect(&right, &app::WriteRight::changed, this, &BatchInspector::refresh);
}

void BatchInspector::showBatch(const Batch &batch) {
    m_batch = batch;
    refresh();
}

void BatchInspector::setReadAt(std::optional<Instant> at) {
    m_inspector->age().setReadAt(at);
}

void BatchInspector::tick(Instant now, bool stale) {
    m_inspector->age().setStale(stale);
    m_inspector->age().tick(now);
}

void BatchInspector::refresh() {
    const StateLook look = batchLook(m_batch.status);
    m_inspector->setPath({}, m_batch.id.value);
    m_inspector->setBadge(look.tone, look.icon, look.word);
    const QString money = moneyText(m_batch, m_formats);
    const QString count = tr("%1 items", nullptr, static_cast<int>(std::min<std::int64_t>(m_batch.items, INT_MAX)))
                              .arg(m_formats.count(m_batch.items));
    m_inspector->setFigure(money.isEmpty() ? count : money);
    QList<InspectorAction> actions;
    if (m_batch.status == BatchStatus::Draft && m_right.absent() == app::Absent::None) {
        actions.append({submitAction, tr("Submit %1\u2026", "batch").arg(count), u"approvals"_s, true});
    }
    if (totalAtRisk(m_batch).items > 0 && m_right.absent() == app::Absent::None) {
        actions.append({retryAction, tr("Plan retry\u2026"), u"retry"_s, true});
    }
    actions.append({copyAction, tr("Copy id"), u"copy"_s, false});
    m_inspector->setActions(actions);
    showNote();
    const auto plain = [](const QString &key, const QString &value) {
        return KeyValue{key, value, false, false, {}, {}, {}};
    };
    QList<KeyValue> rows = {plain(tr("Source"), m_batch.source), plain(tr("Queue"), m_batch.queue),
                            plain(tr("Items"), m_formats.count(m_batch.items)),
                            plain(tr("Total"), money.isEmpty() ? tr("no money") : money)};
    for (const StateShare &share : sharesOf(m_batch, m_formats)) {
        rows.append(plain(share.title, money.isEmpty() ? QString() : m_formats.money(share.amount)));
    }
    rows.append(plain(tr("Created by"), m_batch.createdBy));
    rows.append(plain(tr("Created"), m_formats.dateTime(m_batch.createdAt)));
    rows.append(plain(tr("Changed"), m_formats.dateTime(m_batch.updatedAt)));
    if (m_batch.approvalsNeeded > 0) {
        rows.append(plain(tr("Approvals"),
                          tr("%1 of %2", "given of needed")
                              .arg(m_formats.count(m_batch.approvalsGiven), m_formats.count(m_batch.approvalsNeeded))));
    }
    m_data->setRows(rows);
}

void BatchInspector::showNote() {
    const app::Absent absent = m_right.absent();
    if (m_batch.status == BatchStatus::Draft && absent != app::Absent::None) {
        m_inspector->setNote(
            Tone::Idle, absentIcon(absent), {},
            absent == app::Absent::ReadOnly
                ? tr("No submitting: %1 is read-only. Allow writing in the bar above.").arg(m_right.environment().name)
                : absentWords(absent));
    } else if (m_batch.status == BatchStatus::Draft) {
        m_inspector->setNote(Tone::Running, u"info"_s, tr("Not submitted."),
                             tr("The file is stored; nothing is sent until the batch is submitted."));
    } else if (m_batch.status == BatchStatus::AwaitingApproval) {
        m_inspector->setNote(Tone::Waiting, u"waiting"_s, situationLook(m_batch, m_formats).word + u'.',
                             tr("Nothing is sent before that. Whoever made the batch cannot approve it."));
    } else {
        m_inspector->clearNote();
    }
}

} // namespace farol::ui
