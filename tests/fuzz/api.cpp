// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/accountcodec.h"
#include "core/json/auditcodec.h"
#include "core/json/backupcodec.h"
#include "core/json/codec.h"
#include "core/json/historycodec.h"
#include "core/json/planrunscodec.h"
#include "core/json/projectioncodec.h"
#include "core/json/queuecodec.h"
#include "core/json/webhookcodec.h"
#include "fuzzing.h"

using namespace farol;

namespace {

// What is read and written again is the same.
template<typename T>
void read(Result<T> (*decode)(QByteArrayView), QByteArrayView body) {
    const auto value = decode(body);
    fuzz::mustSayWhy(value);
    if constexpr (requires {
                      json::encode(*value);
                      *value == *value;
                  }) {
        if (value) {
            const QByteArray written = json::encode(*value);
            const auto again = decode(written);
            fuzz::must(again.has_value() && *again == *value, "what is written is not what was read");
        }
    }
}

} // namespace

// Every answer and order of our own API, read as each of them.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto body = fuzz::viewOf(data, size);
    read(json::account, body);
    read(json::accountOrder, body);
    read(json::accountPage, body);
    read(json::activity, body);
    read(json::apiKey, body);
    read(json::apiKeyPage, body);
    read(json::approval, body);
    read(json::approvalOrder, body);
    read(json::approvalPage, body);
    read(json::approvalResults, body);
    read(json::attempts, body);
    read(json::auditEnd, body);
    read(json::auditPage, body);
    read(json::auditProof, body);
    read(json::auditRow, body);
    read(json::backup, body);
    read(json::backups, body);
    read(json::batch, body);
    read(json::batchPage, body);
    read(json::deadLetterPage, body);
    read(json::errorGroups, body);
    read(json::event, body);
    read(json::eventPage, body);
    read(json::historyMonths, body);
    read(json::importReport, body);
    read(json::item, body);
    read(json::itemEvents, body);
    read(json::itemPage, body);
    read(json::keyOrder, body);
    read(json::madeKey, body);
    read(json::me, body);
    read(json::overview, body);
    read(json::passwordOrder, body);
    read(json::plan, body);
    read(json::planOrder, body);
    read(json::planRequest, body);
    read(json::planRun, body);
    read(json::planRunPage, body);
    read(json::projections, body);
    read(json::quarantine, body);
    read(json::quarantinePage, body);
    read(json::queue, body);
    read(json::queueWorkers, body);
    read(json::queues, body);
    read(json::reasonOrder, body);
    read(json::rolesOrder, body);
    read(json::tenant, body);
    read(json::tenantOrder, body);
    read(json::tenantPage, body);
    read(json::tokenPair, body);
    read(json::webhookAttempts, body);
    read(json::webhookDeliveryPage, body);
    read(json::webhookOrder, body);
    read(json::webhookSubscription, body);
    read(json::webhookSubscriptions, body);
    Error error;
    (void)json::readProblem(body, error);
    return 0;
}
