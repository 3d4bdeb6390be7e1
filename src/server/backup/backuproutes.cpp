// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/backuproutes.h"

#include "core/json/backupcodec.h"
#include "server/audit/audit.h"
#include "server/items/listquery.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static Done ofTheHost(const Request &request, const QString &host) {
    return request.who.tenantName == host
               ? Done()
               : refuse(403, u"forbidden_tenant"_s,
                        u"a backup holds what all tenants have: those of the tenant %1 make and see them"_s.arg(host));
}

static Result<Response> order(BackupShelf &shelf, Arrows &arrows, const Request &request, const QString &reason) {
    const auto backup = shelf.reserve();
    if (!backup) {
        return tl::unexpected(backup.error());
    }
    const auto done = appendAudit(arrows, {request.who.tenant,
                                           request.who.user,
                                           request.who.userId,
                                           u"backup.create"_s,
                                           backup->name,
                                           reason,
                                           {},
                                           {},
                                           {},
                                           request.requestId});
    if (!done) {
        shelf.release();
        return tl::unexpected(done.error());
    }
    return json(json::encode(*backup), 202);
}

static void begin(const BackupServices &services, const Request &request, const Answer &answer) {
    auto known = ofTheHost(request, services.host);
    known = known ? onlyParameters(request, {}) : known;
    const auto reason = known ? reasonIn(request.body) : Result<QString>(tl::unexpected(known.error()));
    if (!reason) {
        answer(problem(reason.error(), request.requestId));
        return;
    }
    // A replay of the order answers the same and reserves nothing.
    const auto reserved = std::make_shared<bool>(false);
    services.commands.run(
        request,
        [&shelf = services.shelf, reserved, reason = *reason](Arrows &arrows, const Request &again) {
            auto ordered = order(shelf, arrows, again, reason);
            *reserved = ordered.has_value();
            return ordered;
        },
        [&shelf = services.shelf, reserved, answer](const Response &response) {
            if (*reserved && response.status == 202) {
                shelf.start();
            } else if (*reserved) {
                shelf.release(); // the order did not reach the disk
            }
            answer(response);
        });
}

void addBackupRoutes(Router &router, const BackupServices &services) {
    router.add({Method::Get, u"/api/v1/ops/backups"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [services, request](sql::Connection &) -> Result<Response> {
                                   auto known = ofTheHost(request, services.host);
                                   known = known ? onlyParameters(request, {}) : known;
                                   return known ? Result<Response>(json(json::encode(services.shelf.list())))
                                                : tl::unexpected(known.error());
                               });
                }});
    router.add({Method::Post, u"/api/v1/ops/backups"_s,
                [services](const Request &request, const Answer &answer) { begin(services, request, answer); }, true});
}

} // namespace farol::server
