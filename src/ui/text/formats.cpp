// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/formats.h"

#include <QDateTime>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

Formats::Formats(const QLocale &locale, const QTimeZone &zone)
    : m_locale(locale)
    , m_zone(zone.isValid() ? zone : QTimeZone::utc()) {}

QString Formats::count(qint64 value) const {
    return m_locale.toString(value);
}

QString Formats::percent(double value, int decimals) const {
    return m_locale.toString(value, 'f', decimals) + u"\u00A0%"_s;
}

QString Formats::amount(Money money) const {
    return formatAmount(money, localeName());
}

QString Formats::money(Money money) const {
    return formatMoney(money, localeName());
}

QString Formats::clock(Instant at) const {
    return local(at).toString(u"HH:mm:ss"_s);
}

QString Formats::clockMinutes(Instant at) const {
    return local(at).toString(u"HH:mm"_s);
}

QString Formats::listTime(Instant at, Instant now) const {
    return local(at).date() == local(now).date() ? clockMinutes(at) : m_locale.toString(local(at), tr("dd/MM HH:mm"));
}

QString Formats::listTimeSeconds(Instant at, Instant now) const {
    return local(at).date() == local(now).date() ? clock(at) : m_locale.toString(local(at), tr("dd/MM HH:mm"));
}

QString Formats::dateTime(Instant at) const {
    return m_locale.toString(local(at), tr("dd/MM/yyyy HH:mm:ss"));
}

QString Formats::longDay(Instant at) const {
    return m_locale.toString(local(at), tr("dddd, MMMM d"));
}

QString Formats::weekday(Instant at) const {
    return m_locale.toString(local(at), tr("ddd d"));
}

std::chrono::milliseconds Formats::offsetAt(Instant at) const {
    return std::chrono::seconds(local(at).offsetFromUtc());
}

QString Formats::duration(std::chrono::milliseconds span) const {
    const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(std::max(span, 0ms)).count();
    if (seconds < 60) {
        return tr("%1 s").arg(seconds);
    }
    if (seconds < 3600) {
        return tr("%1 min").arg(seconds / 60);
    }
    if (seconds < 48 * 3600) {
        const qint64 minutes = seconds / 60 % 60;
        return minutes ? tr("%1 h %2").arg(seconds / 3600).arg(minutes, 2, 10, QChar(u'0'))
                       : tr("%1 h").arg(seconds / 3600);
    }
    return tr("%1 d").arg(seconds / 86400);
}

QString Formats::age(std::chrono::milliseconds span) const {
    return tr("%1 ago", "age").arg(duration(span));
}

QString Formats::countdown(std::chrono::milliseconds left) const {
    const qint64 seconds = std::chrono::ceil<std::chrono::seconds>(std::max(left, 0ms)).count();
    const QString tail = u"%1:%2"_s.arg(seconds / 60 % 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? u"%1:%2"_s.arg(seconds / 3600).arg(tail) : tail;
}

QString Formats::zoneName() const {
    if (m_zone == QTimeZone::utc() || m_zone.id() == "UTC") {
        return u"UTC"_s;
    }
    if (m_zone.id() == "America/Sao_Paulo") {
        return tr("Brasília", "time zone");
    }
    return QString::fromUtf8(m_zone.id()).section(u'/', -1).replace(u'_', u' ');
}

QString Formats::unknown() {
    return u"\u2014"_s;
}

QDateTime Formats::local(Instant at) const {
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count(), m_zone);
}

} // namespace farol::ui
