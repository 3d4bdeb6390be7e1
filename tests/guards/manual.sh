#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# manual.sh <source folder> <farold> [<farolctl>]: plants mistakes in copies of the manual pages; check_manual.py must name
# each.
set -euo pipefail
source=$1 farold=$2 farolctl=${3:-}
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
cp "$source"/packaging/man/* "$dir/"
wanted=() pages=("$farold" "$dir/farold.8")
plant() { # page, sed script, what must be said
  cp "$dir/$1" "$dir/before"
  sed -i "$2" "$dir/$1"
  ! cmp -s "$dir/before" "$dir/$1" || { echo "nothing was planted in $1: $2"; exit 1; }
  wanted+=("$3")
}
plant farold.8 's/^\(\\fBaudit\) verify\\fR/\1 prove\\fR/' 'does not name farold audit verify'
plant farold.8 's/ \[\\fB\\-\\-folder\\fR \\fIfolder\\fR\]//' 'does not name farold verify --folder'
if [ -n "$farolctl" ]; then
  pages+=("$farolctl" "$dir/farolctl.1")
  # "redrive" still stands elsewhere on the page: only the whole word at the head of an entry counts.
  plant farolctl.1 's/^\\fBplan redrive\\fR/\\fBplan retry\\fR/' 'does not name farolctl plan redrive'
  plant farolctl.1 's/^\\fBplan pause\\fR/\\fBplan halt\\fR/' 'has no word plan halt'
  plant farolctl.1 's/ \[\\fB\\-\\-came\\-back\\fR\]//' 'does not name farolctl queue dead --came-back'
  plant farolctl.1 's/^\(\\fBbatch submit.*\)confirm/\1confirmed/' 'farolctl batch submit has no option --confirmed'
  plant farolctl.1 's/^\(\\fBqueue concurrency.*\) \\fIlimit\\fR/\1/' 'the operand limit of farolctl queue concurrency'
  plant farolctl.1 's/^\\fB\\-\\-ca\\-file\\fR/\\fB\\-\\-json\\fR/' 'does not name farolctl --ca-file'
  plant farolctl.1 's/^\.B 5$/.B 8/' 'does not name exit status 5'
  plant farolctl.1 's/FAROL_USER/FAROL_NAME/' 'does not name FAROL_USER'
fi
python3 "$source/tests/kit/check_manual.py" "${pages[@]}" >"$dir/said" && { echo "nothing was caught"; exit 1; }
code=0
for words in "${wanted[@]}"; do
  grep -qF -- "$words" "$dir/said" || { echo "not caught: $words"; code=1; }
done
[ $code = 0 ] || cat "$dir/said"
exit $code
