#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# services.sh - run the console's real back ends by hand, for development and tests.
#
#   services.sh start  DIR [NAME...]   start (default: all), wait until ready, print variables
#   services.sh stop   DIR [NAME...]   stop by recorded pid (default: all)
#   services.sh status DIR [NAME...]   one line per service; exit 0 if all are up, 3 if any is not
#   services.sh env    DIR             print the variables again
#   services.sh clean  DIR             stop everything, then delete what this script made in DIR
#   services.sh ctl    DIR ARG...      run rabbitmqctl against this node (rabbitmq-* tools by name)
#
# NAME is one of: postgres redis rabbitmq alertmanager node prometheus
#
# Standard output carries only NAME='value' lines, so that
#       eval "$(services.sh start "$PWD/build/services")"
# works; progress and errors go to standard error. Everything listens on loopback only.
# No systemd and no containers are needed. Ports are picked once and kept in DIR/ports;
# to choose one, set e.g. FAROL_PROMETHEUS_PORT before the first start. Passwords are
# random, kept in DIR/secrets (mode 0600). FAROL_PROMETHEUS_FLAGS adds prometheus flags.
# FAROL_POSTGRES_FLAGS ("-c fsync=off") does the same for PostgreSQL.
# FAROL_EXTRA_TARGETS ("job=host:port ...") adds scrape targets, e.g. farold itself.
#
set -u
umask 077

ALL=(postgres redis rabbitmq alertmanager node prometheus)
PORT_NAMES=(POSTGRES REDIS RABBITMQ_AMQP RABBITMQ_HTTP RABBITMQ_METRICS RABBITMQ_DIST
            RABBITMQ_EPMD ALERTMANAGER NODE PROMETHEUS)
HOST=127.0.0.1
WAIT=${FAROL_WAIT:-90}          # seconds to wait for one service
RABBIT_BIN=/usr/lib/rabbitmq/bin

say()  { printf '%s\n' "services: $*" >&2; }
die()  { say "$*"; exit 1; }
usage() { sed -n '3,/^set -u/{/^set -u/d;s/^# \{0,1\}//;p}' "$0" >&2; exit 2; }

# ---------------------------------------------------------------- state in DIR

# True if something accepts connections on the port.
port_busy() { (exec 3<>"/dev/tcp/$HOST/$1") 2>/dev/null; }

choose_ports() {
    local name var p taken=" "
    [ -f "$DIR/ports" ] && . "$DIR/ports"
    for name in "${PORT_NAMES[@]}"; do
        var=FAROL_${name}_PORT
        p=${!var:-}
        if [ -z "$p" ]; then
            while :; do             # below the kernel's ephemeral range, so no client socket takes it
                p=$((20000 + RANDOM % 12000))
                [[ $taken == *" $p "* ]] && continue
                port_busy "$p" || break
            done
        fi
        taken+="$p "
        printf -v "$var" %s "$p"
    done
    for name in "${PORT_NAMES[@]}"; do
        var=FAROL_${name}_PORT; printf '%s=%s\n' "$var" "${!var}"
    done > "$DIR/ports.new" && mv "$DIR/ports.new" "$DIR/ports"
}

choose_secrets() {
    if [ ! -f "$DIR/secrets" ]; then
        local n
        for n in POSTGRES REDIS RABBITMQ; do
            printf 'FAROL_%s_PASSWORD=%s\n' "$n" "$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')"
        done > "$DIR/secrets.new" && mv "$DIR/secrets.new" "$DIR/secrets"
    fi
    . "$DIR/secrets"
}

load_state() {
    [ -f "$DIR/ports" ] && [ -f "$DIR/secrets" ] || die "$DIR holds no services (run start first)"
    . "$DIR/ports"; . "$DIR/secrets"
}

# A pid alone may be reused by the kernel, so its start time is recorded beside it.
start_time() {
    local s
    s=$(cat "/proc/$1/stat" 2>/dev/null) || return 1
    s=${s##*) }                     # the command name may hold spaces and brackets
    set -- $s
    [ "$1" != Z ] && printf %s "${20}"
}
alive() {                           # alive NAME: sets PID when the recorded process still runs
    local when
    PID=; [ -f "$DIR/$1.pid" ] || return 1
    read -r PID when < "$DIR/$1.pid" || return 1
    [ "$(start_time "$PID")" = "$when" ]
}

# launch NAME COMMAND...: own session, no terminal, no inherited lock, output to DIR/NAME.log
launch() {
    local name=$1; shift
    setsid "$@" </dev/null >>"$DIR/$name.log" 2>&1 9>&- &
    local pid=$! when
    when=$(start_time "$pid") || when=gone
    printf '%s %s\n' "$pid" "$when" > "$DIR/$name.pid"
}

# wait_ready NAME PROBE...: poll until the probe succeeds; give up early if the process died
wait_ready() {
    local name=$1 end=$((SECONDS + WAIT)); shift
    until "$@" >/dev/null 2>&1; do
        if ! alive "$name"; then
            say "$name died while starting; last lines of $DIR/$name.log:"; tail -n 15 "$DIR/$name.log" >&2
            rm -f "$DIR/$name.pid"; return 1
        fi
        if [ $SECONDS -ge $end ]; then say "$name was not ready after ${WAIT}s (see $DIR/$name.log)"; return 1; fi
        sleep 0.2
    done
}

# halt NAME SIGNAL SECONDS: polite signal, then SIGKILL to the session that launch made
halt() {
    local name=$1 sig=$2 limit=$3 end
    if alive "$name"; then
        kill -"$sig" "$PID" 2>/dev/null
        end=$((SECONDS + limit))
        while alive "$name" && [ $SECONDS -lt $end ]; do sleep 0.1; done
        if alive "$name"; then
            say "$name ignored SIG$sig for ${limit}s; killing its process group"
            kill -KILL -- "-$PID" 2>/dev/null; sleep 0.3
        fi
    fi
    rm -f "$DIR/$name.pid"
}

need() { local p; for p; do [ -x "$p" ] || command -v "$p" >/dev/null || { say "missing program: $p"; return 1; }; done; }
http_ok() { curl -fsS -o /dev/null --max-time 3 --noproxy '*' "$@"; }

# ---------------------------------------------------------------- postgres

pg_bin() { local d; for d in /usr/lib/postgresql/*/bin; do :; done; printf %s "$d"; }
pg_as() {                           # PostgreSQL refuses to run as root
    if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --init-groups -- "$@"; else "$@"; fi
}
start_postgres() {
    local bin data=$DIR/postgres/data; bin=$(pg_bin)
    need "$bin/postgres" "$bin/initdb" setpriv || return 1
    mkdir -p "$DIR/postgres"
    if [ "$(id -u)" = 0 ]; then
        chmod o+x "$DIR"            # mktemp -d makes 0700, which the postgres user cannot enter
        chown postgres: "$DIR/postgres"
        pg_as test -x "$DIR/postgres" || { say "user postgres cannot reach $DIR: open its parents with chmod o+x"; return 1; }
    fi
    if [ ! -f "$data/PG_VERSION" ]; then
        rm -rf "$data"
        # The password goes in by a pipe: no file, no command line. The inner pipe is made by the
        # postgres user, who may not reopen one made by root.
        (cd / && printf '%s\n' "$FAROL_POSTGRES_PASSWORD" |
            pg_as sh -c 'cat | "$0" "$@" --pwfile=/dev/stdin' "$bin/initdb" -D "$data" -U farol \
                -A scram-sha-256 -E UTF8 --locale=C.UTF-8 --no-sync) >"$DIR/postgres.log" 2>&1 \
            || { say "initdb failed:"; tail -n 15 "$DIR/postgres.log" >&2; return 1; }
    fi
    rm -f "$DIR/postgres.pid"
    # shellcheck disable=SC2086 # the extra flags are meant to split
    cd / && launch postgres "${PG_AS[@]}" "$bin/postgres" -D "$data" \
        -c listen_addresses=$HOST -c port="$FAROL_POSTGRES_PORT" -c unix_socket_directories= \
        -c max_connections=50 -c shared_buffers=64MB ${FAROL_POSTGRES_FLAGS:-}
    wait_ready postgres "$bin/pg_isready" -q -h $HOST -p "$FAROL_POSTGRES_PORT" -U farol -d postgres || return 1
    PGPASSWORD=$FAROL_POSTGRES_PASSWORD "$bin/psql" -qAt -h $HOST -p "$FAROL_POSTGRES_PORT" -U farol -d postgres \
        -c "select 1 from pg_database where datname='farol'" | grep -q 1 ||
    PGPASSWORD=$FAROL_POSTGRES_PASSWORD "$bin/createdb" -h $HOST -p "$FAROL_POSTGRES_PORT" -U farol farol
}
stop_postgres() { halt postgres INT 20; }       # INT = fast shutdown; TERM would wait for clients

# ---------------------------------------------------------------- redis

redis_ping() { [ "$(REDISCLI_AUTH=$FAROL_REDIS_PASSWORD redis-cli -h $HOST -p "$FAROL_REDIS_PORT" ping)" = PONG ]; }
start_redis() {
    need redis-server redis-cli || return 1
    mkdir -p "$DIR/redis"
    cat > "$DIR/redis/redis.conf" <<CONF
bind $HOST
port $FAROL_REDIS_PORT
dir $DIR/redis
requirepass $FAROL_REDIS_PASSWORD
appendonly yes
save ""
daemonize no
CONF
    launch redis redis-server "$DIR/redis/redis.conf"
    wait_ready redis redis_ping
}
stop_redis() { halt redis TERM 10; }

# ---------------------------------------------------------------- rabbitmq

# Debian's wrappers in /usr/sbin switch to the rabbitmq user, its home and its cookie, which
# defeats a private node; the scripts behind them run as whoever calls them. Every path the
# node or its tools use is set here, so that nothing is read from /etc or written in /var.
rabbit_env() {
    local d=$DIR/rabbitmq
    RABBIT_ENV=(
        env -u XDG_CONFIG_HOME -u NOTIFY_SOCKET -u ERL_LIBS
        HOME="$d/home"                                  # holds .erlang.cookie
        LANG=C.UTF-8 LC_ALL=C.UTF-8                     # else the Elixir tools complain about latin1
        ERL_EPMD_ADDRESS="$HOST" ERL_EPMD_PORT="$FAROL_RABBITMQ_EPMD_PORT"
        RABBITMQ_NODENAME="farol$FAROL_RABBITMQ_AMQP_PORT@localhost"
        RABBITMQ_CONF_ENV_FILE="$d/env.conf"
        RABBITMQ_CONFIG_FILE="$d/rabbitmq.conf"
        RABBITMQ_ADVANCED_CONFIG_FILE="$d/advanced.config"
        RABBITMQ_GENERATED_CONFIG_DIR="$d/generated"
        RABBITMQ_ENABLED_PLUGINS_FILE="$d/enabled_plugins"
        RABBITMQ_MNESIA_BASE="$d/mnesia"
        RABBITMQ_LOG_BASE="$d/log"
        RABBITMQ_LOGS=-
        RABBITMQ_PID_FILE="$d/node.pid"
        RABBITMQ_DIST_PORT="$FAROL_RABBITMQ_DIST_PORT"
        RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1} ${FAROL_RABBITMQ_ERL_ARGS:-}"
    )
}
rabbit_up() {
    printf 'user = "farol:%s"\n' "$FAROL_RABBITMQ_PASSWORD" |
        http_ok -K - "http://$HOST:$FAROL_RABBITMQ_HTTP_PORT/api/overview" &&
    http_ok "http://$HOST:$FAROL_RABBITMQ_METRICS_PORT/metrics"
}
start_rabbitmq() {
    local d=$DIR/rabbitmq
    need "$RABBIT_BIN/rabbitmq-server" epmd curl || return 1
    mkdir -p "$d"/{home,mnesia,log,generated}
    if [ ! -f "$d/home/.erlang.cookie" ]; then
        od -An -N20 -tx1 /dev/urandom | tr -d ' \n' > "$d/home/.erlang.cookie"
        chmod 400 "$d/home/.erlang.cookie"
    fi
    : > "$d/env.conf"
    echo '[].' > "$d/advanced.config"
    echo '[rabbitmq_management,rabbitmq_prometheus,rabbitmq_shovel,rabbitmq_shovel_management].' > "$d/enabled_plugins"
    cat > "$d/rabbitmq.conf" <<CONF
listeners.tcp.1 = $HOST:$FAROL_RABBITMQ_AMQP_PORT
management.tcp.ip = $HOST
management.tcp.port = $FAROL_RABBITMQ_HTTP_PORT
prometheus.tcp.ip = $HOST
prometheus.tcp.port = $FAROL_RABBITMQ_METRICS_PORT
default_user = farol
default_pass = $FAROL_RABBITMQ_PASSWORD
default_user_tags.administrator = true
disk_free_limit.absolute = 100MB
log.console = true
log.console.level = warning
CONF
    rabbit_env
    # An epmd of our own: the one that a node starts by itself outlives the node, listens on
    # every address at 4369 and serves other nodes on the machine, so nobody could stop it safely.
    if ! alive epmd; then
        launch epmd "${RABBIT_ENV[@]}" epmd
        wait_ready epmd port_busy "$FAROL_RABBITMQ_EPMD_PORT" || return 1
    fi
    cd "$d" && launch rabbitmq "${RABBIT_ENV[@]}" "$RABBIT_BIN/rabbitmq-server"
    cd /
    wait_ready rabbitmq rabbit_up
}
stop_rabbitmq() { halt rabbitmq TERM 40; halt epmd TERM 5; }

# ---------------------------------------------------------------- alertmanager

start_alertmanager() {
    need prometheus-alertmanager curl || return 1
    mkdir -p "$DIR/alertmanager/data"
    [ -f "$DIR/alertmanager/alertmanager.yml" ] || cat > "$DIR/alertmanager/alertmanager.yml" <<'CONF'
route:
  receiver: operations
  group_by: [alertname, service]
  group_wait: 2s
  group_interval: 5s
  repeat_interval: 1h
  routes:
    - receiver: on-call
      matchers: ['severity="critical"']
receivers:
  - name: operations
  - name: on-call
inhibit_rules:
  - source_matchers: ['severity="critical"']
    target_matchers: ['severity="warning"']
    equal: [alertname, service]
CONF
    launch alertmanager prometheus-alertmanager --config.file="$DIR/alertmanager/alertmanager.yml" \
        --storage.path="$DIR/alertmanager/data" --web.listen-address=$HOST:"$FAROL_ALERTMANAGER_PORT" \
        --cluster.listen-address= --log.level=warn      # an empty cluster address: no gossip port
    wait_ready alertmanager http_ok "http://$HOST:$FAROL_ALERTMANAGER_PORT/-/ready"
}
stop_alertmanager() { halt alertmanager TERM 10; }

# ---------------------------------------------------------------- node exporter

start_node() {
    need prometheus-node-exporter curl || return 1
    mkdir -p "$DIR/node"            # *.prom files placed here are exposed as they are
    launch node prometheus-node-exporter --web.listen-address=$HOST:"$FAROL_NODE_PORT" \
        --collector.textfile.directory="$DIR/node" --log.level=error
    wait_ready node http_ok "http://$HOST:$FAROL_NODE_PORT/metrics"
}
stop_node() { halt node TERM 5; }

# ---------------------------------------------------------------- prometheus

write_rules() {
    cat > "$DIR/prometheus/rules/farol.yml" <<'RULES'
groups:
  - name: farol-records
    rules:
      - record: service:http_error:ratio_rate5m
        expr: |
          sum by (service) (rate(http_requests_total{status=~"5.."}[5m]))
            / sum by (service) (rate(http_requests_total[5m]))
      - record: service:http_latency_seconds:p95_5m
        expr: histogram_quantile(0.95, sum by (service, le) (rate(http_request_duration_seconds_bucket[5m])))
  - name: farol-alerts
    rules:
      - alert: HighErrorRate
        expr: service:http_error:ratio_rate5m > 0.05
        for: 5m
        labels: {severity: critical}
        annotations:
          summary: 'More than 5% of requests to {{ $labels.service }} fail'
          description: '{{ $value | humanizePercentage }} of requests ended in a server error over 5 minutes.'
          runbook: high-error-rate
      - alert: HighLatencyP95
        expr: service:http_latency_seconds:p95_5m > 1
        for: 5m
        labels: {severity: warning}
        annotations:
          summary: 'p95 latency of {{ $labels.service }} is above 1 s'
          description: 'The 95th percentile is {{ $value | humanizeDuration }}.'
          runbook: high-latency
      - alert: DatabasePoolExhausted
        expr: db_pool_connections_in_use / db_pool_connections_max >= 0.9
        for: 2m
        labels: {severity: critical}
        annotations:
          summary: 'Database pool of {{ $labels.service }} is nearly exhausted'
          description: '{{ $value | humanizePercentage }} of the pool is in use.'
          runbook: database-pool
      - alert: RedisConnectionFailures
        expr: increase(redis_connection_errors_total[5m]) > 0
        labels: {severity: critical}
        annotations:
          summary: '{{ $labels.service }} cannot reach Redis'
          description: '{{ $value | printf "%.0f" }} failed connections in 5 minutes.'
          runbook: redis-connection
      - alert: WorkerQueueBacklog
        expr: |
          sum by (vhost, queue) (rabbitmq_detailed_queue_messages_ready{queue!~".*[.]dlq"}) > 1000
            or sum by (queue) (farold_queue_depth{queue!~".*[.]dlq"}) > 1000
        for: 5m
        labels: {severity: warning}
        annotations:
          summary: 'Queue {{ $labels.queue }} is falling behind'
          description: '{{ $value | humanize }} messages are waiting.'
          runbook: queue-backlog
      - alert: LowDiskSpace
        expr: |
          node_filesystem_avail_bytes{fstype!~"tmpfs|ramfs|overlay|squashfs"}
            / node_filesystem_size_bytes{fstype!~"tmpfs|ramfs|overlay|squashfs"} < 0.10
            or farold_disk_free_bytes / farold_disk_size_bytes < 0.10
        for: 5m
        labels: {severity: warning}
        annotations:
          summary: 'Little disk space on {{ $labels.instance }} {{ $labels.mountpoint }}'
          description: '{{ $value | humanizePercentage }} is left.'
          runbook: low-disk
      - alert: HighMemoryUsage
        expr: |
          1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes > 0.90
            or 1 - farold_memory_available_bytes / farold_memory_total_bytes > 0.90
        for: 5m
        labels: {severity: warning}
        annotations:
          summary: 'Memory of {{ $labels.instance }} is nearly full'
          description: '{{ $value | humanizePercentage }} is in use.'
          runbook: high-memory
RULES
}
write_prometheus_config() {
    local pair
    {
        cat <<CONF
global:
  scrape_interval: ${FAROL_SCRAPE_INTERVAL:-5s}
  evaluation_interval: ${FAROL_SCRAPE_INTERVAL:-5s}
rule_files: ['$DIR/prometheus/rules/*.yml']
alerting:
  alertmanagers:
    - static_configs: [{targets: ['$HOST:$FAROL_ALERTMANAGER_PORT']}]
scrape_configs:
  - job_name: prometheus
    static_configs: [{targets: ['$HOST:$FAROL_PROMETHEUS_PORT']}]
  - job_name: dropped                # a test may drop a file with its own targets there
    file_sd_configs: [{files: ['$DIR/prometheus/targets/*.json']}]
  - job_name: alertmanager
    static_configs: [{targets: ['$HOST:$FAROL_ALERTMANAGER_PORT']}]
  - job_name: node
    static_configs: [{targets: ['$HOST:$FAROL_NODE_PORT']}]
  - job_name: rabbitmq
    static_configs: [{targets: ['$HOST:$FAROL_RABBITMQ_METRICS_PORT']}]
  - job_name: rabbitmq-queues
    metrics_path: /metrics/detailed
    params: {family: [queue_coarse_metrics, queue_consumer_count]}
    static_configs: [{targets: ['$HOST:$FAROL_RABBITMQ_METRICS_PORT']}]
CONF
        for pair in ${FAROL_EXTRA_TARGETS:-}; do
            printf "  - job_name: '%s'\n    static_configs: [{targets: ['%s']}]\n" "${pair%%=*}" "${pair#*=}"
        done
    } > "$DIR/prometheus/prometheus.yml"
}
start_prometheus() {
    need prometheus promtool curl || return 1
    mkdir -p "$DIR/prometheus"/{data,rules,targets}
    write_rules
    write_prometheus_config
    promtool check config "$DIR/prometheus/prometheus.yml" >"$DIR/prometheus/check.log" 2>&1 \
        || { say "bad configuration:"; cat "$DIR/prometheus/check.log" >&2; return 1; }
    # shellcheck disable=SC2086  # the extra flags are meant to split
    launch prometheus prometheus --config.file="$DIR/prometheus/prometheus.yml" \
        --storage.tsdb.path="$DIR/prometheus/data" --storage.tsdb.retention.time=1d \
        --web.listen-address=$HOST:"$FAROL_PROMETHEUS_PORT" --web.enable-lifecycle \
        --log.level=warn ${FAROL_PROMETHEUS_FLAGS:-}
    wait_ready prometheus http_ok "http://$HOST:$FAROL_PROMETHEUS_PORT/-/ready"
}
stop_prometheus() { halt prometheus TERM 20; }

# ---------------------------------------------------------------- commands

print_env() {
    local q="'"
    var() { printf "%s=%s%s%s\n" "$1" "$q" "$2" "$q"; }
    var FAROL_PROMETHEUS_URL   "http://$HOST:$FAROL_PROMETHEUS_PORT"
    var FAROL_ALERTMANAGER_URL "http://$HOST:$FAROL_ALERTMANAGER_PORT"
    var FAROL_NODE_URL         "http://$HOST:$FAROL_NODE_PORT"
    var FAROL_RABBITMQ_URL     "http://$HOST:$FAROL_RABBITMQ_HTTP_PORT"
    var FAROL_RABBITMQ_METRICS_URL "http://$HOST:$FAROL_RABBITMQ_METRICS_PORT"
    var FAROL_RABBITMQ_USER    farol
    var FAROL_RABBITMQ_PASSWORD "$FAROL_RABBITMQ_PASSWORD"
    var FAROL_AMQP_URL         "amqp://farol:$FAROL_RABBITMQ_PASSWORD@$HOST:$FAROL_RABBITMQ_AMQP_PORT/%2F"
    var FAROL_POSTGRES_URL     "postgresql://farol:$FAROL_POSTGRES_PASSWORD@$HOST:$FAROL_POSTGRES_PORT/farol"
    var FAROL_REDIS_URL        "redis://default:$FAROL_REDIS_PASSWORD@$HOST:$FAROL_REDIS_PORT/0"
    var FAROL_SERVICES_DIR     "$DIR"
}

[ $# -ge 2 ] || usage
command=$1; DIR=$2; shift 2
case $command in start|stop|status|env|clean|ctl) ;; *) usage ;; esac
[[ $DIR == /* ]] || DIR=$PWD/$DIR
[[ $DIR =~ ^[A-Za-z0-9_./@+-]+$ ]] || die "DIR may hold only letters, digits and _ . / @ + - : $DIR"
if [ "$command" != ctl ]; then
    for n; do [[ " ${ALL[*]} " == *" $n "* ]] || die "unknown service: $n (known: ${ALL[*]})"; done
fi
NAMES=()
for n in "${ALL[@]}"; do            # always in dependency order, whatever order was typed
    if [ $# -eq 0 ] || [[ " $* " == *" $n "* ]]; then NAMES+=("$n"); fi
done
PG_AS=(); [ "$(id -u)" = 0 ] && PG_AS=(setpriv --reuid=postgres --regid=postgres --init-groups --)

[ "$command" = start ] && { mkdir -p "$DIR" || exit 1; }
[ -d "$DIR" ] || { [ "$command" = clean ] && exit 0; die "no such directory: $DIR"; }
cd "$DIR" || exit 1; DIR=$(pwd -P)

if [ "$command" = ctl ]; then       # no lock: this may run beside a start or a stop
    load_state; rabbit_env; tool=rabbitmqctl
    case ${1:-} in rabbitmq-*) tool=$1; shift ;; esac
    cd "$DIR/rabbitmq" && exec "${RABBIT_ENV[@]}" "$RABBIT_BIN/$tool" "$@"
fi

# One command at a time per DIR. launch closes this descriptor, or the daemons would keep the lock.
exec 9>"$DIR/lock"
flock -w 120 9 || die "another services.sh is busy in $DIR"

case $command in
start)
    choose_ports; choose_secrets
    for n in "${NAMES[@]}"; do
        if alive "$n"; then say "$n is already up (pid $PID)"; continue; fi
        t0=$(date +%s%N)
        "start_$n" || { say "could not start $n"; exit 1; }
        alive "$n"; say "$n is ready (pid $PID, $(( ($(date +%s%N) - t0) / 1000000 )) ms)"
    done
    print_env ;;
stop|clean)
    [ -f "$DIR/ports" ] && load_state
    [ "$command" = clean ] && NAMES=("${ALL[@]}")
    for (( i = ${#NAMES[@]} - 1; i >= 0; i-- )); do
        n=${NAMES[i]}
        if alive "$n"; then say "stopping $n (pid $PID)"; fi
        "stop_$n"
    done
    if [ "$command" = clean ]; then
        for n in "${ALL[@]}" epmd; do rm -rf "${DIR:?}/$n" "$DIR/$n.pid" "$DIR/$n.log"; done
        rm -f "$DIR/ports" "$DIR/secrets" "$DIR/lock"
        cd / && rmdir "$DIR" 2>/dev/null
    fi ;;
status)
    load_state; rc=0
    for n in "${NAMES[@]}"; do
        if alive "$n"; then echo "$n up pid=$PID"; else echo "$n down"; rc=3; fi
    done
    exit $rc ;;
env)
    load_state; print_env ;;
esac
exit 0
