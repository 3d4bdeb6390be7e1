# SPDX-FileCopyrightText: 2026 The Farol authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The peer of farold's payments: FastAPI takes a batch, SQLAlchemy stores it in PostgreSQL, Celery pays it over RabbitMQ
or Redis; written as somebody would who knows these well (bulk inserts, one pool of producers, keep-alive to the
provider, back-off on a transient failure).

    python3 payments.py                          makes the tables
    uvicorn payments:api                         the front
    celery -A payments:celery worker             pays
Environment: DB_URL BROKER QUEUE PROVIDER_URL, POOL (connections of a process)."""
import asyncio
import os
import re
import time
from typing import List

import requests
import sqlalchemy as sa
from celery import Celery
from celery.signals import worker_process_init
from fastapi import FastAPI, HTTPException
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, condecimal, constr, validator

engine = sa.create_engine(
    os.environ["DB_URL"], pool_size=int(os.environ.get("POOL", "10")), max_overflow=0,
    executemany_mode="values_plus_batch", executemany_values_page_size=1000)
tables = sa.MetaData()
batches = sa.Table(
    "batches", tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("created", sa.Float, nullable=False),
    sa.Column("total", sa.Integer, nullable=False))
items = sa.Table(
    "items", tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("batch", sa.Integer, sa.ForeignKey("batches.id"), nullable=False),
    sa.Column("external_id", sa.String(64), nullable=False),
    sa.Column("payee", sa.String(140), nullable=False),
    sa.Column("document", sa.String(14), nullable=False),
    sa.Column("pix_key", sa.String(77), nullable=False),
    sa.Column("amount", sa.Numeric(14, 2), nullable=False),
    sa.Column("description", sa.String(140)),
    sa.Column("status", sa.String(12), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False, server_default="0"),
    sa.Column("end_to_end_id", sa.String(40)),
    sa.UniqueConstraint("batch", "external_id"),
    sa.Index("items_of_batch", "batch", "status"))

celery = Celery("peer", broker=os.environ["BROKER"])
celery.conf.update(task_ignore_result=True, worker_prefetch_multiplier=4,
                   task_default_queue=os.environ.get("QUEUE", "payments"))
provider = None


class Transient(Exception):
    """The provider has not taken it; it goes again."""


@worker_process_init.connect
def begin_process(**_):
    """What a fork must not share."""
    global provider
    engine.dispose()
    provider = None


def session():
    """Keep-alive connections to the provider, of this process."""
    global provider
    if provider is None:
        provider = requests.Session()
        provider.trust_env = False
        provider.mount("http://", requests.adapters.HTTPAdapter(pool_connections=1, pool_maxsize=64))
    return provider


@celery.task(name="pay", bind=True, max_retries=8)
def pay(self, item):
    """One payment: marked, ordered, marked again."""
    with engine.begin() as c:
        row = c.execute(sa.update(items).where(items.c.id == item, items.c.status != "done")
                        .values(status="processing", attempts=items.c.attempts + 1)
                        .returning(items.c.pix_key, items.c.amount)).first()
    if row is None:
        return
    answer = session().post(os.environ["PROVIDER_URL"] + "/payments", timeout=5, headers={"X-Item": str(item)},
                            json={"pix_key": row.pix_key, "amount": str(row.amount)})
    if answer.status_code >= 500:
        raise self.retry(exc=Transient(answer.status_code), countdown=0.1 * 2 ** self.request.retries)
    with engine.begin() as c:
        c.execute(sa.update(items).where(items.c.id == item)
                  .values(status="done", end_to_end_id=answer.json()["end_to_end_id"]))


api = FastAPI()
KEY = re.compile(r"[0-9]{11}|[0-9]{14}|\+55[0-9]{10,11}|[^@ ]+@[^@ ]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Payment(BaseModel):
    external_id: constr(min_length=1, max_length=64)
    payee: constr(min_length=1, max_length=140)
    document: constr(regex="^([0-9]{11}|[0-9]{14})$")
    pix_key: constr(min_length=1, max_length=77)
    amount: condecimal(gt=0, max_digits=14, decimal_places=2)
    description: constr(max_length=140) = ""

    @validator("pix_key")
    def is_key(cls, value):
        if not KEY.fullmatch(value):
            raise ValueError("not a PIX key")
        return value


class Batch(BaseModel):
    payments: List[Payment]


@api.post("/batches", status_code=202)
def create(body: Batch):
    with engine.begin() as c:
        batch = c.execute(sa.insert(batches).values(created=time.time(), total=len(body.payments))
                          .returning(batches.c.id)).scalar()
        c.execute(sa.insert(items), [
            dict(batch=batch, external_id=p.external_id, payee=p.payee, document=p.document, pix_key=p.pix_key,
                 amount=p.amount, description=p.description, status="pending") for p in body.payments])
        ids = [row[0] for row in c.execute(sa.select(items.c.id).where(items.c.batch == batch))]
    with celery.producer_pool.acquire(block=True) as producer:
        for item in ids:
            pay.apply_async((item,), producer=producer, retry=False)
    return {"id": batch, "items": len(ids)}


@api.get("/batches/{batch}")
def one(batch: int):
    with engine.connect() as c:
        row = c.execute(sa.select(batches).where(batches.c.id == batch)).first()
        if row is None:
            raise HTTPException(404)
        counts = dict(c.execute(sa.select(items.c.status, sa.func.count()).where(items.c.batch == batch)
                                .group_by(items.c.status)).all())
    return {"id": batch, "created": row.created, "total": row.total, "counts": counts}


@api.get("/healthz")
async def healthz():
    return {"ok": True}


@api.get("/events/stream")
async def stream():
    """As many clients as come; a sign of life each 15 s."""
    async def beats():
        while True:
            yield ": beat\n\n"
            await asyncio.sleep(15)
    return StreamingResponse(beats(), media_type="text/event-stream")


if __name__ == "__main__":
    tables.create_all(engine)
