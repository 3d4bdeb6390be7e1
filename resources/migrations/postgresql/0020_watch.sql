-- What went wrong inside, by group; of the whole back-end, without a tenant. At most a thousand rows.
CREATE TABLE error_groups(
  id TEXT COLLATE "C" PRIMARY KEY,                  -- err-<16 hex digits> of code, place and route
  code TEXT COLLATE "C" NOT NULL,
  place TEXT COLLATE "C" NOT NULL,
  route TEXT COLLATE "C" NOT NULL,
  message TEXT COLLATE "C" NOT NULL,
  request_id TEXT COLLATE "C" NOT NULL,
  first_release TEXT COLLATE "C" NOT NULL,
  last_release TEXT COLLATE "C" NOT NULL,
  count BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL
);
CREATE INDEX error_groups_age ON error_groups(last_at);

-- People's commands as the beginning of traces, for 24 hours; what follows is derived from attempts and events. Times
-- are microseconds.
CREATE TABLE traces(
  trace_id TEXT COLLATE "C" NOT NULL,
  span_id TEXT COLLATE "C" NOT NULL,
  parent_id TEXT COLLATE "C" NOT NULL,              -- of the caller; empty: the trace begins here
  sampled BIGINT NOT NULL,
  tenant BIGINT NOT NULL,
  batch BIGINT NOT NULL,               -- 0: of none
  request_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  arrived_at BIGINT NOT NULL,
  begun_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  PRIMARY KEY(trace_id, span_id)
);
CREATE INDEX traces_batch ON traces(batch, arrived_at);
CREATE INDEX traces_arrived ON traces(arrived_at);
CREATE INDEX traces_ended ON traces(ended_at);
