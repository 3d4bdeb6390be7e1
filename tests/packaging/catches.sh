#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# catches.sh <farold> <source folder>: plants mistakes in copies of the deployment files; check_deploy.py must name each.
set -euo pipefail
farold=$1 source=$2
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
mkdir "$dir/s" && cp -r "$source"/{packaging,.github,resources,src} "$dir/s/"
plant() { # file, sed script
  sed -i "$2" "$dir/s/$1"
  ! cmp -s "$source/$1" "$dir/s/$1" || { echo "nothing was planted in $1"; exit 1; }
}
plant packaging/container/compose.yaml 's/FAROLD_HTTP_KEY_FILE:/FAROLD_HTTP_KEY:/; s/\[migrate, up\]/[migrate, upwards]/; s/readyz/ready/'
plant packaging/kubernetes/farold.yaml 's#database_url$#database_uri#; s/path: .healthz, port: https/path: \/alive, port: https/'
plant packaging/prometheus/prometheus.yml 's/worker-2:8480/worker-2:8481/'
plant packaging/prometheus/farol.yml 's/farold_disk_free_bytes/farold_disk_left_bytes/'
plant packaging/grafana/operator.json 's/farold_items_in_flight/farold_flying/'
plant packaging/gateway/farold.yml 's#/api/v1/auth/token#/api/v1/auth/tokens#'
plant packaging/systemd/farold.yaml 's/^zone:/timezone:/'
plant packaging/systemd/farold.service 's/farold serve --config/farold serve --settings/'
plant .github/workflows/release.yml 's#deployment/farold-relay#deployment/farold-relays#'
python3 "$source/tests/packaging/check_deploy.py" "$farold" "$dir/s" >"$dir/said" && { echo "nothing was caught"; exit 1; }
code=0
for word in FAROLD_HTTP_KEY 'migrate upwards' 'another port or path' database_uri /alive 'another port of worker-2' \
  farold_disk_left_bytes farold_flying /api/v1/auth/tokens timezone 'option --settings' farold-relays; do
  grep -qF -- "$word" "$dir/said" || { echo "not caught: $word"; code=1; }
done
[ $code = 0 ] || cat "$dir/said"
exit $code
