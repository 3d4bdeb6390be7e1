-- Orders that wait for other people, and what they said. status, subject, verdict: numbers of core/approvals/approval.h.
-- One batch, and one plan, waits at most once.

CREATE TABLE approvals(
  id INTEGER PRIMARY KEY,
  tenant INTEGER NOT NULL REFERENCES tenants(id),
  number INTEGER NOT NULL,              -- apr-<number, four digits at least>
  subject INTEGER NOT NULL,
  batch INTEGER REFERENCES batches(id),
  run INTEGER REFERENCES plan_runs(id),
  action TEXT NOT NULL,
  hash TEXT NOT NULL,                   -- of the batch's content, or of the plan
  reason TEXT NOT NULL DEFAULT '',
  maker TEXT NOT NULL,
  maker_id INTEGER NOT NULL,
  other_maker_id INTEGER NOT NULL,      -- who stored the batch; the same where it is the same person
  items INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL DEFAULT 'BRL',
  needed INTEGER NOT NULL,
  given INTEGER NOT NULL DEFAULT 0,
  roles TEXT NOT NULL,
  one_of TEXT NOT NULL DEFAULT '',
  status INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  decided_at INTEGER,
  version INTEGER NOT NULL DEFAULT 1,
  seen TEXT NOT NULL,                   -- JSON of the batch or plan as the maker saw it
  UNIQUE(tenant, number)
);
CREATE INDEX approvals_order ON approvals(tenant, amount DESC, created_at, id);
CREATE UNIQUE INDEX approvals_waiting_batch ON approvals(batch) WHERE status = 0 AND batch IS NOT NULL;
CREATE UNIQUE INDEX approvals_waiting_plan ON approvals(tenant, hash) WHERE status = 0 AND subject = 1;
CREATE INDEX approvals_run ON approvals(run) WHERE run IS NOT NULL;

CREATE TABLE approval_decisions(
  approval INTEGER NOT NULL REFERENCES approvals(id),
  person INTEGER NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  verdict INTEGER NOT NULL,
  comment TEXT NOT NULL DEFAULT '',
  at INTEGER NOT NULL,
  PRIMARY KEY(approval, person, verdict)
) WITHOUT ROWID;

-- Numbers of core/plans/plan.h; a run from before was carried out at once.
ALTER TABLE plan_runs ADD COLUMN status INTEGER NOT NULL DEFAULT 1;

-- For the limits of a person and a day.
ALTER TABLE batches ADD COLUMN submitted_by_id INTEGER NOT NULL DEFAULT 0;
CREATE INDEX batches_submitted ON batches(tenant, submitted_at);
CREATE INDEX plan_runs_created ON plan_runs(tenant, created_at);
