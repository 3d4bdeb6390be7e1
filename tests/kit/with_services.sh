#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with_services.sh start [NAME...] | stop | run PROGRAM ARGUMENT...
# The real servers of the tests, found through the file that FAROL_SERVICES names. They live in a folder of their own
# below the system's temporary one: PostgreSQL runs as another user, who cannot enter every build folder.
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
: "${FAROL_SERVICES:?names the file with the addresses}"
case ${1:-} in /*) set -- run "$@" ;; esac # as the wrapper of a test
case ${1:-} in
start)
    folder=$(mktemp -d /tmp/farol-services.XXXXXX)
    chmod 0711 "$folder"
    # Hundreds of schemas are made and dropped; no test takes the machine's power away.
    shift
    [ $# -gt 0 ] || set -- postgres rabbitmq
    FAROL_POSTGRES_FLAGS='-c fsync=off' "$here/services.sh" start "$folder" "$@" >"$FAROL_SERVICES"
    case " $* " in *" postgres "*) echo "FAROL_TEST_DATABASE=\$FAROL_POSTGRES_URL" >>"$FAROL_SERVICES" ;; esac
    case " $* " in *" rabbitmq "*) echo "FAROL_TEST_BROKER=\$FAROL_AMQP_URL" >>"$FAROL_SERVICES" ;; esac
    ;;
stop)
    # shellcheck disable=SC1090 # made by start
    . "$FAROL_SERVICES"
    "$here/services.sh" clean "$FAROL_SERVICES_DIR"
    rm -f "$FAROL_SERVICES"
    ;;
run)
    shift
    set -a
    # shellcheck disable=SC1090
    . "$FAROL_SERVICES"
    exec "$@"
    ;;
*) sed -n '5,7s/^# //p' "$0" >&2; exit 2 ;;
esac
