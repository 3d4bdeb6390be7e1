-- The item that took another one's place, corrected: what it stands for is never sent again itself.
CREATE TABLE item_corrections(
  original INTEGER PRIMARY KEY REFERENCES items(id),
  replacement INTEGER NOT NULL UNIQUE REFERENCES items(id),
  at INTEGER NOT NULL
);
