#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev bench backend [--short] [theme…]: farold beside the stack that people would take otherwise (FastAPI, Celery,
# SQLAlchemy, PostgreSQL, RabbitMQ, Redis), both in the same run on the same machine, one JSON line a figure.
#
#   accept     100,000 payments checked and stored; memory meanwhile                          3 min
#   drain      the same paid at a provider of 10 ms; CPU and memory                           4 min
#   reads      a batch asked for 1,000 times a second meanwhile                               2 min
#   webhooks   messages from outside: at the most, and ten minutes of 1,000 a second         12 min
#   idle       10,000 connections that wait                                                   1 min
#   resume     kill -9, then the first send                                                   1 min
#   overload   five times what it can answer                                                  1 min
#   stored     with 10,000,000 finished payments in the database, which takes 8 GB            9 min
#   readmodel  the activity of a batch from the read model and from the event store           1 min
#
# All: about 35 minutes on two cores. --short: small numbers, 5 minutes, to see that everything runs; its budgets mean
# little. Variables: ROWS ROUNDS STORED CONNECTIONS SECONDS_HOOKS …, see the themes. ok false does not end the run; the
# exit code is 3 when a figure was missed and 1 when a theme did not come to its end.
set -euo pipefail
bin=$1; shift
here=$(dirname "$0")
themes=()
for word; do
  case $word in
    --short) export QUICK=1 ;;
    *) [ -f "$here/backend/$word.sh" ] || [ "$word" = readmodel ] || { echo "no theme named $word" >&2; exit 2; }
      themes+=("$word") ;;
  esac
done
[ ${#themes[@]} -gt 0 ] || themes=(accept drain reads webhooks idle resume overload stored readmodel)
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
failed=0
for theme in "${themes[@]}"; do
  script=$here/backend/$theme.sh
  [ "$theme" != readmodel ] || script=$here/readmodel.sh
  bash "$script" "$bin" | tee -a "$lines" || { echo "backend.sh: $theme did not come to its end" >&2; failed=1; }
done
[ $failed = 0 ] || exit 1
if grep '"ok":false' "$lines" >/dev/null; then
  echo "backend.sh: missed: $(sed -n 's/.*"bench":"\([^"]*\)".*"ok":false.*/\1/p' "$lines" | tr '\n' ' ')" >&2
  exit 3
fi
