-- Lists of the event store: newest first, each page a walk along one of these. The row id is each one's last column.
CREATE INDEX events_time ON events(tenant, at);
CREATE INDEX events_type ON events(tenant, type, at);
CREATE INDEX events_of_batch ON events(batch, at);
CREATE INDEX events_facts ON events(tenant, at) WHERE item IS NULL;
-- An empty table tells the planner nothing, and it would walk events_time where another index finds at once. These are
-- the proportions of a store that is in use; ANALYZE replaces them by what is there.
ANALYZE events;
DELETE FROM sqlite_stat1 WHERE tbl = 'events';
INSERT INTO sqlite_stat1(tbl, idx, stat) VALUES
  ('events', 'events_item', '1000000 5'),
  ('events', 'events_batch', '10000 4'),
  ('events', 'events_time', '1000000 500000 5'),
  ('events', 'events_type', '1000000 500000 50000 3'),
  ('events', 'events_of_batch', '1000000 1000 5'),
  ('events', 'events_facts', '10000 5000 2');
ANALYZE sqlite_schema;
