#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The read model beside the event store at 1,000,000 events; an activity that is not ten times faster is a failure.
set -euo pipefail
lines=$("$1/bench_readmodel")
echo "$lines"
awk -F'"ratio":' '/activity/ && $2 + 0 < 10 { bad = 1 } END { exit bad }' <<<"$lines"
