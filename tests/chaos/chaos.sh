#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The trust goals in their long forms, on SQLite and then on a PostgreSQL server that this starts and stops.
#   chaos.sh <farold> <folder of the test programs> [form]
#   --kills N --items M [--faults profile] [--seed S]   T1, T2, T5: without faults of the provider and with the usual
#                    ones, a verdict line each, a profile each
#   --points         T3: killed at every labelled point, each once
#   --io-errors      T4: every write and sync fails once; full disk; no descriptors left; frozen past the lease; clock jumps
#   --idempotency N  T6: N keys, each sent one to eight times at once
#   --races N        T7: N races of two clients
#   --backup [options]  T11: backed up under load, killed, restored, reconciled
#   --planted        known mistakes have to be found, in both profiles
# Exits 1 when one of them fails.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
farold=$(realpath "$1") tests=$2; shift 2
form=${1:-}
kit=$here/../kit
export TZ=America/Sao_Paulo LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
LSAN_OPTIONS=suppressions=$(realpath "$kit/lsan.supp"):print_suppressions=0
: "${FAROL_CHAOS_SEED:=$RANDOM}"
export QTEST_FUNCTION_TIMEOUT=7200000 # a long form takes its time
export LSAN_OPTIONS FAROL_CHAOS_SEED FAROL_SERVICES=${FAROL_SERVICES:-$(mktemp -u "${TMPDIR:-/tmp}/farol-chaos-services.XXXXXX")}
if [ ! -f "$FAROL_SERVICES" ]; then
  bash "$kit/with_services.sh" start >&2
  trap 'bash "$kit/with_services.sh" stop >/dev/null 2>&1' EXIT
fi
code=0
scaled() { bash "$kit/with_services.sh" run "$@"; }
both() { # a script of chaos with its options; on the server it gets --scaled
  bash "$@" || code=1
  scaled bash "$@" --scaled || code=1
}
programs() { # of the tests: their lines of figures, and what failed
  local one
  for one in "$@"; do
    "$tests/$one" 2>&1 | tell "$one" || code=1
    scaled "$tests/$one" 2>&1 | tell "$one scaled" || code=1
  done
}
tell() {
  awk -v name="$1" '/\{"bench"/ { sub(/^.*\{"bench"/, "{\"bench\""); print } /^(FAIL!|SKIP|QFATAL)/ { print name ": " $0 }
    /^Totals/ { print name ": " $0; clean = index($0, " 0 failed") } END { exit !clean }'
}
case $form in
--points)
  both "$here/run.sh" "$farold" --at-labels --items 1500 --faults usual --seed "$FAROL_CHAOS_SEED"
  programs farold_serve_tst_webhookkill
  ;;
--io-errors)
  export FAROL_CHAOS_STEP=1
  for one in server_engine_tst_diskfaults server_http_tst_diskfull; do "$tests/$one" 2>&1 | tell "$one" || code=1; done
  programs server_engine_tst_recovery
  both "$here/run.sh" "$farold" --starve --kills 10 --items 5000 --faults usual --seed "$FAROL_CHAOS_SEED"
  both "$here/run.sh" "$farold" --freeze --kills 5 --items 2000 --faults usual --seed "$FAROL_CHAOS_SEED"
  ;;
--idempotency) FAROL_CHAOS_KEYS=${2:?how many keys} programs farold_serve_tst_idempotency ;;
--races) FAROL_CHAOS_RACES=${2:?how many races} programs farold_serve_tst_races ;;
--backup) both "$here/backup.sh" "$farold" "${@:2}" ;;
--planted) both "$here/planted.sh" "$farold" ;;
*)
  faults=(none usual)
  case " $* " in *" --faults "*) faults=('') ;; esac
  for one in "${faults[@]}"; do
    with=(--seed "$FAROL_CHAOS_SEED" "$@") # the last one said counts
    [ -z "$one" ] || with+=(--faults "$one")
    bash "$here/run.sh" "$farold" "${with[@]}" || code=1
    scaled bash "$here/run.sh" "$farold" "${with[@]}" --scaled --broker --cut || code=1
  done
  ;;
esac
exit $code
