-- A person's word about an item that nobody else can decide; one a person and attempt.
CREATE TABLE item_decisions(
  item BIGINT NOT NULL REFERENCES items(id),
  attempt BIGINT NOT NULL,
  person BIGINT NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  roles TEXT COLLATE "C" NOT NULL,
  paid BIGINT NOT NULL,
  reason TEXT COLLATE "C" NOT NULL,
  evidence TEXT COLLATE "C" NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY(item, attempt, person)
);
