#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# overload.sh BIN: five times as many requests (pages of 200 items) as the server can answer, for 10 s. Goodput: what it
# answers within two seconds, beside what it can do at the most; the rest should be refused (429, 503), not time out.
# Then 200 a second: how long until a second passes with a p99 below 50 ms. Beside it FastAPI, one batch counted.
# shellcheck disable=SC1091
. "$(dirname "$0")/lib.sh" "$@"
seconds=${SECONDS_OVER:-$([ -n "$quick" ] && echo 3 || echo 10)}
services postgres redis
start_provider
flood() { # PORT PATH HEADER: sets most, good (%), normal (s)
  local to=$1 path=$2 header=$3
  result=$("$tools/load" --port "$to" --path "$path" --header "$header" --connections 64 --seconds "$seconds")
  most=$(member per_s <<<"$result")
  tell "at the most: $result"
  result=$("$tools/load" --port "$to" --path "$path" --header "$header" --connections 4000 --patience 2 \
    --rate "$(calc "$most * 5" 0)" --seconds "$seconds" || true)
  tell "five times that: $result"
  good=$(calc "100 * $(member in_time <<<"$result") / $seconds / $most" 1)
  local from; from=$(now)
  for _ in $(seq 60); do
    after=$("$tools/load" --port "$to" --path "$path" --header "$header" --rate 200 --seconds 1 || true)
    normal=$(calc "$(now) - $from - 1" 2)
    ! awk "BEGIN { exit !($(member p99_ms <<<"$after") < 50 && $(member p99_ms <<<"$after") >= 0) }" || break
  done
  tell "normal again after $normal s: $after"
}
peer_front redis
peer_post 1000 1
flood "$peer_port" "/batches/$peer_batch" 'Accept: */*'
their_good=$good their_normal=$normal their_most=$most
murder "$peer_api"

open_sqlite
rows 1000 1
import "$dir/1.csv"
flood "$http_port" "/api/v1/items?limit=200" "Authorization: Bearer $token"
line overload_goodput "$good" "% of $most/s at x5" "FastAPI" "$their_good" high ">= 80" \
  refused "$(member refused <<<"$result")" bad "$(member bad <<<"$result")" cut "$(member cut <<<"$result")" \
  peer_most "$their_most"
line overload_normal "$normal" s "FastAPI" "$their_normal" low "<= 10"
close_farold
