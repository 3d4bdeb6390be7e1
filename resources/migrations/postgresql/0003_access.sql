-- kind: 0 a person, 1 a partner's key, which acts under an account of its own. issuer and subject: a person who signs in
-- elsewhere; such an account has no password.
ALTER TABLE users ADD COLUMN kind BIGINT NOT NULL DEFAULT 0;
ALTER TABLE users ADD COLUMN issuer TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN subject TEXT COLLATE "C" NOT NULL DEFAULT '';
CREATE UNIQUE INDEX users_external ON users(issuer, subject) WHERE issuer <> '';
CREATE INDEX users_tenant ON users(tenant, id);
CREATE INDEX tokens_user ON tokens("user");

-- Only the SHA-256 of a key's secret is kept. Its roles are those of its account.
CREATE TABLE api_keys(
  prefix TEXT COLLATE "C" PRIMARY KEY,
  tenant BIGINT NOT NULL REFERENCES tenants(id),
  account BIGINT NOT NULL UNIQUE REFERENCES users(id),
  name TEXT COLLATE "C" NOT NULL,
  hash BYTEA NOT NULL,
  created_by TEXT COLLATE "C" NOT NULL,
  created_by_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  last_used_at BIGINT,
  revoked_at BIGINT
);
CREATE INDEX api_keys_tenant ON api_keys(tenant, account);
