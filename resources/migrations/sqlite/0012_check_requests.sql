-- Questions about uncertain items, left by a process that does not pay for the workers of the same database.
CREATE TABLE check_requests(
  item INTEGER PRIMARY KEY REFERENCES items(id),
  asked_at INTEGER NOT NULL,
  taken_at INTEGER NOT NULL DEFAULT 0 -- by a worker; 0: not yet
);
