#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# The console on the demo day: from exec to the first painted window and to the window of the day (budget 500 ms each),
# and its memory with the day open (budget 120 MB). Under Xvfb where there is one, offscreen otherwise. Beside it KeePassXC, another Qt program, where it
# is installed; without it there is no peer.
set -euo pipefail
bin=$1
runs=${RUNS:-5}
dir=$(mktemp -d); chmod 700 "$dir"
xvfb=
trap '[ -z "$xvfb" ] || kill "$xvfb"; wait 2>/dev/null; rm -rf "$dir"' EXIT
line() { # bench value unit budget peer peer_value; lower is better
  awk -v b="$1" -v v="$2" -v u="$3" -v g="$4" -v p="${5:-none}" -v pv="${6:-}" -v l="$(cut -d' ' -f1 /proc/loadavg)" 'BEGIN {
    printf "{\"bench\":\"%s\",\"value\":%s,\"unit\":\"%s\",\"budget\":%s,\"load\":%s,\"peer\":\"%s\",", b, v, u, g, l, p
    printf (pv == "") ? "\"peer_value\":null,\"ratio\":null}\n" : "\"peer_value\":%s,\"ratio\":%.2f}\n", pv, pv / v }'
}
median() { sort -n | awk '{a[NR] = $1} END {print a[int((NR + 1) / 2)]}'; }
ms() { date +%s%3N; }
rss() { awk '/^VmRSS/ {printf "%.1f\n", $2 / 1024}' "/proc/$1/status"; }
home() { # an empty one for each start
  rm -rf "$dir/home"; mkdir -p "$dir/home/run"; chmod 700 "$dir/home/run"
}
with_home() {
  exec env -u DBUS_SESSION_BUS_ADDRESS HOME="$dir/home" XDG_RUNTIME_DIR="$dir/home/run" \
    XDG_CONFIG_HOME="$dir/home" XDG_DATA_HOME="$dir/home" XDG_CACHE_HOME="$dir/home" LC_ALL=C.UTF-8 "$@"
}

if command -v Xvfb >/dev/null; then
  Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$dir/display" 2>/dev/null & xvfb=$!
  until [ -s "$dir/display" ]; do sleep 0.05; done
  DISPLAY=:$(cat "$dir/display"); export DISPLAY
  export QT_QPA_PLATFORM=xcb
else
  export QT_QPA_PLATFORM=offscreen
fi

one() { # page: appends ms to first paint, ms to the day's window and MB to the lists
  local from=0 process first main
  home; : >"$dir/out"
  from=$(ms)
  (with_home "$bin/farol" --demo --page "$1" --tell-painted) >"$dir/out" 2>/dev/null & process=$!
  for _ in $(seq 600); do grep -q MainWindow "$dir/out" && break; sleep 0.05; done
  first=$(sed -n '1s/.*"painted":\([0-9]*\).*/\1/p' "$dir/out")
  main=$(sed -n '/MainWindow/s/.*"painted":\([0-9]*\).*/\1/p' "$dir/out")
  [ -n "$main" ] || { echo "the window of the day was not painted" >&2; exit 1; }
  sleep 4 # the day is read and drawn
  echo $((first - from)) >>"$dir/paint.$1"; echo $((main - from)) >>"$dir/day.$1"; rss "$process" >>"$dir/memory.$1"
  kill "$process"; wait "$process" 2>/dev/null || true
}
for _ in $(seq "$runs"); do one overview; one batches; done

peer_paint= peer_memory=
if [ -n "$xvfb" ] && command -v keepassxc >/dev/null && command -v xdotool >/dev/null; then
  for _ in $(seq "$runs"); do
    home; from=$(ms)
    (with_home keepassxc) >/dev/null 2>&1 & process=$!
    until xdotool search --onlyvisible --pid "$process" >/dev/null 2>&1; do sleep 0.005; done
    echo $(($(ms) - from)) >>"$dir/paint.peer"; sleep 4; rss "$process" >>"$dir/memory.peer"
    kill "$process"; wait "$process" 2>/dev/null || true
  done
  peer_paint=$(median <"$dir/paint.peer") peer_memory=$(median <"$dir/memory.peer")
fi
peer=${peer_paint:+KeePassXC, no file open}
line first_paint_first "$(head -1 "$dir/paint.overview")" ms 500
for page in overview batches; do
  line "first_paint_$page" "$(median <"$dir/paint.$page")" ms 500 "$peer" "$peer_paint"
  line "day_window_$page" "$(median <"$dir/day.$page")" ms 500
  line "memory_$page" "$(median <"$dir/memory.$page")" "MB RSS" 120 "$peer" "$peer_memory"
done
