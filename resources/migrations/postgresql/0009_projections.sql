-- Read models. A replay builds the next generation beside the one that is read.
CREATE TABLE projections(
  name TEXT COLLATE "C" PRIMARY KEY,
  generation BIGINT NOT NULL,
  building BIGINT NOT NULL DEFAULT 0,  -- generation; 0: no replay
  building_position BIGINT NOT NULL DEFAULT 0,
  built_at BIGINT
);
INSERT INTO projections(name, generation) VALUES('activity', 1);
-- How many facts a batch had in each hour; batch 0: facts about none.
CREATE TABLE activity(
  generation BIGINT NOT NULL,
  tenant BIGINT NOT NULL,
  batch BIGINT NOT NULL,
  hour BIGINT NOT NULL,
  type TEXT COLLATE "C" NOT NULL,
  code TEXT COLLATE "C" NOT NULL,
  events BIGINT NOT NULL,
  first_at BIGINT NOT NULL,
  last_at BIGINT NOT NULL,
  PRIMARY KEY(generation, tenant, batch, hour, type, code)
);
CREATE INDEX activity_hours ON activity(generation, tenant, hour);
