#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# What the themes of ./dev bench backend share; each sources it with the folder of farold in $1. Everything listens on
# loopback, lives in a folder of its own below the system's temporary one, and is ended by its number when the theme ends.
# shellcheck disable=SC2034 # the themes use what stands here
set -euo pipefail
bin=$(realpath "$1")
bench=$(dirname "$(dirname "$(realpath "${BASH_SOURCE[0]}")")")
dir=$(mktemp -d /tmp/farol-bench.XXXXXX)
chmod 0711 "$dir"
started=()
has_services=0
finish() {
  local code=$? one
  for one in "${started[@]}"; do kill -KILL -- "-$one" 2>/dev/null || true; done
  [ $has_services = 0 ] || "$bench/../kit/services.sh" clean "$dir/services" 2>/dev/null || true
  wait 2>/dev/null || true
  if [ -n "${KEEP:-}" ]; then tell "kept $dir"; else rm -rf "$dir"; fi
  exit "$code"
}
trap finish EXIT
trap 'exit 130' INT TERM
tell() { printf '%s %s: %s\n' "$(date +%T)" "$(basename "$0" .sh)" "$*" >&2; }
die() {
  tell "$*"
  tail -n 5 "$dir"/*.log >&2 2>/dev/null || true
  exit 1
}
load1() { cut -d' ' -f1 /proc/loadavg; }
quick=${QUICK:-} # --short: small numbers, to see that everything runs

# --- figures
median() { sort -g | awk '{ a[NR] = $1 } END { print NR % 2 ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2 }'; }
calc() { awk "BEGIN { printf \"%.${2:-4}f\", $1 }"; }
# line NAME VALUE UNIT PEER PEER_VALUE low|high BUDGET [MEMBER VALUE]...
# PEER_VALUE null: there is none. BUDGET: "<= N" or ">= N" of the value, "x N" of the ratio, "-" none. ratio > 1: better
# than the peer.
line() {
  local more=''
  local name=$1 value=$2 unit=$3 peer=$4 theirs=$5 better=$6 budget=$7; shift 7
  while [ $# -gt 1 ]; do more+=",\"$1\":$2"; shift 2; done
  awk -v n="$name" -v v="$value" -v u="$unit" -v p="$peer" -v pv="$theirs" -v w="$better" -v b="$budget" \
    -v l="$(load1)" -v m="$more" 'BEGIN {
      r = pv == "null" ? "null" : sprintf("%.2f", w == "low" ? pv / (v > 0 ? v : 1e-9) : v / (pv > 0 ? pv : 1e-9))
      split(b, part, " ")
      ok = b == "-" ? "null" : part[1] == "<=" ? v + 0 <= part[2] + 0 : part[1] == ">=" ? v + 0 >= part[2] + 0 : r + 0 >= part[2] + 0
      if (ok != "null") ok = ok ? "true" : "false"
      printf "{\"bench\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"peer\":\"%s\",\"peer_value\":%s,\"ratio\":%s,", n, v, u, p, pv, r
      printf "\"budget\":\"%s\",\"ok\":%s,\"load\":%s%s}\n", b == "-" ? "" : b, ok, l, m }'
}
member() { sed -n "s/.*\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p" | head -1; } # of one JSON object on standard input

# --- processes
# launch NAME COMMAND…: in a session of its own, its number in $last
launch() {
  local name=$1; shift
  setsid "$@" </dev/null >>"$dir/$name.log" 2>&1 &
  last=$!
  disown "$last"
  started+=("$last")
}
# murder NUMBER: it and all that it started, at once
murder() { kill -KILL -- "-$1" 2>/dev/null || true; until_true 20 gone "$1"; }
gone() { ! kill -0 "$1" 2>/dev/null; }
# halt SIGNAL NUMBER…: a signal, and after 15 s the end
halt() {
  local signal=$1 one; shift
  for one; do kill "-$signal" -- "$one" 2>/dev/null || true; done
  for one; do
    for _ in $(seq 300); do kill -0 "$one" 2>/dev/null || break; sleep 0.05; done
    kill -KILL -- "-$one" 2>/dev/null || true
  done
}
tree() { # NUMBER…: them and their descendants
  local one child
  for one; do
    echo "$one"
    for child in $(cat "/proc/$one"/task/*/children 2>/dev/null || true); do tree "$child"; done
  done
}
ticks() { # of CPU, of trees
  local one
  for one in $(tree "$@"); do sed 's/.*) //' "/proc/$one/stat" 2>/dev/null || true; done |
    awk '{ t += $12 + $13 + $14 + $15 } END { print t + 0 }'
}
cpu_ms() { calc "($2 - $1) * 1000 / $(getconf CLK_TCK) / $3"; } # before, after, items
proportional() { # MB of trees; pages that several share count once
  local one
  for one in $(tree "$@"); do awk '/^Pss:/ { print $2 }' "/proc/$one/smaps_rollup" 2>/dev/null || true; done |
    awk '{ t += $1 } END { printf "%.1f", t / 1024 }'
}
forget_peak() { local one; for one; do echo 5 >"/proc/$one/clear_refs"; done; }
peak() { # MB, of the largest
  local one
  for one; do awk '/VmHWM/ { printf "%.1f\n", $2 / 1024 }' "/proc/$one/status"; done | sort -g | tail -1
}
resident() { awk '/VmRSS/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"; }
ports=' '
free_port() { # below the range that the kernel gives to clients; sets $port
  while :; do
    port=$((20000 + RANDOM % 12000))
    [[ $ports != *" $port "* ]] || continue
    ports+="$port "
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || return 0
  done
}
until_true() { # seconds command…
  local end=$((SECONDS + $1)); shift
  until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.05; done
}
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
now() { date +%s.%N; }
get() { curl -fsS --noproxy '*' -m 60 "$@"; }

# --- programs of the benchmark, built once beside farold
tools=$bin/bench-tools
build_tools() {
  local one more
  mkdir -p "$tools"
  for one in provider load hold rows; do
    more=''
    [ $one != load ] || more=-lcrypto
    # shellcheck disable=SC2086 # empty or one word
    [ "$tools/$one" -nt "$bench/tools/$one.cpp" ] ||
      "${CXX:-c++}" -std=c++20 -O2 -Wall -Wextra -o "$tools/$one" "$bench/tools/$one.cpp" $more
  done
}
build_tools

# --- the provider, the same program for everybody
start_provider() { # sets provider, provider_url
  free_port
  launch provider "$tools/provider" "$port" "${DELAY:-10}" "${FAIL:-5}"
  provider=$last provider_url=http://127.0.0.1:$port
  until_true 10 listens "$port" || die "no provider"
}
provider_says() { get "$provider_url/$1"; }

# --- PostgreSQL, RabbitMQ and Redis, the same servers for everybody
services() { # NAME…
  has_services=1
  env FAROL_POSTGRES_FLAGS='-c shared_buffers=512MB -c max_connections=200' "$bench/../kit/services.sh" start \
    "$dir/services" "$@" >"$dir/services.env" 2>>"$dir/services.log" || die "no servers"
  # shellcheck disable=SC1091 # made by the line above
  . "$dir/services.env"
}
pid_of() { cut -d' ' -f1 "$dir/services/$1.pid"; }
ask() { PGOPTIONS='-c client_min_messages=warning' psql -qXAt "$FAROL_POSTGRES_URL" -c "$1"; }
fresh_database() { # NAME: sets database
  ask "DROP DATABASE IF EXISTS $1 WITH (FORCE)"
  ask "CREATE DATABASE $1"
  database=${FAROL_POSTGRES_URL%/*}/$1
}

# --- farold
token=fat_bench
places=0
account() { # prints the rows of an account that may everything, and of its token
  printf '%s\n' "INSERT INTO tenants VALUES(1,'default') ON CONFLICT DO NOTHING;" \
    "INSERT INTO users(id,tenant,name,password_hash,roles,created_at) VALUES(91,1,'bench','-','operator,approver,admin',0);" \
    "INSERT INTO tokens(hash,kind,\"user\",family,expires_at) VALUES($1,0,91,1,9999999999999);"
}
digest() { printf %s "$token" | sha256sum | cut -d' ' -f1; }
settings() { # the same for every farold
  FAROLD_SECRETS_KEY=$(openssl rand -base64 32)
  export FAROLD_SECRETS_KEY FAROLD_APPROVALS=off FAROLD_LOG_LEVEL=warn FAROLD_HTTP_USER_RATE=0 \
    FAROLD_PROVIDER_URL=${provider_url:-http://127.0.0.1:9} FAROLD_ENGINE_RETRY_BASE=100ms FAROLD_ENGINE_RETRY_CAP=2s
}
# serve ROLE: sets last; the front's address is $url when the role has one
serve() {
  local role=$1 name=farold-$1
  free_port
  launch "$name" env FAROLD_HTTP_PORT="$port" FAROLD_WORKER_NAME="bench-$role" "$bin/farold" serve --role "$role"
  case $role in all | api) url=http://127.0.0.1:$port http_port=$port ;; esac
  until_true 60 get -o /dev/null "http://127.0.0.1:$port/readyz" 2>>"$dir/ready.log" || die "farold $role is not ready"
}
# Each sets farolds (their numbers), counted (whose CPU is the item's) and worker.
open_sqlite() {
  places=$((places + 1))
  settings
  mkdir "$dir/place$places"
  export FAROLD_DATABASE_PATH=$dir/place$places/farold.db
  unset FAROLD_DATABASE_URL FAROLD_BROKER_URL
  "$bin/farold" migrate up >>"$dir/migrate.log" 2>&1 || die "no schema"
  account "x'$(digest)'" | sqlite3 "$FAROLD_DATABASE_PATH" || die "no account"
  serve all
  farolds=("$last") counted=("$last") worker=$last
}
open_scaled() {
  places=$((places + 1))
  settings
  fresh_database "farold$places"
  export FAROLD_DATABASE_URL=$database FAROLD_BROKER_URL=$FAROL_AMQP_URL FAROLD_BROKER_PREFIX=bench$places
  "$bin/farold" migrate up >>"$dir/migrate.log" 2>&1 || die "no schema"
  account "'\\x$(digest)'" | psql -qX -v ON_ERROR_STOP=1 "$database" >/dev/null || die "no account"
  serve relay; farolds=("$last")
  serve worker; farolds+=("$last") worker=$last
  serve api; farolds+=("$last")
  counted=("${farolds[@]}" "$(pid_of postgres)")
}
close_farold() {
  halt TERM "${farolds[@]}"
  [ "$places" = 0 ] || rm -rf "$dir/place$places"
}
# api CURL-ARGUMENTS…: / at the front of the last one is the front's address
keys=0
api() {
  local path=${*: -1}
  keys=$((keys + 1))
  curl -sS --noproxy '*' -m 600 -H "Authorization: Bearer $token" -H "Idempotency-Key: bench-$keys-$RANDOM$RANDOM" \
    "${@:1:$#-1}" "$url/api/v1$path"
}
import() { # FILE: sets batch and import_s
  local reply
  reply=$(api -o "$dir/report" -w '%{http_code} %{time_total}' -H 'Content-Type: text/csv' --data-binary "@$1" \
    "/batches/import?source=$(basename "$1")")
  [ "${reply% *}" = 201 ] || die "import: $reply $(head -c 300 "$dir/report")"
  import_s=${reply#* } batch=$(member batch <"$dir/report")
}
submit() { # BATCH
  local version
  version=$(api "/batches/$1" | member version)
  api -f -o /dev/null -X POST -H 'Content-Type: application/json' -H "If-Match: \"$version\"" -d '{}' \
    "/batches/$1/submit" || die "submit of $1"
}
is_finished() { api "/batches/$batch" | grep -q "\"status\":\"finished\""; }
rows() { "$tools/rows" csv "$1" "$2" >"$dir/$2.csv"; } # COUNT SEED: $dir/SEED.csv

# --- the peers
python=/usr/bin/python3
peer_front() { # BROKER: api of the payments' peer on it; sets peer_api, peer_url, peer_broker
  fresh_database "peer$1"
  case $1 in
    rabbit) export BROKER=$FAROL_AMQP_URL; peer_broker=$(pid_of rabbitmq) ;;
    redis) export BROKER=$FAROL_REDIS_URL; peer_broker=$(pid_of redis) ;;
  esac
  export DB_URL=$database PROVIDER_URL=${provider_url:-} PYTHONPATH=$bench/peers PYTHONDONTWRITEBYTECODE=1 \
    QUEUE=bench$RANDOM
  "$python" "$bench/peers/payments.py" || die "the peer made no tables"
  free_port
  launch peer-api "$python" -m uvicorn payments:api --host 127.0.0.1 --port "$port" --no-access-log --log-level warning \
    --timeout-keep-alive 600
  peer_api=$last peer_url=http://127.0.0.1:$port peer_port=$port
  until_true 60 listens "$port" || die "the peer does not listen"
}
peer_worker() { # POOL CONCURRENCY: sets peer_worker
  launch peer-worker env POOL="$([ "$1" = prefork ] && echo 1 || echo "$2")" "$python" -m celery -A payments:celery \
    worker -P "$1" -c "$2" -l WARNING --without-gossip --without-mingle --without-heartbeat -n "w$RANDOM@bench"
  peer_worker=$last
}
peer_post() { # COUNT SEED: sets peer_s and peer_batch
  "$tools/rows" json "$1" "$2" >"$dir/$2.json"
  peer_s=$(curl -fsS --noproxy '*' -m 600 -o "$dir/report" -w '%{time_total}' -H 'Content-Type: application/json' \
    --data-binary "@$dir/$2.json" "$peer_url/batches") || die "the peer took no batch"
  peer_batch=$(member id <"$dir/report")
}
peer_left() { psql -qXAt "$DB_URL" -c "SELECT count(*) FROM items WHERE status <> 'done'"; }
peer_below() { [ "$(peer_left)" -lt "$1" ]; }
