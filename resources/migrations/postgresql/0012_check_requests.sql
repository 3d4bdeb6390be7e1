-- Questions about uncertain items, left by a process that does not pay for the workers of the same database.
CREATE TABLE check_requests(
  item BIGINT PRIMARY KEY REFERENCES items(id),
  asked_at BIGINT NOT NULL,
  taken_at BIGINT NOT NULL DEFAULT 0 -- by a worker; 0: not yet
);
