#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev bench [desk|journeys|readmodel|metrics|rabbit|profile|backend [--short] [theme…]]: one JSON line a figure, ratio > 1 means that we are
# better than the peer. Without a name: all but the back-end's, which takes the better part of an hour.
set -euo pipefail
bin=$1; shift
here=$(dirname "$0")
if [ "${1:-}" = backend ]; then shift; exec bash "$here/backend.sh" "$bin" "$@"; fi
for name in "${@:-desk journeys readmodel metrics rabbit profile}"; do
  for one in $name; do
    [ -f "$here/$one.sh" ] || { echo "no benchmark named $one" >&2; exit 2; }
    bash "$here/$one.sh" "$bin"
  done
done
