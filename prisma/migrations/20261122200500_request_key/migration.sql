-- The words of a request stay under the key of the record on which it was made, wherever a merge takes it.
ALTER TABLE "rights_request" ADD COLUMN "personKeyId" UUID;

UPDATE rights_request r SET "personKeyId" = m."personKeyId" FROM merchant m WHERE m.id = r."merchantId";
-- made on a record that went into another, and perhaps on: the first move tells which
UPDATE rights_request r SET "personKeyId" = first."personKeyId"
  FROM (SELECT DISTINCT ON (v."rowKey"->>'id') v."rowKey"->>'id' AS id, l."personKeyId"
          FROM merge_move v JOIN merchant_merge g ON g.id = v."mergeId" JOIN merchant l ON l.id = g."loserId"
         WHERE v.link = 'rights_request.merchantId' AND g."undoneAt" IS NULL
         ORDER BY v."rowKey"->>'id', g."mergedAt") first
 WHERE first.id = r.id::text;
