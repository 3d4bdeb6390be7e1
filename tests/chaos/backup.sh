#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Backs farold up while it pays, kills it some payments later, restores elsewhere, reconciles with the provider, and counts
# by the ledger of the provider, which is never killed.
#   backup.sh <farold> [--items M] [--faults profile] [--seed S] [--scaled] [--skip-reconcile] [--keep]
# A first part of the payments is in the backup: paid, in flight, queued. A second part is imported after it, so that the
# backup does not know it: its partner sends it again. --skip-reconcile plants the mistake of serving without asking.
# Prints one JSON line; exits 1 unless lost = duplicated = unexpected = unknown = 0.
set -euo pipefail
farold=$(realpath "$1"); shift
items=5000 faults=usual seed=$RANDOM keep=0 scaled=0 skip=0
while [ $# -gt 0 ]; do
  case $1 in
    --items) items=$2; shift 2 ;;
    --faults) faults=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    --scaled) scaled=1; shift ;;
    --skip-reconcile) skip=1; shift ;;
    --keep) keep=1; shift ;;
    *) echo "backup.sh: what is $1?" >&2; exit 2 ;;
  esac
done
RANDOM=$seed
echo "backup.sh: seed $seed, faults $faults" >&2
here=$(dirname "$(realpath "$0")")
dir=$(mktemp -d "${TMPDIR:-/tmp}/farol-backup.XXXXXX")
sandbox='' server=''
finish() {
  local code=$?
  for pid in $server $sandbox; do kill -9 "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  [ $scaled = 0 ] || for schema in $first $second; do
    psql -qX "$FAROL_TEST_DATABASE" -c "DROP SCHEMA $schema CASCADE" >/dev/null 2>&1 || true
  done
  if [ $keep = 1 ]; then echo "backup.sh: kept $dir" >&2; else rm -rf "$dir"; fi
  exit $code
}
first=backup_$$_a second=backup_$$_b
trap finish EXIT
die() { echo "backup.sh: $*" >&2; tail -n 5 "$dir/farold.log" >&2 || true; exit 3; }
place() { # a or b: which database farold and the questions below work on
  export FAROLD_DATABASE_PATH=$dir/$1.db
  if [ $scaled = 1 ]; then
    local schema=$first; [ "$1" = a ] || schema=$second
    psql -qX "$FAROL_TEST_DATABASE" -c "CREATE SCHEMA IF NOT EXISTS $schema" 2>/dev/null || die "no schema"
    export FAROLD_DATABASE_URL="$FAROL_TEST_DATABASE?options=-csearch_path%3D$schema"
  fi
}
if [ $scaled = 1 ]; then
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
port=$((20000 + RANDOM % 10000))
export FAROLD_HTTP_PORT=$port FAROLD_PROVIDER_URL=http://127.0.0.1:$psp FAROLD_PROVIDER_TIMEOUT=700ms \
  FAROLD_PROVIDER_WINDOW=32 FAROLD_APPROVALS=off FAROLD_ENGINE_UNCERTAIN_AFTER=2s FAROLD_ENGINE_CHECK_BACKOFF=200ms \
  FAROLD_ENGINE_LEASE=10s FAROLD_ENGINE_RETRY_BASE=20ms FAROLD_ENGINE_RETRY_CAP=500ms FAROLD_LOG_LEVEL=warn \
  FAROLD_WORKER_NAME=only FAROLD_SECRETS_KEY_FILE="$dir/secrets.key"
api=http://127.0.0.1:$port
place a
"$farold" migrate up >>"$dir/farold.log" 2>&1 || die "no database"
token=fat_backup
hash=$(printf %s $token | sha256sum | cut -d' ' -f1)
order "INSERT INTO tenants VALUES(1,'default') ON CONFLICT DO NOTHING;
  INSERT INTO users(id,tenant,name,password_hash,roles,created_at) VALUES(91,1,'chaos','-','operator,approver',0);
  INSERT INTO tokens(hash,kind,\"user\",family,expires_at) VALUES($(bytes "$hash"),0,91,1,9999999999999);"

call() { # <curl arguments…>: sets status, writes $dir/body
  status=$(curl -s -m 60 -o "$dir/body" -w '%{http_code}' -H "Authorization: Bearer $token" "$@") || status=000
}
from_body() { sqlite3 :memory: "SELECT $1 FROM (SELECT CAST(readfile('$dir/body') AS TEXT) b)"; }
start() {
  "$farold" serve >>"$dir/farold.log" 2>&1 &
  server=$!
  disown "$server"
  for _ in $(seq 3000); do
    ! curl -s -m 1 -o /dev/null "$api/healthz" || return 0
    kill -0 $server 2>/dev/null || die "farold ended"
    sleep 0.02
  done
  die "not ready after 60 s"
}
stop() { # signal
  kill "-$1" "$server"
  while kill -0 "$server" 2>/dev/null; do sleep 0.01; done
  server=''
}
file() { # name, first, last
  echo "external_id,payee,document,pix_key,amount" >"$dir/$1.csv"
  seq "$2" "$3" | awk '{ printf "CHAOS-%d,Payee %d,52998224725,payee%d@example.com,%d.%02d\n", $1, $1, $1, 1 + $1 % 90, $1 % 100 }' \
    >>"$dir/$1.csv"
}
deliver() { # name, round: imports and submits; a second time only what is new is taken
  call -X POST "$api/api/v1/batches/import" -H 'Content-Type: text/csv' -H "Idempotency-Key: import-$1-$2" \
    --data-binary "@$dir/$1.csv"
  [ "$status" != 422 ] || return 0 # all of it is there already
  [ "${status:0:1}" = 2 ] || die "import: $status $(head -c 300 "$dir/body")"
  local id version
  id=$(from_body "coalesce(json_extract(b,'\$.batch.id'),json_extract(b,'\$.batch'),json_extract(b,'\$.id'))")
  call "$api/api/v1/batches/$id"
  version=$(from_body "json_extract(b,'\$.version')")
  call -X POST "$api/api/v1/batches/$id/submit" -H "Idempotency-Key: submit-$1-$2" -H "If-Match: \"$version\"" \
    -H 'Content-Type: application/json' -d '{}'
  [ "${status:0:1}" = 2 ] || die "submit: $status $(head -c 300 "$dir/body")"
}
settled() { grep -c '"effect":"settled"' "$dir/ledger.jsonl" || true; }
until_settled() { # count
  for _ in $(seq 1200); do [ "$(settled)" -lt "$1" ] || return 0; sleep 0.05; done
  die "only $(settled) payments were settled"
}

half=$((items / 2))
file early 1 $half
file late $((half + 1)) "$items"
start
deliver early 1
until_settled $((half / 4))
"$farold" backup "$dir/backup.farold" >>"$dir/farold.log" 2>&1 || die "no backup"
known=$(settled)
deliver late 1
until_settled $((half + half / 4)) # what the backup had queued is paid by now, and some that it never saw
stop KILL
after=$(settled)

"$farold" verify "$dir/backup.farold" >"$dir/verify.txt" 2>&1 || die "the backup is not whole: $(cat "$dir/verify.txt")"
place b
"$farold" restore "$dir/backup.farold" >>"$dir/farold.log" 2>&1 || die "no restore"
"$farold" verify >>"$dir/verify.txt" 2>&1 || die "the restored database is not whole: $(cat "$dir/verify.txt")"
if [ $skip = 1 ]; then
  order "DELETE FROM meta WHERE key='restored_from'"
else
  # Nothing is served before it was compared with the provider.
  start
  call "$api/api/v1/batches"
  [ "$status" = 503 ] || die "a restored database was served: $status"
  stop TERM
  "$farold" reconcile >"$dir/reconcile.txt" 2>&1 || die "no reconcile: $(cat "$dir/reconcile.txt")"
  cat "$dir/reconcile.txt" >&2
fi
start
deliver early 2 # the partner does not know what was lost, and sends all of it again
deliver late 2
tail -qn +2 "$dir/early.csv" "$dir/late.csv" | cut -d, -f1 >"$dir/acknowledged"

settle() { # until nothing moves by itself any more
  for _ in $(seq 900); do
    [ "$(ask 'SELECT count(*) FROM items WHERE state IN (1,2,3,4,5)')" != 0 ] || return 0
    sleep 0.2
  done
  echo "backup.sh: items still move after 180 s" >&2
}
retry_not_sent() { # what was certainly not sent goes again, by a person's plan
  local request='{"action":"retry","selection":{"filter":{"states":["not_sent"]}},"options":{}}' plan
  call -X POST "$api/api/v1/plans" -H 'Content-Type: application/json' -d "$request"
  [ "$status" = 200 ] || die "plan: $status $(head -c 300 "$dir/body")"
  plan=$(from_body "json_extract(b,'\$.hash')")
  call -X POST "$api/api/v1/plans/$plan/run" -H 'Content-Type: application/json' -H "Idempotency-Key: run-$plan" \
    -d "${request%\}},\"reason\":\"chaos\"}"
  [ "${status:0:1}" = 2 ] || die "run: $status $(head -c 300 "$dir/body")"
}
settle
for _ in $(seq 8); do
  [ "$(ask 'SELECT count(*) FROM items WHERE state=6')" != 0 ] || break
  retry_not_sent
  settle
done
stop TERM
"$farold" audit verify >>"$dir/farold.log" 2>&1 || die "the audit chain broke"
echo "backup.sh: $known settled at the backup, $after at the kill, $(settled) in the end" >&2
bash "$here/tables.sh" "$dir" $scaled
bash "$here/count.sh" "$dir" "$items" 1 0 "$([ $skip = 0 ] && echo none || echo no_reconcile)" "$seed" ''
