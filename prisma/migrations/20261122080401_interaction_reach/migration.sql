-- Which units may come upon a contact: those that took part or wrote it, and the keepers of its people. A unit with few
-- contacts finds them by the index instead of walking the whole log; who may read a row is still asked row by row.
ALTER TABLE interaction ADD COLUMN "reachUnitIds" UUID[] NOT NULL DEFAULT '{}';

CREATE FUNCTION sz_interaction_reach(contact uuid, units uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT coalesce(array_agg(x.u ORDER BY x.u), '{}') FROM (
    SELECT unnest(units) AS u
    UNION SELECT unnest(m."keeperUnitIds") FROM interaction_person ip JOIN merchant m ON m.id = ip."merchantId"
     WHERE ip."interactionId" = contact) x
$$;

UPDATE interaction SET "reachUnitIds" = sz_interaction_reach(id, "unitIds");
CREATE INDEX "interaction_reachUnitIds_idx" ON "interaction" USING GIN ("reachUnitIds");

-- Kept by the database, so that no write can forget it: the contact's own units change …
CREATE FUNCTION sz_interaction_units() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."reachUnitIds" := sz_interaction_reach(NEW.id, NEW."unitIds");
  RETURN NEW;
END $$;
CREATE TRIGGER interaction_units BEFORE INSERT OR UPDATE OF "unitIds" ON interaction
  FOR EACH ROW EXECUTE FUNCTION sz_interaction_units();

-- … its people change (also by a merge, its undoing or an erasure) …
CREATE FUNCTION sz_interaction_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE interaction i SET "reachUnitIds" = x.reach
    FROM (SELECT c.id, sz_interaction_reach(c.id, c."unitIds") AS reach FROM interaction c
           WHERE c.id IN (SELECT "interactionId" FROM touched)) x
   WHERE i.id = x.id AND i."reachUnitIds" IS DISTINCT FROM x.reach;
  RETURN NULL;
END $$;
CREATE TRIGGER interaction_person_added AFTER INSERT ON interaction_person
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION sz_interaction_people();
CREATE TRIGGER interaction_person_changed AFTER UPDATE ON interaction_person
  REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION sz_interaction_people();
CREATE TRIGGER interaction_person_gone AFTER DELETE ON interaction_person
  REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION sz_interaction_people();

-- … or a person gets other keepers.
CREATE FUNCTION sz_keepers_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE interaction i SET "reachUnitIds" = x.reach
    FROM (SELECT c.id, sz_interaction_reach(c.id, c."unitIds") AS reach FROM interaction c
            JOIN interaction_person ip ON ip."interactionId" = c.id WHERE ip."merchantId" = NEW.id) x
   WHERE i.id = x.id AND i."reachUnitIds" IS DISTINCT FROM x.reach;
  RETURN NULL;
END $$;
CREATE TRIGGER merchant_keepers_changed AFTER UPDATE OF "keeperUnitIds" ON merchant
  FOR EACH ROW WHEN (OLD."keeperUnitIds" IS DISTINCT FROM NEW."keeperUnitIds") EXECUTE FUNCTION sz_keepers_changed();
