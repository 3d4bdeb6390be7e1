// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/importmodel.h"

#include "app/errortext/errortext.h"
#include "app/session/orderdoubt.h"
#include "app/thread/elsewhere.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace farol::app {

namespace {

constexpr qint64 mostBytes = 64LL << 20;

Result<QByteArray> readFile(const QString &path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Rejected, u"file_unreadable"_s, file.errorString());
    }
    if (file.size() > mostBytes) {
        return failure(ErrorKind::TooLarge, u"file_too_large"_s, u"The file is larger than 64 MiB."_s);
    }
    auto bytes = file.read(mostBytes + 1); // a pipe or a device has no size
    if (bytes.size() > mostBytes) {
        return failure(ErrorKind::TooLarge, u"file_too_large"_s, u"The file is larger than 64 MiB."_s);
    }
    if (file.error() != QFileDevice::NoError) {
        return failure(ErrorKind::Rejected, u"file_unreadable"_s, file.errorString());
    }
    return bytes;
}

} // namespace

ImportFormat formatOf(const QString &fileName, QByteArrayView bytes) {
    if (fileName.endsWith(u".json", Qt::CaseInsensitive)) {
        return ImportFormat::Json;
    }
    if (fileName.endsWith(u".csv", Qt::CaseInsensitive)) {
        return ImportFormat::Csv;
    }
    const auto text = bytes.first(std::min<qsizetype>(bytes.size(), 64)).trimmed();
    return text.startsWith('[') || text.startsWith('{') ? ImportFormat::Json : ImportFormat::Csv;
}

ImportModel::ImportModel(net::FaroldApi &api, const WriteRight &right)
    : m_api(api)
    , m_right(right) {
    connect(&right, &WriteRight::changed, this, &ImportModel::changed);
}

void ImportModel::open(const QString &path) {
    if (m_state == State::Sending || m_state == State::Unclear) {
        return;
    }
    m_asking.cancel();
    m_path = path;
    m_order = {{}, QFileInfo(path).fileName(), ImportFormat::Csv};
    m_report.reset();
    showProblems({});
    enter(State::Reading);
    elsewhere(
        this, [path] { return readFile(path); },
        [this, turn = ++m_turn](const Result<QByteArray> &bytes) {
            if (turn != m_turn) {
                return;
            }
            if (!bytes) {
                fail(bytes.error());
                return;
            }
            m_order.bytes = *bytes;
            m_order.format = formatOf(m_order.fileName, *bytes);
            ask();
        });
}

void ImportModel::check(const net::ImportOrder &order) {
    if (m_state == State::Sending || m_state == State::Unclear) {
        return;
    }
    ++m_turn;
    m_asking.cancel();
    m_path.clear();
    m_order = order;
    m_report.reset();
    showProblems({});
    ask();
}

void ImportModel::ask() {
    m_intent = {};
    enter(State::Checking);
    m_asking = m_api.checkImport(m_order, this, [this](const Result<ImportReport> &report) {
        if (report) {
            take(*report, State::Ready);
        } else {
            fail(report.error());
        }
    });
}

void ImportModel::checkAgain() {
    if (m_path.isEmpty()) {
        check(net::ImportOrder(m_order));
    } else {
        open(QString(m_path));
    }
}

ImportModel::Obstacle ImportModel::obstacle() const {
    switch (m_state) {
    case State::Empty:
    case State::Failed:
        return Obstacle::NotChecked;
    case State::Reading:
    case State::Checking:
    case State::Sending:
        return Obstacle::Busy;
    case State::Problems:
        return Obstacle::HasProblems;
    case State::Unclear:
        return Obstacle::Unclear;
    case State::Sent:
        return Obstacle::Sent;
    case State::Ready:
        break;
    }
    return m_right.absent() == Absent::None ? Obstacle::None : Obstacle::NoWriteRight;
}

void ImportModel::send() {
    if (canSend()) {
        m_intent = net::IntentKey::make();
        post();
    }
}

void ImportModel::sendAgain() {
    if (m_state == State::Unclear && m_right.absent() == Absent::None) {
        post();
    }
}

void ImportModel::post() {
    enter(State::Sending);
    m_asking = m_api.importBatch(m_order, m_intent, this, [this](const Result<ImportReport> &report) {
        if (report) {
            take(*report, State::Sent);
        } else if (mayHaveHappened(report.error())) {
            m_error = report.error();
            enter(State::Unclear);
        } else {
            fail(report.error());
        }
    });
}

void ImportModel::cancel() {
    ++m_turn;
    m_asking.cancel();
    if (m_state == State::Sending) {
        enter(State::Unclear);
        return;
    }
    if (m_state == State::Reading || m_state == State::Checking) {
        m_order = {};
        m_path.clear();
        enter(State::Empty);
    }
}

void ImportModel::take(const ImportReport &report, State whenGood) {
    m_report = report;
    showProblems(report.problems);
    if (report.problemCount > 0 || !report.problems.isEmpty()) {
        enter(State::Problems);
        return;
    }
    enter(whenGood);
    if (whenGood == State::Sent) {
        Q_EMIT sent(report);
    }
}

void ImportModel::fail(const Error &error) {
    enter(State::Failed);
    m_error = error;
    showProblems(error.fields);
    Q_EMIT changed();
}

void ImportModel::enter(State state) {
    m_state = state;
    if (state != State::Unclear) {
        m_error.reset();
    }
    Q_EMIT changed();
}

// Problems have no identity to keep: a new answer is a new list.
void ImportModel::showProblems(const QList<FieldError> &problems) {
    setRows({}, [](const FieldError &problem) { return problem.line; });
    appendRows(problems);
}

int ImportModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ImportModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto &problem = rows().at(index.row());
    if (role == ProblemRole) {
        return QVariant::fromValue(problem);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case LineColumn:
        return problem.line > 0 ? QVariant(problem.line) : QVariant();
    case FieldColumn:
        return problem.field;
    case ProblemColumn:
        return describe(problem);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case LineColumn:
        return tr("Line");
    case FieldColumn:
        return tr("Field");
    case ProblemColumn:
        return tr("Problem");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace farol::app
