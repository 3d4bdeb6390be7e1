#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Conventions that a machine can check: licence lines, size budgets, banned calls. Prints each place; exit 1 when any.
set -u
cd "${1:-.}"
bad=0
complain() { [ -n "$2" ] && { printf '%s:\n%s\n' "$1" "$2"; bad=1; }; }

files=$(find src tests -name '*.cpp' -o -name '*.h' | sort)
complain "no SPDX lines" "$(for f in $files; do head -2 "$f" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' || echo "$f"; done)"
complain "no #pragma once" "$(find src tests -name '*.h' | while read -r f; do grep -q '^#pragma once' "$f" || echo "$f"; done)"
complain "over the size budget (400 a .cpp, 150 a .h)" \
  "$(find src -name '*.cpp' -o -name '*.h' | xargs wc -l | awk '$2!="total" && (($2~/\.cpp$/ && $1>400) || ($2~/\.h$/ && $1>150)) {print $1, $2}')"
complain "banned call (a line that must stay says why behind '// allowed:')" \
  "$(grep -rnE 'processEvents|setInsecureFallback\(true|ignoreSslErrors|VerifyNone|QDialog::exec|\.exec\(\);|[^a-zA-Z]sender\(\)|QSortFilterProxyModel|setUseOpenGL\(true|fromUserInput|Qt::AutoText' src \
     | grep -vE '// allowed:' || true)"
complain "Q_OBJECT beside a brace is missed by AUTOMOC" "$(grep -rnE '\{[ ]*Q_OBJECT' src tests || true)"
exit $bad
