-- What people switched by hand; a flag without a row stands as server/flags/flags.cpp says.
CREATE TABLE flags(
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  name TEXT NOT NULL,
  enabled INTEGER NOT NULL,
  changed_by TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY(tenant, name)
) WITHOUT ROWID;
