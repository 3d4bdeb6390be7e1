// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/itemsmodel.h"

#include <QPromise>
#include <QThreadPool>

namespace farol::app {

namespace {

constexpr int pageSize = 500;
constexpr std::size_t filterInline = 20'000; // items; above it a filter runs on another thread
constexpr std::size_t sweepPages = 8;        // read again in one refresh, besides the visible ones

} // namespace

ItemsModel::ItemsModel(net::FaroldApi &api, const Clock &clock)
    : m_api(api)
    , m_clock(clock) {
    connect(&m_job, &QFutureWatcher<std::shared_ptr<Job>>::finished, this, &ItemsModel::takeFiltered);
}

ItemsModel::~ItemsModel() {
    ++*m_generation;
}

void ItemsModel::open(const BatchId &batch) {
    if (batch == m_batch) {
        refresh();
        return;
    }
    close();
    m_batch = batch;
    readPage(0, {});
}

void ItemsModel::close() {
    m_reading.cancel();
    ++*m_generation;
    m_job.setFuture({});
    beginResetModel();
    m_batch = {};
    m_pages.clear();
    m_rows.clear();
    m_sweep.clear();
    m_next.clear();
    m_sweptUpTo = 0;
    m_firstVisible = m_lastVisible = 0;
    m_loaded = m_total = 0;
    m_complete = m_filtering = false;
    endResetModel();
    setFreshness({});
}

// Goes on where loading stopped, or reads again what is seen and a part of the rest: the whole of a large batch takes
// several turns.
void ItemsModel::refresh() {
    if (m_batch.isEmpty() || m_reading.isRunning()) {
        return;
    }
    if (!m_complete) {
        readPage(m_pages.size(), m_next);
        return;
    }
    m_sweep.clear();
    for (std::size_t i = 0; i < std::min(sweepPages, m_pages.size()); ++i) {
        m_sweep.push_back(m_sweptUpTo++ % m_pages.size());
    }
    if (!m_rows.empty()) {
        const auto last = static_cast<int>(m_rows.size()) - 1;
        const auto from = pageOf(m_rows[static_cast<std::size_t>(std::clamp(m_firstVisible, 0, last))]);
        const auto to = pageOf(m_rows[static_cast<std::size_t>(std::clamp(m_lastVisible, 0, last))]);
        for (auto page = to + 1; page-- > from;) {
            std::erase(m_sweep, page);
            m_sweep.push_back(page);
        }
    }
    readNextOfSweep();
}

void ItemsModel::readPage(std::size_t number, const QString &cursor) {
    setFreshness({m_freshness.asOf, true, m_freshness.error});
    m_reading = m_api.batchItems(
        m_batch, {}, {cursor, pageSize, number == 0}, this, [this, number, cursor](const Result<Page<Item>> &page) {
            const auto *old = number < m_pages.size() ? nothingNewer(m_reading, m_freshness) : nullptr;
            if (page && old == nullptr) {
                takePage(number, cursor, *page);
                return;
            }
            m_sweep.clear();
            setFreshness({m_freshness.asOf, false, page ? *old : page.error()});
        });
}

void ItemsModel::takePage(std::size_t number, const QString &cursor, const Page<Item> &page) {
    auto packed = std::make_shared<const ItemPage>(page.rows);
    m_total = page.total.value_or(m_total);
    if (number >= m_pages.size()) {
        appendPage(cursor, std::move(packed));
    } else if (!replacePage(number, std::move(packed))) {
        return;
    }
    const bool isLast = number + 1 == m_pages.size();
    if (isLast) {
        m_next = page.next;
        m_complete = page.next.isEmpty();
        m_total = m_complete ? m_loaded : std::max(m_total, m_loaded);
    }
    setFreshness(freshnessOf(m_reading, m_clock));
    Q_EMIT progressed();
    if (!m_complete && isLast) {
        readPage(m_pages.size(), m_next);
    } else {
        readNextOfSweep();
    }
}

void ItemsModel::readNextOfSweep() {
    if (m_sweep.empty()) {
        return;
    }
    const auto number = m_sweep.back();
    m_sweep.pop_back();
    if (number < m_pages.size()) {
        readPage(number, m_pages[number].cursor);
    }
}

void ItemsModel::appendPage(const QString &cursor, PagePointer page) {
    const auto first = static_cast<unsigned>(m_loaded);
    m_loaded += page->size();
    m_pages.push_back({page, cursor, first});
    if (m_filtering) {
        return; // the running filter takes it along at its end
    }
    std::vector<unsigned> more;
    page->select(m_needle, first, more);
    if (!more.empty()) {
        const auto count = static_cast<int>(m_rows.size());
        beginInsertRows({}, count, count + static_cast<int>(more.size()) - 1);
        m_rows.insert(m_rows.end(), more.begin(), more.end());
        endInsertRows();
    }
}

// False when the list turned out to be another one and is read from its start.
bool ItemsModel::replacePage(std::size_t number, PagePointer page) {
    auto &place = m_pages[number];
    const auto before = place.page;
    if (!before->sameRows(*page)) {
        const auto batch = m_batch;
        close();
        m_batch = batch;
        readPage(0, {});
        return false;
    }
    place.page = std::move(page);
    if (!m_filtering) {
        showChanges(number, *before);
    }
    return true;
}

// Rows of that page that came into the filter, left it or only look different.
void ItemsModel::showChanges(std::size_t number, const ItemPage &before) {
    const auto &place = m_pages[number];
    auto at = std::lower_bound(m_rows.begin(), m_rows.end(), place.first) - m_rows.begin();
    for (int i = 0; i < place.page->size(); ++i) {
        const auto item = place.first + static_cast<unsigned>(i);
        const auto row = static_cast<int>(at);
        const bool wasShown = at < std::ssize(m_rows) && m_rows[static_cast<std::size_t>(at)] == item;
        const bool isShown = place.page->matches(i, m_needle);
        if (wasShown && !isShown) {
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + at);
            endRemoveRows();
        } else if (!wasShown && isShown) {
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + at, item);
            endInsertRows();
        } else if (isShown && !place.page->sameRow(i, before)) {
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
        at += isShown ? 1 : 0;
    }
}

void ItemsModel::setFilter(const ItemsFilter &filter) {
    if (filter == m_filter) {
        return;
    }
    const bool narrows = filter.states == m_filter.states && filter.code == m_filter.code && !m_filtering &&
                         folded(filter.text.trimmed()).find(m_needle.text) != std::string::npos;
    m_filter = filter;
    m_needle = Needle(filter);
    ++*m_generation;
    // While the text grows, only what is shown can still match.
    const auto candidates = narrows ? m_rows.size() : static_cast<std::size_t>(m_loaded);
    if (candidates > filterInline) {
        filterElsewhere();
    } else {
        m_job.setFuture({});
        m_filtering = false;
        filterNow(narrows);
    }
}

void ItemsModel::filterNow(bool narrows) {
    std::vector<unsigned> rows;
    if (narrows) {
        std::copy_if(m_rows.begin(), m_rows.end(), std::back_inserter(rows), [this](unsigned item) {
            const auto &place = m_pages[pageOf(item)];
            return place.page->matches(static_cast<int>(item - place.first), m_needle);
        });
    } else {
        for (const auto &place : m_pages) {
            place.page->select(m_needle, place.first, rows);
        }
    }
    show(std::move(rows));
}

// The worker sees pages that nobody changes; what came or changed meanwhile is looked at when it is done.
void ItemsModel::filterElsewhere() {
    m_filtering = true;
    auto job = std::make_shared<Job>();
    for (const auto &place : m_pages) {
        job->pages.push_back(place.page);
    }
    QPromise<std::shared_ptr<Job>> promise;
    m_job.setFuture(promise.future());
    QThreadPool::globalInstance()->start([job, needle = m_needle, mine = m_generation->load(), now = m_generation,
                                          done = std::make_shared<QPromise<std::shared_ptr<Job>>>(std::move(promise))] {
        done->start();
        unsigned first = 0;
        for (const auto &page : job->pages) {
            if (*now != mine) {
                break; // a newer filter runs
            }
            page->select(needle, first, job->rows);
            first += static_cast<unsigned>(page->size());
        }
        done->addResult(job);
        done->finish();
    });
}

void ItemsModel::takeFiltered() {
    if (!m_filtering || m_job.future().resultCount() == 0) {
        return;
    }
    m_filtering = false;
    const auto job = m_job.result();
    auto rows = std::move(job->rows);
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        const auto &place = m_pages[i];
        if (i < job->pages.size() && job->pages[i] == place.page) {
            continue;
        }
        const auto end = place.first + static_cast<unsigned>(place.page->size());
        const auto from = std::lower_bound(rows.begin(), rows.end(), place.first);
        const auto at = rows.erase(from, std::lower_bound(from, rows.end(), end));
        std::vector<unsigned> again;
        place.page->select(m_needle, place.first, again);
        rows.insert(at, again.begin(), again.end());
    }
    show(std::move(rows));
}

void ItemsModel::show(std::vector<unsigned> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
    Q_EMIT filtered();
}

void ItemsModel::setVisibleRange(int first, int last) {
    m_firstVisible = first;
    m_lastVisible = std::max(first, last);
}

std::size_t ItemsModel::pageOf(unsigned item) const {
    const auto after = std::upper_bound(m_pages.begin(), m_pages.end(), item,
                                        [](unsigned wanted, const Loaded &place) { return wanted < place.first; });
    return static_cast<std::size_t>(after - m_pages.begin()) - 1;
}

ItemRow ItemsModel::itemAt(int row) const {
    const auto item = m_rows[static_cast<std::size_t>(row)];
    const auto &place = m_pages[pageOf(item)];
    return place.page->row(static_cast<int>(item - place.first));
}

QModelIndex ItemsModel::indexOf(const ItemId &id) const {
    for (const auto &place : m_pages) {
        const int found = place.page->find(id);
        if (found < 0) {
            continue;
        }
        const auto item = place.first + static_cast<unsigned>(found);
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), item);
        const bool isShown = at != m_rows.end() && *at == item;
        return isShown ? index(static_cast<int>(at - m_rows.begin()), 0) : QModelIndex();
    }
    return {};
}

std::size_t ItemsModel::bytes() const {
    std::size_t sum = m_rows.capacity() * sizeof(unsigned) + m_pages.capacity() * sizeof(Loaded);
    for (const auto &place : m_pages) {
        sum += place.page->bytes();
    }
    return sum;
}

int ItemsModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ItemsModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ItemsModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    if (role != ItemRole && role != KeyRole && role != Qt::DisplayRole) {
        return {};
    }
    const auto item = itemAt(index.row());
    if (role == ItemRole) {
        return QVariant::fromValue(item);
    }
    if (role == KeyRole) {
        return item.id.value;
    }
    switch (static_cast<Column>(index.column())) {
    case SeqColumn:
        return item.seq;
    case PayeeColumn:
        return item.documentMasked.isEmpty() ? item.payee : item.documentMasked;
    case AmountColumn:
        return toApi(item.amount);
    case StateColumn:
        return toApi(item.state);
    case ResponseColumn:
        return item.lastResponse;
    case AttemptsColumn:
        return item.attempts;
    case WhenColumn:
        return toRfc3339(item.updatedAt);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ItemsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case SeqColumn:
        return tr("Item");
    case PayeeColumn:
        return tr("Payee");
    case AmountColumn:
        return tr("Amount");
    case StateColumn:
        return tr("State");
    case ResponseColumn:
        return tr("Last answer");
    case AttemptsColumn:
        return tr("Attempts");
    case WhenColumn:
        return tr("When");
    case ColumnCount:
        break;
    }
    return {};
}

void ItemsModel::setFreshness(Freshness freshness) {
    if (!(m_freshness == freshness)) {
        m_freshness = std::move(freshness);
        Q_EMIT freshnessChanged();
    }
}

} // namespace farol::app
