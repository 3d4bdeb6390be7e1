// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/audit/auditproof.h"
#include "core/audit/auditrow.h"
#include "core/json/page.h"
#include "core/result/result.h"

#include <QByteArray>

// The JSON of the audit, by the rules of codec.h.
namespace farol::json {

[[nodiscard]] QByteArray encode(const AuditProof &);
[[nodiscard]] Result<AuditProof> auditProof(QByteArrayView);
[[nodiscard]] QByteArray encode(const AuditChain &);

// A list is for people: without tenant, actor_id and previous, with times as everywhere.
[[nodiscard]] QByteArray encode(const Page<AuditRow> &);
[[nodiscard]] Result<Page<AuditRow>> auditPage(QByteArrayView);

// A line of an export, as auditLine() wrote it: every member once and no other. Malformed says what is wrong.
[[nodiscard]] Result<AuditRow> auditRow(QByteArrayView line);
[[nodiscard]] bool isAuditEnd(QByteArrayView line);
[[nodiscard]] QByteArray encode(const AuditEnd &);
[[nodiscard]] Result<AuditEnd> auditEnd(QByteArrayView line);

} // namespace farol::json
