-- How many of a queue may be in flight over all processes. 0: as many as they take; no row: as the configuration says.
CREATE TABLE queue_limits(
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  name TEXT NOT NULL,
  max_in_flight INTEGER NOT NULL,
  ordered_by TEXT NOT NULL,
  ordered_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY(tenant, name)
) WITHOUT ROWID;
