// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemhistory.h"

#include "ui/items/itemcells.h"
#include "ui/items/itemlook.h"

#include <QCoreApplication>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::ItemHistory)
};

QString joined(QStringList parts) {
    parts.removeAll(QString());
    return parts.join(u" \u00B7 "_s);
}

QString httpText(int status) {
    return status > 0 ? u"HTTP %1"_s.arg(status) : QString();
}

// What a definite refusal to take the payment means: it certainly did not arrive.
QString notTakenText(const app::TimelineRow &row) {
    return row.httpStatus > 0 ? joined({httpText(row.httpStatus), codeText(row.code)})
                              : Text::tr("%1: did not reach the PSP").arg(codeText(row.code));
}

TimelineEvent madeEvent(const app::TimelineRow &row) {
    return {{}, u"plus"_s, Tone::Secondary, Text::tr("Created"), joined({row.actor, row.detail}), false};
}

TimelineEvent queuedEvent(const app::TimelineRow &row) {
    const QString waiting = Text::tr("the batch was not released yet");
    return {{},
            u"queued"_s,
            Tone::Idle,
            Text::tr("Queued"),
            row.happened ? joined({row.actor, row.detail}) : waiting,
            !row.happened};
}

TimelineEvent sentEvent(const app::TimelineRow &row) {
    if (!row.happened) {
        return {{}, u"inflight"_s, Tone::Running, Text::tr("Sent"), Text::tr("not yet"), true};
    }
    const QString title = Text::tr("Sent \u00B7 attempt %1").arg(row.attempt);
    if (row.meaning == ItemState::RetryWait) {
        return {{}, u"retryable"_s, Tone::BadRetriable, title, notTakenText(row), false};
    }
    const QString worker = row.actor.isEmpty() ? QString() : Text::tr("by %1").arg(row.actor);
    return {{}, u"inflight"_s, Tone::Running, title, worker, false};
}

TimelineEvent answerEvent(const app::TimelineRow &row) {
    const StateLook look = itemLook(row.meaning, row.code);
    if (!row.happened) {
        return {{}, u"waiting"_s, Tone::Idle, Text::tr("Answer"), Text::tr("none yet"), true};
    }
    if (row.meaning == ItemState::Uncertain) {
        return {{},
                look.icon,
                look.tone,
                Text::tr("Answer: %1").arg(codeText(row.code)),
                Text::tr("became uncertain; automatic sending stopped"),
                false};
    }
    return {{}, look.icon, look.tone, Text::tr("Answer: %1").arg(look.word), httpText(row.httpStatus), false};
}

TimelineEvent settledEvent(const app::TimelineRow &row) {
    if (row.happened) {
        return {{}, u"paid"_s, Tone::Ok, Text::tr("Settled"), joined({row.actor, row.detail}), false};
    }
    QString why = Text::tr("not yet");
    if (row.meaning == ItemState::Uncertain) {
        why = Text::tr("unknown until the check");
    } else if (row.meaning == ItemState::NotSent) {
        why = Text::tr("not sent, says the PSP");
    } else if (isFinal(row.meaning) || isAtRisk(row.meaning)) {
        why = Text::tr("no");
    }
    return {{}, u"queued"_s, Tone::Idle, Text::tr("Settled"), why, true};
}

TimelineEvent returnedEvent(const app::TimelineRow &row) {
    return {{},
            u"returned"_s,
            Tone::Idle,
            Text::tr("Returned"),
            row.happened ? joined({row.actor, row.detail}) : Text::tr("nothing on record"),
            !row.happened};
}

TimelineEvent eventOf(const app::TimelineRow &row) {
    switch (row.stage) {
    case app::Stage::Made:
        return madeEvent(row);
    case app::Stage::Queued:
        return queuedEvent(row);
    case app::Stage::Sent:
        return sentEvent(row);
    case app::Stage::Answer:
        return answerEvent(row);
    case app::Stage::Settled:
        return settledEvent(row);
    case app::Stage::Returned:
        return returnedEvent(row);
    }
    Q_UNREACHABLE();
}

StateLook outcomeLook(const Attempt &attempt) {
    if (attempt.outcome == u"done") {
        return itemLook(ItemState::Done);
    }
    if (attempt.outcome == u"uncertain") {
        return itemLook(ItemState::Uncertain);
    }
    if (attempt.outcome == u"failed") {
        return itemLook(ItemState::Failed, attempt.code);
    }
    if (attempt.outcome == u"transient") {
        return {u"retryable"_s, codeText(attempt.code), Tone::BadRetriable, false};
    }
    return itemLook(ItemState::Sent);
}

} // namespace

QList<TimelineEvent> historyOf(const QList<app::TimelineRow> &rows, const Item &item, const Formats &formats,
                               Instant now) {
    QList<TimelineEvent> events;
    for (const app::TimelineRow &row : rows) {
        TimelineEvent event = eventOf(row);
        event.time = row.at ? formats.listTimeSeconds(*row.at, now) : QString();
        if (row.stage == app::Stage::Sent && row.meaning == ItemState::Sent && row.happened && event.detail.isEmpty()) {
            event.detail = item.worker;
        }
        events.append(event);
    }
    return events;
}

QList<TimelineEvent> attemptsOf(const QList<Attempt> &attempts, const Formats &formats, Instant now) {
    QList<TimelineEvent> events;
    for (const Attempt &attempt : attempts) {
        const StateLook look = outcomeLook(attempt);
        const QString took = attempt.answeredAt ? formats.duration(*attempt.answeredAt - attempt.sentAt) : QString();
        const bool tellsCode = attempt.outcome == u"uncertain" && !attempt.code.isEmpty();
        TimelineEvent event;
        event.time = formats.listTimeSeconds(attempt.sentAt, now);
        event.icon = look.icon;
        event.tone = look.tone;
        event.title = Text::tr("Attempt %1 \u00B7 %2", "number · how it ended").arg(attempt.n).arg(look.word);
        event.detail = joined({tellsCode ? codeText(attempt.code) : QString(), httpText(attempt.httpStatus), took,
                               attempt.worker, attempt.requestId.value});
        events.append(event);
    }
    return events;
}

QList<KeyValue> identificationOf(const Item &item) {
    QList<KeyValue> rows;
    rows.append({Text::tr("E2E"), item.endToEndId, true, true, {}, {}, {}});
    rows.append({Text::tr("Idempotency"), item.externalId, true, true, {}, {}, {}});
    rows.append({Text::tr("Request"), item.requestId.value, true, true, {}, {}, {}});
    rows.append({Text::tr("Payee"),
                 item.documentMasked.isEmpty() ? item.payee : documentText(item.documentMasked),
                 false,
                 false,
                 {},
                 {},
                 {}});
    return rows;
}

QList<KeyValue> networkIdsOf(const Item &item) {
    QList<KeyValue> rows;
    int number = 1;
    for (const QString &id : item.allEndToEndIds) {
        rows.append({Text::tr("E2E %1", "number of the network id").arg(number), id, true, true, {}, {}, {}});
        ++number;
    }
    return rows;
}

QList<KeyValue> dataOf(const Item &item, const Formats &formats) {
    const auto plain = [](const QString &key, const QString &value) {
        return KeyValue{key, value, false, false, {}, {}, {}};
    };
    QList<KeyValue> rows;
    rows.append({Text::tr("Item"), item.id.value, true, true, {}, {}, {}});
    rows.append(plain(Text::tr("Payee"), item.payee));
    rows.append(plain(Text::tr("Document"), documentText(item.documentMasked)));
    rows.append(plain(Text::tr("Pix key"), item.pixKeyMasked));
    rows.append(plain(Text::tr("Amount"), itemMoneyText(item.kind, item.amount, formats)));
    rows.append(plain(Text::tr("Due"), item.dueDate));
    rows.append(plain(Text::tr("Description"), item.description));
    rows.append(plain(Text::tr("Last answer"), codeText(item.lastResponse)));
    if (item.nextAttemptAt) {
        rows.append(plain(Text::tr("Next try"), formats.dateTime(*item.nextAttemptAt)));
    }
    if (item.checkableAt) {
        rows.append(plain(Text::tr("Check from"), formats.dateTime(*item.checkableAt)));
    }
    rows.append(plain(Text::tr("Created"), formats.dateTime(item.createdAt)));
    rows.append(plain(Text::tr("Changed"), formats.dateTime(item.updatedAt)));
    rows.append(plain(Text::tr("Version"), formats.count(item.version)));
    return rows;
}

} // namespace farol::ui
