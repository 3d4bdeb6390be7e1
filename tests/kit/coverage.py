#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""coverage.py BUILD [--files] [--missed PATTERN]: what the tests of a coverage build ran, one JSON line a part, beside its goal.

Lines of each room that works without widgets: 85 %. Branches of what decides about money (engine, idempotency, plans,
audit): 95 %; a branch is one way out of one condition that is written in the source, but for the way past a switch that
names every enumerator (-Wswitch sees to that). --files adds the files that keep a part below its goal, --missed every
branch never taken in the files that match. Exits 1 when a part is below.
"""
import argparse
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
    """What Clang counted, one entry a source file; the path is the one in the repository."""
    root = pathlib.Path(__file__).resolve().parents[2]
    profile = build / "coverage.profdata"
    raw = sorted(str(path) for path in (build / "profiles").glob("*.profraw"))
    if not raw:
        sys.exit(f"coverage.py: {build}/profiles is empty: build the preset coverage and run its tests first")
    subprocess.run(["llvm-profdata-16", "merge", "-sparse", "-failure-mode=all", "-o", str(profile), *raw], check=True)
    rooms = sorted(str(path) for path in build.rglob("libfarol_*.so"))
    objects = [word for room in rooms[1:] for word in ("-object", room)]
    text = subprocess.run(["llvm-cov-16", "export", "-instr-profile", str(profile), rooms[0], *objects,
                           "-ignore-filename-regex", "_autogen/|/usr/|/tests/"],
                          check=True, stdout=subprocess.PIPE, text=True).stdout
    files = json.loads(text)["data"][0]["files"]
    for one in files:
        path = pathlib.Path(one["filename"])
        one["path"] = str(path.relative_to(root)) if path.is_relative_to(root) else str(path)
        one["source"] = path.read_text().splitlines()
        one["taken"] = taken(one)
        ways = [way for sides in one["taken"].values() for way in sides]
        one["summary"]["branches"] = {"count": len(ways), "covered": sum(1 for way in ways if way)}
    return files


def taken(one):
    """How often each condition was true and false, by its place; every instance of a template adds to it."""
    conditions = {}
    for line, column, _, end, yes, no, *_ in one["branches"]:
        if not one["source"][line - 1][:column - 1].endswith("switch ("):
            sides = conditions.setdefault((line, column, end), [0, 0])
            sides[0] += yes
            sides[1] += no
    return conditions


def tell(kind, parts, goal, files, with_files):
    good = True
    for part, pattern in parts.items():
        own = [one for one in files if re.match(pattern, one["path"])]
        covered = sum(one["summary"][kind]["covered"] for one in own)
        total = sum(one["summary"][kind]["count"] for one in own)
        share = 100 * covered / total if total else 0
        good = good and share >= goal
        print(json.dumps({"coverage": part, "of": kind, "covered": covered, "total": total,
                          "percent": round(share, 1), "goal": goal, "ok": share >= goal}))
        if with_files and share < goal:
            for one in sorted(own, key=lambda file: -missing(file, kind))[:25]:
                print(f"  {one['path']}: {one['summary'][kind]['covered']} of {one['summary'][kind]['count']}")
    return good


def missing(file, kind):
    return file["summary"][kind]["count"] - file["summary"][kind]["covered"]


def tell_missed(files, pattern):
    for one in files:
        if not re.search(pattern, one["path"]):
            continue
        for (line, column, end), (yes, no) in sorted(one["taken"].items()):
            if not yes or not no:
                side = "neither" if not yes and not no else "never true" if not yes else "never false"
                text = one["source"][line - 1]
                print(f"{one['path']}:{line}: {side}: {text.strip()[:100]}   [{text[column - 1:end - 1]}]")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("build", type=pathlib.Path)
    options.add_argument("--files", action="store_true")
    options.add_argument("--missed", metavar="PATTERN")
    asked = options.parse_args()
    files = measured(asked.build.resolve())
    lines = tell("lines", LINES, 85, files, asked.files)
    branches = tell("branches", BRANCHES, 95, files, asked.files)
    if asked.missed:
        tell_missed(files, asked.missed)
    sys.exit(0 if lines and branches else 1)


main()
