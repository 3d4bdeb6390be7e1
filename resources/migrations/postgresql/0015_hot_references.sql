-- Whoever stores an item, an attempt or an id has just written the row that it belongs to, in the same transaction, and
-- no item or batch is ever deleted. To ask again for each of them is a third of the server's work of an import.
ALTER TABLE items DROP CONSTRAINT items_batch_fkey;
ALTER TABLE attempts DROP CONSTRAINT attempts_item_fkey;
ALTER TABLE end_to_end_ids DROP CONSTRAINT end_to_end_ids_item_fkey;
