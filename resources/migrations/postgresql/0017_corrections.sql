-- The item that took another one's place, corrected: what it stands for is never sent again itself.
CREATE TABLE item_corrections(
  original BIGINT PRIMARY KEY REFERENCES items(id),
  replacement BIGINT NOT NULL UNIQUE REFERENCES items(id),
  at BIGINT NOT NULL
);
