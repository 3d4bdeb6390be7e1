#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# farold over HTTP with its sandbox provider (10 ms an answer): import of 100,000 rows, drain of them, and the same work
# a second time. The peer's figures are FastAPI + Celery + PostgreSQL on the same class of machine (2 cores): 592
# items/s drained at best, 17.6 s to accept 100,000 items; they are quoted, not run here.
set -euo pipefail
bin=$1
rows=${ROWS:-100000}
dir=$(mktemp -d); trap 'exec 3>&- 4>&- 2>/dev/null; wait 2>/dev/null; rm -rf "$dir"' EXIT
line() { # bench value unit peer peer_value better(low|high)
  awk -v b="$1" -v v="$2" -v u="$3" -v p="$4" -v pv="$5" -v w="$6" 'BEGIN {
    r = (w == "low") ? pv / v : v / pv
    printf "{\"bench\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"peer\":\"%s\",\"peer_value\":%s,\"ratio\":%.2f}\n", b, v, u, p, pv, r }'
}
now() { date +%s.%N; }
minus() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.3f", a - b }'; }

mkfifo "$dir/in1" "$dir/in2"
"$bin/farold" psp-sandbox --while-input --ledger "$dir/psp.ledger" --delay 10 <"$dir/in1" >"$dir/psp.out" & exec 3>"$dir/in1"
psp=$!
ready() { # file, pid
  until [ -s "$1" ]; do kill -0 "$2" 2>/dev/null || { echo "backend.sh: $1 stays empty" >&2; exit 1; }; sleep 0.05; done
}
ready "$dir/psp.out" $psp
port=$(sed -n 's/.*"port":\([0-9]*\).*/\1/p' "$dir/psp.out")
echo bench-password | "$bin/farold" --database "$dir/f.db" user add bench --role operator >/dev/null
FAROLD_PROVIDER_URL=http://127.0.0.1:$port FAROLD_APPROVALS=off FAROLD_LOG_LEVEL=warn \
  "$bin/farold" --database "$dir/f.db" serve --port 0 --handover --handover-as bench <"$dir/in2" >"$dir/farold.out" & server=$!
exec 4>"$dir/in2"
ready "$dir/farold.out" $server
url=$(sed -n 's/.*"url":"\([^"]*\)".*/\1/p' "$dir/farold.out")
token=$(sed -n 's/.*"token":"\([^"]*\)".*/\1/p' "$dir/farold.out")
api() { curl -sS -H "Authorization: Bearer $token" -H "Idempotency-Key: bench-$RANDOM$RANDOM" "$@"; }

for round in 1 2; do
  "$bin/bench_makecsv" "$rows" "$round" | sed "2,\$s/^pay-/r$round-/" >"$dir/$round.csv"
  a=$(now)
  api -H 'Content-Type: text/csv' --data-binary "@$dir/$round.csv" "$url/api/v1/batches/import?source=bench.csv" >"$dir/report"
  b=$(now)
  batch=$(sed -n 's/.*"batch":"\([^"]*\)".*/\1/p' "$dir/report")
  [ -n "$batch" ] || { head -c 500 "$dir/report" >&2; exit 1; }
  line "import_$rows.$round" "$(minus "$b" "$a")" s "FastAPI + Celery accept" "$(awk -v r="$rows" 'BEGIN{print 17.6*r/100000}')" low
  memory=$(awk '/VmHWM/ {printf "%.0f", $2 / 1024}' "/proc/$server/status")
  line "memory_import.$round" "$memory" "MB peak" "FastAPI + Celery + Redis" 970 low
  version=$(api "$url/api/v1/batches/$batch" | sed -n 's/.*"version":"\{0,1\}\([0-9]*\).*/\1/p')
  cpu() { awk '{print $14 + $15}' "/proc/$server/stat"; }
  c0=$(cpu); a=$(now)
  api -X POST -H 'Content-Type: application/json' -H "If-Match: \"$version\"" -d '{}' "$url/api/v1/batches/$batch/submit" >/dev/null
  until api "$url/api/v1/batches/$batch" | grep -q '"status":"finished"'; do sleep 0.1; done
  b=$(now); c1=$(cpu)
  rate=$(awk -v r="$rows" -v t="$(minus "$b" "$a")" 'BEGIN { printf "%.0f", r / t }')
  line "drain_$rows.$round" "$rate" items/s "FastAPI + Celery at best" 592 high
  line "drain_cpu.$round" "$(awk -v a="$c0" -v b="$c1" -v r="$rows" -v h="$(getconf CLK_TCK)" 'BEGIN { printf "%.4f", (b - a) / h * 1000 / r }')" "ms CPU an item" "Celery" 3.1 low
done
line memory_draining "$(awk '/VmHWM/ {printf "%.0f", $2 / 1024}' "/proc/$server/status")" "MB peak" "FastAPI + Celery + Redis" 970 low
