-- How many of a queue may be in flight over all processes. 0: as many as they take; no row: as the configuration says.
CREATE TABLE queue_limits(
  tenant BIGINT NOT NULL REFERENCES tenants(id),
  name TEXT COLLATE "C" NOT NULL,
  max_in_flight BIGINT NOT NULL,
  ordered_by TEXT COLLATE "C" NOT NULL,
  ordered_at BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY(tenant, name)
);
