#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# stored.sh BIN: 100,000 payments drained with STORED (10,000,000) finished ones in the database, beside the same on an
# empty one; and lists read to their end, the last pages beside the first. The finished ones are copies of a batch that
# farold itself drained, a batch a day: all rows that it leaves (items, attempts, ids, facts, counters, audit), under
# ids of their own. Only the hashes of the copied audit rows are no chain. Three quarters of a GB a million; 15 GB stay free.
# shellcheck disable=SC1091
. "$(dirname "$0")/lib.sh" "$@"
count=${ROWS:-$([ -n "$quick" ] && echo 5000 || echo 100000)}
stored=${STORED:-$([ -n "$quick" ] && echo 50000 || echo 10000000)}
rounds=${ROUNDS:-3}
start_provider
drained() { # FIRST_SEED: $rounds rounds, into $dir/rates and $dir/imports
  local round t0
  : >"$dir/rates"; : >"$dir/imports"
  for round in $(seq "$rounds"); do
    rows "$count" $(($1 + round))
    import "$dir/$(($1 + round)).csv"
    echo "$import_s" >>"$dir/imports"
    t0=$(now)
    submit "$batch"
    until_true 900 is_finished || die "$batch is not finished"
    calc "$count / ($(now) - $t0)" 1 >>"$dir/rates"; echo >>"$dir/rates"
    tell "accepted in $import_s s, $(tail -1 "$dir/rates") items/s"
  done
}
open_sqlite
drained 1000
empty_rate=$(median <"$dir/rates") empty_import=$(median <"$dir/imports")
close_farold

open_sqlite
rows "$count" 1
import "$dir/1.csv"
submit "$batch"
until_true 900 is_finished || die "$batch is not finished"
sleep 2 # its read models
halt TERM "${farolds[@]}"
copies=$((stored / count - 1))
bytes=$(stat -c %s "$FAROLD_DATABASE_PATH")
room=$(($(df --output=avail -B1 "$dir" | tail -1) - 15 * 1024 * 1024 * 1024))
if [ $((bytes * copies)) -gt "$room" ]; then
  copies=$((room > 0 ? room / bytes : 1))
  tell "the disk has room for $((copies * count)) items"
fi
copy() { # prints the SQL
  local tables='items batches batch_counts attempts end_to_end_ids events audit activity day_totals' day=86400000 k=$((copies + 1))
  cat <<SQL
PRAGMA journal_mode=DELETE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE;
PRAGMA cache_size=-1500000; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=OFF;
ATTACH ':memory:' AS m;
$(for table in $tables; do echo "CREATE TABLE m.$table AS SELECT * FROM main.$table;"; done)
CREATE TABLE m.step AS SELECT (SELECT max(id) FROM main.items) item, (SELECT max(id) FROM main.batches) batch,
  (SELECT max(seq) FROM main.events) event, (SELECT max(number) FROM main.batches) number;
CREATE TABLE m.links AS SELECT tenant, max(seq) link FROM main.audit GROUP BY tenant;
-- The original becomes the oldest.
BEGIN;
UPDATE main.batches SET created_at=created_at-$k*$day, submitted_at=submitted_at-$k*$day, updated_at=updated_at-$k*$day;
UPDATE main.items SET created_at=created_at-$k*$day, updated_at=updated_at-$k*$day, next_at=max(next_at-$k*$day,0),
  lease_until=max(lease_until-$k*$day,0);
UPDATE main.attempts SET sent_at=sent_at-$k*$day, answered_at=answered_at-$k*$day;
UPDATE main.events SET at=at-$k*$day;
DELETE FROM main.activity; DELETE FROM main.day_totals;
COMMIT;
SQL
  for n in $(seq "$copies"); do
    local back=$(((k - n) * day))
    cat <<SQL
BEGIN;
INSERT INTO main.batches SELECT $(columns batches "id=t.id+$n*s.batch number=t.number+$n*s.number created_at=t.created_at-$back submitted_at=t.submitted_at-$back updated_at=t.updated_at-$back") FROM m.batches t, m.step s;
INSERT INTO main.batch_counts SELECT $(columns batch_counts "batch=t.batch+$n*s.batch") FROM m.batch_counts t, m.step s;
INSERT INTO main.items SELECT $(columns items "id=t.id+$n*s.item batch=t.batch+$n*s.batch external_id='h$(printf %05d "$n")-'||t.external_id created_at=t.created_at-$back updated_at=t.updated_at-$back e2e_id=$(renewed e2e_id updated_at $back)") FROM m.items t, m.step s;
INSERT INTO main.attempts SELECT $(columns attempts "item=t.item+$n*s.item sent_at=t.sent_at-$back answered_at=t.answered_at-$back e2e_id=$(renewed e2e_id sent_at $back)") FROM m.attempts t, m.step s;
INSERT INTO main.end_to_end_ids SELECT $(renewed e2e_id sent_at $back), t.item+$n*s.item FROM (SELECT e2e_id, item, min(sent_at) sent_at FROM m.attempts WHERE e2e_id<>'' GROUP BY e2e_id) t, m.step s ORDER BY 1;
INSERT INTO main.events SELECT $(columns events "seq=t.seq+$n*s.event batch=t.batch+$n*s.batch item=t.item+$n*s.item at=t.at-$back") FROM m.events t, m.step s;
INSERT INTO main.audit SELECT $(columns audit "seq=t.seq+$n*(SELECT/**/link/**/FROM/**/m.links/**/l/**/WHERE/**/l.tenant=t.tenant) at=t.at-$back") FROM m.audit t;
INSERT INTO main.activity SELECT $(columns activity "batch=t.batch+(t.batch>0)*$n*s.batch hour=t.hour-$back first_at=t.first_at-$back last_at=t.last_at-$back") FROM m.activity t, m.step s WHERE true ON CONFLICT DO NOTHING;
COMMIT;
SELECT 'copied $n of $copies' WHERE $n % 10 = 0;
SQL
  done
  cat <<SQL
UPDATE main.audit_heads SET seq=(SELECT max(seq) FROM main.audit a WHERE a.tenant=audit_heads.tenant),
  hash=(SELECT hash FROM main.audit a WHERE a.tenant=audit_heads.tenant ORDER BY seq DESC LIMIT 1);
UPDATE main.consumers SET position=(SELECT max(seq) FROM main.events);
SELECT 'stored: '||(SELECT count(*) FROM main.items)||' items, '||(SELECT count(*) FROM main.events)||' facts';
PRAGMA journal_mode=WAL;
SQL
}
# columns TABLE NAME=EXPRESSION…: all of them in their order, some made anew
columns() {
  sqlite3 "$FAROLD_DATABASE_PATH" "SELECT group_concat(name, ' ') FROM pragma_table_info('$1')" | tr ' ' '\n' |
    awk -v made="$2" 'BEGIN { n = split(made, part, " "); for (i = 1; i <= n; i++) { at = index(part[i], "=")
      by[substr(part[i], 1, at - 1)] = substr(part[i], at + 1) } }
      { e = ($1 in by) ? by[$1] : "t." $1; out = out (NR > 1 ? "," : "") e } END { print out }'
}
# renewed ID TIME BACK: an id of that day
renewed() { echo "CASE/**/WHEN/**/t.$1=''/**/THEN/**/''/**/ELSE/**/substr(t.$1,1,9)||strftime('%Y%m%d%H%M',(t.$2-$3)/1000,'unixepoch')||substr(t.$1,22)/**/END"; }
t0=$(now)
copy >"$dir/copy.sql"
sqlite3 -bail "$FAROLD_DATABASE_PATH" <"$dir/copy.sql" >"$dir/copy.log" 2>&1 || die "the copies could not be made"
tell "$(grep stored "$dir/copy.log") in $(calc "$(now) - $t0" 0) s, $(calc "$(stat -c %s "$FAROLD_DATABASE_PATH") / 1000000000" 1) GB"
sync "$FAROLD_DATABASE_PATH"
rm "$dir/copy.sql"
stored=$(sqlite3 "$FAROLD_DATABASE_PATH" 'SELECT max(id) FROM items')

serve all
farolds=("$last") worker=$last
forget_peak "$worker"
drained 2000
line stored_drain "$(median <"$dir/rates")" items/s "the same on an empty database" "$empty_rate" high "x 0.8" \
  stored "$stored" rows "$count" rounds "$rounds" memory_mb "$(peak "$worker")"
line stored_accept "$(median <"$dir/imports")" s "the same on an empty database" "$empty_import" low "-" stored "$stored"
walk() { # NAME PATH ROWS
  local pages=$(($3 / 500)) result
  pages=$((pages < ${PAGES:-20000} ? pages : ${PAGES:-20000}))
  result=$("$tools/load" --port "$http_port" --path "/api/v1$2limit=500" --walk "$pages" --header "Authorization: Bearer $token")
  tell "$1: $result"
  line "stored_list_$1" "$(member last_p95_ms <<<"$result")" "ms p95 of the last pages" "the first pages" \
    "$(member first_p95_ms <<<"$result")" low "x 0.66" pages "$pages"
}
walk items '/items?' "$stored"
walk facts '/events?' "$((stored * 2))"
walk items_of_batch "/batches/$batch/items?" "$count"
close_farold
