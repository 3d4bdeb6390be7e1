#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# with_keyring.sh program [arguments]: runs it on a private session bus that starts no service by itself, without a
# display, in empty home folders. The program starts the keyring it wants (tests/kit/keyring.h).
set -euo pipefail
dir=$(mktemp -d "${TMPDIR:-/tmp}/farol-keyring.XXXXXX")
trap 'rm -rf "$dir"' EXIT
mkdir -m 700 "$dir/home" "$dir/run"
cat >"$dir/bus.conf" <<CONF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$dir/run</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
CONF
env -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
  HOME="$dir/home" XDG_RUNTIME_DIR="$dir/run" XDG_DATA_HOME="$dir/home/data" XDG_CONFIG_HOME="$dir/home/config" \
  XDG_CACHE_HOME="$dir/home/cache" FAROL_PRIVATE_BUS=1 \
  dbus-run-session --config-file="$dir/bus.conf" -- "$@"
