#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The scaled back-end on one machine, with its real servers: two api, two worker and one relay process on PostgreSQL and
# RabbitMQ, Prometheus scraping all of them, the backlog alert in the real Alertmanager. One api and one worker process
# are killed with SIGKILL under load and come back later. Prints what happens as it happens; at the end the provider's
# ledger is counted.
#   topology.sh <farold> [--items N] [--for DURATION] [--delay MS] [--seed S] [--keep]
# --delay: what the provider takes for an answer. --for: how long the backlog must last before the alert fires; 30s here, 5m in packaging/prometheus.
set -euo pipefail
farold=$(realpath "$1"); shift
items=60000 lasting=30s delay=25 seed=$RANDOM keep=0
while [ $# -gt 0 ]; do
  case $1 in
    --items) items=$2; shift 2 ;;
    --for) lasting=$2; shift 2 ;;
    --delay) delay=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    --keep) keep=1; shift ;;
    *) echo "topology.sh: what is $1?" >&2; exit 2 ;;
  esac
done
RANDOM=$seed
here=$(dirname "$(realpath "$0")")
dir=$(mktemp -d /tmp/farol-topology.XXXXXX)
chmod 0711 "$dir"
declare -A pids ports
sandbox=''
finish() {
  local code=$? name
  for name in "${!pids[@]}"; do kill -9 "${pids[$name]}" 2>/dev/null || true; done
  [ -z "$sandbox" ] || kill -9 "$sandbox" 2>/dev/null || true
  wait 2>/dev/null || true
  "$here/../kit/services.sh" clean "$dir/services" 2>/dev/null || true
  if [ $keep = 1 ]; then echo "topology.sh: kept $dir" >&2; else rm -rf "$dir"; fi
  exit $code
}
trap finish EXIT
began=$(date +%s%N)
tell() {
  local ms=$((($(date +%s%N) - began) / 1000000))
  printf '%4d.%d s  %s\n' $((ms / 1000)) $((ms % 1000 / 100)) "$*"
}
die() { tell "FAILED: $*"; tail -n 5 "$dir"/*.log >&2 || true; exit 3; }
field() { sqlite3 :memory: "SELECT json_extract(CAST(readfile('$1') AS TEXT),'\$.$2')"; }
until_true() { # seconds command…
  local end=$((SECONDS + $1)); shift
  until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.2; done
}

# --- the servers, which scrape the five processes
base=$((20000 + RANDOM % 9000))
targets='' n=0
for name in api1 api2 worker1 worker2 relay; do
  ports[$name]=$((base + n)); n=$((n + 1))
  targets+="farold-$name=127.0.0.1:${ports[$name]} "
done
tell "seed $seed; starting PostgreSQL, RabbitMQ, Alertmanager and Prometheus"
env FAROL_EXTRA_TARGETS="$targets" FAROL_SCRAPE_INTERVAL=1s "$here/../kit/services.sh" start "$dir/services" \
  postgres rabbitmq alertmanager prometheus >"$dir/services.env" 2>"$dir/services.log" || die "no servers"
# shellcheck disable=SC1091
. "$dir/services.env"
sed -i "/WorkerQueueBacklog/,/annotations/s/for: .*/for: $lasting/" "$dir/services/prometheus/rules/farol.yml"
curl -fsS -X POST "$FAROL_PROMETHEUS_URL/-/reload" || die "Prometheus did not take the rules"
ask() { psql -qXAt "$FAROL_POSTGRES_URL" -c "$1"; }

"$farold" psp-sandbox --port 0 --ledger "$dir/ledger.jsonl" --faults "usual,delay=$delay,late=300" --seed "$seed" \
  >"$dir/sandbox.out" 2>"$dir/sandbox.log" &
sandbox=$!
until_true 30 test -s "$dir/sandbox.out" || die "no provider"
export FAROLD_DATABASE_URL=$FAROL_POSTGRES_URL FAROLD_BROKER_URL=$FAROL_AMQP_URL FAROLD_APPROVALS=off \
  FAROLD_PROVIDER_URL=http://127.0.0.1:$(field "$dir/sandbox.out" port) FAROLD_PROVIDER_TIMEOUT=2s \
  FAROLD_PROVIDER_WINDOW=12 FAROLD_ENGINE_UNCERTAIN_AFTER=5s FAROLD_ENGINE_CHECK_BACKOFF=500ms \
  FAROLD_ENGINE_LEASE=15s FAROLD_ENGINE_RETRY_BASE=100ms FAROLD_ENGINE_RETRY_CAP=2s FAROLD_LOG_LEVEL=warn
FAROLD_SECRETS_KEY=$(openssl rand -base64 32); export FAROLD_SECRETS_KEY
"$farold" migrate up >>"$dir/migrate.log" 2>&1 || die "no schema"
token=fat_topology
psql -qX -v ON_ERROR_STOP=1 "$FAROL_POSTGRES_URL" >/dev/null <<SQL || die "no account"
INSERT INTO tenants VALUES(1,'default') ON CONFLICT DO NOTHING;
INSERT INTO users(id,tenant,name,password_hash,roles,created_at) VALUES(91,1,'load','-','operator,approver',0);
INSERT INTO tokens(hash,kind,"user",family,expires_at) VALUES('\x$(printf %s $token | sha256sum | cut -d' ' -f1)',0,91,1,9999999999999);
SQL

start() { # name
  FAROLD_WORKER_NAME=$1 FAROLD_HTTP_PORT=${ports[$1]} "$farold" serve --role "${1%[12]}" >>"$dir/$1.log" 2>&1 &
  pids[$1]=$!
  disown "${pids[$1]}"
}
ready() { curl -fs -m 2 -o /dev/null "http://127.0.0.1:${ports[$1]}/readyz"; }
for name in api1 api2 worker1 worker2 relay; do start $name; done
for name in api1 api2 worker1 worker2 relay; do until_true 60 ready $name || die "$name is not ready"; done
tell "two api, two worker and one relay process are ready"
all_up() { [ "$(curl -fsS "$FAROL_PROMETHEUS_URL/api/v1/query" --data-urlencode 'query=sum(up{job=~"farold-.*"})' |
  grep -o '"[0-9]*"\]' | tr -dc 0-9)" = "$1" ]; }
until_true 60 all_up 5 || die "Prometheus does not see five processes"
tell "Prometheus scrapes all five"

# --- load: import at one api process, submit at the other
call() { # api <curl arguments…>: sets status
  local api=http://127.0.0.1:${ports[$1]}; shift
  status=$(curl -s -m 60 -o "$dir/body" -w '%{http_code}' -H "Authorization: Bearer $token" "${@//API/$api}") || status=000
}
touch "$dir/acknowledged"
deliver() { # part first last
  local part=$1 api=api1 id version
  {
    echo "external_id,payee,document,pix_key,amount"
    seq "$2" "$3" | awk '{ printf "CHAOS-%d,Payee %d,52998224725,payee%d@example.com,%d.%02d\n", $1, $1, $1, 1 + $1 % 90, $1 % 100 }'
  } >"$dir/part$part.csv"
  for _ in $(seq 600); do
    api=$([ $api = api1 ] && echo api2 || echo api1)
    call $api -X POST API/api/v1/batches/import -H 'Content-Type: text/csv' -H "Idempotency-Key: import-$part" \
      --data-binary "@$dir/part$part.csv"
    [ "${status:0:1}" != 2 ] || break
    sleep 0.2
  done
  [ "${status:0:1}" = 2 ] || die "import $part: $status $(head -c 300 "$dir/body")"
  tail -n +2 "$dir/part$part.csv" | cut -d, -f1 >>"$dir/acknowledged"
  id=$(sqlite3 :memory: "SELECT coalesce(json_extract(b,'\$.batch.id'),json_extract(b,'\$.batch'),json_extract(b,'\$.id')) FROM (SELECT
    CAST(readfile('$dir/body') AS TEXT) b)")
  for _ in $(seq 600); do
    api=$([ $api = api1 ] && echo api2 || echo api1)
    call $api "API/api/v1/batches/$id"
    [ "$status" = 200 ] || { sleep 0.2; continue; }
    version=$(field "$dir/body" version)
    call $api -X POST "API/api/v1/batches/$id/submit" -H "Idempotency-Key: submit-$part" \
      -H "If-Match: \"$version\"" -H 'Content-Type: application/json' -d '{}'
    [ "${status:0:1}" != 2 ] || return 0
    sleep 0.2
  done
  die "submit $part: $status $(head -c 300 "$dir/body")"
}
half=$((items / 2))
deliver 1 1 $half
tell "$half payments imported and submitted"
alert() { curl -fsS "$FAROL_ALERTMANAGER_URL/api/v2/alerts?filter=alertname=WorkerQueueBacklog&active=true" |
  grep -c '"alertname":"WorkerQueueBacklog"' || true; }
firing() { [ "$(alert)" -gt 0 ]; }
silent() { [ "$(alert)" = 0 ]; }
paid() { grep -c '"effect":"settled"' "$dir/ledger.jsonl" || true; }
some_paid() { [ "$(paid)" -gt "$1" ]; }
until_true 60 some_paid 300 || die "nothing is paid"

kill_hard() { kill -9 "${pids[$1]}"; tell "SIGKILL for $1 after $(paid) payments"; }
kill_hard worker1
kill_hard api1
deliver 2 $((half + 1)) "$items"
tell "$((items - half)) more payments imported and submitted while both are gone"
until_true 60 all_up 3 || die "Prometheus still sees the dead"
tell "Prometheus misses two of five"
until_true 600 firing || die "the backlog alert does not fire"
tell "WorkerQueueBacklog fires in Alertmanager ($(ask "SELECT count(*) FROM items WHERE state IN (1,4)") items wait)"
start worker1
start api1
for name in worker1 api1; do until_true 60 ready $name || die "$name did not come back"; done
tell "worker1 and api1 are back"

still() { ask 'SELECT count(*) FROM items WHERE state IN (1,2,3,4,5)'; }
done_all() { [ "$(still)" = 0 ]; }
until_true 900 silent || die "the alert does not resolve"
tell "WorkerQueueBacklog is resolved ($(still) items still move)"
until_true 600 done_all || die "items still move"
retry_not_sent() { # what a check found unsent goes again, by a person's plan
  local request='{"action":"retry","selection":{"filter":{"states":["not_sent"]}},"options":{}}' plan
  call api2 -X POST API/api/v1/plans -H 'Content-Type: application/json' -d "$request"
  [ "$status" = 200 ] || die "plan: $status"
  plan=$(field "$dir/body" hash)
  call api1 -X POST "API/api/v1/plans/$plan/run" -H 'Content-Type: application/json' -H "Idempotency-Key: run-$plan" \
    -d "${request%\}},\"reason\":\"topology\"}"
  [ "${status:0:1}" = 2 ] || die "run: $status"
}
for _ in $(seq 8); do
  left=$(ask 'SELECT count(*) FROM items WHERE state=6')
  [ "$left" != 0 ] || break
  retry_not_sent
  tell "$left payments that a check found unsent go again by a plan"
  until_true 300 done_all || die "items still move"
done
for name in api1 api2 worker1 worker2 relay; do
  tell "$name: $(awk '/VmRSS/ { printf "%.0f MB", $2 / 1024 }' "/proc/${pids[$name]}/status")"
done
tell "signals in dead letters: $("$here/../kit/services.sh" ctl "$dir/services" -q list_queues name messages 2>/dev/null |
  awk '$1 ~ /dlq$/ { n += $2 } END { print n + 0 }')"

bash "$here/tables.sh" "$dir" 1
bash "$here/count.sh" "$dir" "$items" 2 0 none "$seed"
