#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A large sound page of metrics: each family of the given pages with all its lines again and again, told apart by one
more label. usage: repeatpage.py MEGABYTES PAGE..."""
import sys

families = {}  # name: (metadata, samples); a family that an earlier page has is not taken from a later one
for path in sys.argv[2:]:
    earlier = set(families)
    name = None
    for line in open(path, encoding="utf-8"):
        if line.startswith(("# HELP ", "# TYPE ")):
            name = line.split(" ", 3)[2]
            if name not in earlier:
                families.setdefault(name, ([], []))[0].append(line)
        elif name is not None and name not in earlier and line.strip():
            families[name][1].append(line)

one = sum(len(line) + 14 for _, samples in families.values() for line in samples)
times = max(1, int(float(sys.argv[1]) * 1e6 / one))
for metadata, samples in families.values():
    sys.stdout.writelines(metadata)
    parts = []
    for line in samples:
        labelled = "{" in line
        head, _, tail = line.rpartition("}") if labelled else line.partition(" ")
        parts.append((head + "," if labelled else head + "{", tail.strip()))
    for copy in range(times):
        label = 'copy="%d"} ' % copy
        sys.stdout.writelines([head + label + tail + "\n" for head, tail in parts])
