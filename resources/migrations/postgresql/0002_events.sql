-- Lists of the event store: newest first, each page a walk along one of these.
CREATE INDEX events_time ON events(tenant, at, seq);
CREATE INDEX events_type ON events(tenant, type, at, seq);
CREATE INDEX events_of_batch ON events(batch, at, seq);
CREATE INDEX events_facts ON events(tenant, at, seq) WHERE item IS NULL;
