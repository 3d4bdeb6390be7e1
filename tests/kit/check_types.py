#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_types.py [FOLDER]: one name, one type. Two files that each define a type of the same name in the same named
namespace build without a word, and the linker then lets one's destructor run on the other's object. Prints each such
name with its places; exit 1 when there is any.
"""
import collections
import pathlib
import re
import sys

NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
WORD = re.compile(
    r"[{}]|\bnamespace\s*(?P<space>[\w:]*)\s*(?=\{)"
    r"|\b(?:enum\s+class|class|struct|union|enum)\s+(?:\[\[[^\]]*\]\]\s*)?(?P<type>\w[\w:]*(?:<[^{};]*?>)?)"
    r"(?:\s+final)?\s*(?::[^{};()]*)?(?=\{)")


def types_of(text):
    inside, coming = [], None  # of each open brace: the name of a namespace or type, or None
    for word in WORD.finditer(NOISE.sub('""', text)):
        if word.group() == "{":
            inside.append(coming)
            coming = None
        elif word.group() == "}":
            if inside:
                inside.pop()
        else:
            coming = word["space"] if word["space"] is not None else word["type"]
            named = all(inside)  # no function body, no unnamed namespace around it
            if word["type"] is not None and named:
                yield "::".join([*inside, coming])


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    places = collections.defaultdict(set)
    for path in sorted((root / "src").rglob("*")):
        if path.suffix in (".h", ".cpp"):
            for name in types_of(path.read_text(encoding="utf-8")):
                places[name].add(str(path.relative_to(root)))
    twice = {name: files for name, files in places.items() if len(files) > 1}
    for name, files in sorted(twice.items()):
        print(f"{name} is defined in {', '.join(sorted(files))}")
    print(f"{len(places)} types, {len(twice)} defined twice")
    sys.exit(1 if twice or not places else 0)


main()
