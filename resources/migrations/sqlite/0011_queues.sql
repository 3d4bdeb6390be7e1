-- What people ordered of a queue: while it is paused nothing of it is taken, by any process. No row: it runs.
CREATE TABLE queue_orders(
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  name TEXT NOT NULL,
  paused INTEGER NOT NULL,
  ordered_by TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY(tenant, name)
) WITHOUT ROWID;
