#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# accept.sh BIN: a file of ROWS (100,000) payments checked, stored and durable, three times on SQLite and three times on
# PostgreSQL, beside FastAPI that stores them in PostgreSQL and hands each to Celery; and farold's memory meanwhile.
# shellcheck disable=SC1091
. "$(dirname "$0")/lib.sh" "$@"
count=${ROWS:-$([ -n "$quick" ] && echo 5000 || echo 100000)}
rounds=${ROUNDS:-3}
services postgres redis rabbitmq

best=999999 best_broker=
for broker in rabbit redis; do
  peer_front $broker
  peer_post "$count" 1
  memory=$(proportional "$peer_api")
  tell "peer, $broker: $count in $peer_s s, api $memory MB"
  if awk "BEGIN { exit !($peer_s < $best) }"; then best=$peer_s best_broker=$broker best_memory=$memory; fi
  halt TERM "$peer_api"
done

for profile in sqlite scaled; do
  open_$profile
  : >"$dir/times"
  for round in $(seq "$rounds"); do
    rows "$count" "$((round + (places * 100)))"
    forget_peak "${farolds[@]}"
    import "$dir/$((round + (places * 100))).csv"
    echo "$import_s" >>"$dir/times"
    memory=$(peak "${farolds[@]}")
    tell "farold, $profile: $count in $import_s s, peak $memory MB"
    line "accept_memory_${profile}_$round" "$memory" "MB peak" "FastAPI, its api process alone" "$best_memory" low "<= 96" rows "$count"
  done
  line "accept_$profile" "$(median <"$dir/times")" s "FastAPI + Celery + PostgreSQL + $best_broker" "$best" low \
    "<= $([ $profile = sqlite ] && echo 0.6 || echo 0.9)" rows "$count" rounds "$rounds"
  close_farold
done
