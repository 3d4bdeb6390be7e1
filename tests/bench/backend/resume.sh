#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# resume.sh BIN: kill -9 in the middle of the work; how long from the new start of the process until it sends again what
# was queued. Three times each on SQLite and with the worker of the scaled back-end, beside Celery's worker on RabbitMQ.
# shellcheck disable=SC1091
. "$(dirname "$0")/lib.sh" "$@"
count=${ROWS:-100000}
rounds=${ROUNDS:-3}
services postgres rabbitmq
start_provider
first_send() { # FROM_NS: seconds until the provider's first order; empty: none yet
  local at
  at=$(provider_says stats | member first_ns)
  [ "$at" = 0 ] || calc "($at - $1) / 1000000000" 3
}
was_sent() { [ -n "$(first_send "$began")" ]; }

peer_front rabbit
peer_post 8000 1
: >"$dir/theirs"
peer_worker prefork 16
until_true 60 peer_below 7500 || die "the peer pays nothing"
for _ in $(seq "$rounds"); do
  murder "$peer_worker"
  sleep 0.5
  provider_says reset >/dev/null
  began=$(date +%s%N)
  peer_worker prefork 16
  until_true 60 was_sent || die "the peer does not resume"
  { first_send "$began"; echo; } >>"$dir/theirs"
  sleep 0.5
done
halt TERM "$peer_api"
murder "$peer_worker"
theirs=$(median <"$dir/theirs")
tell "peer: $(tr '\n' ' ' <"$dir/theirs")"

for profile in sqlite scaled; do
  open_$profile
  rows "$count" "$((places * 100))"
  import "$dir/$((places * 100)).csv"
  submit "$batch"
  sleep 1
  : >"$dir/times"
  for _ in $(seq "$rounds"); do
    halt KILL "$worker"
    sleep 0.3
    provider_says reset >/dev/null
    role=$([ $profile = sqlite ] && echo all || echo worker)
    free_port
    began=$(date +%s%N)
    launch "farold-$role" env FAROLD_HTTP_PORT="$port" FAROLD_WORKER_NAME="bench-$role" "$bin/farold" serve --role "$role"
    for i in "${!farolds[@]}"; do [ "${farolds[$i]}" != "$worker" ] || farolds[i]=$last; done
    worker=$last
    until_true 60 was_sent || die "farold does not resume"
    { first_send "$began"; echo; } >>"$dir/times"
    sleep 0.5
  done
  tell "farold, $profile: $(tr '\n' ' ' <"$dir/times")"
  line "resume_$profile" "$(median <"$dir/times")" "s to the first send" "Celery's worker on RabbitMQ" "$theirs" low "<= 1" \
    most "$(sort -g "$dir/times" | tail -1)" rows "$count" rounds "$rounds"
  close_farold
done
