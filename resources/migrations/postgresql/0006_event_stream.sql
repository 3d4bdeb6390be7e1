-- The order in which facts became true for others. Several writers commit in another order than their numbers', so each
-- row goes through the outbox, and one stamper at a time gives it its position. Consumers follow positions, never seq.
CREATE TABLE event_positions(
  position BIGINT PRIMARY KEY,
  seq BIGINT NOT NULL UNIQUE
);
CREATE TABLE event_outbox(
  seq BIGINT PRIMARY KEY
);
CREATE FUNCTION events_to_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO event_outbox(seq) SELECT seq FROM added;
  RETURN NULL;
END $$;
CREATE TRIGGER events_to_outbox AFTER INSERT ON events REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION events_to_outbox();
INSERT INTO event_outbox(seq) SELECT seq FROM events;
CREATE VIEW event_stream AS SELECT p.position, e.* FROM event_positions p JOIN events e ON e.seq = p.seq;
-- One row, locked by whoever gives out positions.
CREATE TABLE event_head(
  id BIGINT PRIMARY KEY,
  position BIGINT NOT NULL
);
INSERT INTO event_head(id, position) VALUES(1, 0);

-- How far each durable consumer is; moves in the transaction of what it did.
CREATE TABLE consumers(
  name TEXT COLLATE "C" PRIMARY KEY,
  position BIGINT NOT NULL,
  moved_at BIGINT NOT NULL
);
-- What came to a consumer by a broker, which may bring it twice.
CREATE TABLE inbox(
  consumer TEXT COLLATE "C" NOT NULL,
  event BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY(consumer, event)
);
CREATE INDEX inbox_age ON inbox(at);
