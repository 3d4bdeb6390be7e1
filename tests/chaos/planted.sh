#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# planted.sh <farold> [--scaled]: the checker is worth something only when it finds mistakes that are known to be there.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
code=0
expect() { # plant, the count that must not be 0, options…
  local plant=$1 figure=$2 line; shift 2
  if line=$(bash "$here/run.sh" "$farold" --plant "$plant" "${scaled[@]}" "$@"); then
    echo "planted.sh: $plant was not found: $line" >&2; code=1
  elif [ "$(sqlite3 :memory: "SELECT json_extract('$line','\$.$figure')>0")" != 1 ]; then
    echo "planted.sh: $plant was found, but not as $figure: $line" >&2; code=1
  else
    echo "$line"
  fi
}
farold=$1 scaled=("${@:2}")
expect new_e2e duplicated --kills 1 --items 400 --faults timeout_after=20
expect no_fencing duplicated --kills 2 --items 400
expect ack_before_commit lost --kills 2 --items 200
expect early_outbox unexpected --kills 2 --items 200
exit $code
