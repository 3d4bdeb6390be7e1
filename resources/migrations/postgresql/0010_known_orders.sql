-- Orders that the provider has and that this database, restored from a backup, did not know; farold reconcile reads them.
-- item: who took it over, NULL while nobody did (a batch that was imported after the backup comes again).
CREATE TABLE known_orders(
  e2e_id TEXT COLLATE "C" PRIMARY KEY,
  external_id TEXT COLLATE "C" NOT NULL,
  amount BIGINT NOT NULL,
  at BIGINT NOT NULL,
  standing BIGINT NOT NULL,            -- 0 settled, 1 open, 2 failed, as the provider's list said
  item BIGINT REFERENCES items(id)
);
CREATE INDEX known_orders_waiting ON known_orders(external_id) WHERE item IS NULL;
