-- Times are milliseconds since 1970 in UTC; amounts are minor units; states are the numbers of core/items/item.h.

CREATE TABLE tenants(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
);

CREATE TABLE users(
  id INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  name TEXT NOT NULL UNIQUE,
  password_hash TEXT NOT NULL,
  roles TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  disabled_at INTEGER
);

-- Only the SHA-256 of a token is kept. A refresh token that comes a second time ends its whole family.
CREATE TABLE tokens(
  hash BLOB PRIMARY KEY,
  kind INTEGER NOT NULL,
  user INTEGER NOT NULL REFERENCES users(id),
  family INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX tokens_family ON tokens(family);

-- status 0: the command is still running.
CREATE TABLE idempotency(
  tenant INTEGER NOT NULL,
  user INTEGER NOT NULL,
  route TEXT NOT NULL,
  key TEXT NOT NULL,
  body_hash BLOB NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL DEFAULT '',
  body BLOB NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  PRIMARY KEY(tenant, user, route, key)
) WITHOUT ROWID;
CREATE INDEX idempotency_age ON idempotency(created_at);

CREATE TABLE batches(
  id INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  number INTEGER NOT NULL,              -- LOTE-<number, four digits at least>
  source TEXT NOT NULL,
  queue TEXT NOT NULL,
  kind INTEGER NOT NULL,
  status INTEGER NOT NULL,
  max_in_flight INTEGER NOT NULL DEFAULT 0, -- 0: as the queue allows
  created_by TEXT NOT NULL,
  created_by_id INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  submitted_by TEXT NOT NULL DEFAULT '',
  submitted_at INTEGER,
  updated_at INTEGER NOT NULL,
  items INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL DEFAULT 'BRL',
  open INTEGER NOT NULL,                -- items that still move by themselves
  approvals_needed INTEGER NOT NULL DEFAULT 0,
  approvals_given INTEGER NOT NULL DEFAULT 0,
  request_id TEXT NOT NULL,             -- an item's is <this>-<seq> unless it has its own
  version INTEGER NOT NULL DEFAULT 1,
  UNIQUE(tenant, number)
);
CREATE INDEX batches_created ON batches(tenant, created_at DESC, id DESC);

-- Kept in the transaction of each move, so that reads never count items.
CREATE TABLE batch_counts(
  batch INTEGER NOT NULL REFERENCES batches(id),
  state INTEGER NOT NULL,
  code TEXT NOT NULL,
  items INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY(batch, state, code)
) WITHOUT ROWID;

-- What reached its end on a business day (zone of the configuration).
CREATE TABLE day_totals(
  tenant INTEGER NOT NULL,
  day TEXT NOT NULL,
  kind INTEGER NOT NULL,
  state INTEGER NOT NULL,
  items INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY(tenant, day, kind, state)
) WITHOUT ROWID;

CREATE TABLE items(
  id INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL,
  batch INTEGER NOT NULL REFERENCES batches(id),
  seq INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  external_id TEXT NOT NULL,
  payee TEXT NOT NULL,
  document TEXT NOT NULL,
  pix_key TEXT NOT NULL,
  amount INTEGER NOT NULL,
  due_date TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  state INTEGER NOT NULL,
  code TEXT NOT NULL DEFAULT '',
  last_response TEXT NOT NULL DEFAULT '',
  attempt INTEGER NOT NULL DEFAULT 0,
  fencing INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL DEFAULT 1,
  e2e_id TEXT NOT NULL DEFAULT '',
  request_id TEXT NOT NULL DEFAULT '',
  worker TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  next_at INTEGER NOT NULL DEFAULT 0,   -- queued, retry_wait: not before; uncertain: next check
  lease_until INTEGER NOT NULL DEFAULT 0,
  UNIQUE(tenant, external_id),
  UNIQUE(batch, seq)
);
CREATE INDEX items_ready ON items(kind, next_at, id) WHERE state IN (1, 4);
CREATE INDEX items_flying ON items(lease_until) WHERE state IN (2, 3);
CREATE INDEX items_uncertain ON items(next_at) WHERE state = 5;
CREATE INDEX items_at_risk ON items(batch, state, code) WHERE state IN (5, 6, 8, 9);
CREATE INDEX items_own_request ON items(request_id) WHERE request_id <> '';

CREATE TABLE attempts(
  item INTEGER NOT NULL REFERENCES items(id),
  n INTEGER NOT NULL,
  e2e_id TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  answered_at INTEGER,
  outcome TEXT NOT NULL,
  code TEXT NOT NULL DEFAULT '',
  http_status INTEGER NOT NULL DEFAULT 0,
  worker TEXT NOT NULL,
  PRIMARY KEY(item, n)
) WITHOUT ROWID;

-- Every id that an item ever carried at the network; an id belongs to one item for ever.
CREATE TABLE end_to_end_ids(
  id TEXT PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES items(id)
) WITHOUT ROWID;
CREATE INDEX end_to_end_of_item ON end_to_end_ids(item);

-- The event store. item is NULL for a fact about the whole batch. type: words of core/items/item.h.
CREATE TABLE events(
  seq INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL,
  batch INTEGER,
  item INTEGER,
  at INTEGER NOT NULL,
  type TEXT NOT NULL,
  attempt INTEGER NOT NULL DEFAULT 0,
  code TEXT NOT NULL DEFAULT '',
  actor TEXT NOT NULL DEFAULT '',
  detail TEXT NOT NULL DEFAULT ''
);
CREATE INDEX events_item ON events(item) WHERE item IS NOT NULL;
CREATE INDEX events_batch ON events(batch) WHERE item IS NULL;

CREATE TABLE plan_runs(
  id INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL,
  hash TEXT NOT NULL,
  action INTEGER NOT NULL,
  request TEXT NOT NULL,
  reason TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_by_id INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  items INTEGER NOT NULL
);
CREATE TABLE plan_run_items(
  run INTEGER NOT NULL REFERENCES plan_runs(id),
  item INTEGER NOT NULL REFERENCES items(id),
  version INTEGER NOT NULL,             -- before the run
  attempt INTEGER NOT NULL,             -- the attempt that the run ordered
  PRIMARY KEY(run, item)
) WITHOUT ROWID;
CREATE INDEX plan_run_items_item ON plan_run_items(item);

-- A chain per tenant. Tenant 0 holds what the engine and the command line did.
CREATE TABLE audit(
  tenant INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  actor_id INTEGER NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  plan_hash TEXT NOT NULL DEFAULT '',
  before TEXT NOT NULL DEFAULT '',
  after TEXT NOT NULL DEFAULT '',
  request_id TEXT NOT NULL DEFAULT '',
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY(tenant, seq)
) WITHOUT ROWID;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;

CREATE TABLE workers(
  name TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  heartbeat_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE meta(
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
