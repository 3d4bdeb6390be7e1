// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "core/json/document.h"
#include "core/json/itemshapes.h"

namespace farol::json {

template<>
struct Words<PlanAction> {
    static std::optional<PlanAction> fromApi(QStringView word) { return planActionFromApi(word); }
};

// Empty members of a filter filter nothing, so all may be left out.
template<>
struct Shape<ItemFilter> {
    static constexpr std::array members{
        member<&ItemFilter::batch>("batch", Presence::Optional),
        member<&ItemFilter::states>("states", Presence::Optional),
        member<&ItemFilter::code>("code", Presence::Optional),
        member<&ItemFilter::kind>("kind"),
        member<&ItemFilter::text>("text", Presence::Optional),
    };
};

namespace {
// What stands there, before the rule that exactly one of the two may.
struct GivenSelection {
    std::optional<QList<ItemId>> ids;
    std::optional<ItemFilter> filter;
};
} // namespace

template<>
struct Shape<GivenSelection> {
    static constexpr std::array members{member<&GivenSelection::ids>("ids"), member<&GivenSelection::filter>("filter")};
};

static bool checkSelection(JsonReader &reader, const GivenSelection &given) {
    constexpr qsizetype mostIds = 100'000;
    if (given.ids.has_value() == given.filter.has_value()) {
        return reader.refuse("invalid_selection", "give either ids or a filter");
    }
    if (!given.ids) {
        return true;
    }
    if (given.ids->isEmpty() || given.ids->size() > mostIds) {
        (void)reader.refuse("invalid_selection", "give 1 to 100000 ids");
        return reader.under("ids");
    }
    for (qsizetype i = 0; i < given.ids->size(); ++i) {
        if (given.ids->at(i).isEmpty()) {
            (void)reader.refuse("invalid_selection", "an id is not empty");
            (void)reader.under(i);
            return reader.under("ids");
        }
    }
    return true;
}

static bool read(JsonReader &reader, JsonValue &value, Selection &into) {
    GivenSelection given;
    if (!readObject(reader, value, given) || (reader.isCommand() && !checkSelection(reader, given))) {
        return false;
    }
    into.ids = given.ids.value_or(QList<ItemId>());
    into.filter = std::move(given.filter);
    return true;
}

static void write(JsonWriter &out, const Selection &selection) {
    GivenSelection given;
    if (!selection.ids.isEmpty()) {
        given.ids = selection.ids;
    } else {
        given.filter = selection.filter;
    }
    write(out, given);
}

template<>
struct Shape<PlanOptions> {
    static constexpr std::array members{
        member<&PlanOptions::ratePerSecond>("rate_per_second", Presence::Optional),
        member<&PlanOptions::stopAtErrors>("stop_at_errors", Presence::Optional),
    };
};

template<>
struct Shape<PlanRequest> {
    static constexpr std::array members{
        member<&PlanRequest::action>("action"),
        member<&PlanRequest::selection>("selection"),
        member<&PlanRequest::options>("options", Presence::Optional),
    };
};

// The request's members and the reason stand side by side.
template<auto Field>
static constexpr Member<PlanOrder> ofRequest(std::string_view name, Presence presence = Presence::Required) {
    return {
        name, presence,
        [](JsonReader &reader, JsonValue &value, PlanOrder &into) { return read(reader, value, into.request.*Field); },
        [](JsonWriter &out, const PlanOrder &from, std::string_view key) {
            out.key(key);
            write(out, from.request.*Field);
        }};
}

template<>
struct Shape<PlanOrder> {
    static constexpr std::array members{
        ofRequest<&PlanRequest::action>("action"),
        ofRequest<&PlanRequest::selection>("selection"),
        ofRequest<&PlanRequest::options>("options", Presence::Optional),
        member<&PlanOrder::reason>("reason"),
    };
};

template<>
struct Shape<PlanRow> {
    static constexpr std::array members{
        member<&PlanRow::item>("item"),     member<&PlanRow::version>("version"), member<&PlanRow::goes>("goes"),
        member<&PlanRow::reason>("reason"), member<&PlanRow::state>("state"),     member<&PlanRow::code>("code"),
        member<&PlanRow::amount>("amount"), member<&PlanRow::key>("key"),         member<&PlanRow::attempt>("attempt"),
    };
};

template<>
struct Shape<Plan> {
    static constexpr std::array members{
        member<&Plan::hash>("hash"),
        member<&Plan::request>("request"),
        member<&Plan::target>("target"),
        member<&Plan::going>("going"),
        member<&Plan::skipped>("skipped"),
        member<&Plan::amountGoing>("amount_going"),
        member<&Plan::amountSkipped>("amount_skipped"),
        member<&Plan::durationSeconds>("duration_seconds"),
        member<&Plan::needsApproval>("needs_approval"),
        member<&Plan::approvalReason>("approval_reason"),
        member<&Plan::approvers>("approvers"),
        member<&Plan::computedAt>("computed_at"),
        member<&Plan::rows>("rows"),
    };
};

template<>
struct Shape<PlanResultRow> {
    static constexpr std::array members{
        member<&PlanResultRow::item>("item"),       member<&PlanResultRow::state>("state"),
        member<&PlanResultRow::code>("code"),       member<&PlanResultRow::amount>("amount"),
        member<&PlanResultRow::outcome>("outcome"), member<&PlanResultRow::laterRun>("later_run"),
    };
};

template<>
struct Shape<PlanRun> {
    static constexpr std::array members{
        member<&PlanRun::id>("id"),
        member<&PlanRun::hash>("hash"),
        member<&PlanRun::action>("action"),
        member<&PlanRun::status>("status"),
        member<&PlanRun::reason>("reason"),
        member<&PlanRun::createdBy>("created_by"),
        member<&PlanRun::createdAt>("created_at"),
        member<&PlanRun::items>("items"),
        member<&PlanRun::done>("done"),
        member<&PlanRun::failed>("failed"),
        member<&PlanRun::uncertain>("uncertain"),
        member<&PlanRun::open>("open"),
        member<&PlanRun::notStarted>("not_started", Presence::Optional),
        member<&PlanRun::statusBy>("status_by", Presence::Optional),
        member<&PlanRun::statusAt>("status_at"),
        member<&PlanRun::statusReason>("status_reason", Presence::Optional),
        member<&PlanRun::approval>("approval", Presence::Optional),
        member<&PlanRun::approvedBy>("approved_by", Presence::Optional),
        member<&PlanRun::rows>("rows"),
    };
};

QByteArray encode(const PlanRequest &request) {
    return encoded(request);
}
QByteArray encode(const PlanOrder &order) {
    return encoded(order);
}
QByteArray encode(const Plan &plan) {
    return encoded(plan);
}
QByteArray encode(const PlanRun &run) {
    return encoded(run);
}
QByteArray encode(const Page<PlanRun> &page) {
    return encoded(page);
}

Result<PlanRequest> planRequest(QByteArrayView text) {
    return decoded<PlanRequest>(text, JsonReader::Unknown::Refused);
}
Result<PlanOrder> planOrder(QByteArrayView text) {
    return decoded<PlanOrder>(text, JsonReader::Unknown::Refused);
}
Result<Plan> plan(QByteArrayView text) {
    return decoded<Plan>(text);
}
Result<PlanRun> planRun(QByteArrayView text) {
    return decoded<PlanRun>(text);
}
Result<Page<PlanRun>> planRunPage(QByteArrayView text) {
    return decoded<Page<PlanRun>>(text);
}

} // namespace farol::json
