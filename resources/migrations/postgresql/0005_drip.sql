-- A run that sends little by little. Its items stand in their order by place; started: 0 not yet, 1 moved, 2 left alone
-- because it had changed.
ALTER TABLE plan_runs ADD COLUMN rate BIGINT NOT NULL DEFAULT 0;
ALTER TABLE plan_runs ADD COLUMN stop_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE plan_runs ADD COLUMN dripping BIGINT NOT NULL DEFAULT 0;
ALTER TABLE plan_runs ADD COLUMN released BIGINT NOT NULL DEFAULT 0;
ALTER TABLE plan_runs ADD COLUMN since BIGINT NOT NULL DEFAULT 0;
ALTER TABLE plan_runs ADD COLUMN ticked_at BIGINT NOT NULL DEFAULT 0;
CREATE INDEX plan_runs_dripping ON plan_runs(status) WHERE dripping = 1;
ALTER TABLE plan_run_items ADD COLUMN place BIGINT NOT NULL DEFAULT 0;
ALTER TABLE plan_run_items ADD COLUMN started BIGINT NOT NULL DEFAULT 1;
CREATE INDEX plan_run_items_place ON plan_run_items(run, place);
