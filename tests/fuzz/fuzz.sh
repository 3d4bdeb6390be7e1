#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fuzz.sh <folder of the fuzzers> <seconds> [name…]: each fuzzer for so long, two at a time, from the corpora in
# tests/fuzz/corpus. One JSON line each. What was found stays in build/fuzz/findings, and the exit status is 1. What is new
# and reaches further is kept in build/fuzz/corpus for the next time.
set -euo pipefail
programs=$(realpath "$1") seconds=$2; shift 2
here=$(dirname "$(realpath "$0")")
[[ $seconds =~ ^[0-9]+$ ]] && [ "$seconds" -gt 0 ] || { echo "fuzz.sh: how many seconds is $seconds?" >&2; exit 2; }
names=("$@")
[ ${#names[@]} -gt 0 ] || mapfile -t names < <(cd "$programs" && find . -maxdepth 1 -name 'fuzz_*' -type f -perm -u+x -printf '%f\n' | sed 's/^fuzz_//' | sort)
work=$(dirname "$programs")
mkdir -p "$work/findings" "$work/corpus" "$work/logs"
one() { # name
  local name=$1 log=$work/logs/$1.txt rc=0 dictionary=()
  [ -x "$programs/fuzz_$name" ] || { echo "fuzz.sh: there is no fuzzer $name" >&2; return 2; }
  mkdir -p "$work/corpus/$name"
  [ ! -f "$here/dictionaries/$name.txt" ] || dictionary=(-dict="$here/dictionaries/$name.txt")
  "$programs/fuzz_$name" -max_total_time="$seconds" -max_len=65536 -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="$work/findings/$name-" "${dictionary[@]}" "$work/corpus/$name" "$here/corpus/$name" >"$log" 2>&1 || rc=$?
  local runs covered
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log" | tail -1)
  covered=$(sed -nE 's/.* cov: ([0-9]+) .*/\1/p' "$log" | tail -1)
  printf '{"fuzz":"%s","seconds":%d,"runs":%d,"edges":%d,"findings":%d}\n' "$name" "$seconds" "${runs:-0}" "${covered:-0}" $((rc != 0))
  [ $rc = 0 ] || tail -n 30 "$log" >&2
  return $rc
}
failed=0
for ((i = 0; i < ${#names[@]}; i += 2)); do
  pids=()
  for name in "${names[@]:i:2}"; do one "$name" & pids+=($!); done
  for pid in "${pids[@]}"; do wait "$pid" || failed=1; done
done
exit $failed
