#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Kills farold while it pays, again and again, then counts by the ledger of the provider, which is never killed.
#   run.sh <farold> [--kills N] [--items M] [--faults profile] [--seed S] [--plant mistake] [--at-labels] [--freeze] [--starve]
#          [--scaled [--broker] [--cut]] [--keep]
# --scaled: two processes on the PostgreSQL server that FAROL_TEST_DATABASE names; each life kills one of them or both.
# --broker: with the RabbitMQ that FAROL_TEST_BROKER names between them.
# --cut: in each life every connection to the two servers is cut, and a message that nobody can read is put into the
#   queue of signals: it has to end among the broker's dead letters.
# --freeze: instead of a kill the process stands still until its leases are long over, and then goes on.
# --starve: instead of a kill the process may write no file beyond 16 kB for a while, as on a full disk, and in the next
#   life open nothing more. It says 503 and why, lives on, and is ready again by itself.
# Each life imports and submits a part of the payments over HTTP and is killed with SIGKILL at a random moment, or with
# --at-labels once at each labelled point of the program. After the last life checks and retries run to the end.
# Prints one JSON line; exits 1 unless lost = duplicated = unexpected = unknown = 0.
set -euo pipefail
farold=$(realpath "$1"); shift
kills=10 items=5000 faults=none seed=$RANDOM plant=none at_labels=0 keep=0 scaled=0 broker=0 freeze=0 starve=0 cut=0
while [ $# -gt 0 ]; do
  case $1 in
    --kills) kills=$2; shift 2 ;;
    --items) items=$2; shift 2 ;;
    --faults) faults=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    --plant) plant=$2; shift 2 ;;
    --at-labels) at_labels=1; shift ;;
    --freeze) freeze=1; shift ;;
    --starve) starve=1; shift ;;
    --cut) cut=1; shift ;;
    --scaled) scaled=1; shift ;;
    --broker) broker=1; shift ;;
    --keep) keep=1; shift ;;
    *) echo "run.sh: what is $1?" >&2; exit 2 ;;
  esac
done
labels=(before_recovery:1 before_commit:4 after_commit:4 before_claim:2 after_claim:2 before_send:2 after_send:2
        before_result:3 after_result:3 before_check:1)
[ $at_labels = 0 ] || kills=${#labels[@]}
RANDOM=$seed
echo "run.sh: seed $seed, faults $faults" >&2
here=$(dirname "$(realpath "$0")")
dir=$(mktemp -d "${TMPDIR:-/tmp}/farol-chaos.XXXXXX")
sandbox='' server='' second='' listener=''
finish() {
  local code=$?
  for pid in $server $second $sandbox $listener; do kill -CONT "$pid" 2>/dev/null || true; kill -9 "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  [ $scaled = 0 ] || psql -qX "$FAROL_TEST_DATABASE" -c "DROP SCHEMA $schema CASCADE" >/dev/null 2>&1 || true
  if [ $keep = 1 ]; then echo "run.sh: kept $dir" >&2; else rm -rf "$dir"; fi
  exit $code
}
trap finish EXIT
die() { echo "run.sh: $*" >&2; tail -n 5 "$dir/farold.log" >&2 || true; exit 3; }
now_ms() { echo $(($(date +%s%N) / 1000000)); }
if [ $scaled = 1 ]; then
  schema=chaos_$$_$seed
  psql -qX "$FAROL_TEST_DATABASE" -c "CREATE SCHEMA $schema" || exit 3
  export FAROLD_DATABASE_URL="$FAROL_TEST_DATABASE?options=-csearch_path%3D$schema"
  [ $broker = 0 ] || export FAROLD_BROKER_URL=$FAROL_TEST_BROKER FAROLD_BROKER_PREFIX=$schema
  ask() { psql -qXAt "$FAROLD_DATABASE_URL" -c "$1"; }
  order() { psql -qX -v ON_ERROR_STOP=1 "$FAROLD_DATABASE_URL" -c "$1"; }
  bytes() { echo "'\\x$1'"; }
else
  ask() { sqlite3 -readonly -cmd '.timeout 5000' "$FAROLD_DATABASE_PATH" "$1"; }
  order() { sqlite3 "$FAROLD_DATABASE_PATH" "$1"; }
  bytes() { echo "x'$1'"; }
fi

"$farold" psp-sandbox --port 0 --ledger "$dir/ledger.jsonl" --faults "$faults,delay=5,late=300" --seed "$seed" \
  >"$dir/sandbox.out" 2>"$dir/sandbox.log" &
sandbox=$!
for _ in $(seq 1200); do [ -s "$dir/sandbox.out" ] && break; sleep 0.05; done
psp=$(sqlite3 :memory: "SELECT json_extract('$(head -1 "$dir/sandbox.out")', '\$.port')")

port=$((20000 + RANDOM % 10000)) lease=10s
[ $freeze = 0 ] || lease=2s
export FAROLD_HTTP_PORT=$port FAROLD_DATABASE_PATH=$dir/farold.db FAROLD_PROVIDER_URL=http://127.0.0.1:$psp \
  FAROLD_PROVIDER_TIMEOUT=700ms FAROLD_PROVIDER_WINDOW=128 FAROLD_APPROVALS=off FAROLD_ENGINE_UNCERTAIN_AFTER=2s \
  FAROLD_ENGINE_CHECK_BACKOFF=200ms FAROLD_ENGINE_LEASE=$lease FAROLD_ENGINE_RETRY_BASE=20ms \
  FAROLD_ENGINE_RETRY_CAP=500ms FAROLD_LOG_LEVEL=warn
api=http://127.0.0.1:$port
"$farold" migrate up >>"$dir/farold.log" 2>&1 || die "no database"
token=fat_chaos
hash=$(printf %s $token | sha256sum | cut -d' ' -f1)
order "INSERT INTO tenants VALUES(1,'default') ON CONFLICT DO NOTHING;
  INSERT INTO users(id,tenant,name,password_hash,roles,created_at) VALUES(91,1,'chaos','-','operator,approver',0);
  INSERT INTO tokens(hash,kind,\"user\",family,expires_at) VALUES($(bytes "$hash"),0,91,1,9999999999999);"

# call <curl arguments…>: sets status and body
call() {
  status=$(curl -s -m 60 -o "$dir/body" -w '%{http_code}' -H "Authorization: Bearer $token" "$@") || status=000
  body=$(cat "$dir/body" 2>/dev/null || true)
}
slowest=0
start_second() { # works beside the first, on the same database
  # The labels are those of the first one: alone, it comes to each of them.
  [ $scaled = 1 ] && [ $at_labels = 0 ] && [ -z "$second" ] || return 0
  FAROLD_WORKER_NAME=second FAROLD_HTTP_PORT=$((port + 1)) "$farold" serve --plant "$plant" >>"$dir/second.log" 2>&1 &
  second=$!
  disown "$second"
}
start() { # [options of serve]
  local began; began=$(now_ms)
  start_second
  [ -z "$server" ] || return 0 # the other one was killed
  FAROLD_WORKER_NAME=first "$farold" serve --plant "$plant" "$@" >>"$dir/farold.log" 2>&1 &
  server=$!
  [ "${1:-}" = "" ] || disown "$server" # no word of the shell about its end
  until curl -s -m 1 -o /dev/null "$api/healthz"; do
    kill -0 $server 2>/dev/null || return 0 # killed at an early label
    [ $(($(now_ms) - began)) -lt 60000 ] || die "not ready after 60 s"
    sleep 0.02
  done
  local took=$(($(now_ms) - began))
  [ $took -le $slowest ] || slowest=$took
  listen
}
# What is told as it happens: whoever listens may act on it, so it has to be true for ever.
listen() {
  : >"$dir/stream.head"
  curl -sN -D "$dir/stream.head" -H "Authorization: Bearer $token" "$api/api/v1/events/stream" >>"$dir/told" &
  listener=$!
  disown "$listener"
  local tries
  for tries in $(seq 200); do [ ! -s "$dir/stream.head" ] || return 0; sleep 0.02; kill -0 "$server" 2>/dev/null || return 0; done
  echo "run.sh: no stream after $tries tries" >&2
}
kill_hard() {
  kill -9 "$1" 2>/dev/null || true
  while kill -0 "$1" 2>/dev/null; do sleep 0.01; done
}
stand_still() { # of two, one; the other takes over what the lease lets go
  local who=$server
  [ -z "$second" ] || [ $((RANDOM % 2)) = 0 ] || who=$second
  kill -STOP "$who"
  sleep 4
  kill -CONT "$who"
}
full=0 recovered=0
# UBSan opens a pipe to look at an object's type and takes it for broken when there is none left.
sanitized=0; ! ldd "$farold" | grep -q libubsan || sanitized=1
starve() { # no file may grow, or nothing be opened: what is said meanwhile is 503, and the process stays
  local until code=200
  if [ $scaled = 0 ] && { [ $sanitized = 1 ] || [ $((life % 2)) = 1 ]; }; then
    prlimit --pid "$server" --fsize=16384:
  else
    prlimit --pid "$server" --nofile=16:
  fi
  until=$(($(now_ms) + 4000))
  while [ "$(now_ms)" -lt $until ]; do
    code=$(curl -s -m 2 -o "$dir/ready" -w '%{http_code}' "$api/readyz") || true
    [ "$code" != 503 ] || ! grep -q storage "$dir/ready" || { full=$((full + 1)); break; }
    sleep 0.1
  done
  sleep 1
  prlimit --pid "$server" --fsize=unlimited: --nofile=4096:
  until=$(now_ms)
  until [ "$(curl -s -m 2 -o /dev/null -w '%{http_code}' "$api/readyz")" = 200 ]; do
    kill -0 "$server" || die "it ended when there was nothing left to write or to open"
    [ $(($(now_ms) - until)) -lt 30000 ] || die "30 s later it is not ready: $(curl -s -m 2 "$api/readyz")"
    sleep 0.05
  done
  until=$(($(now_ms) - until))
  [ $until -le $recovered ] || recovered=$until
}
stop_hard() { # of two, the first, the second or both
  [ $freeze = 0 ] || { stand_still; return; }
  [ $starve = 0 ] || { starve; return; }
  local which=1; [ $scaled = 0 ] || [ -n "$point" ] || which=$((1 + RANDOM % 3))
  [ $((which & 1)) = 0 ] || { kill_hard "$server"; server=''; }
  [ $((which & 2)) = 0 ] || { kill_hard "$second"; second=''; }
}

cuts=0 poison=0
cut_connections() { # the servers live on; what was underway is not known to have happened
  local gone
  gone=$(psql -qXAt "$FAROL_TEST_DATABASE" -c "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
    WHERE application_name='farold' AND datname=current_database()")
  cuts=$((cuts + gone))
  [ $broker = 1 ] || return 0
  gone=$(python3 "$here/broker.py" cut) || return 0
  cuts=$((cuts + gone))
  gone=$(python3 "$here/broker.py" poison "$schema.pagamentos" "poison $schema") || return 0
  poison=$((poison + gone))
}

# One file a life. It is sent with one key until it is answered, as a careful partner does.
parts=$((kills + 1)) per=$(((items + kills) / (kills + 1)))
attempted=0
for part in $(seq "$parts"); do
  last=$((part * per)); [ $last -le "$items" ] || last=$items
  {
    echo "external_id,payee,document,pix_key,amount"
    for n in $(seq $(((part - 1) * per + 1)) $last); do
      printf 'CHAOS-%d,Payee %d,52998224725,payee%d@example.com,%d.%02d\n' "$n" "$n" "$n" $((1 + n % 90)) $((n % 100))
    done
  } >"$dir/part$part.csv"
done
deliver() { # part: 0 when it is imported and submitted
  local part=$1 id
  if [ ! -f "$dir/part$part.id" ]; then
    call -X POST "$api/api/v1/batches/import" -H 'Content-Type: text/csv' -H "Idempotency-Key: import-$part" \
      --data-binary "@$dir/part$part.csv"
    [ "${status:0:1}" = 2 ] || { [ "$status" = 000 ] || echo "import $part: $status $body" >>"$dir/answers.log"; return 1; }
    tail -n +2 "$dir/part$part.csv" | cut -d, -f1 >>"$dir/acknowledged"
    cp "$dir/body" "$dir/imported.json"
    sqlite3 :memory: "SELECT coalesce(json_extract(b,'\$.batch.id'),json_extract(b,'\$.batch'),json_extract(b,'\$.id'))
      FROM (SELECT CAST(readfile('$dir/imported.json') AS TEXT) b)" >"$dir/part$part.id"
  fi
  [ ! -f "$dir/part$part.done" ] || return 0
  id=$(cat "$dir/part$part.id")
  if [ ! -f "$dir/part$part.version" ]; then
    call "$api/api/v1/batches/$id"
    [ "$status" = 200 ] || [ "$status" = 404 ] || return 1
    sqlite3 :memory: "SELECT coalesce(json_extract(CAST(readfile('$dir/body') AS TEXT),'\$.version'),0)" \
      >"$dir/part$part.version"
  fi
  call -X POST "$api/api/v1/batches/$id/submit" -H "Idempotency-Key: submit-$part" \
    -H "If-Match: \"$(cat "$dir/part$part.version")\"" -H 'Content-Type: application/json' -d '{}'
  # An acknowledged batch that is gone, or whose number another one got, stays for the count to find.
  case $status in
    2?? | 404 | 409) ;;
    412) rm "$dir/part$part.version"; return 1 ;;
    000) return 1 ;;
    *) echo "submit $id: $status $body" >>"$dir/answers.log"; return 1 ;;
  esac
  touch "$dir/part$part.done"
}
deliver_until() { # the newest part: everything up to it, in order
  local part
  for part in $(seq "$1"); do deliver "$part" || return 1; done
}

touch "$dir/acknowledged" "$dir/told"
missed=()
# Where a planted mistake hurts for certain; otherwise the moment is left to chance.
case $plant in
  ack_before_commit) point=answered_early:1 ;;
  no_fencing) point=before_result:1 ;;
  early_outbox) point=told_early:3 ;;
  *) point='' ;;
esac
for life in $(seq "$kills"); do
  [ $at_labels = 0 ] || point=${labels[life - 1]}
  start ${point:+--kill-at "$point"}
  [ $((freeze + starve)) -gt 0 ] || disown "$server" 2>/dev/null || true
  deliver_until "$life" & delivery=$!
  if [ -n "$point" ]; then
    for _ in $(seq 1200); do kill -0 "$server" 2>/dev/null || break; sleep 0.05; done
    ! kill -0 "$server" 2>/dev/null || missed+=("$point")
  else
    sleep "0.$((RANDOM % 9))$((RANDOM % 10))"
    [ $cut = 0 ] || { cut_connections; sleep "0.$((RANDOM % 9))$((RANDOM % 10))"; }
  fi
  stop_hard
  wait $delivery || true
done

start
for _ in $(seq 600); do deliver_until "$parts" && break; sleep 0.1; done
[ -f "$dir/part$parts.done" ] || die "the last part was never taken: $(tail -n 1 "$dir/answers.log" 2>/dev/null)"

settle() { # until nothing moves by itself any more
  local deadline=$(($(now_ms) + 180000))
  while [ "$(ask 'SELECT count(*) FROM items WHERE state IN (1,2,3,4,5)')" != 0 ]; do
    [ "$(now_ms)" -lt $deadline ] || { echo "run.sh: items still move after 180 s" >&2; return 0; }
    sleep 0.2
  done
}
# What was certainly not sent goes again, by a person's plan.
retry_not_sent() {
  local request='{"action":"retry","selection":{"filter":{"states":["not_sent"]}},"options":{}}' plan
  call -X POST "$api/api/v1/plans" -H 'Content-Type: application/json' -d "$request"
  [ "$status" = 200 ] || die "plan: $status $body"
  plan=$(sqlite3 :memory: "SELECT json_extract(CAST(readfile('$dir/body') AS TEXT),'\$.hash')")
  call -X POST "$api/api/v1/plans/$plan/run" -H 'Content-Type: application/json' -H "Idempotency-Key: run-$plan" \
    -d "${request%\}},\"reason\":\"chaos\"}"
  [ "${status:0:1}" = 2 ] || die "run: $status $body"
}
settle
for _ in $(seq 8); do
  [ "$(ask 'SELECT count(*) FROM items WHERE state=6')" != 0 ] || break
  retry_not_sent
  settle
done
if [ $cut = 1 ]; then
  dead=0
  for _ in $(seq 100); do
    [ $poison = 0 ] || dead=$(python3 "$here/broker.py" count "$schema.pagamentos.dlq" "poison $schema")
    [ "$dead" -lt $poison ] || break
    sleep 0.3
  done
  echo "{\"cuts\":$cuts,\"poison\":$poison,\"poison_dead\":$dead}" >"$dir/cuts.json"
fi
if [ $starve = 1 ]; then
  [ $scaled = 1 ] || [ $full -gt 0 ] || die "no full disk was ever told of"
  echo "{\"full_disks\":$full,\"ready_again_ms_most\":$recovered}" >"$dir/cuts.json"
fi
kill -TERM "$server"
wait "$server" 2>/dev/null || [ $scaled = 1 ] || die "farold did not end well"
server=''
bash "$here/tables.sh" "$dir" $scaled
bash "$here/count.sh" "$dir" "$items" "$kills" "$slowest" "$plant" "$seed" "${missed[*]:-}"
