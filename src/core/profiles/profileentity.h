// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/condition.h"
#include "core/profiles/profilelist.h"
#include "core/profiles/recordtable.h"

#include <variant>

// What a profile reads and does of one kind of thing.
namespace farol {

// How a value of JSON is read. Natural: as its field wants it (created_at: Time; total: Number).
enum class ReadAs { Text, Number, Time, Date, EpochSeconds, EpochMilliseconds, MoneyMinor, MoneyDecimal, MoneyText };

struct ProfileField {
    struct Path {
        QString path;
        ReadAs as = ReadAs::Text;
        QString map = {}; // a status map's name
    };
    struct Constant {
        QString text;
    };
    struct Count {
        QString path; // of a list
    };
    struct Filled {
        TextTemplate text; // of dotted paths
    };
    struct Truth {
        QString path;
        QString whenTrue = {}; // both empty: a truth
        QString whenFalse = {};
    };
    struct Derived {
        struct Arm {
            Condition when; // of the last one, else: none
            bool isElse = false;
            QString then;
        };
        QList<Arm> arms;
    };
    struct Lookup {
        QString lookup;
        QString by;    // dotted path in this row
        QString field; // dotted path in the other
        ReadAs as = ReadAs::Text;
    };
    QString name;
    CellKind kind = CellKind::Text;
    std::variant<Path, Constant, Count, Filled, Truth, Derived, Lookup> from;
};

struct ProfileInput {
    QString name;
    QString type; // text integer date secret
    QString pattern = {};
    bool required = true;
    QHash<QString, QString> labels = {};
};

struct ProfileIdempotency {
    QString key = {};
    QString header = {};
    bool safeToResubmit = false;
};

struct ProfileRate {
    int requests = 0; // 0: no limit
    std::chrono::seconds per{1};
};

struct ProfileAction {
    enum class Then { Refresh, Removed, Track };
    QString id;
    QHash<QString, QString> labels = {}; // language -> text; "" when there is but one
    QStringList when = {};               // canonical words; empty: always
    QString needsRole = {};
    QList<ProfileInput> inputs = {};
    bool confirm = false;
    ProfileCall request;
    QList<int> success = {}; // statuses; empty: every 2xx
    QString successText = {};
    Then then = Then::Refresh;
    bool many = false;
    ProfileIdempotency idempotency = {};
    ProfileRate rate = {};
};

struct ProfileColumn {
    QString name;
    QString type; // text integer money_minor money_decimal date secret
};

struct ProfileSubmit {
    ProfileCall request;
    QList<int> accepted = {};
    QString id = {};    // dotted path in the answer; empty: ours
    QString items = {}; // what the rows are called, for people
    QList<ProfileColumn> columns = {};
    ProfileIdempotency idempotency = {};
    ProfileRate rate = {};
};

struct ProfileTrack {
    ProfileCall request;
    std::chrono::seconds every{5};
    QStringList until = {};
    std::chrono::seconds stalledAfter{}; // zero: never
};

struct ProfileEntity {
    enum class Detail { Absent, FromList, Path };
    QString name;
    bool isLedger = false;
    QList<ProfileList> lists = {};
    Detail detail = Detail::Absent;
    QString detailService = {};
    TextTemplate detailPath = {};
    QList<ProfileField> fields = {};
    QStringList redact = {};
    std::optional<ProfileTrack> track = {};
    QList<ProfileAction> actions = {};
    std::optional<ProfileSubmit> submit = {};
    QString itemsPath = {}; // in the detail; empty: it has none
    QList<ProfileField> itemFields = {};
};

} // namespace farol
