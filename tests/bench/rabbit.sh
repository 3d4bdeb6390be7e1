#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# 10,000 queues of a RabbitMQ from bytes to values; slower than the peer, or than a person may wait, is a failure.
set -euo pipefail
lines=$("$1/bench_rabbit")
echo "$lines"
awk -F'"ratio":' '$2 + 0 < 1 { bad = 1 } END { exit bad }' <<<"$lines"
