#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev bench [backend|desk|journeys|readmodel]: one JSON line a figure, ratio > 1 means that we are better than the peer.
set -euo pipefail
bin=$1; shift
here=$(dirname "$0")
for name in "${@:-backend desk journeys readmodel}"; do
  for one in $name; do
    [ -f "$here/$one.sh" ] || { echo "no benchmark named $one" >&2; exit 2; }
    bash "$here/$one.sh" "$bin"
  done
done
