-- Leads that a chamber hands in: whose they are, on what the person's data are handed over, and whether the person may be known.
ALTER TABLE "lead" ADD COLUMN "chamberId" UUID,
ADD COLUMN "handedBy" UUID,
ADD COLUMN "provideNote" TEXT,
ADD COLUMN "mayBeKnown" BOOLEAN NOT NULL DEFAULT false;

CREATE INDEX "lead_chamberId_receivedAt_idx" ON "lead"("chamberId", "receivedAt");
CREATE INDEX "lead_phoneIndex_idx" ON "lead"("phoneIndex");

ALTER TABLE "lead" ADD CONSTRAINT "lead_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE SET NULL ON UPDATE CASCADE;
