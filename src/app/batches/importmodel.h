// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/writeright.h"
#include "app/table/rowsmodel.h"
#include "core/batches/importreport.h"

namespace farol::app {

// One file on its way to becoming a batch: read, checked by the server without storing anything, then sent once. Rows
// are the problems, by line and field; with one of them nothing can be sent. Owned by the dialog's page, outlived by
// api and right; GUI thread, reads the file elsewhere.
class ImportModel final : public RowsModel<FieldError> {
    Q_OBJECT
public:
    // Unclear: sent, and no answer said what became of it; sendAgain() is safe, the key is the same. Failed: not read,
    // not checked, or refused as a whole; error() says why, nothing was stored.
    enum class State { Empty, Reading, Checking, Problems, Ready, Sending, Unclear, Sent, Failed };
    enum class Obstacle { None, NotChecked, HasProblems, NoWriteRight, Busy, Unclear, Sent };
    enum Column { LineColumn, FieldColumn, ProblemColumn, ColumnCount };
    enum Role { ProblemRole = Qt::UserRole + 1 }; // FieldError, in every column

    ImportModel(net::FaroldApi &api, const WriteRight &right);

    void open(const QString &path); // a file on this machine; not while Sending or Unclear
    void check(const net::ImportOrder &order);
    void checkAgain(); // the same file, read again when it came from open()
    void send();       // nothing unless canSend()
    void sendAgain();  // only while Unclear
    void cancel();     // what was not sent is forgotten; what was becomes Unclear

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Obstacle obstacle() const;
    [[nodiscard]] bool canSend() const { return obstacle() == Obstacle::None; }
    [[nodiscard]] const QString &fileName() const { return m_order.fileName; }
    [[nodiscard]] qsizetype fileSize() const { return m_order.bytes.size(); }
    // What the server found: rows, total, warnings, approvals needed. Empty before Problems, Ready and Sent.
    [[nodiscard]] const std::optional<ImportReport> &report() const { return m_report; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const net::IntentKey &intent() const { return m_intent; } // of the order; empty before it

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void changed();                               // anything but the rows
    void sent(const farol::ImportReport &report); // the batch exists now

private:
    void ask();
    void take(const ImportReport &report, State whenGood);
    void fail(const Error &error);
    void post();
    void enter(State state);
    void showProblems(const QList<FieldError> &problems);

    net::FaroldApi &m_api;
    const WriteRight &m_right;
    State m_state = State::Empty;
    QString m_path; // empty: the bytes were given
    net::ImportOrder m_order;
    net::IntentKey m_intent;
    net::Call m_asking;
    int m_turn = 0; // of reading: an older file that comes late is not taken
    std::optional<ImportReport> m_report;
    std::optional<Error> m_error;
};

// JSON by its suffix or its first character, CSV otherwise.
[[nodiscard]] ImportFormat formatOf(const QString &fileName, QByteArrayView bytes);

} // namespace farol::app
