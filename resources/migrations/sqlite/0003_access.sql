-- kind: 0 a person, 1 a partner's key, which acts under an account of its own. issuer and subject: a person who signs in
-- elsewhere; such an account has no password.
ALTER TABLE users ADD COLUMN kind INTEGER NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN issuer TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN subject TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX users_external ON users(issuer, subject) WHERE issuer <> '';
CREATE INDEX users_tenant ON users(tenant, id);
CREATE INDEX tokens_user ON tokens("user");

-- Only the SHA-256 of a key's secret is kept. Its roles are those of its account.
CREATE TABLE api_keys(
  prefix TEXT PRIMARY KEY,
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  account INTEGER NOT NULL UNIQUE REFERENCES users(id),
  name TEXT NOT NULL,
  hash BLOB NOT NULL,
  created_by TEXT NOT NULL,
  created_by_id INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  last_used_at INTEGER,
  revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX api_keys_tenant ON api_keys(tenant, account);
