#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# reads.sh BIN: one batch asked for 1,000 times a second (open loop) while 100,000 payments drain, and again while another
# 100,000 are accepted as well. Beside it the peer at 50 a second: at 1,000 it only ever falls behind.
# shellcheck disable=SC1091
. "$(dirname "$0")/lib.sh" "$@"
count=${ROWS:-$([ -n "$quick" ] && echo 20000 || echo 100000)}
seconds=${SECONDS_READ:-$([ -n "$quick" ] && echo 1 || echo 5)}
services postgres redis rabbitmq
start_provider

peer_front rabbit
peer_post "$count" 1
peer_worker prefork 16
until_true 60 peer_below $((count - 200)) || die "the peer pays nothing"
theirs=$("$tools/load" --short-turns --port "$peer_port" --path "/batches/$peer_batch" --rate 50 --seconds $((seconds * 2)))
tell "peer at 50/s while it pays: $theirs"
their_p95=$(member p95_ms <<<"$theirs")
theirs=$("$tools/load" --short-turns --port "$peer_port" --path "/batches/$peer_batch" --rate 1000 --seconds 3 --patience 10 || true)
tell "peer at 1,000/s while it pays: $theirs"
their_flood=$(member p95_ms <<<"$theirs")
halt TERM "$peer_api"
murder "$peer_worker"

read_batch() { # BATCH: prints the load's line
  "$tools/load" --short-turns --port "$http_port" --path "/api/v1/batches/$1" --rate 1000 --seconds "$seconds" \
    --header "Authorization: Bearer $token"
}
say_reads() { # NAME RESULT BUDGET
  tell "farold, $1: $2"
  line "$1" "$(member p95_ms <<<"$2")" "ms p95 at 1,000/s" "FastAPI at 50/s" "$their_p95" low "<= $3" \
    p99_ms "$(member p99_ms <<<"$2")" peer_p95_at_1000 "$their_flood" not_answered \
    "$(($(member refused <<<"$2") + $(member bad <<<"$2") + $(member cut <<<"$2") + $(member given_up <<<"$2")))"
}
for profile in sqlite scaled; do
  open_$profile
  for n in 1 2 3; do rows "$count" "$((n + (places * 100)))"; done
  import "$dir/$((1 + (places * 100))).csv"; first=$batch
  import "$dir/$((2 + (places * 100))).csv"; second=$batch
  submit "$first"
  result=$(read_batch "$first")
  batch=$first
  ! is_finished || tell "the batch was drained before the reading ended: take more ROWS"
  say_reads "read_draining_$profile" "$result" 2
  submit "$second"
  read_batch "$second" >"$dir/reads" & reading=$!
  sleep 0.5
  import "$dir/$((3 + (places * 100))).csv"
  tell "accepted meanwhile in $import_s s"
  wait $reading || true
  say_reads "read_accepting_$profile" "$(cat "$dir/reads")" 5
  close_farold
done
