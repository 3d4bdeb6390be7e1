#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# A batch of 100,000 items in the console's window, on a real farold: first rows <= 200 ms, a key of the filter
# <= 20 ms, the longest time without a turn of the event loop <= 100 ms. Beside it
# QSortFilterProxyModel, the usual way of filtering in Qt, in the same run.
set -euo pipefail
bin=$1
dir=$(mktemp -d); trap 'exec 4>&- 2>/dev/null; wait 2>/dev/null; rm -rf "$dir"' EXIT
mkfifo "$dir/in"
echo bench-password | "$bin/farold" --database "$dir/f.db" user add bench --role operator >/dev/null
FAROLD_APPROVALS=off FAROLD_LOG_LEVEL=warn \
  "$bin/farold" --database "$dir/f.db" serve --port 0 --handover --handover-as bench <"$dir/in" >"$dir/farold.out" &
exec 4>"$dir/in"
until [ -s "$dir/farold.out" ]; do sleep 0.05; done
url=$(sed -n 's/.*"url":"\([^"]*\)".*/\1/p' "$dir/farold.out")
token=$(sed -n 's/.*"token":"\([^"]*\)".*/\1/p' "$dir/farold.out")
import() { # rows seed: prints the batch
  "$bin/bench_makecsv" "$1" "$2" | sed "2,\$s/^pay-/pay-$2-/" >"$dir/$2.csv"
  curl -sS -H "Authorization: Bearer $token" -H "Idempotency-Key: desk-$2" -H 'Content-Type: text/csv' \
    --data-binary "@$dir/$2.csv" "$url/api/v1/batches/import?source=desk-$2.csv" | sed -n 's/.*"batch":"\([^"]*\)".*/\1/p'
}
large=$(import 100000 1)
small=$(import 10 2) # the newest one, which the page opens by itself
[ -n "$large" ] && [ -n "$small" ] || { echo "the import failed" >&2; exit 1; }
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} TMPDIR="$dir" "$bin/bench_desk" "$url" "$large" <<<"$token"
