-- Times that a delivery died, and when it did first.
ALTER TABLE webhook_deliveries ADD COLUMN deaths BIGINT NOT NULL DEFAULT 0;
ALTER TABLE webhook_deliveries ADD COLUMN first_dead_at BIGINT;
UPDATE webhook_deliveries SET deaths = 1, first_dead_at = finished_at WHERE state = 3;

-- What purges took away. An item there stays dead with the code quarantined, a delivery is in state 4; undone, each is
-- what it was. Nothing leaves this table.
CREATE TABLE quarantines(
  run BIGINT PRIMARY KEY REFERENCES plan_runs(id),
  tenant BIGINT NOT NULL REFERENCES tenants(id),
  at BIGINT NOT NULL,
  until BIGINT NOT NULL,               -- it may be undone before
  undone_at BIGINT,
  undone_by TEXT COLLATE "C" NOT NULL DEFAULT '',
  undo_reason TEXT COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX quarantines_tenant ON quarantines(tenant, run);
CREATE TABLE quarantined_items(
  run BIGINT NOT NULL REFERENCES quarantines(run),
  item BIGINT NOT NULL REFERENCES items(id),
  code TEXT COLLATE "C" NOT NULL,             -- that it had
  PRIMARY KEY(run, item)
);
