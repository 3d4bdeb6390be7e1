#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tables.sh <folder> <scaled: 0|1>: puts the database of FAROLD_DATABASE_PATH or FAROLD_DATABASE_URL where count.sh reads it.
set -euo pipefail
dir=$1
if [ "$2" = 0 ]; then
  [ "$FAROLD_DATABASE_PATH" = "$dir/farold.db" ] || cp "$FAROLD_DATABASE_PATH" "$dir/farold.db"
  exit 0
fi
ask() { psql -qXAt "$FAROLD_DATABASE_URL" -c "$1"; }
sqlite3 "$dir/farold.db" "CREATE TABLE items(external_id TEXT,state INTEGER,amount INTEGER,e2e_id TEXT,attempt INTEGER,
  batch INTEGER,code TEXT); CREATE TABLE events(seq INTEGER PRIMARY KEY,at INTEGER,type TEXT);
  CREATE TABLE batch_counts(batch INTEGER,state INTEGER,code TEXT,items INTEGER);
  CREATE TABLE end_to_end_ids(id TEXT PRIMARY KEY);"
for table in 'items:external_id,state,amount,e2e_id,attempt,batch,code' 'batch_counts:batch,state,code,items' \
  'events:seq,at,type' 'end_to_end_ids:id'; do
  ask "COPY (SELECT ${table#*:} FROM ${table%%:*}) TO STDOUT (FORMAT csv)" >"$dir/table.csv"
  sqlite3 "$dir/farold.db" ".mode csv" ".import '$dir/table.csv' ${table%%:*}"
done
