-- The same items as before. A list of more than two values in an index's condition makes SQLite build a table of them
-- for each row that is written; comparisons cost nothing.
DROP INDEX items_at_risk;
CREATE INDEX items_at_risk ON items(batch, state, code) WHERE state > 4 AND state < 10 AND state <> 7;
-- An attempt is written twice, and its answer touches no index: with room on its page nothing else is written.
ALTER TABLE attempts SET (fillfactor = 60);
-- Every event passes through it within moments; what is left of them must not wait for the usual share of a table that is
-- nearly empty.
ALTER TABLE event_outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
