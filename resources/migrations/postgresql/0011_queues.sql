-- What people ordered of a queue: while it is paused nothing of it is taken, by any process. No row: it runs.
CREATE TABLE queue_orders(
  tenant BIGINT NOT NULL REFERENCES tenants(id),
  name TEXT COLLATE "C" NOT NULL,
  paused BIGINT NOT NULL,
  ordered_by TEXT COLLATE "C" NOT NULL,
  ordered_at BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY(tenant, name)
);
