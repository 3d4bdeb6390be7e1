// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/auditcodec.h"
#include "farolctl/desk.h"
#include "net/farold/auditapi.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

void tell(Desk &desk, const QString &name, const AuditChain &chain) {
    const auto rows = counted(chain.rows, u"row"_s, u"rows"_s);
    desk.out.line(chain.holds ? u"%1: %2, the chain holds."_s.arg(name, rows)
                              : u"%1: %2, broken at row %3 of %4: %5."_s.arg(
                                    name, rows, QString::number(chain.firstBroken),
                                    chain.firstBrokenAt ? shown(*chain.firstBrokenAt) : u"an unknown time"_s,
                                    plain(chain.detail)));
}

void verify(Desk &desk) {
    net::AuditApi(desk.api.client()).verify(&desk.life, [&desk](const Result<AuditProof> &proof) {
        if (!proof) {
            desk.fail(proof.error());
            return;
        }
        tell(desk, u"Audit of the tenant"_s, proof->tenant);
        tell(desk, u"Audit of the engine"_s, proof->engine);
        desk.out.document(json::encode(*proof));
        desk.end(proof->holds ? Exit::Done : Exit::Refused);
    });
}

} // namespace

void addAudit(CLI::App &app, Command &chosen) {
    auto *audit = app.add_subcommand("audit", "What people and the engine did, for those who control");
    audit->require_subcommand(1);
    auto *word = audit->add_subcommand("verify", "Recompute the chains of rows; exit status 1 names the first broken");
    word->callback([&chosen] { chosen = {verify, true}; });
}

} // namespace farol::ctl
