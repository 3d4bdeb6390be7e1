// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every route that farold answers, with what each needs.
#include "backend.h"
#include "server/approvals/approvalroutes.h"
#include "server/audit/auditroutes.h"
#include "server/backup/backuproutes.h"
#include "server/batches/batchroutes.h"
#include "server/errors/errorroutes.h"
#include "server/events/eventroutes.h"
#include "server/events/projectionroutes.h"
#include "server/flags/flagroutes.h"
#include "server/http/docs.h"
#include "server/items/itemroutes.h"
#include "server/overview/overviewroutes.h"
#include "server/plans/planroutes.h"
#include "server/queues/queueroutes.h"
#include "server/telemetry/opsroutes.h"
#include "server/traces/traceroutes.h"
#include "server/webhooks/inboundroutes.h"
#include "server/webhooks/webhookroutes.h"

namespace farol::server {

void Backend::addRoutes() {
    addOpsRoutes(m_router, m_metrics, m_readiness);
    addDocsRoutes(m_router);
    addAccessRoutes(m_router,
                    {*m_tokens, m_passwords, m_limiter, *m_writer, *m_readers, m_config, m_clock, *m_commands});
    addBatchRoutes(m_router, {*m_commands, *m_readers, m_config, m_clock});
    addItemRoutes(m_router, {*m_commands, *m_readers, *m_writer, m_config, checks()});
    addPlanRoutes(m_router, {*m_commands, *m_readers, m_config, m_clock});
    addQueueRoutes(m_router, {*m_commands, *m_readers, m_clock, m_config.engine.queueInFlight});
    addApprovalRoutes(m_router, {*m_commands, *m_readers, m_config, m_clock});
    addOverviewRoutes(m_router, {*m_readers, m_config, m_clock});
    addAuditRoutes(m_router, *m_readers, m_clock, m_config.tenant);
    addEventRoutes(m_router, {*m_readers, m_hub});
    addFlagRoutes(m_router, {*m_commands, *m_readers});
    addBackupRoutes(m_router, {*m_commands, *m_readers, m_backups, m_config.tenant});
    addErrorRoutes(m_router, *m_readers);
    addTraceRoutes(m_router, *m_readers, m_clock);
    addProjectionRoutes(m_router, {*m_commands, *m_readers, m_clock});
    addInboundRoutes(
        m_router, {*m_commands, *m_readers, *m_box, std::make_shared<Inbound>(*m_writer, *m_readers, m_clock, *m_box)});
    addWebhookRoutes(m_router,
                     {*m_commands, *m_readers, m_config, m_clock, *m_guard, *m_box, [this] { wakeDeliverer(); }});
}

} // namespace farol::server
