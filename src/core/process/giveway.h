// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace farol {

// The calling thread gives way to those that answer people: on a busy machine a question waits for a piece of work no
// longer than it must. It still gets about a third of what each of the others gets, so that nothing starves. Linux only
// (setpriority(2) of one thread); elsewhere it does nothing. Never fails.
void giveWay();

// The calling thread answers people: it asks for short turns, which a scheduler that knows of them (Linux 6.12 and
// later, sched_setattr(2)) gives soon after they are asked for, instead of long ones later. Its share of the machine
// stays what it was. Elsewhere it does nothing. Never fails.
void answerSoon();

} // namespace farol
