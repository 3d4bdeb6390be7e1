#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Lists of 100,000 rows by a profile from bytes to values; slower than the peer or than promised is a failure.
set -euo pipefail
lines=$("$1/bench_profile")
echo "$lines"
awk -F'"ratio":' '$2 + 0 < 1 { bad = 1 } END { exit bad }' <<<"$lines"
