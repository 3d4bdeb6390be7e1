-- Messages that came in from outside. source: the part of the address that they know, of no meaning by itself.
CREATE TABLE inbound_sources(
  id INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  source TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  sealed BLOB NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  deleted_at INTEGER
);
CREATE INDEX inbound_sources_tenant ON inbound_sources(tenant, id);
CREATE TABLE inbound_messages(
  source INTEGER NOT NULL REFERENCES inbound_sources(id),
  message TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY(source, message)
) WITHOUT ROWID;
