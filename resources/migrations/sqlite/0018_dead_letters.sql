-- Times that a delivery died, and when it did first.
ALTER TABLE webhook_deliveries ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;
ALTER TABLE webhook_deliveries ADD COLUMN first_dead_at INTEGER;
UPDATE webhook_deliveries SET deaths = 1, first_dead_at = finished_at WHERE state = 3;

-- What purges took away. An item there stays dead with the code quarantined, a delivery is in state 4; undone, each is
-- what it was. Nothing leaves this table.
CREATE TABLE quarantines(
  run INTEGER PRIMARY KEY REFERENCES plan_runs(id),
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  at INTEGER NOT NULL,
  until INTEGER NOT NULL,               -- it may be undone before
  undone_at INTEGER,
  undone_by TEXT NOT NULL DEFAULT '',
  undo_reason TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX quarantines_tenant ON quarantines(tenant, run);
CREATE TABLE quarantined_items(
  run INTEGER NOT NULL REFERENCES quarantines(run),
  item INTEGER NOT NULL REFERENCES items(id),
  code TEXT NOT NULL,             -- that it had
  PRIMARY KEY(run, item)
) WITHOUT ROWID;
