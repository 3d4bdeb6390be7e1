#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# drain.sh BIN: ROWS (100,000) payments paid at a provider that takes 10 ms and answers 5 % with 503, not processed, which
# go again; window 512. farold on SQLite and as api + worker + relay on PostgreSQL and RabbitMQ, three times each, beside
# the best of FastAPI + Celery + PostgreSQL on RabbitMQ and on Redis, with processes and with green threads.
# shellcheck disable=SC1091
. "$(dirname "$0")/lib.sh" "$@"
count=${ROWS:-$([ -n "$quick" ] && echo 5000 || echo 100000)}
rounds=${ROUNDS:-3}
seconds=${PEER_SECONDS:-$([ -n "$quick" ] && echo 4 || echo 15)}
services postgres redis rabbitmq
start_provider

best=0 best_name='' best_cpu=0 best_memory=0
peer() { # BROKER POOL CONCURRENCY
  local all n0 n1 c0 c1 t0 t1 rate memory
  peer_front "$1"
  peer_post "$((seconds * 1200))" 1
  all=$(peer_left)
  peer_worker "$2" "$3"
  until_true 60 peer_below $((all - 200)) || die "the peer pays nothing"
  n0=$(peer_left) t0=$(now) c0=$(ticks "$peer_worker" "$(pid_of postgres)")
  sleep "$seconds"
  n1=$(peer_left) t1=$(now) c1=$(ticks "$peer_worker" "$(pid_of postgres)")
  memory=$(calc "$(proportional "$peer_worker") + $(proportional "$peer_api") + $(proportional "$(pid_of postgres)") + $(proportional "$peer_broker")" 0)
  halt TERM "$peer_api"
  murder "$peer_worker"
  rate=$(calc "($n0 - $n1) / ($t1 - $t0)" 1)
  tell "peer, $1, $2 $3: $rate items/s, $memory MB"
  if awk "BEGIN { exit !($rate > $best) }"; then
    best=$rate best_name="FastAPI + Celery + PostgreSQL + $1, $2 $3" best_memory=$memory
    best_cpu=$(cpu_ms "$c0" "$c1" $((n0 - n1)))
  fi
}
for broker in rabbit redis; do
  peer $broker prefork 16
  peer $broker gevent 64
done

for profile in sqlite scaled; do
  open_$profile
  : >"$dir/rates"; : >"$dir/cpus"; : >"$dir/peaks"
  for round in $(seq "$rounds"); do
    rows "$count" "$((round + (places * 100)))"
    import "$dir/$((round + (places * 100))).csv"
    provider_says reset >/dev/null
    forget_peak "${farolds[@]}"
    t0=$(now) c0=$(ticks "${counted[@]}")
    submit "$batch"
    until_true 900 is_finished || die "$batch is not finished"
    t1=$(now) c1=$(ticks "${counted[@]}")
    calc "$count / ($t1 - $t0)" 1 >>"$dir/rates"; echo >>"$dir/rates"
    cpu_ms "$c0" "$c1" "$count" >>"$dir/cpus"; echo >>"$dir/cpus"
    { peak "${farolds[@]}"; echo; } >>"$dir/peaks"
    tell "farold, $profile: $(tail -1 "$dir/rates") items/s, $(tail -1 "$dir/cpus") ms CPU an item, peak $(grep . "$dir/peaks" | tail -1) MB; provider: $(provider_says stats)"
    [ "$(provider_says stats | member paid_twice)" = 0 ] || die "the provider was paid twice"
  done
  line "drain_$profile" "$(median <"$dir/rates")" "items/s" "$best_name" "$best" high \
    "x $([ $profile = sqlite ] && echo 20 || echo 12)" rows "$count" rounds "$rounds"
  line "drain_cpu_$profile" "$(median <"$dir/cpus")" "ms CPU an item" "$best_name" "$best_cpu" low \
    "<= $([ $profile = sqlite ] && echo 0.10 || echo 0.15)" rows "$count" rounds "$rounds"
  line "drain_memory_$profile" "$(grep . "$dir/peaks" | sort -g | tail -1)" "MB peak of a process" \
    "$best_name, all its processes" "$best_memory" low "<= 65" rows "$count"
  close_farold
done
