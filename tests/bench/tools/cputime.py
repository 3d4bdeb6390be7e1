#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""CPU seconds (user and system) and memory of two commands that read the same file from standard input, by turns; the
middle one of the runs counts. usage: cputime.py RUNS FILE OURS PEER. Exit status 1: less than 15 times faster."""
import json
import os
import shlex
import statistics
import subprocess
import sys

runs, path, commands = int(sys.argv[1]), sys.argv[2], sys.argv[3:5]
size = os.path.getsize(path) / 1e6


def measured(command):
    with open(path, "rb") as page, open(os.devnull, "w") as nowhere:
        process = subprocess.Popen(shlex.split(command), stdin=page, stdout=nowhere, stderr=nowhere)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, process.returncode


taken = {command: [] for command in commands}
for _ in range(runs):
    for command in commands:
        taken[command].append(measured(command))
speed = {command: size / statistics.median(run[0] for run in taken[command]) for command in commands}
memory = {command: max(run[1] for run in taken[command]) for command in commands}
if taken[commands[0]][0][2] != 0:
    sys.exit("cputime.py: %s ended with %d" % (commands[0], taken[commands[0]][0][2]))
ours, peer = commands
name = peer.split()[0]
print(json.dumps({"bench": "metrics.parse", "value": round(speed[ours], 1), "unit": "MB/CPU s", "peer": name,
                  "peer_value": round(speed[peer], 1), "ratio": round(speed[ours] / speed[peer], 2), "page_mb": round(size)}))
print(json.dumps({"bench": "metrics.memory", "value": round(memory[ours], 1), "unit": "MB", "peer": name,
                  "peer_value": round(memory[peer], 1), "ratio": round(memory[peer] / memory[ours], 2)}))
sys.exit(speed[ours] / speed[peer] < 15)
