#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
# farolctl metrics check beside promtool check metrics: the same page, made from those that Prometheus, Alertmanager and
# farold answer with, in CPU seconds of the whole process; at least 15 times faster, or it is a failure.
set -euo pipefail
bin=$1 mb=${FAROL_BENCH_MB:-100} runs=${FAROL_BENCH_RUNS:-3}
dir=$(mktemp -d); pids=()
finish() { for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait 2>/dev/null || true; rm -rf "$dir"; }
trap finish EXIT
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
page() { # name port path
  for _ in $(seq 200); do
    curl -fsS --noproxy '*' "http://127.0.0.1:$2$3" >"$dir/$1.page" 2>/dev/null && [ -s "$dir/$1.page" ] && return
    sleep 0.1
  done
  echo "metrics.sh: $1 did not answer" >&2; exit 1
}
prometheus=$(free_port) alertmanager=$(free_port)
printf 'global: {scrape_interval: 1s}\nscrape_configs: [{job_name: self, static_configs: [{targets: ["127.0.0.1:%s"]}]}]\n' \
  "$prometheus" >"$dir/prometheus.yml"
printf 'route: {receiver: none}\nreceivers: [{name: none}]\n' >"$dir/alertmanager.yml"
prometheus --config.file="$dir/prometheus.yml" --storage.tsdb.path="$dir/tsdb" \
  --web.listen-address="127.0.0.1:$prometheus" >"$dir/prometheus.log" 2>&1 & pids+=($!)
prometheus-alertmanager --config.file="$dir/alertmanager.yml" --storage.path="$dir/am" --cluster.listen-address= \
  --web.listen-address="127.0.0.1:$alertmanager" >"$dir/alertmanager.log" 2>&1 & pids+=($!)
page prometheus "$prometheus" /metrics
page alertmanager "$alertmanager" /metrics
sleep 3 # its own histograms fill
page prometheus "$prometheus" /metrics
for pid in "${pids[@]}"; do kill "$pid"; done; wait 2>/dev/null || true; pids=()
python3 "$(dirname "$0")/tools/repeatpage.py" "$mb" "$dir/prometheus.page" "$dir/alertmanager.page" >"$dir/large.prom"
python3 "$(dirname "$0")/tools/cputime.py" "$runs" "$dir/large.prom" \
  "$bin/farolctl metrics check -" "promtool check metrics"
