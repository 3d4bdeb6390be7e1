-- What each payment of a batch is like (document and amount), four bytes an item in the order of seq: a new file is
-- compared with a month of payments without reading them. A batch without a row is read.
CREATE TABLE batch_likeness(
  batch INTEGER PRIMARY KEY REFERENCES batches(id),
  hashes BLOB NOT NULL
);
