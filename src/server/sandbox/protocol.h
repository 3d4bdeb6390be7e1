// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What farold and a payment provider say to each other. HTTP/1.1, keep-alive, JSON; every amount is a string with two
// decimals. Authorization: Bearer <token> is sent when a token is configured; X-Request-Id names the order in both
// logs, and x-farol-redrive ("operator1; 2026-11-20T13:05:00.000Z; 1") who sent a dead order back, when, how often.
//
//   POST /payments {"end_to_end_id","external_id","amount":"12.34","currency":"BRL","pix_key","document","payee",
//                   "description"}
//     200 {"status":"settled","end_to_end_id":…}      paid; the same id again gives the same answer and pays nothing
//     422 {"code":…}   definite refusal: insufficient_funds limit_exceeded bank_unavailable (may be ordered anew),
//                      invalid_key invalid_document account_closed (may not)
//     429, 503 {"code":"not_processed"}   surely not taken
//     anything else, and no answer at all: nobody knows yet
//   GET /payments/<end_to_end_id>
//     200 {"status":"settled"|"failed","code":…,"end_to_end_id":…}   404 {"code":"unknown"}
//   GET /orders?since=<ms since 1970>&after=<cursor, 0 at first>   what came in since then, oldest first, so that a
//   database that was restored from a backup learns what it lost. The same next again: that was all.
//     200
//     {"orders":[{"end_to_end_id","external_id","amount","at":ms,"status":"settled"|"failed"|"open"}],"next":cursor}
//   POST /notify {"external_id","payee","description"}   204; no money moves
//
// The provider knows an order by its end_to_end_id alone: another id for the same external_id pays again. Finding that
// out is what the sandbox's ledger is for:
//
//   GET /ledger/summary   {"received","settled_payments","settled_distinct_external","duplicated_external":[…],
//                          "amount","notified"}
//   GET /ledger?external_id=…   {"entries":[{"n","at","effect","external_id","end_to_end_id","amount","code"}]}
//   GET /reads   {"reads": number of GET /payments/…}
