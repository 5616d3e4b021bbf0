-- Who has in hand what stands open on a contact: the draft, the next step, the difficulty.
ALTER TABLE "interaction" ADD COLUMN "nextUserId" UUID;

-- Until now it was whoever took part: of those the one who entered it, else the first.
UPDATE "interaction" i
   SET "nextUserId" = coalesce(
         (SELECT io."userId" FROM "interaction_officer" io
           WHERE io."interactionId" = i.id ORDER BY (io."userId" = i."createdBy") IS TRUE DESC, io.id LIMIT 1),
         i."createdBy")
 WHERE NOT i."isMass" AND (i.state = 'draft' OR i."nextOn" IS NOT NULL OR i."difficultyState" IS NOT NULL);

CREATE INDEX "interaction_nextUserId_nextOn_id_idx" ON "interaction"("nextUserId", "nextOn", "id");

-- People by the officer in charge, in the order of the ledger.
CREATE INDEX "merchant_officerId_updatedAt_id_idx" ON "merchant"("officerId", "updatedAt" DESC, "id" DESC);
