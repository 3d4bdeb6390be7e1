#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The main job from end to end with the real programs: a file of 10,000 payments goes in by farolctl, real workers drain
# it against a provider that turns away 5 %, leaves 2 % uncertain and refuses 1 % for good, and a plan retries exactly
# what may be retried. The counts of the server, its item lists and the provider's own ledger have to agree.
#   mainjob.sh <folder of the programs> [--file F] [--seed S] [--keep]
# Checks and retries by itself are off, so that what the plan finds is what the provider did. Prints one JSON line;
# exits 1 when one figure is wrong.
set -euo pipefail
bin=$(realpath "$1"); shift
here=$(dirname "$(realpath "$0")")
file=$here/../data/10k.csv seed=$RANDOM keep=0
while [ $# -gt 0 ]; do
  case $1 in
    --file) file=$2; shift 2 ;;
    --seed) seed=$2; shift 2 ;;
    --keep) keep=1; shift ;;
    *) echo "mainjob.sh: what is $1?" >&2; exit 2 ;;
  esac
done
faults=transient=5,uncertain=2,definite=1
echo "mainjob.sh: seed $seed, faults $faults" >&2
dir=$(mktemp -d "${TMPDIR:-/tmp}/farol-mainjob.XXXXXX")
sandbox='' server=''
finish() {
  local code=$?
  exec 3>&- 4>&-
  for pid in $server $sandbox; do kill -9 "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  if [ $keep = 1 ]; then echo "mainjob.sh: kept $dir" >&2; else rm -rf "$dir"; fi
  exit $code
}
trap finish EXIT
die() { echo "mainjob.sh: $* (again: --seed $seed)" >&2; tail -n 5 "$dir"/*.log >&2 || true; exit 1; }
sql() { sqlite3 -bail "$dir/facts.db" "$1"; }
now_ms() { echo $(($(date +%s%N) / 1000000)); }
first_line() { # file, pid: the line that a program says when it is ready
  local deadline=$(($(now_ms) + 60000))
  until [ -s "$1" ]; do
    kill -0 "$2" 2>/dev/null && [ "$(now_ms)" -lt $deadline ] || die "$1 stays empty"
    sleep 0.05
  done
  head -n 1 "$1"
}
member() { sqlite3 :memory: "SELECT json_extract(CAST(readfile('$1') AS TEXT),'$2')"; }

mkfifo "$dir/in1" "$dir/in2"
"$bin/farold" psp-sandbox --while-input --ledger "$dir/ledger.jsonl" --faults "$faults" --seed "$seed" <"$dir/in1" \
  >"$dir/sandbox.out" 2>"$dir/sandbox.log" & sandbox=$!
exec 3>"$dir/in1"
first_line "$dir/sandbox.out" $sandbox >"$dir/sandbox.json"
export FAROLD_PROVIDER_URL FAROLD_APPROVALS=off FAROLD_ENGINE_CHECKS=manual FAROLD_ENGINE_RETRY_ATTEMPTS=1 \
  FAROLD_LOG_LEVEL=warn FAROLD_DATABASE_PATH=$dir/farold.db
FAROLD_PROVIDER_URL=http://127.0.0.1:$(member "$dir/sandbox.json" '$.port')
echo a-long-password-1 | "$bin/farold" user add mainjob --role operator >/dev/null 2>>"$dir/farold.log" || die "no account"
"$bin/farold" serve --port 0 --handover --handover-as mainjob <"$dir/in2" >"$dir/farold.out" 2>>"$dir/farold.log" & server=$!
exec 4>"$dir/in2"
first_line "$dir/farold.out" $server >"$dir/farold.json"
(umask 077 && member "$dir/farold.json" '$.token' >"$dir/token")
export FAROL_SERVER HOME=$dir
FAROL_SERVER=$(member "$dir/farold.json" '$.url')

# ctl <name of the answer> <arguments…>: the JSON goes to that file; 0, or 6 (partly: the provider fails some) is well
ctl() {
  local out=$dir/$1.json code=0; shift
  "$bin/farolctl" --token-file "$dir/token" --json "$@" >"$out" 2>>"$dir/farolctl.log" || code=$?
  [ $code = 0 ] || [ $code = 6 ] || die "farolctl $* ended with $code"
}
drained() { # until the workers have nothing left; checks and retries by themselves are off
  local deadline=$(($(now_ms) + 120000))
  while :; do
    ctl batch batch show "$batch"
    [ "$(sqlite3 :memory: "SELECT coalesce(sum(j.value->>'items'),0) FROM
      json_each(CAST(readfile('$dir/batch.json') AS TEXT),'\$.counts') j
      WHERE j.value->>'state' NOT IN ('done','failed','dead','uncertain')")" != 0 ] || return 0
    [ "$(now_ms)" -lt $deadline ] || die "still working after 120 s: $(cat "$dir/batch.json")"
    sleep 0.1
  done
}
take() { # name: the item list, the counts and the ledger of now as tables
  ctl "items_$1" batch items "$batch" --limit 0
  ctl batch batch show "$batch"
  sqlite3 -bail "$dir/facts.db" <<SQL
CREATE TABLE item_$1 AS SELECT value->>'external_id' id, value->>'id' item, value->>'state' state, value->>'code' code,
  value->>'attempts' attempts, value row FROM json_each(CAST(readfile('$dir/items_$1.json') AS TEXT),'\$.rows');
CREATE UNIQUE INDEX item_$1_id ON item_$1(id);
CREATE TABLE count_$1 AS SELECT value->>'state' state, sum(value->>'items') items
  FROM json_each(CAST(readfile('$dir/batch.json') AS TEXT),'\$.counts') GROUP BY 1;
CREATE TABLE line_$1(j TEXT);
.mode list
.separator "\t" "\n"
.import "$dir/ledger.jsonl" line_$1
CREATE TABLE ledger_$1 AS SELECT j->>'external_id' id, sum(j->>'effect'='received') received,
  sum(j->>'effect'='settled') settled, sum(j->>'effect'='refused') refused FROM line_$1 GROUP BY 1;
CREATE UNIQUE INDEX ledger_$1_id ON ledger_$1(id);
SQL
}
wrong=()
none() { # what must not be, rows of it
  local rows; rows=$(sql "SELECT count(*) FROM ($2)")
  [ "$rows" = 0 ] || wrong+=("$1: $rows")
}
agree() { # name: the server's counts, its list and the ledger tell the same story
  none "$1: counters that are no recount" "SELECT state, items FROM count_$1 WHERE items>0 EXCEPT
    SELECT state, count(*) FROM item_$1 GROUP BY 1"
  none "$1: paid more than once" "SELECT id FROM ledger_$1 WHERE settled>1"
  none "$1: ordered by nobody" "SELECT id FROM ledger_$1 EXCEPT SELECT id FROM item_$1"
  none "$1: never sent" "SELECT id FROM item_$1 EXCEPT SELECT id FROM ledger_$1"
  none "$1: paid here, not there" "SELECT i.id FROM item_$1 i JOIN ledger_$1 l USING(id)
    WHERE (i.state='done') > l.settled OR (i.state NOT IN ('done','uncertain') AND l.settled)"
  none "$1: refused here, not there" "SELECT i.id FROM item_$1 i JOIN ledger_$1 l USING(id)
    WHERE (i.state='failed') <> l.refused"
  none "$1: turned away here, not there" "SELECT i.id FROM item_$1 i JOIN ledger_$1 l USING(id)
    WHERE i.state='dead' AND l.settled+l.refused>0"
}
of() { sql "SELECT count(*) FROM item_$1 WHERE state='$2'"; }

began=$(now_ms)
ctl import batch import "$file" --submit --despite-warnings
batch=$(member "$dir/import.json" '$.id')
imported=$(now_ms)
drained
drain_ms=$(($(now_ms) - imported))
take before
rows=$(($(wc -l <"$file") - 1))
[ "$(sql 'SELECT count(*) FROM item_before')" = "$rows" ] || wrong+=("not all $rows rows are there")
agree before
paid=$(of before 'done') dead=$(of before dead) definite=$(of before failed) uncertain=$(of before uncertain)
[ $((paid + dead + definite + uncertain)) = "$rows" ] || wrong+=("the counts do not add up to $rows")
for figure in "$dead" "$definite" "$uncertain"; do [ "$figure" -gt 0 ] || wrong+=("a fault that never happened"); done

# The whole batch is selected: what goes is the plan's own decision, and has to be exactly what was turned away.
ctl plan plan retry --batch "$batch" --out "$dir/the.plan"
going=$(member "$dir/plan.json" '$.going') skipped=$(member "$dir/plan.json" '$.skipped')
[ "$going" = "$dead" ] || wrong+=("the plan takes $going of $dead")
[ "$skipped" = $((rows - dead)) ] || wrong+=("the plan leaves $skipped of $((rows - dead))")
ctl run plan run "$dir/the.plan" --reason "the provider is back" --wait 120
drained
take after
agree after
sql "CREATE TABLE retryable AS SELECT id FROM item_before WHERE state='dead';
  CREATE TABLE retried AS SELECT id FROM ledger_after WHERE received>1"
none "may be retried and was not" "SELECT id FROM retryable EXCEPT SELECT id FROM retried"
none "was retried and may not be" "SELECT id FROM retried EXCEPT SELECT id FROM retryable"
none "retried more than once" "SELECT id FROM ledger_after WHERE received>2"
none "touched without being in the plan" "SELECT row FROM item_before WHERE id NOT IN (SELECT id FROM retryable)
  EXCEPT SELECT row FROM item_after"
settled_twice=$(sql 'SELECT count(*) FROM ledger_after WHERE settled>1')
sqlite3 :memory: "SELECT json_object('bench','mainjob','seed',$seed,'rows',$rows,'paid',$paid,'retryable',$dead,
 'definite',$definite,'uncertain',$uncertain,'plan_going',$going,'plan_skipped',$skipped,
 'retried',$(sql 'SELECT count(*) FROM retried'),'paid_after',$(of after 'done'),'retryable_after',$(of after dead),
 'definite_after',$(of after failed),'uncertain_after',$(of after uncertain),'settled_twice',$settled_twice,
 'import_ms',$((imported - began)),'drain_ms',$drain_ms,'all_ms',$(($(now_ms) - began)))"
exec 4>&-
wait "$server" || die "farold did not end well"
server=''
[ ${#wrong[@]} = 0 ] || die "$(IFS=';'; echo "${wrong[*]}")"
