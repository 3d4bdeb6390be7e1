-- The order in which facts became true for others. Here one writer at a time commits, so a row's number is its position;
-- the tables below stay empty. Consumers follow positions, never seq.
CREATE VIEW event_stream AS SELECT e.seq AS position, e.* FROM events e;
CREATE TABLE event_positions(
  position INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL UNIQUE
);
CREATE TABLE event_outbox(
  seq INTEGER PRIMARY KEY
);
-- One row, locked by whoever gives out positions.
CREATE TABLE event_head(
  id INTEGER PRIMARY KEY,
  position INTEGER NOT NULL
);
INSERT INTO event_head(id, position) VALUES(1, 0);

-- How far each durable consumer is; moves in the transaction of what it did.
CREATE TABLE consumers(
  name TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  moved_at INTEGER NOT NULL
) WITHOUT ROWID;
-- What came to a consumer by a broker, which may bring it twice.
CREATE TABLE inbox(
  consumer TEXT NOT NULL,
  event INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY(consumer, event)
) WITHOUT ROWID;
CREATE INDEX inbox_age ON inbox(at);
