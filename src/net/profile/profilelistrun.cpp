// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/profile/profilelistrun.h"

#include "net/profile/profilerefusal.h"

#include <algorithm>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString mergeColumn = u"?merge"_s;

QList<ProfileField> idFields(const QString &path) {
    return {{u"id"_s, CellKind::Text, ProfileField::Path{path, ReadAs::Text}}};
}

QString idPathOf(const QList<ProfileField> &fields) {
    for (const auto &field : fields) {
        const auto *path = std::get_if<ProfileField::Path>(&field.from);
        if (field.name == u"id" && path != nullptr) {
            return path->path;
        }
    }
    return u"id"_s;
}

} // namespace

bool ProfileRows::isWhole() const {
    return std::none_of(remarks.begin(), remarks.end(), [](const ListRemark &one) { return one.isCut; });
}

ProfileListRun::ProfileListRun(ProfileWire &wire, const ProfileEntity &entity, ProfileWanted wanted, HeldLookups &held,
                               QObject *context, ProfileAnswer<ProfileRows> answer)
    : QObject(&wire)
    , m_wire(wire)
    , m_entity(entity)
    , m_profile(wire.profile())
    , m_wanted(std::move(wanted))
    , m_held(held)
    , m_context(context)
    , m_answer(std::move(answer)) {
    const auto allowed = m_profile->limits.rows;
    m_wanted.most = m_wanted.most <= 0 ? allowed : std::min(m_wanted.most, allowed);
    connect(context, &QObject::destroyed, this, &QObject::deleteLater);
}

void ProfileListRun::start() {
    m_clock.start();
    QMetaObject::invokeMethod(
        this,
        [this] {
            const RowReader columns(m_profile, m_entity.fields);
            m_rows.table = columns.empty();
            if (const Done good = checkFilters(); !good) {
                finish(good);
                return;
            }
            nextList();
        },
        Qt::QueuedConnection);
}

Done ProfileListRun::checkFilters() const {
    for (const auto &[name, value] : m_wanted.filters) {
        if (m_rows.table.column(name) < 0) {
            QStringList known;
            for (const auto &column : m_rows.table.columns()) {
                if (!column.isHidden) {
                    known.append(column.name);
                }
            }
            return failure(
                ErrorKind::Rejected, u"unknown_filter"_s,
                u"A %1 of %2 has no %3; it has: %4."_s.arg(m_entity.name, m_profile->name, name, known.join(u", "_s)));
        }
    }
    return {};
}

void ProfileListRun::remark(const QString &code, const QString &detail, bool isCut) {
    const bool isKnown = std::any_of(m_rows.remarks.begin(), m_rows.remarks.end(),
                                     [&code](const ListRemark &one) { return one.code == code; });
    if (!isKnown) {
        m_rows.remarks.append({code, detail, isCut});
    }
}

// Before each request. False: a limit is reached, and said.
bool ProfileListRun::mayGoOn() {
    const auto &limits = m_profile->limits;
    if (m_rows.requests >= limits.requests) {
        remark(u"requests_cut"_s,
               u"The list was given up after %1 requests (limits.requests); there may be more."_s.arg(limits.requests),
               true);
        return false;
    }
    if (m_clock.elapsed() > std::chrono::milliseconds(limits.time).count()) {
        remark(u"time_cut"_s,
               u"The list was given up after %1 s (limits.seconds); there may be more."_s.arg(limits.time.count()),
               true);
        return false;
    }
    if (m_rows.table.rows() >= m_wanted.most) {
        remark(u"rows_cut"_s, u"The first %1 rows are here; there may be more."_s.arg(m_wanted.most), true);
        return false;
    }
    return true;
}

void ProfileListRun::nextList() {
    ++m_list;
    if (m_list == m_entity.lists.size()) {
        for (const auto &join : m_reader ? m_reader->joins() : QList<RowReader::Join>()) {
            if (!m_lookups.contains(join.lookup)) {
                m_lookups.append(join.lookup);
            }
        }
        nextLookup();
        return;
    }
    QList<ProfileField> fields = m_entity.fields;
    if (m_entity.lists.size() > 1) { // rows of several lists are one by what they share
        const QString path = list().mergeKey.isEmpty() ? idPathOf(fields) : list().mergeKey;
        fields.append({mergeColumn, CellKind::Text, ProfileField::Path{path, ReadAs::Text}});
    }
    m_reader = std::make_shared<RowReader>(m_profile, fields);
    if (m_rows.table.rows() == 0) {
        m_rows.table = m_reader->empty();
    }
    m_parents = {QString()};
    m_parent = -1;
    if (list().forEach) {
        gatherParents();
    } else {
        nextParent();
    }
}

void ProfileListRun::gatherParents() {
    m_parents.clear();
    const auto &each = *list().forEach;
    if (each.entity.isEmpty()) {
        walkRange(each.from);
        return;
    }
    const ProfileEntity *parent = m_profile->entity(each.entity);
    auto *run = new ProfileListRun(
        m_wire, *parent, {each.entity, {}, each.max}, m_held, this, [this](const Result<ProfileRows> &rows) {
            if (!rows) {
                finish(tl::unexpected(rows.error()));
                return;
            }
            m_rows.requests += rows->requests;
            const int id = rows->table.column(u"id");
            for (qsizetype i = 0; i < rows->table.rows(); ++i) {
                if (!rows->table.isNull(i, id)) {
                    m_parents.append(QString::fromUtf8(rows->table.text(i, id)));
                }
            }
            if (!rows->isWhole()) {
                remark(u"parents_cut"_s,
                       u"The list stands under %1 rows of %2, and there are more of these (for_each.max)."_s.arg(
                           QString::number(m_parents.size()), list().forEach->entity),
                       true);
            }
            nextParent();
        });
    run->start();
}

// Numbers from the first on, until one is not there.
void ProfileListRun::walkRange(int number) {
    const auto &each = *list().forEach;
    if (number - each.from >= each.max) {
        remark(u"parents_cut"_s, u"%1 numbers were walked (for_each.range.max); there may be more."_s.arg(each.max),
               true);
        nextParent();
        return;
    }
    if (!mayGoOn()) {
        nextParent();
        return;
    }
    ++m_rows.requests;
    ProfileAsk ask;
    ask.service = each.service;
    ask.path = each.path.filled([number](const QString &) { return QString::number(number); });
    const auto reader = std::make_shared<RowReader>(m_profile, idFields(each.id));
    const auto decode = [reader](const HttpReply &reply) { return reader->one(reply.body); };
    m_wire.ask<RowsRead>(ask, this, decode, [this, number](const Result<RowsRead> &read) {
        const auto &range = *list().forEach;
        if (read) {
            const int id = read->table.column(u"id");
            m_parents.append(read->table.isNull(0, id) ? QString::number(number)
                                                       : QString::fromUtf8(read->table.text(0, id)));
            walkRange(number + 1);
            return;
        }
        const auto &error = read.error();
        const bool isEnd = error.httpStatus != 0 && error.httpStatus != range.untilNot &&
                           error.kind != ErrorKind::RateLimited && error.kind != ErrorKind::Unauthorized;
        if (!isEnd || number == range.from) { // not even the first one: that says nothing of an end
            finish(tl::unexpected(error));
            return;
        }
        if (error.httpStatus >= 500) { // there it is how a number that is none looks; a failure looks the same
            remark(u"range_ended"_s, u"The numbers end at %1, where the back-end failed with status %2."_s.arg(
                                         QString::number(number), QString::number(error.httpStatus)));
        }
        nextParent();
    });
}

void ProfileListRun::nextParent() {
    ++m_parent;
    if (m_parent >= m_parents.size()) {
        nextList();
        return;
    }
    m_page = Page();
    m_page.number = list().pages.first;
    askPage();
}

void ProfileListRun::askPage() {
    if (!mayGoOn()) {
        nextList();
        return;
    }
    ++m_rows.requests;
    const bool isFiltered = !m_wanted.filters.isEmpty();
    const RowsWanted wanted{list().items, list().pages.next, m_parents.at(m_parent),
                            isFiltered ? m_profile->limits.rows : m_wanted.most - m_rows.table.rows()};
    const auto decode = [reader = m_reader, wanted, html = list().html,
                         host = m_wire.hostOf(list().service)](const HttpReply &reply) -> Result<Answered> {
        if (const auto page = html ? std::nullopt : pageInstead(reply.body, host)) {
            return tl::unexpected(*page);
        }
        auto read = html ? reader->table(reply.body, *html, wanted) : reader->list(reply.body, wanted);
        return read ? Result<Answered>(Answered{std::move(*read), reply.link}) : tl::unexpected(read.error());
    };
    m_wire.ask<Answered>(pageAsk(), this, decode, [this](Result<Answered> answered) { takePage(std::move(answered)); });
}

void ProfileListRun::takePage(Result<Answered> answered) {
    if (!answered) {
        refusedPage(answered.error());
        return;
    }
    keep(answered->read);
    if (answered->read.isCut) {
        remark(u"rows_cut"_s, u"The first %1 rows are here; there are more."_s.arg(m_wanted.most), true);
        nextList();
    } else if (hasNext(answered->read, answered->link)) {
        askPage();
    } else {
        nextParent();
    }
}

void ProfileListRun::refusedPage(const Error &error) {
    const bool isRight = error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::Unauthorized;
    if (!list().needsRole.isEmpty() && isRight && error.code != u"login_refused" && error.code != u"secret_missing") {
        remark(u"list_not_allowed"_s, u"%1 is for %2 alone and is not among these: %3"_s.arg(
                                          list().path.text(), list().needsRole, error.detail));
        nextList();
        return;
    }
    const bool isPast = error.httpStatus == 400 || error.httpStatus == 404 || error.httpStatus == 416;
    if (m_page.rows > 0 && isPast && !m_page.begunAgain) { // rows went away, and with them the page that was asked for
        remark(u"list_shrank"_s,
               u"The list became shorter while it was read, and was read again from its beginning."_s);
        m_page = Page();
        m_page.number = list().pages.first;
        m_page.begunAgain = true;
        askPage();
        return;
    }
    finish(tl::unexpected(error));
}

void ProfileListRun::keep(const RowsRead &read) {
    addNotes(m_rows.notes, read.notes, m_seen);
    m_seen += read.seen;
    m_page.rows += read.seen;
    const auto &table = read.table;
    const int id = table.column(u"id");
    const int merge = table.column(mergeColumn);
    const int key = merge >= 0 ? merge : id;
    const bool isOnlyOne = m_entity.lists.size() == 1 && list().pages.kind == ProfilePages::Kind::None &&
                           !list().forEach && m_wanted.filters.isEmpty();
    if (isOnlyOne) {
        m_rows.table = table; // nothing to merge, and nothing is copied
        return;
    }
    for (qsizetype i = 0; i < table.rows(); ++i) {
        const QByteArray name = key < 0 || table.isNull(i, key) ? QByteArray() : table.text(i, key).toByteArray();
        if (!name.isEmpty() && m_keys.contains(name)) {
            ++m_twice;
            continue;
        }
        if (!name.isEmpty()) {
            m_keys.insert(name);
        }
        if (m_rows.table.rows() < m_wanted.most && passes(table, i)) {
            m_rows.table.take(table, i);
        }
    }
}

bool ProfileListRun::passes(const RecordTable &table, qsizetype row) const {
    return std::all_of(m_wanted.filters.begin(), m_wanted.filters.end(), [&](const auto &filter) {
        const int column = table.column(filter.first);
        if (table.isNull(row, column)) {
            return filter.second.isEmpty();
        }
        switch (table.columns().at(column).kind) {
        case CellKind::Text:
            return table.text(row, column) == filter.second.toUtf8();
        case CellKind::Number:
            return table.number(row, column) == filter.second.toDouble();
        case CellKind::Truth:
            return table.truth(row, column) == (filter.second == u"true");
        case CellKind::Time:
            return toRfc3339(table.time(row, column)) == filter.second;
        case CellKind::Amount:
            return toApi(table.amount(row, column)) == filter.second;
        }
        return false;
    });
}

} // namespace farol::net
