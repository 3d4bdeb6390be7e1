#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# check_deb.sh package.deb: what a Debian maintainer and a user would look at first.
set -euo pipefail
deb=$(readlink -f "$1")
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
bad=0
wrong() { printf 'package: %s\n' "$*" >&2; bad=1; }

lintian --fail-on error --suppress-tags bad-distribution-in-changes-file "$deb" || wrong "lintian found errors"
dpkg-deb -x "$deb" "$dir/root"
depends=$(dpkg-deb -f "$deb" Depends)
for package in libsecret-1-0 libqt6sql6-sqlite libqt6sql6-psql libqt6svg6 libqt6widgets6 libqt6keychain1 libsodium23 libc6; do
  [[ ", $depends," =~ ,\ $package[,\ ] ]] || wrong "does not depend on $package: $depends"
done
for file in usr/bin/farol usr/bin/farold usr/bin/farolctl lib/systemd/system/farold.service etc/farold/farold.yaml \
            usr/share/applications/farol.desktop usr/share/icons/hicolor/scalable/apps/farol.svg; do
  [ -f "$dir/root/$file" ] || [ -f "$dir/root/usr/$file" ] || wrong "lacks $file"
done
open=$(cd "$dir/root" && find . -type f -perm /022)
[ -z "$open" ] || wrong "writable by others: $open"
grep -qx /etc/farold/farold.yaml <(dpkg-deb --ctrl-tarfile "$deb" | tar -xO ./conffiles) || wrong "the configuration is no conffile"

desktop-file-validate "$dir/root/usr/share/applications/farol.desktop" || wrong "desktop file"
appstreamcli validate --no-net "$dir/root/usr/share/metainfo/org.farol.farol.metainfo.xml" >"$dir/appstream" \
  || { cat "$dir/appstream"; wrong "metainfo"; }
for page in "$dir"/root/usr/share/man/man[18]/*.gz; do
  warnings=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 >/dev/null) || true
  [ -z "$warnings" ] || wrong "manual page $page: $warnings"
done

export HOME="$dir/home" XDG_RUNTIME_DIR="$dir" QT_QPA_PLATFORM=offscreen; mkdir "$HOME"
for program in farol farold farolctl; do
  version=$(timeout 20 "$dir/root/usr/bin/$program" --version 2>&1) || wrong "$program --version fails: $version"
  [[ "$version" == *[0-9].[0-9].[0-9]* ]] || wrong "$program --version says: $version"
done
(cd "$dir/home" && FAROLD_DATABASE_PATH="$dir/home/farold.db" timeout 30 "$dir/root/usr/bin/farold" doctor \
  --config "$dir/root/etc/farold/farold.yaml") >"$dir/doctor" 2>&1 || true
grep -qiE 'unknown key|config_' "$dir/doctor" && { cat "$dir/doctor"; wrong "farold does not understand its configuration"; }
[ -s "$dir/doctor" ] || wrong "farold doctor says nothing"
[ $bad = 0 ] && printf 'package: good: %s\n' "$(basename "$deb")"
exit $bad
