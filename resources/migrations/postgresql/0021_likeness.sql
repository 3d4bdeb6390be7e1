-- What each payment of a batch is like (document and amount), four bytes an item in the order of seq: a new file is
-- compared with a month of payments without reading them. A batch without a row is read.
CREATE TABLE batch_likeness(
  batch BIGINT PRIMARY KEY REFERENCES batches(id),
  hashes BYTEA NOT NULL
);
ALTER TABLE batch_likeness ALTER COLUMN hashes SET STORAGE EXTERNAL;
