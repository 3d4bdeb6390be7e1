// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QSet>

namespace farol::app {

// A table of values with an identity. setRows() turns the old list into the new one by removing, moving, inserting and
// changing rows, never by a reset, so that selection, current row and scroll stay where they are. For some thousand
// rows.
template<typename T>
class RowsModel : public QAbstractTableModel {
public:
    int rowCount(const QModelIndex &parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] const QList<T> &rows() const { return m_rows; }

protected:
    // key(row) identifies a row and is unique in a list.
    template<typename KeyOf>
    void setRows(const QList<T> &next, KeyOf key) {
        removeGone(next, key);
        QSet<Key<KeyOf>> known;
        for (const auto &row : m_rows) {
            known.insert(key(row));
        }
        for (int i = 0; i < next.size(); ++i) {
            int end = i;
            while (end < next.size() && !known.contains(key(next.at(end)))) {
                ++end;
            }
            if (end > i) {
                insertRun(i, next.mid(i, end - i));
                i = end - 1;
            } else {
                place(i, next.at(i), key);
            }
        }
        tellChanges(next);
    }
    void setRow(int row, const T &value) {
        m_rows[row] = value;
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
    void appendRows(const QList<T> &more) {
        if (more.isEmpty()) {
            return;
        }
        const int first = static_cast<int>(m_rows.size());
        beginInsertRows({}, first, first + static_cast<int>(more.size()) - 1);
        m_rows += more;
        endInsertRows();
    }

private:
    template<typename KeyOf>
    using Key = std::decay_t<std::invoke_result_t<KeyOf, const T &>>;

    template<typename KeyOf>
    void removeGone(const QList<T> &next, KeyOf key) {
        QSet<Key<KeyOf>> kept;
        for (const auto &row : next) {
            kept.insert(key(row));
        }
        for (int last = static_cast<int>(m_rows.size()) - 1; last >= 0; --last) {
            if (kept.contains(key(m_rows.at(last)))) {
                continue;
            }
            int first = last;
            while (first > 0 && !kept.contains(key(m_rows.at(first - 1)))) {
                --first;
            }
            beginRemoveRows({}, first, last);
            m_rows.remove(first, last - first + 1);
            endRemoveRows();
            last = first;
        }
    }
    // Brings a known row to its place: it is there or somewhere behind.
    template<typename KeyOf>
    void place(int at, const T &wanted, KeyOf key) {
        for (int from = at; from < m_rows.size(); ++from) {
            if (key(m_rows.at(from)) == key(wanted)) {
                if (from > at) {
                    beginMoveRows({}, from, from, {}, at);
                    m_rows.move(from, at);
                    endMoveRows();
                }
                return;
            }
        }
        insertRun(at, {wanted});
    }
    // Rows that come together are told together: every proxy behind this model looks at its whole map for each telling.
    void insertRun(int at, const QList<T> &run) {
        beginInsertRows({}, at, at + static_cast<int>(run.size()) - 1);
        m_rows = m_rows.first(at) + run + m_rows.mid(at);
        endInsertRows();
    }
    void tellChanges(const QList<T> &next) {
        for (int first = 0; first < next.size(); ++first) {
            int end = first;
            while (end < next.size() && !(m_rows.at(end) == next.at(end))) {
                m_rows[end] = next.at(end);
                ++end;
            }
            if (end > first) {
                Q_EMIT dataChanged(index(first, 0), index(end - 1, columnCount() - 1));
                first = end;
            }
        }
    }

    QList<T> m_rows;
};

} // namespace farol::app
