-- Who outside wants to be told, and what became of each telling.
CREATE TABLE webhook_subscriptions(
  id INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  url TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  all_types INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1,
  disabled_reason TEXT NOT NULL DEFAULT '',
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  from_position INTEGER NOT NULL,       -- what was before it was made is not told
  failing_since INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  deleted_at INTEGER
);
CREATE INDEX webhook_subscriptions_tenant ON webhook_subscriptions(tenant, id);
CREATE TABLE webhook_types(
  subscription INTEGER NOT NULL REFERENCES webhook_subscriptions(id),
  type TEXT NOT NULL,
  PRIMARY KEY(subscription, type)
) WITHOUT ROWID;
-- sealed: nonce and cipher text; the key is not in the database.
CREATE TABLE webhook_secrets(
  id INTEGER PRIMARY KEY,
  subscription INTEGER NOT NULL REFERENCES webhook_subscriptions(id),
  sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER
);
CREATE INDEX webhook_secrets_of ON webhook_secrets(subscription);
-- state: numbers of core/webhooks/webhook.h. attempts_allowed grows when a person orders it again.
CREATE TABLE webhook_deliveries(
  id INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL,
  subscription INTEGER NOT NULL REFERENCES webhook_subscriptions(id),
  event INTEGER NOT NULL,
  type TEXT NOT NULL,
  state INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  attempts_allowed INTEGER NOT NULL,
  fencing INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  lease_until INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  finished_at INTEGER,
  last_status INTEGER NOT NULL DEFAULT 0,
  last_result TEXT NOT NULL DEFAULT '',
  UNIQUE(subscription, event)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries(subscription, next_at) WHERE state = 0;
CREATE INDEX webhook_deliveries_flying ON webhook_deliveries(lease_until) WHERE state = 1;
CREATE INDEX webhook_deliveries_dead ON webhook_deliveries(subscription) WHERE state = 3;
CREATE TABLE webhook_attempts(
  delivery INTEGER NOT NULL REFERENCES webhook_deliveries(id),
  n INTEGER NOT NULL,
  at INTEGER NOT NULL,
  ms INTEGER NOT NULL,
  status INTEGER NOT NULL,
  result TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY(delivery, n)
) WITHOUT ROWID;
