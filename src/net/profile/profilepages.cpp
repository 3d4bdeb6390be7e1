// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a list: how each is asked for, and whether there is another.
#include "net/profile/profilelistrun.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

QString encoded(const QString &text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

// The address with rel="next" in a Link header, RFC 8288.
QString nextOf(const QByteArray &header) {
    for (const QByteArray &one : header.split(',')) {
        const auto open = one.indexOf('<');
        const auto close = one.indexOf('>', open);
        const QByteArray rest = close < 0 ? QByteArray() : one.sliced(close + 1).toLower();
        if (open >= 0 && close > open && (rest.contains("rel=\"next\"") || rest.contains("rel=next"))) {
            return QString::fromUtf8(one.sliced(open + 1, close - open - 1));
        }
    }
    return {};
}

} // namespace

ProfileAsk ProfileListRun::pageAsk() const {
    const QString parent = m_parents.at(m_parent);
    ProfileAsk ask;
    ask.service = list().service;
    ask.cap = m_profile->limits.bytes;
    ask.timeout = std::min<std::chrono::milliseconds>(m_profile->limits.time, std::chrono::minutes(2));
    const auto hole = [&parent](const QString &name) { return name == u"parent.id" ? encoded(parent) : QString(); };
    ask.path = list().path.filled(hole);
    const auto add = [&ask](const QString &name, const QString &value) {
        ask.query.addQueryItem(encoded(name), encoded(value));
    };
    if (!m_page.link.isEmpty()) {
        const QUrl next(m_page.link, QUrl::TolerantMode);
        ask.path = next.path(QUrl::FullyEncoded);
        ask.query = QUrlQuery(next.query(QUrl::FullyEncoded));
        return ask;
    }
    for (const auto &[name, value] : list().query) {
        add(name, value.filled([&parent](const QString &) { return parent; }));
    }
    for (const auto &[name, value] : m_wanted.filters) {
        const auto filter = list().filters.constFind(name);
        if (filter == list().filters.constEnd() || !filter->atServer) {
            continue;
        }
        // Words that no map of values names are asked for here, so that none is missed.
        const QString theirs = filter->values.isEmpty() ? QString() : filter->values.value(value);
        if (!theirs.isEmpty()) {
            add(filter->parameter.isEmpty() ? name : filter->parameter, theirs);
        }
    }
    const auto &pages = list().pages;
    if (pages.kind == ProfilePages::Kind::Offset) {
        add(pages.parameter, QString::number(m_page.rows));
        add(pages.sizeParameter, QString::number(pages.size));
    } else if (pages.kind == ProfilePages::Kind::Page) {
        add(pages.parameter, QString::number(m_page.number));
        if (!pages.sizeParameter.isEmpty() && pages.size > 0) {
            add(pages.sizeParameter, QString::number(pages.size));
        }
    } else if (pages.kind == ProfilePages::Kind::Cursor && !m_page.cursor.isEmpty()) {
        add(pages.parameter, m_page.cursor);
    }
    return ask;
}

bool ProfileListRun::hasNext(const RowsRead &read, const QByteArray &link) {
    const auto &pages = list().pages;
    switch (pages.kind) {
    case ProfilePages::Kind::None:
        return false;
    case ProfilePages::Kind::Offset:
    case ProfilePages::Kind::Page:
        ++m_page.number;
        return read.seen > 0 && (pages.size == 0 || read.seen >= pages.size);
    case ProfilePages::Kind::Cursor: {
        const bool isNew = !read.next.isEmpty() && read.next != m_page.cursor; // a cursor that stands still never ends
        m_page.cursor = read.next;
        return isNew;
    }
    case ProfilePages::Kind::Link: {
        const QUrl base(m_wire.addressOf(list().service), QUrl::StrictMode);
        const QString said = nextOf(link);
        QUrl next = base.resolved(QUrl(said, QUrl::TolerantMode));
        const bool isOurs = next.authority() == base.authority() && next.scheme() == base.scheme();
        QString below = next.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveAuthority);
        QString prefix = base.path(QUrl::FullyEncoded);
        while (prefix.endsWith(u'/')) {
            prefix.chop(1);
        }
        below = below.startsWith(prefix) ? below.sliced(prefix.size()) : below;
        const bool goesOn = !said.isEmpty() && isOurs && below != m_page.link;
        if (!said.isEmpty() && !isOurs) {
            remark(u"requests_cut"_s,
                   u"The next page is of another server (%1), which is never asked."_s.arg(next.host()), true);
        }
        m_page.link = below;
        return goesOn;
    }
    }
    return false;
}

} // namespace farol::net
