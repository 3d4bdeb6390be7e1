#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""coverage.py BUILD [--files]: what the tests of a coverage build ran, one JSON line a part, beside its goal.

Lines of each room that works without widgets: 85 %. Branches of what decides about money (engine, idempotency, plans,
audit): 95 %; branches that only an exception takes and those that cannot be reached do not count. --files adds the
files that keep a part below its goal. Exits 1 when one is below.
"""
import json
import pathlib
import re
import subprocess
import sys

LINES = {room: f"src/{room}/" for room in ("core", "net", "app", "server")}
BRANCHES = {
    "engine": "src/server/(engine|items)/",
    "idempotency": "src/server/http/commands",
    "plans": "src/(core|server)/plans/",
    "audit": "src/(core|server)/audit/",
}


def measured(build):
    root = pathlib.Path(__file__).resolve().parents[2]
    command = ["gcovr", "-r", str(root), "--object-directory", str(build), str(build), "--filter", "src/",
               "--exclude", ".*_autogen/.*", "--exclude-throw-branches", "--exclude-unreachable-branches",
               "--gcov-ignore-parse-errors", "-j", "2", "--json-summary"]
    text = subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(text)["files"]


def tell(kind, parts, goal, files, with_files):
    good = True
    for part, pattern in parts.items():
        own = [one for one in files if re.match(pattern, one["filename"])]
        covered = sum(one[kind + "_covered"] for one in own)
        total = sum(one[kind + "_total"] for one in own)
        share = 100 * covered / total if total else 0
        good = good and share >= goal
        print(json.dumps({"coverage": part, "of": kind, "covered": covered, "total": total,
                          "percent": round(share, 1), "goal": goal, "ok": share >= goal}))
        if with_files and share < goal:
            for one in sorted(own, key=lambda file: file[kind + "_covered"] - file[kind + "_total"])[:25]:
                print(f"  {one['filename']}: {one[kind + '_covered']} of {one[kind + '_total']}")
    return good


def main():
    files = measured(pathlib.Path(sys.argv[1]).resolve())
    lines = tell("line", LINES, 85, files, "--files" in sys.argv)
    branches = tell("branch", BRANCHES, 95, files, "--files" in sys.argv)
    sys.exit(0 if lines and branches else 1)


main()
