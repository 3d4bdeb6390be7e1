-- What went wrong inside, by group; of the whole back-end, without a tenant. At most a thousand rows.
CREATE TABLE error_groups(
  id TEXT PRIMARY KEY,                  -- err-<16 hex digits> of code, place and route
  code TEXT NOT NULL,
  place TEXT NOT NULL,
  route TEXT NOT NULL,
  message TEXT NOT NULL,
  request_id TEXT NOT NULL,
  first_release TEXT NOT NULL,
  last_release TEXT NOT NULL,
  count INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX error_groups_age ON error_groups(last_at);

-- People's commands as the beginning of traces, for 24 hours; what follows is derived from attempts and events. Times
-- are microseconds.
CREATE TABLE traces(
  trace_id TEXT NOT NULL,
  span_id TEXT NOT NULL,
  parent_id TEXT NOT NULL,              -- of the caller; empty: the trace begins here
  sampled INTEGER NOT NULL,
  tenant INTEGER NOT NULL,
  batch INTEGER NOT NULL,               -- 0: of none
  request_id TEXT NOT NULL,
  name TEXT NOT NULL,
  arrived_at INTEGER NOT NULL,
  begun_at INTEGER NOT NULL,
  ended_at INTEGER NOT NULL,
  PRIMARY KEY(trace_id, span_id)
) WITHOUT ROWID;
CREATE INDEX traces_batch ON traces(batch, arrived_at);
CREATE INDEX traces_arrived ON traces(arrived_at);
CREATE INDEX traces_ended ON traces(ended_at);
