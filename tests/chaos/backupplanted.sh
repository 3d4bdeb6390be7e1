#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# backupplanted.sh <farold>: without farold reconcile, payments of after the backup are paid again, and backup.sh says so.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
line=$(bash "$here/backup.sh" "$1" --items 600 --faults none --skip-reconcile) && { echo "not caught: $line"; exit 1; }
echo "$line"
[ "$(sqlite3 :memory: "SELECT json_extract('$line','\$.duplicated')>0")" = 1 ]
