#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_deploy.py <farold> <source folder>: reads every deployment file and checks what it says of farold against farold
itself: commands, options, variables, secret names, ports, probes, metrics. Prints each mistake and exits 1."""
import functools
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request

import yaml

farold, source = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
packaging = os.path.join(source, "packaging")
mistakes = []
# Series of other programs, by the beginning of their names.
FOREIGN = ("rabbitmq_detailed_", "node_")
# A farold that was built without a broker has no roles either; there is nothing to compare with.
BROKER = "FAROLD_BROKER_URL"
WORDS = {"up", "ALERTS"}


def wrong(where, what):
    mistakes.append(f"{where}: {what}")


def text(path):
    with open(os.path.join(source, path), encoding="utf-8") as file:
        return file.read()


def load(path):
    return yaml.safe_load(text(path))


def run(*words):
    return subprocess.run([farold, *words], capture_output=True, text=True, timeout=120, check=False)


@functools.cache
def known_keys():
    """variable -> whether it is a secret; keys -> type, from farold serve --help-config."""
    variables, paths = {"FAROLD_CONFIG": False}, {}
    for line in run("serve", "--help-config").stdout.splitlines():
        columns = re.split(r"\s{2,}", line.strip())
        variables[columns[1]] = columns[2] == "secret"
        paths[columns[0]] = columns[2]
        if columns[4] == "_FILE":
            variables[columns[1] + "_FILE"] = False
            paths[columns[0] + "_file"] = "text"
    return variables, paths


def check_command(where, words):
    """Every word of a farold command line is one that farold knows."""
    path, options = [], []
    for word in words:
        (options if options or word.startswith("-") else path).append(word)
    helped = run(*path, "--help")
    while helped.returncode != 0 and len(path) > 1:  # an argument, not a command
        path.pop()
        helped = run(*path, "--help")
    unknown = "SUBCOMMAND" in helped.stdout  # help of the group: the word behind it is none of its commands
    if helped.returncode != 0 or not path or unknown:
        wrong(where, f"farold has no command {' '.join(words)}")
        return
    everywhere = run("--help").stdout
    for option in options:
        if option.startswith("--") and option.split("=")[0] not in helped.stdout + everywhere:
            wrong(where, f"farold {' '.join(path)} has no option {option}")
    if "--role" in options and BROKER in known_keys()[0]:
        role = options[options.index("--role") + 1]
        if f"{role}:" not in helped.stdout and f"{role}," not in helped.stdout and f"{role}}}" not in helped.stdout:
            wrong(where, f"farold serve has no role {role}")


def check_environment(where, environment, variables):
    for name, value in environment.items():
        if name.startswith(BROKER) and BROKER not in variables:
            continue
        if name.startswith("FAROLD_") and name not in variables:
            wrong(where, f"farold reads no variable {name}")
        elif variables.get(name):
            wrong(where, f"{name} is a secret: use {name}_FILE")


def files_of(environment):
    return {value for name, value in environment.items() if name.endswith("_FILE")}


def check_compose(variables):
    where = "container/compose.yaml"
    compose = load("packaging/" + where)
    services, secrets = compose["services"], compose["secrets"]
    roles = {}
    for name, service in services.items():
        mine = {item if isinstance(item, str) else item["source"] for item in service.get("secrets", [])}
        for secret in mine - set(secrets):
            wrong(where, f"{name} uses the secret {secret}, which is not there")
        environment = service.get("environment") or {}
        for file in files_of(environment):
            if os.path.basename(file) not in mine or os.path.dirname(file) != "/run/secrets":
                wrong(where, f"{name} reads {file}, which no secret of its puts there")
        for other in service.get("depends_on") or {}:
            if other not in services:
                wrong(where, f"{name} waits for {other}, which is not there")
        for volume in service.get("volumes", []):
            host = volume.split(":")[0]
            if host.startswith(".") and not os.path.exists(os.path.join(packaging, "container", host)):
                wrong(where, f"{name} mounts {host}, which is not there")
            if not host.startswith(".") and host not in compose["volumes"]:
                wrong(where, f"{name} mounts the volume {host}, which is not there")
        if "farold" not in service["image"]:
            continue
        check_command(f"{where}: {name}", service["command"])
        check_environment(f"{where}: {name}", environment, variables)
        if "--role" in service["command"]:
            roles.setdefault(service["command"][service["command"].index("--role") + 1], []).append(name)
            probe = " ".join(service["healthcheck"]["test"])
            if f":{environment['FAROLD_HTTP_PORT']}/readyz" not in probe:
                wrong(where, f"{name}: the probe asks another port or path: {probe}")
    for role, least in (("api", 2), ("worker", 2), ("relay", 1)):
        if len(roles.get(role, [])) < least:
            wrong(where, f"{len(roles.get(role, []))} processes of the role {role}")
    names = [services[name]["environment"]["FAROLD_WORKER_NAME"] for group in roles.values() for name in group]
    if len(set(names)) != len(names):
        wrong(where, "two processes have one worker name")
    return services


def check_kubernetes(variables):
    where = "kubernetes/farold.yaml"
    items = load("packaging/" + where)["items"]
    settings = {i["metadata"]["name"]: i["data"] for i in items if i["kind"] == "ConfigMap"}
    named = {(i["kind"], i["metadata"]["name"]) for i in items}
    made = set(re.findall(r"--from-file=(\w+)", text("packaging/" + where)))
    for item in items:
        at = f"{where}: {item['kind']} {item['metadata']['name']}"
        if item["kind"] == "HorizontalPodAutoscaler":
            target = item["spec"]["scaleTargetRef"]
            if (target["kind"], target["name"]) not in named:
                wrong(at, "scales what is not there")
        template = item.get("spec", {}).get("template")
        if not template:
            continue
        pod = template["spec"]
        volumes = {v["name"] for v in pod["volumes"]}
        volumes |= {v["metadata"]["name"] for v in item["spec"].get("volumeClaimTemplates", [])}
        for container in pod["containers"]:
            environment = {}
            for source_of in container["envFrom"]:
                environment |= settings[source_of["configMapRef"]["name"]]
            environment |= {e["name"]: e.get("value", "") for e in container.get("env", [])}
            check_environment(at, environment, variables)
            check_command(at, container["args"])
            mounts = {m["name"]: m["mountPath"] for m in container["volumeMounts"]}
            for missing in set(mounts) - volumes:
                wrong(at, f"mounts {missing}, which is not there")
            for file in files_of(environment):
                if os.path.dirname(file) != mounts["secrets"] or os.path.basename(file) not in made:
                    wrong(at, f"reads {file}, which the secret does not have")
            ports = {p["name"]: p["containerPort"] for p in container.get("ports", [])}
            for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
                if not ports:
                    continue
                get = container[probe]["httpGet"]
                if str(ports.get(get["port"])) != environment["FAROLD_HTTP_PORT"] or get["scheme"] != "HTTPS":
                    wrong(at, f"{probe} asks another port")
                yield get["path"]
            if ports and pod["terminationGracePeriodSeconds"] <= 30:
                wrong(at, "farold drains for 30 s, and is killed before")


def check_prometheus(services):
    where = "prometheus/prometheus.yml"
    config = load("packaging/" + where)
    for file in config["rule_files"]:
        if not os.path.exists(os.path.join(packaging, "prometheus", file)):
            wrong(where, f"no file {file}")
    scraped = set()
    for job in config["scrape_configs"]:
        for group in job["static_configs"]:
            for target in group["targets"]:
                host, port = target.split(":")
                scraped.add(host)
                if host not in services:
                    wrong(where, f"scrapes {host}, which is no service")
                elif job["job_name"] == "farold" and services[host]["environment"]["FAROLD_HTTP_PORT"] != port:
                    wrong(where, f"scrapes another port of {host}")
        yield job["metrics_path"] if job["job_name"] == "farold" else "/metrics"
    for name, service in services.items():
        if "--role" in (service.get("command") or []) and name not in scraped:
            wrong(where, f"does not scrape {name}")


def check_gateway(services):
    where = "gateway/farold.yml"
    config = load("packaging/" + where)["http"]
    entries = load("packaging/gateway/traefik.yml")["entryPoints"]
    api = load("resources/api/farold-v1.yaml")
    paths = {prefix + path for path in api["paths"] for prefix in ("", "/api/v1")}
    for name, router in config["routers"].items():
        for path in re.findall(r"Path\(`([^`]+)`\)", router["rule"]):
            if path not in paths:
                wrong(where, f"{name}: farold has no route {path}")
        for middleware in router["middlewares"]:
            if middleware not in config["middlewares"]:
                wrong(where, f"{name}: no middleware {middleware}")
        for entry in router["entryPoints"]:
            if entry not in entries:
                wrong(where, f"{name}: no entry point {entry}")
        if not any("rateLimit" in config["middlewares"][m] for m in router["middlewares"]):
            wrong(where, f"{name} has no rate limit")
    for name, service in config["services"].items():
        for server in service["loadBalancer"]["servers"]:
            host, port = re.fullmatch(r"https://([^:]+):(\d+)", server["url"]).groups()
            if host not in services or services[host]["environment"]["FAROLD_HTTP_PORT"] != port:
                wrong(where, f"{name} sends to {server['url']}, which is no service")
        yield service["loadBalancer"]["healthCheck"]["path"]


def names_in(expression):
    """The series that an expression of PromQL reads."""
    bare = re.sub(r'"[^"]*"', "", expression)
    bare = re.sub(r"\{[^}]*\}|\[[^\]]*\]", "", bare)
    bare = re.sub(r"\b(by|without|on|ignoring)\s*\([^)]*\)", "", bare)
    words = re.findall(r"[a-zA-Z_:][a-zA-Z0-9_:]*(?!\s*\()\b", bare)
    return {w for w in words if ("_" in w or ":" in w or w in WORDS) and not re.search(rf"\b{w}\s*\(", bare)}


def check_series(metrics):
    recorded = set()
    rules = [rule for group in load("packaging/prometheus/farol.yml")["groups"] for rule in group["rules"]]
    recorded = {rule["record"] for rule in rules if "record" in rule}
    used = [("prometheus/farol.yml: " + rule.get("alert", rule.get("record")), rule["expr"]) for rule in rules]
    for board in sorted(os.listdir(os.path.join(packaging, "grafana"))):
        for panel in json.loads(text("packaging/grafana/" + board))["panels"]:
            used += [(f"grafana/{board}: {panel['title']}", target["expr"]) for target in panel["targets"]]
    for item in load("packaging/kubernetes/farold.yaml")["items"]:
        for metric in item.get("spec", {}).get("metrics", []) if item["kind"] == "HorizontalPodAutoscaler" else []:
            used.append(("kubernetes/farold.yaml: HPA", metric["external"]["metric"]["name"]))
    for where, expression in used:
        for name in names_in(expression):
            plain = re.sub(r"_(bucket|sum|count)$", "", name)
            if name not in WORDS | recorded and not name.startswith(FOREIGN) and not {name, plain} & metrics:
                wrong(where, f"farold has no series {name}")
    alerts = [rule["alert"] for rule in rules if "alert" in rule]
    if len(alerts) != 7:
        wrong("prometheus/farol.yml", f"{len(alerts)} alerts instead of seven")


def check_systemd(paths):
    unit = text("packaging/systemd/farold.service")
    words = re.search(r"^ExecStart=/usr/bin/farold (.*)$", unit, re.M).group(1).split()
    check_command("systemd/farold.service", [word for word in words if not word.startswith("/")])

    def walk(node, prefix):
        for key, value in node.items():
            if isinstance(value, dict):
                walk(value, prefix + key + ".")
            elif prefix + key not in paths:
                wrong("systemd/farold.yaml", f"farold has no key {prefix + key}")

    walk(load("packaging/systemd/farold.yaml"), "")


def check_release():
    where = ".github/workflows/release.yml"
    words = text(where)
    for path in re.findall(r"packaging/[\w./-]+", words):
        if not os.path.exists(os.path.join(source, path)):
            wrong(where, f"no file {path}")
    named = {f"{i['kind'].lower()}/{i['metadata']['name']}" for i in load("packaging/kubernetes/farold.yaml")["items"]}
    for name in re.findall(r"\b(?:deployment|statefulset|job)/[\w-]+", words):
        if name not in named:
            wrong(where, f"the cluster has no {name}")
    for line in re.findall(r"-- farold ([^\n]+)", words):
        check_command(where, [w for w in line.split() if not w.startswith(('"', "/"))])
    jobs = yaml.safe_load(words)["jobs"]
    for job in ("image", "deploy"):
        if job not in jobs:
            wrong(where, f"no job {job}")


def check_image(port):
    words = text("packaging/container/Dockerfile")
    if f"EXPOSE {port}" not in words:
        wrong("container/Dockerfile", f"does not expose {port}")
    check_command("container/Dockerfile", json.loads(re.search(r"^CMD (.*)$", words, re.M).group(1)))


def ask_farold(paths):
    """The series of a real farold, which also has every path that probes ask."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("FAROLD_")}
        environment |= {"FAROLD_DATABASE_PATH": folder + "/farold.db", "FAROLD_HTTP_PORT": "0"}
        log = open(folder + "/log", "w+", encoding="utf-8")
        with subprocess.Popen([farold, "serve"], env=environment, stdout=log, stderr=log) as process:
            try:
                url, end = None, time.monotonic() + 120
                while not url and time.monotonic() < end and process.poll() is None:
                    time.sleep(0.05)
                    found = re.search(r"listening on (http://[0-9.:]+)", open(folder + "/log", encoding="utf-8").read())
                    url = found and found.group(1)
                if not url:
                    sys.exit("farold does not start: " + open(folder + "/log", encoding="utf-8").read()[-500:])
                for path in sorted(set(paths)):
                    try:
                        urllib.request.urlopen(url + path, timeout=60).read()
                    except OSError as error:
                        wrong(path, f"a probe asks it and farold says {error}")
                shown = ""
                for _ in range(600):  # what tables say comes with the reading after
                    shown = urllib.request.urlopen(url + "/metrics", timeout=60).read().decode()
                    if "farold_queue_depth{" in shown and "http_requests_total{" in shown:
                        break
                    time.sleep(0.1)
                return set(re.findall(r"^# TYPE (\S+)", shown, re.M))
            finally:
                process.terminate()


def sources():
    """Names of series that farold tells only after something happened."""
    names = set()
    for folder, _, files in os.walk(os.path.join(source, "src")):
        for file in files:
            if file.endswith((".cpp", ".h")) and "/src/ui" not in folder:
                with open(os.path.join(folder, file), encoding="utf-8") as content:
                    names |= set(re.findall(r'"((?:farold|http|db_pool|redis)_[a-z_]+)"', content.read()))
    return names


def main():
    variables, paths = known_keys()
    if len(paths) < 40:
        sys.exit("farold serve --help-config says too little")
    services = check_compose(variables)
    asked = list(check_kubernetes(variables)) + list(check_prometheus(services)) + list(check_gateway(services))
    check_systemd(paths)
    check_release()
    check_image("8480")
    check_series(ask_farold(asked) | sources())
    for mistake in mistakes:
        print(mistake)
    print(f"{len(mistakes)} mistakes")
    sys.exit(1 if mistakes else 0)


main()
