-- The deliveries that a run sent back to their receivers, and how many attempts each had had.
CREATE TABLE plan_run_deliveries(
  run INTEGER NOT NULL REFERENCES plan_runs(id),
  delivery INTEGER NOT NULL REFERENCES webhook_deliveries(id),
  attempts INTEGER NOT NULL,
  PRIMARY KEY(run, delivery)
) WITHOUT ROWID;
CREATE INDEX plan_run_deliveries_of ON plan_run_deliveries(delivery);
