-- The same items as before. A list of more than two values in an index's condition makes SQLite build a table of them
-- for each row that is written; comparisons cost nothing.
DROP INDEX items_at_risk;
CREATE INDEX items_at_risk ON items(batch, state, code) WHERE state > 4 AND state < 10 AND state <> 7;
