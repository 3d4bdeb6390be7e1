#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the chaos script asks of RabbitMQ's management interface (FAROL_RABBITMQ_URL, _USER, _PASSWORD).

broker.py cut                  closes every connection; prints how many
broker.py poison QUEUE TEXT    a message that nobody can read, straight into a queue
broker.py count QUEUE TEXT     how many messages of a queue hold the text; they stay there
"""
import base64
import json
import os
import sys
import urllib.error
import urllib.parse
import urllib.request


def ask(method, path, body=None):
    user = os.environ["FAROL_RABBITMQ_USER"] + ":" + os.environ["FAROL_RABBITMQ_PASSWORD"]
    headers = {"Authorization": "Basic " + base64.b64encode(user.encode()).decode()}
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(os.environ["FAROL_RABBITMQ_URL"] + "/api/" + path, data, headers, method=method)
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30) as answer:
        text = answer.read()
    return json.loads(text) if text else None


def quoted(name):
    return urllib.parse.quote(name, safe="")


def cut():
    closed = 0
    for one in ask("GET", "connections?columns=name"):
        try:
            ask("DELETE", "connections/" + quoted(one["name"]))
            closed += 1
        except urllib.error.HTTPError as gone:
            if gone.code != 404:
                raise
    return closed


def poison(queue, text):
    body = {"properties": {"delivery_mode": 2}, "routing_key": queue, "payload": text, "payload_encoding": "string"}
    return 1 if ask("POST", "exchanges/%2F/amq.default/publish", body)["routed"] else 0


def count(queue, text):
    body = {"count": 10000, "ackmode": "ack_requeue_true", "encoding": "auto"}
    return sum(text in one["payload"] for one in ask("POST", "queues/%2F/" + quoted(queue) + "/get", body))


print({"cut": cut, "poison": poison, "count": count}[sys.argv[1]](*sys.argv[2:]))
