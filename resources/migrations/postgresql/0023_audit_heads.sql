-- Where the chain of each tenant ends, so that a row that is missing at its end is seen.
CREATE TABLE audit_heads(
  tenant BIGINT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  hash TEXT COLLATE "C" NOT NULL
);
INSERT INTO audit_heads(tenant,seq,hash)
  SELECT a.tenant,a.seq,a.hash FROM audit a WHERE a.seq=(SELECT max(b.seq) FROM audit b WHERE b.tenant=a.tenant);
