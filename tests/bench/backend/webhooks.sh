#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# webhooks.sh BIN: signed messages from outside. How many a second at the most, and the latencies of 1,000 a second for
# SECONDS_HOOKS (600) seconds; farold answers when they are on the disk. Beside it FastAPI + Redis, which is not durable
# to the second, with one and with two processes, on 32 and on 256 connections, whichever is best.
# shellcheck disable=SC1091
. "$(dirname "$0")/lib.sh" "$@"
most_s=${SECONDS_MOST:-$([ -n "$quick" ] && echo 2 || echo 6)}
long_s=${SECONDS_HOOKS:-$([ -n "$quick" ] && echo 10 || echo 600)}
services redis
printf '%s' '{"type":"payment.settled","data":{"end_to_end_id":"E00000000202611210001","amount":"120.50","payer":{"name":"Maria da Silva","document":"***123***"},"status":"settled","settled_at":"2026-11-21T21:00:00Z"}}' >"$dir/body"

signature=$(openssl dgst -sha256 -hmac bench-secret -hex <"$dir/body" | sed 's/.* //')
best=0 best_name='' their_p99=null
for workers in 1 2; do
  free_port
  REDIS_URL=$FAROL_REDIS_URL PYTHONPATH=$bench/peers PYTHONDONTWRITEBYTECODE=1 launch peer-hooks "$python" -m uvicorn \
    webhooks:api --host 127.0.0.1 --port "$port" --workers $workers --no-access-log --log-level warning
  peer=$last
  until_true 30 listens "$port" || die "the peer does not listen"
  hooks() {
    "$tools/load" --port "$port" --path /webhooks/psp --method POST --body "$dir/body" --event-ids \
      --header "X-Signature: $signature" "$@"
  }
  hooks --seconds 1 >/dev/null
  for connections in 32 256; do
    result=$(hooks --connections $connections --seconds "$most_s")
    tell "peer, $workers processes, $connections connections: $result"
    if awk "BEGIN { exit !($(member per_s <<<"$result") > $best) }"; then
      best=$(member per_s <<<"$result") best_name="FastAPI + Redis, $workers processes"
    fi
  done
  if [ $workers = 1 ]; then
    result=$(hooks --connections 64 --rate 1000 --seconds "$((long_s < 20 ? long_s : 20))")
    tell "peer at 1,000/s: $result"
    their_p99=$(member p99_ms <<<"$result")
  fi
  halt TERM "$peer"
done

open_sqlite
api -X POST -H 'Content-Type: application/json' -d '{"name":"bench"}' /webhooks/sources >"$dir/source"
member secret <"$dir/source" >"$dir/secret"
source_id=$(member source <"$dir/source")
[ -n "$source_id" ] || die "no source: $(cat "$dir/source")"
hooks() {
  "$tools/load" --port "$http_port" --path "/api/v1/webhooks/inbound/$source_id" --method POST --body "$dir/body" \
    --sign "$dir/secret" "$@"
}
hooks --seconds 1 >/dev/null
: >"$dir/rates"
for _ in 1 2 3; do
  result=$(hooks --connections 256 --seconds "$most_s")
  tell "farold, 256 connections: $result"
  member per_s <<<"$result" >>"$dir/rates"
done
line webhooks_most "$(median <"$dir/rates")" "messages/s" "$best_name" "$best" high "x 5" durable true
before=$(sqlite3 "$FAROLD_DATABASE_PATH" 'SELECT count(*) FROM inbound_messages')
forget_peak "$worker"
result=$(hooks --connections 64 --rate 1000 --seconds "$long_s")
tell "farold at 1,000/s: $result"
stored=$(($(sqlite3 "$FAROLD_DATABASE_PATH" 'SELECT count(*) FROM inbound_messages') - before))
[ "$stored" = "$(member ok <<<"$result")" ] || die "answered $(member ok <<<"$result"), stored $stored"
line webhooks_p99 "$(member p99_ms <<<"$result")" "ms p99 at 1,000/s" "FastAPI + Redis, not durable" "$their_p99" low \
  "<= 50" seconds "$long_s" p50_ms "$(member p50_ms <<<"$result")" max_ms "$(member max_ms <<<"$result")" stored "$stored" \
  not_answered "$(($(member refused <<<"$result") + $(member bad <<<"$result") + $(member cut <<<"$result") + $(member given_up <<<"$result")))" \
  memory_mb "$(peak "$worker")"
close_farold
