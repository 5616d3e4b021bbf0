-- Who wrote a clause does not record the outcome of its fair-competition review (two persons, as stories and offers).
ALTER TABLE "policy_clause" ADD COLUMN "draftedBy" UUID;
ALTER TABLE policy_clause ADD CONSTRAINT policy_clause_two_persons CHECK (
  review IN ('unreviewed', 'withdrawn') OR "draftedBy" IS NULL
  OR ("reviewedBy" IS NOT NULL AND "reviewedBy" <> "draftedBy"));

-- What the rail and the page of the day count at every opening.
CREATE INDEX merchant_contact_every ON merchant (id) WHERE "contactEveryDays" IS NOT NULL AND "archivedAt" IS NULL;
CREATE INDEX basis_expiry ON basis ("expiresAt") WHERE "endedAt" IS NULL AND "expiresAt" IS NOT NULL;
