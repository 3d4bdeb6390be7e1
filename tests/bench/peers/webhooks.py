# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of farold's inbound webhooks: FastAPI checks an HMAC, Redis forgets what came twice and keeps the rest in a
stream (appendonly, synced once a second: the newest second is lost with the power, farold loses none).

    uvicorn webhooks:api                         environment: REDIS_URL"""
import hashlib
import hmac
import json
import os

import redis.asyncio as redis
from fastapi import FastAPI, Request, Response

store = redis.from_url(os.environ["REDIS_URL"])
SECRET = b"bench-secret"
api = FastAPI()


@api.post("/webhooks/psp")
async def hook(request: Request):
    body = await request.body()
    expected = hmac.new(SECRET, body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(expected, request.headers.get("x-signature", "")):
        return Response(status_code=401)
    try:
        json.loads(body)
    except ValueError:
        return Response(status_code=400)
    event = request.headers["x-event-id"]
    if await store.set("seen:" + event, 1, nx=True, ex=86400):
        await store.xadd("events", {"id": event, "body": body})
    return Response(status_code=202)
