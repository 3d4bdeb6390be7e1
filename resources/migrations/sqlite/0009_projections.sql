-- Read models. A replay builds the next generation beside the one that is read.
CREATE TABLE projections(
  name TEXT PRIMARY KEY,
  generation INTEGER NOT NULL,
  building INTEGER NOT NULL DEFAULT 0,  -- generation; 0: no replay
  building_position INTEGER NOT NULL DEFAULT 0,
  built_at INTEGER
) WITHOUT ROWID;
INSERT INTO projections(name, generation) VALUES('activity', 1);
-- How many facts a batch had in each hour; batch 0: facts about none.
CREATE TABLE activity(
  generation INTEGER NOT NULL,
  tenant INTEGER NOT NULL,
  batch INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  type TEXT NOT NULL,
  code TEXT NOT NULL,
  events INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  PRIMARY KEY(generation, tenant, batch, hour, type, code)
) WITHOUT ROWID;
CREATE INDEX activity_hours ON activity(generation, tenant, hour);
