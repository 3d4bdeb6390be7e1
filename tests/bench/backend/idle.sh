#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# idle.sh BIN: CONNECTIONS (10,000) that only wait, half of them event streams, half kept alive; the server's memory, and
# how soon it answers somebody else. Beside it FastAPI on uvicorn.
# shellcheck disable=SC1091
. "$(dirname "$0")/lib.sh" "$@"
most=$(($(ulimit -Hn) - 500))
count=${CONNECTIONS:-$([ -n "$quick" ] && echo 1000 || echo 10000)}
if [ "$count" -gt "$most" ]; then tell "this machine lets a process hold $most descriptors"; count=$most; fi
ulimit -n "$(ulimit -Hn)"
half=$((count / 2))
hold() { # NUMBER PORT STREAM ALIVE HEADER…: sets memory and p95; ends them
  local server=$1 to=$2 stream=$3 alive=$4; shift 4
  rm -f "$dir/held" # of the one before
  mkfifo "$dir/in"
  "$tools/hold" "$to" $half "$stream" $half "$alive" "$@" <"$dir/in" >"$dir/held" & holder=$!
  exec 3>"$dir/in"
  until_true 120 test -s "$dir/held" || die "the connections do not open"
  held=$(cat "$dir/held")
  sleep 2
  memory=$(resident "$server")
  result=$("$tools/load" --port "$to" --path "$alive" --rate 100 --seconds 3)
  p95=$(member p95_ms <<<"$result")
  exec 3>&-
  wait $holder || true
  rm "$dir/in"
  tell "$held, then $(tail -1 "$dir/held"); $memory MB; $result"
}
services postgres redis
peer_front redis
hold "$peer_api" "$peer_port" /events/stream /healthz
their_memory=$memory their_p95=$p95
murder "$peer_api"

export FAROLD_HTTP_MAX_CONNECTIONS=$((count + 100)) FAROLD_HTTP_IDLE_TIMEOUT=10m
open_sqlite
empty=$(resident "$worker")
hold "$worker" "$http_port" /api/v1/events/stream /healthz "Authorization: Bearer $token"
line idle_memory "$memory" "MB RSS" "FastAPI on uvicorn" "$their_memory" low "<= 200" connections "$count" \
  refused "$(member refused <<<"$held")" without_mb "$empty"
line idle_answer "$p95" "ms p95 at 100/s" "FastAPI on uvicorn" "$their_p95" low "<= 10" connections "$count"
close_farold
