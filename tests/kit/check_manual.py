#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_manual.py PROGRAM PAGE [PROGRAM PAGE]...: walks the --help of a program, word by word, and reads the source of its
manual page. The page has, under COMMANDS, an entry (.TP, .TQ) that begins with each whole word, "plan redrive", and names
its operands and, there or in the text below it, its long options; under OPTIONS those of the program itself, under EXIT
STATUS each that --help tells, and every variable somewhere. The head of an entry names nothing that the program does not
have. Prints each mistake; exit 1 when there is any.
"""
import re
import subprocess
import sys

ENTRY = re.compile(r"  (\S.*)")
OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")
MACRO = re.compile(r"\.(?:B|I|BI|BR|IB|IR|RB|RI)\s+(.*)")


class Help:
    """What one --help says: its words, operands, long options, variables, and the program's exit statuses."""

    def __init__(self, program, path):
        said = subprocess.run([program, *path, "--help"], capture_output=True, text=True, timeout=120, check=False)
        if said.returncode != 0:
            sys.exit(f"{program} {' '.join(path)} --help ends with {said.returncode}: {said.stderr}")
        self.words, self.operands, self.options = [], [], []
        self.variables = re.findall(r"\(Env:(\w+)\)", said.stdout)
        block = None
        for line in said.stdout.splitlines():
            if title := re.fullmatch(r"(Subcommands|Positionals|Options):", line, re.I):
                block = title[1].lower()
            elif line and not line.startswith(" "):
                block = None
            elif block and (entry := ENTRY.fullmatch(line)):
                first = entry[1].split()[0]
                if block == "subcommands":
                    self.words.append(first)
                elif block == "positionals":
                    self.operands.append(first.rstrip("."))
                else:
                    self.options += [one for one in first.split(",") if one.startswith("--")]
        footer = re.search(r"^Exit status: (.*)", said.stdout, re.S | re.M)
        self.exits = re.findall(r"\b(\d+) [a-z]", footer[1]) if footer else []


def walk(program, path=()):
    """path -> Help of the program and of every word below it."""
    here = Help(program, path)
    found = {path: here}
    for word in here.words:
        found.update(walk(program, (*path, word)))
    return found


def plain(line):
    """A line of roff as it reads."""
    if macro := MACRO.match(line):
        parts = re.findall(r'"([^"]*)"|(\S+)', macro[1])
        line = (" " if line.startswith((".B ", ".I ")) else "").join(quoted or bare for quoted, bare in parts)
    return re.sub(r"\\f(?:\w|\[\w*\])", "", line).replace("\\-", "-").replace("\\ ", " ")


def entries(page):
    """section -> [(head, text)]: the head of an entry, and what stands below it; .TQ adds a head to the same text."""
    sections, section, heads, coming = {}, "", [], False
    with open(page, encoding="utf-8") as file:
        for line in file.read().splitlines():
            if line.startswith(".SH"):
                section, heads = line[3:].strip().strip('"'), []
            elif line.startswith((".SS", ".PP")):
                heads = []
            elif line.startswith((".TP", ".TQ")):
                heads = [] if line.startswith(".TP") else heads
                coming = True
            elif coming and not line.startswith('.\\"'):
                heads = [*heads, [plain(line), ""]]
                sections.setdefault(section, []).append(heads[-1])
                coming = False
            else:
                for head in heads:
                    head[1] += plain(line) + "\n"
    return sections


def longest(head, paths):
    """The word that an entry's head begins with, and the rest of the head."""
    words = re.split(r"[\s,]+", head)
    for size in range(len(words), 0, -1):
        if tuple(words[:size]) in paths:
            return tuple(words[:size]), " ".join(words[size:])
    return None, head


def check(program, page):
    """The mistakes of one page, in words."""
    paths, sections = walk(program), entries(page)
    name, root = program.rsplit("/", 1)[-1], paths[()]
    common = {*root.options, "--help"}
    described = {}
    for head, text in sections.get("COMMANDS", []):
        path, rest = longest(head, paths)
        if path is None or (paths[path].words and rest[:1].isalpha()):
            yield f"{page}: {name} has no word {head.split(' [')[0]}"
            continue
        named, operands = described.setdefault(path, (set(), set()))
        known = {*paths[path].options, *common}
        for option in OPTION.findall(rest):
            if option not in known:
                yield f"{page}: {name} {' '.join(path)} has no option {option}"
        named.update(OPTION.findall(rest), OPTION.findall(text))
        operands.update(re.findall(r"(?<![\w-])\w[\w-]*", rest))
    for path, told in paths.items():
        if not path or told.words:  # a word that only begins others is named by them
            continue
        words = " ".join(path)
        if path not in described:
            yield f"{page}: does not name {name} {words}"
            continue
        for option in told.options:
            if option != "--help" and option not in described[path][0]:
                yield f"{page}: does not name {name} {words} {option}"
        for operand in told.operands:
            if operand not in described[path][1]:
                yield f"{page}: does not name the operand {operand} of {name} {words}"
    heads = [head for head, _ in sections.get("OPTIONS", [])]
    for option in root.options:
        if not any(option in OPTION.findall(head) for head in heads):
            yield f"{page}: does not name {name} {option}"
    for option in {one for head in heads for one in OPTION.findall(head)} - common:
        yield f"{page}: {name} has no option {option}"
    statuses = {head.strip() for head, _ in sections.get("EXIT STATUS", [])}
    yield from (f"{page}: does not name exit status {one}" for one in root.exits if one not in statuses)
    with open(page, encoding="utf-8") as file:
        source = file.read()
    variables = {variable for told in paths.values() for variable in told.variables}
    yield from (f"{page}: does not name {one}" for one in sorted(variables) if not re.search(rf"\b{one}\b", source))
    if not root.options:
        yield f"{name} --help tells nothing"


def main():
    pairs = list(zip(sys.argv[1::2], sys.argv[2::2]))
    mistakes = [mistake for program, page in pairs for mistake in check(program, page)]
    print("\n".join(mistakes + [f"{len(mistakes)} mistakes in {len(pairs)} manual pages"]))
    sys.exit(1 if mistakes or not pairs else 0)


main()
