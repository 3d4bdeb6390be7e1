// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/projectioncodec.h"

#include "core/json/document.h"

namespace farol::json {

template<>
struct Shape<Projection> {
    static constexpr std::array members{
        member<&Projection::name>("name"),
        member<&Projection::position>("position"),
        member<&Projection::head>("head"),
        member<&Projection::lagSeconds>("lag_seconds"),
        member<&Projection::replaying>("replaying"),
        member<&Projection::replayed>("replayed"),
        member<&Projection::replayedAt>("replayed_at"),
    };
};
template<>
struct Shape<Activity> {
    static constexpr std::array members{
        member<&Activity::hour>("hour"),        member<&Activity::type>("type"),
        member<&Activity::code>("code"),        member<&Activity::events>("events"),
        member<&Activity::firstAt>("first_at"), member<&Activity::lastAt>("last_at"),
    };
};

QByteArray encode(const QList<Projection> &projections) {
    return encoded(Rows<Projection>{projections});
}
QByteArray encode(const QList<Activity> &activity) {
    return encoded(Rows<Activity>{activity});
}
Result<QList<Projection>> projections(QByteArrayView text) {
    return decodedRows<Projection>(text);
}
Result<QList<Activity>> activity(QByteArrayView text) {
    return decodedRows<Activity>(text);
}

} // namespace farol::json
