// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/routekit.h"
#include "kit/serverkit.h"
#include "server/backup/backuproutes.h"
#include "server/errors/errorroutes.h"
#include "server/events/projectionroutes.h"
#include "server/flags/flagroutes.h"
#include "server/queues/queueroutes.h"
#include "server/traces/traceroutes.h"
#include "server/webhooks/inboundroutes.h"
#include "server/webhooks/webhookroutes.h"

namespace farol::kit {

// farold with every route, approvals off, and a provider for which the test speaks.
class WholeKit final : public ServerKit {
public:
    explicit WholeKit(const char *vfs = nullptr)
        : ServerKit(vfs) {
        config.approvals = false;
        config.backup.folder = database.folder() + QStringLiteral("/backups");
        if (database.onServer()) {
            config.database.url = Secret(database.path().toUtf8());
        } else {
            config.database.path = database.path();
        }
        server::addBatchRoutes(router, {commands, readers, config, clock});
        server::addItemRoutes(router, {commands, readers, writer, config, checks});
        server::addPlanRoutes(router, {commands, readers, config, clock});
        server::addQueueRoutes(router, {commands, readers, clock});
        server::addApprovalRoutes(router, {commands, readers, config, clock});
        server::addOverviewRoutes(router, {readers, config, clock});
        server::addEventRoutes(router, {readers, hub});
        server::addFlagRoutes(router, {commands, readers});
        server::addBackupRoutes(router, {commands, readers, backups, QStringLiteral("default")});
        server::addErrorRoutes(router, readers);
        server::addTraceRoutes(router, readers, clock);
        server::addProjectionRoutes(router, {commands, readers, clock});
        server::addInboundRoutes(router, {commands, readers, box, inbound});
        server::addWebhookRoutes(router, {commands, readers, config, clock, guard, box, [] {}});
    }
    ~WholeKit() override { stop(); }
    SaidByTest checks{writer};
    server::BackupShelf backups{config, clock};
    server::TargetGuard guard = *server::TargetGuard::make({});
    server::SecretBox box = *server::SecretBox::fromText(Secret(QByteArray(32, 'k').toBase64()));
    std::shared_ptr<server::Inbound> inbound = std::make_shared<server::Inbound>(writer, readers, clock, box);
};

} // namespace farol::kit
