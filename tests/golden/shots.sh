#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shots.sh BUILD_DIR [--accept] [--mockups DIR]
#   Pictures of every page of the real console on the real farold of the demo day, whose clocks stand still, into
#   build/shots: light and dark, and once each in high contrast, in English, in Spanish, at 1.5 device pixels, at
#   1024x640 and at 200 % text. All but the 1.5x ones are compared with tests/golden/goldens; what is not alike is
#   listed, with a picture of the difference in build/shots/differences, and the exit code is 1.
#   --accept   makes these pictures the goldens.
#   --mockups  (or FAROL_MOCKUPS) a folder with designs of the same names: pairs side by side into build/shots/pairs.
set -euo pipefail
build=$1; shift
accept=; mockups=${FAROL_MOCKUPS:-}
while [ $# -gt 0 ]; do
  case $1 in
    --accept) accept=yes ;;
    --mockups) mockups=${2:?--mockups DIR}; shift ;;
    *) sed -n '4,10s/^# //p' "$0" >&2; exit 2 ;;
  esac
  shift
done
say() { printf 'shots: %s\n' "$*"; }
here=tests/golden; out=build/shots; goldens=$here/goldens
[ -n "$mockups" ] || { [ -d ../shared/design/mockups ] && mockups=../shared/design/mockups; } || true
[ -n "$(fc-list Inter)" ] || { say "the font Inter is missing: install fonts-inter"; exit 2; }
rm -rf "$out"; mkdir -p "$out"
work=$(mktemp -d); chmod 700 "$work"
trap 'rm -rf "$work"' EXIT
started=$SECONDS

# An authority that nobody knows and a certificate of it, for the diagnosis on the page of connecting.
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj "/CN=AC Interna Raiz G2" \
  -keyout "$work/ca.key" -out "$work/ca.pem" 2>/dev/null
openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=localhost" \
  -keyout "$work/door.key" -out "$work/door.csr" 2>/dev/null
printf 'subjectAltName=DNS:localhost' >"$work/san"
openssl x509 -req -in "$work/door.csr" -CA "$work/ca.pem" -CAkey "$work/ca.key" -CAcreateserial -days 30 \
  -extfile "$work/san" -out "$work/door.pem" 2>/dev/null
cp tests/data/dirty/story_b2.csv "$work/pagamentos-21-11.csv"
cat "$work/door.pem" "$work/ca.pem" >"$work/chain.pem"

# shoot SUFFIX [options of farol_shots]: one look, in a session with an unlocked keyring and empty home folders.
shoot() {
  local suffix=$1; shift
  # shellcheck disable=SC2016 # the variables are of the inner shell
  bash tests/kit/with_keyring.sh bash -c '
    printf farol | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    export XDG_CONFIG_HOME=$HOME/.config; exec "$@"' shoot \
    env QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES='qt.qpa.*=false' LC_ALL=C.UTF-8 TZ=America/Sao_Paulo \
    "$build/bin/farol_shots" --farold "$PWD/$build/bin/farold" --data "$work" --out "$out" \
    --certificates "$work/chain.pem" --key "$work/door.key" --suffix "$suffix" "$@" \
    2> >(grep -v -e propagateSizeHints -e 'Failed to set fd limit' >&2)
}
shoot ""
shoot -escuro --theme dark
shoot -alto-contraste --theme contrast
shoot -en --language en
shoot -es --language es
QT_SCALE_FACTOR=1.5 shoot -1.5x
shoot -1024 --size 1024x640
shoot -200 --text-scale 2
say "$(find "$out" -name '*.png' | wc -l) pictures in $out, $((SECONDS - started)) s"

if [ -n "$mockups" ] && [ -d "$mockups" ]; then
  mkdir -p "$out/pairs"
  for name in visao-geral lotes plano-de-retentativa conectar lotes-offline \
              visao-geral-escuro lotes-escuro plano-de-retentativa-escuro; do
    [ -f "$mockups/$name.png" ] || continue
    "$build/bin/farol_pictures" pair "$mockups/$name.png" "$out/$name.png" "$out/pairs/$name.png"
  done
  say "pairs with the designs, theirs at the left, in $out/pairs"
else
  say "no folder of designs: no pairs (--mockups DIR)"
fi

# Those with more device pixels show nothing else than the light ones and would be as large as all the others.
pictures() { find "$out" -maxdepth 1 -name '*.png' ! -name '*-1.5x.png' | sort; }
if [ -n "$accept" ]; then
  rm -rf "$goldens"; mkdir -p "$goldens"
  for picture in $(pictures); do
    "$build/bin/farol_pictures" accept "$picture" "$goldens/$(basename "$picture")"
  done
  say "these are the goldens now: $(du -sh "$goldens" | cut -f1)"
  exit 0
fi
differences=0
mkdir -p "$out/differences"
for picture in $(pictures); do
  name=$(basename "$picture")
  "$build/bin/farol_pictures" compare "$picture" "$goldens/$name" "$out/differences/$name" || differences=$((differences + 1))
done
for golden in "$goldens"/*.png; do
  [ -f "$out/$(basename "$golden")" ] || { say "no picture for $golden"; differences=$((differences + 1)); }
done
[ "$differences" = 0 ] || { say "$differences pictures are not like their goldens"; exit 1; }
say "every picture is like its golden"
