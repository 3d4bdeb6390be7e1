#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# count.sh <folder> <items> <kills> <slowest start ms> <plant> <seed> [missed labels]: as Jepsen counts, by the ledger.
#   lost        acknowledged, but the table does not have it, or it never came to an end
#   duplicated  paid more than once
#   unexpected  told by the stream of events but not true afterwards; paid but never ordered; the table says paid and the ledger does not, or the reverse; another amount;
#               counters that are no recount; ids at the provider that the table does not list
#   unknown     nobody found out
# cuts.json in the folder: what else was done; each message that could not be read has to be a dead letter.
set -euo pipefail
[ -f "$1/cuts.json" ] || echo '{}' >"$1/cuts.json"
dir=$1 items=$2 kills=$3 slowest=$4 plant=$5 seed=$6 missed=${7:-}
# Whole lines alone: a killed process may leave half of one.
{ grep -a '^data: {.*}.$\|^data: {.*}$' "$dir/told" 2>/dev/null || true; } | sed 's/^data: //; s/\r$//' >"$dir/told.data"
count() {
  sqlite3 -cmd "ATTACH '$dir/farold.db' AS f" :memory: <<SQL
CREATE TABLE line(j TEXT); CREATE TABLE acknowledged(id TEXT PRIMARY KEY);
.mode list
.separator "\t" "\n"
.import "$dir/ledger.jsonl" line
.import "$dir/acknowledged" acknowledged
CREATE TABLE ledger AS SELECT j->>'effect' effect, j->>'external_id' id, j->>'end_to_end_id' e2e,
  CAST(round((j->>'amount')*100) AS INTEGER) amount FROM line;
CREATE INDEX ledger_id ON ledger(id, effect);
CREATE TABLE settled AS SELECT id, count(*) times, min(amount) amount FROM ledger WHERE effect='settled' GROUP BY id;
CREATE UNIQUE INDEX settled_id ON settled(id);
CREATE TABLE stream(j TEXT);
.import "$dir/told.data" stream
CREATE TABLE told AS SELECT DISTINCT CAST(j->>'id' AS INTEGER) id, j->>'at' at, j->>'type' type FROM stream;
CREATE TABLE item AS SELECT external_id id, state, amount, e2e_id e2e, attempt FROM f.items;
CREATE UNIQUE INDEX item_id ON item(id);
SELECT json_patch(json_object('bench','chaos','seed',$seed,'plant','$plant','kills',$kills,'attempted',$items,
 'acknowledged',(SELECT count(*) FROM acknowledged),
 'settled',(SELECT count(*) FROM settled),
 'refused',(SELECT count(*) FROM item WHERE state IN (8,9)),
 'lost',(SELECT count(*) FROM acknowledged a LEFT JOIN item i ON i.id=a.id WHERE i.id IS NULL OR i.state IN (0,1,2,3,4)),
 'duplicated',(SELECT count(*) FROM settled WHERE times>1),
 'unexpected',(SELECT count(*) FROM settled s LEFT JOIN item i ON i.id=s.id WHERE i.id IS NULL OR i.amount<>s.amount
     OR i.state NOT IN (7,5))
   +(SELECT count(*) FROM item i LEFT JOIN settled s ON s.id=i.id WHERE i.state=7 AND s.id IS NULL)
   +(SELECT count(*) FROM f.batch_counts c WHERE items<>(SELECT count(*) FROM f.items i WHERE i.batch=c.batch AND
     i.state=c.state AND i.code=c.code))
   +(SELECT count(*) FROM ledger l WHERE l.e2e<>'' AND NOT EXISTS(SELECT 1 FROM f.end_to_end_ids e WHERE e.id=l.e2e))
   +(SELECT count(*) FROM told t WHERE NOT EXISTS(SELECT 1 FROM f.events e WHERE e.seq=t.id AND e.type=t.type AND
     strftime('%Y-%m-%dT%H:%M:%S',e.at/1000,'unixepoch')=substr(t.at,1,19)))
   +abs((SELECT count(*) FROM f.items)-(SELECT coalesce(sum(items),0) FROM f.batch_counts)),
 'told',(SELECT count(*) FROM told),
 'unknown',(SELECT count(*) FROM item WHERE state=5),
 'not_sent',(SELECT count(*) FROM item WHERE state=6),
 'attempts_most',(SELECT max(attempt) FROM item),
 'ready_ms_most',$slowest,'missed_labels','$missed'),CAST(readfile('$dir/cuts.json') AS TEXT));
SQL
}
line=$(count)
echo "$line"
bad=$(sqlite3 :memory: "SELECT json_extract(j,'\$.lost')+json_extract(j,'\$.duplicated')+json_extract(j,'\$.unexpected')
  +json_extract(j,'\$.unknown')+json_extract(j,'\$.not_sent')+(json_extract(j,'\$.missed_labels')<>'')
  +coalesce(json_extract(j,'\$.poison')<>json_extract(j,'\$.poison_dead'),0)
  FROM (SELECT '$line' j)")
[ "$bad" = 0 ]
