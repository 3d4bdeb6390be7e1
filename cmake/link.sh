#!/bin/sh
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a link. Debian 12's mold (1.10) sometimes takes its map of strings for too small and aborts ("ConcurrentMap is
# full"), by chance of the strings: GNU ld then does that one link.
"$@" && exit 0
case " $* " in *" -fuse-ld=mold "*) ;; *) exit 1 ;; esac
for word; do
  shift
  [ "$word" != -fuse-ld=mold ] || word=-fuse-ld=bfd
  set -- "$@" "$word"
done
exec "$@"
