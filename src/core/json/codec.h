// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/approvals/approval.h"
#include "core/batches/batch.h"
#include "core/batches/importreport.h"
#include "core/events/event.h"
#include "core/items/item.h"
#include "core/json/page.h"
#include "core/overview/overview.h"
#include "core/plans/plan.h"
#include "core/result/result.h"

// The JSON of our own API, one codec for client and server. Decoders are total: a bad or missing required member is
// Malformed with its path, never half a value; unknown members are ignored. Encoders give compact UTF-8.
// Members are snake_case; money is {"amount":"1234.56","currency":"BRL"}; times are RFC 3339 UTC; ids are strings.
namespace farol::json {

// Refuses what a lenient parser lets pass: depth above 64 (too_deep), duplicate keys (duplicate_key), invalid UTF-8,
// trailing text, not JSON (json_syntax). Server: first step of every body. Client: first step of every answer.
[[nodiscard]] Done guard(QByteArrayView text);

[[nodiscard]] QByteArray encode(const Batch &);
[[nodiscard]] QByteArray encode(const Page<Batch> &);
[[nodiscard]] QByteArray encode(const Item &);
[[nodiscard]] QByteArray encode(const Page<Item> &);
[[nodiscard]] QByteArray encode(const QList<Attempt> &);
[[nodiscard]] QByteArray encode(const QList<ItemEvent> &);
[[nodiscard]] QByteArray encode(const QList<ErrorGroup> &);
[[nodiscard]] QByteArray encode(const ImportReport &);
[[nodiscard]] QByteArray encode(const PlanRequest &);
[[nodiscard]] QByteArray encode(const Plan &);
[[nodiscard]] QByteArray encode(const PlanRun &);
[[nodiscard]] QByteArray encode(const Me &);
[[nodiscard]] QByteArray encode(const TokenPair &);
[[nodiscard]] QByteArray encode(const Overview &);
[[nodiscard]] QByteArray encode(const PlanOrder &);
[[nodiscard]] QByteArray encode(const Event &);
[[nodiscard]] QByteArray encode(const Page<Event> &);
[[nodiscard]] QByteArray encode(const Approval &);
[[nodiscard]] QByteArray encode(const Page<Approval> &);
[[nodiscard]] QByteArray encode(const ApprovalOrder &);
[[nodiscard]] QByteArray encode(const QList<ApprovalResult> &);
// RFC 9457: type, title, status (httpStatus, when set), code, detail, request_id, errors[{line, field, code, detail}].
// A body that is JSON goes along as the member "current": what there is now, e.g. encode(Plan) with a 409.
[[nodiscard]] QByteArray encodeProblem(const Error &);

[[nodiscard]] Result<Batch> batch(QByteArrayView);
[[nodiscard]] Result<Page<Batch>> batchPage(QByteArrayView);
[[nodiscard]] Result<Item> item(QByteArrayView);
[[nodiscard]] Result<Page<Item>> itemPage(QByteArrayView); // the fast one: >= 180 MB/s
[[nodiscard]] Result<QList<Attempt>> attempts(QByteArrayView);
[[nodiscard]] Result<QList<ItemEvent>> itemEvents(QByteArrayView);
[[nodiscard]] Result<QList<ErrorGroup>> errorGroups(QByteArrayView);
[[nodiscard]] Result<ImportReport> importReport(QByteArrayView);
// Commands: members that are not known are Rejected (unknown_member), as is a selection that is not exactly one of
// ids (1 to 100,000, none empty) and filter (invalid_selection).
[[nodiscard]] Result<PlanRequest> planRequest(QByteArrayView);
[[nodiscard]] Result<PlanOrder> planOrder(QByteArrayView); // {action, selection, options, reason}
[[nodiscard]] Result<Plan> plan(QByteArrayView);
[[nodiscard]] Result<PlanRun> planRun(QByteArrayView);
[[nodiscard]] Result<Approval> approval(QByteArrayView);
[[nodiscard]] Result<Page<Approval>> approvalPage(QByteArrayView);
[[nodiscard]] Result<ApprovalOrder> approvalOrder(QByteArrayView); // {ids, comment}, a command
[[nodiscard]] Result<QList<ApprovalResult>> approvalResults(QByteArrayView);
[[nodiscard]] Result<Me> me(QByteArrayView);
[[nodiscard]] Result<TokenPair> tokenPair(QByteArrayView);
[[nodiscard]] Result<Overview> overview(QByteArrayView);
[[nodiscard]] Result<Event> event(QByteArrayView);
[[nodiscard]] Result<Page<Event>> eventPage(QByteArrayView);
// Fills code, detail, request id and fields of an error from a problem document; false when it is none.
[[nodiscard]] bool readProblem(QByteArrayView, Error &into);
// The JSON of a problem's member "current", for plan(), item() …; empty when it has none.
[[nodiscard]] QByteArray problemCurrent(QByteArrayView);

} // namespace farol::json
