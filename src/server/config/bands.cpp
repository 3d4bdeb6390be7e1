// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/bands.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static tl::unexpected<Error> wrong(const QString &detail) {
    return failure(ErrorKind::Rejected, u"config_value"_s, detail);
}

std::vector<ApprovalBand> usualBands() {
    using enum Role;
    return {{10'000'00, 1, {Operator, Approver, Manager}, {}},
            {50'000'00, 1, {Approver, Manager}, {}},
            {{}, 2, {Approver, Manager}, Manager}};
}

// Only who may order or approve at all: the others could never act on it.
static std::optional<Role> approverFrom(const QString &word) {
    const auto role = roleFromApi(word);
    const bool fits = role == Role::Operator || role == Role::Approver || role == Role::Manager;
    return fits ? role : std::nullopt;
}

static Result<ApprovalBand> bandFrom(const QString &text) {
    ApprovalBand band;
    const auto colon = text.indexOf(u':');
    const QString limit = text.left(colon).trimmed();
    auto words = text.mid(colon + 1).split(u' ', Qt::SkipEmptyParts);
    if (colon < 0 || words.size() < 2) {
        return wrong(u"write a band as 10000.00: 1 approver manager"_s);
    }
    if (limit != u"above") {
        const auto amount = moneyFromApi(limit, u"BRL");
        if (!amount || amount->minor <= 0) {
            return wrong(u"a band begins with an amount such as 10000.00, the last one with above"_s);
        }
        band.upToMinor = amount->minor;
    }
    band.needed = words.takeFirst().toInt();
    if (band.needed < 1 || band.needed > 5) {
        return wrong(u"a band asks for 1 to 5 people"_s);
    }
    if (const auto with = words.indexOf(u"with"_s); with >= 0) {
        band.oneOf = with == words.size() - 2 ? approverFrom(words.last()) : std::nullopt;
        if (!band.oneOf) {
            return wrong(u"after with comes one of operator, approver, manager"_s);
        }
        words.resize(with);
    }
    for (const QString &word : std::as_const(words)) {
        const auto role = approverFrom(word);
        if (!role) {
            return wrong(u"%1 is no role that approves: operator, approver, manager"_s.arg(word));
        }
        band.roles.append(*role);
    }
    if (band.roles.isEmpty() || (band.oneOf && !band.roles.contains(*band.oneOf))) {
        return wrong(u"a band names the roles that approve, the one after with among them"_s);
    }
    return band;
}

Result<std::vector<ApprovalBand>> bandsFrom(const QString &text) {
    std::vector<ApprovalBand> bands;
    for (const QString &part : text.split(u';', Qt::SkipEmptyParts)) {
        auto band = bandFrom(part.trimmed());
        if (!band) {
            return tl::unexpected(band.error());
        }
        if (!bands.empty() &&
            (!bands.back().upToMinor || (band->upToMinor && *band->upToMinor <= *bands.back().upToMinor))) {
            return wrong(u"the amounts of the bands grow, and above comes last"_s);
        }
        bands.push_back(std::move(*band));
    }
    if (bands.empty() || bands.back().upToMinor) {
        return wrong(u"the last band is for every larger amount: above: 2 approver manager"_s);
    }
    return bands;
}

const ApprovalBand &bandOf(const std::vector<ApprovalBand> &bands, Money amount) {
    for (const ApprovalBand &band : bands) {
        if (!band.upToMinor || (amount.currency == Currency() && amount.minor <= *band.upToMinor)) {
            return band;
        }
    }
    return bands.back();
}

} // namespace farol::server
