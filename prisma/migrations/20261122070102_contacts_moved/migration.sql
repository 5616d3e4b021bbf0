-- A contact that moves to another person (two records become one, or part again) counts there and no longer here. The
-- commands of the log count anew by themselves; a merge moves rows of many tables and knows none of their copies.
CREATE OR REPLACE FUNCTION sz_contacts_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE merchant m SET "loggedContactOn" = x.newest
    FROM (SELECT p.id, max(i."happenedOn") AS newest
            FROM (SELECT "merchantId" AS id FROM moved_from UNION SELECT "merchantId" FROM moved_to) p
            LEFT JOIN interaction_person ip ON ip."merchantId" = p.id
            LEFT JOIN interaction i ON i.id = ip."interactionId" AND i.state = 'complete'
                  AND i."archivedAt" IS NULL AND i.outcome IS DISTINCT FROM 'not_reached'
           GROUP BY p.id) x
   WHERE m.id = x.id AND m."loggedContactOn" IS DISTINCT FROM x.newest;
  RETURN NULL;
END $$;
CREATE TRIGGER interaction_person_moved AFTER UPDATE ON interaction_person
  REFERENCING OLD TABLE AS moved_from NEW TABLE AS moved_to
  FOR EACH STATEMENT EXECUTE FUNCTION sz_contacts_moved();
