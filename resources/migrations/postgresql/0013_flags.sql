-- What people switched by hand; a flag without a row stands as server/flags/flags.cpp says.
CREATE TABLE flags(
  tenant BIGINT NOT NULL REFERENCES tenants(id),
  name TEXT COLLATE "C" NOT NULL,
  enabled BIGINT NOT NULL,
  changed_by TEXT COLLATE "C" NOT NULL,
  changed_at BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY(tenant, name)
);
