// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchesfilter.h"

#include "ui/items/itemlook.h"

#include <QCoreApplication>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::BatchesFilter)
};

constexpr std::array periods = {1, 2, 7, 30};
constexpr std::array statuses = {BatchStatus::Draft,      BatchStatus::AwaitingApproval, BatchStatus::Queued,
                                 BatchStatus::Processing, BatchStatus::Paused,           BatchStatus::Finished,
                                 BatchStatus::Cancelled};

QString periodWords(int days) {
    return days == 1 ? Text::tr("today") : Text::tr("last %n days", nullptr, days);
}

QString periodId(int days) {
    return u"created:%1"_s.arg(days);
}

QString statusId(BatchStatus status) {
    return u"status:%1"_s.arg(toApi(status));
}

} // namespace

QList<FilterValue> BatchesFilter::chips() const {
    QList<FilterValue> chips;
    if (isByDays()) {
        chips.append({periodId(m_days), Text::tr("Created"), periodWords(m_days)});
    }
    for (const BatchStatus status : m_statuses) {
        chips.append({statusId(status), Text::tr("Status"), batchLook(status).word});
    }
    return chips;
}

QList<FilterChoice> BatchesFilter::choices() {
    QList<FilterChoice> choices;
    for (const int days : periods) {
        choices.append({periodId(days), Text::tr("Created: %1").arg(periodWords(days))});
    }
    for (const BatchStatus status : statuses) {
        choices.append({statusId(status), Text::tr("Status: %1").arg(batchLook(status).word)});
    }
    return choices;
}

bool BatchesFilter::add(const QString &id) {
    const BatchesFilter before = *this;
    const QString value = id.section(u':', 1);
    if (id.startsWith(u"created:"_s)) {
        m_days = value.toInt();
    } else if (const auto status = batchStatusFromApi(value); status && !m_statuses.contains(*status)) {
        m_statuses.append(*status);
    }
    return !(before == *this);
}

bool BatchesFilter::remove(const QString &id) {
    const BatchesFilter before = *this;
    if (id.startsWith(u"created:"_s)) {
        m_days = 0;
    } else if (const auto status = batchStatusFromApi(id.section(u':', 1))) {
        m_statuses.removeAll(*status);
    }
    return !(before == *this);
}

bool BatchesFilter::clear() {
    const BatchesFilter before = *this;
    m_days = 0;
    m_statuses.clear();
    m_text.clear();
    return !(before == *this);
}

QString BatchesFilter::periodText() const {
    return isByDays() ? Text::tr("%n days", nullptr, m_days) : QString();
}

net::BatchFilter BatchesFilter::request(const Formats &formats, Instant now) const {
    net::BatchFilter filter;
    filter.statuses = m_statuses;
    filter.text = m_text;
    if (isByDays()) {
        const auto offset = formats.offsetAt(now);
        const auto today = std::chrono::floor<std::chrono::days>(now + offset);
        filter.lastDays = m_days;
        filter.createdSince = Instant(today - std::chrono::days(m_days - 1)) - offset;
    }
    return filter;
}

} // namespace farol::ui
