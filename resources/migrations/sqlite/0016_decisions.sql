-- A person's word about an item that nobody else can decide; one a person and attempt.
CREATE TABLE item_decisions(
  item INTEGER NOT NULL REFERENCES items(id),
  attempt INTEGER NOT NULL,
  person INTEGER NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  paid INTEGER NOT NULL,
  reason TEXT NOT NULL,
  evidence TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY(item, attempt, person)
) WITHOUT ROWID;
