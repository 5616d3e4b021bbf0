-- Possible duplicates, kept by a job and decided by people; merges with the memory that parts them again.
CREATE TYPE "DuplicateState" AS ENUM ('open', 'not_same', 'merged');

CREATE TABLE "duplicate_pair" (
    "id" UUID NOT NULL,
    "merchantAId" UUID NOT NULL,
    "merchantBId" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" TEXT[],
    "state" "DuplicateState" NOT NULL DEFAULT 'open',
    "foundAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "seenAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(6),
    "decidedReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "duplicate_pair_pkey" PRIMARY KEY ("id"),
    -- one pair has one row, whichever of the two was looked at first
    CONSTRAINT "duplicate_pair_order" CHECK ("merchantAId" < "merchantBId")
);

CREATE TABLE "duplicate_scan" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "throughAt" TIMESTAMPTZ(6) NOT NULL,
    "throughId" UUID NOT NULL,

    CONSTRAINT "duplicate_scan_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "merchant_merge" (
    "id" UUID NOT NULL,
    "winnerId" UUID NOT NULL,
    "loserId" UUID NOT NULL,
    "mergedBy" UUID,
    "mergedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "winnerCipher" BYTEA NOT NULL,
    "loserCipher" BYTEA NOT NULL,
    "undoUntil" DATE NOT NULL,
    "undoneBy" UUID,
    "undoneAt" TIMESTAMPTZ(6),
    "undoReason" TEXT,

    CONSTRAINT "merchant_merge_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "merchant_merge_two" CHECK ("winnerId" <> "loserId")
);

CREATE TABLE "merge_move" (
    "id" UUID NOT NULL,
    "mergeId" UUID NOT NULL,
    "link" TEXT NOT NULL,
    "rowKey" JSONB NOT NULL,
    "changed" JSONB,

    CONSTRAINT "merge_move_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "duplicate_pair_merchantAId_merchantBId_key" ON "duplicate_pair"("merchantAId", "merchantBId");
CREATE INDEX "duplicate_pair_merchantBId_idx" ON "duplicate_pair"("merchantBId");
CREATE INDEX "duplicate_pair_state_score_id_idx" ON "duplicate_pair"("state", "score" DESC, "id" DESC);
CREATE INDEX "merchant_merge_winnerId_mergedAt_idx" ON "merchant_merge"("winnerId", "mergedAt");
CREATE INDEX "merchant_merge_loserId_idx" ON "merchant_merge"("loserId");
CREATE INDEX "merge_move_mergeId_link_idx" ON "merge_move"("mergeId", "link");
CREATE INDEX "merchant_mergedIntoId_idx" ON "merchant"("mergedIntoId");
CREATE INDEX "project_merchantId_idx" ON "project"("merchantId");

ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_merchantAId_fkey" FOREIGN KEY ("merchantAId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "duplicate_pair" ADD CONSTRAINT "duplicate_pair_merchantBId_fkey" FOREIGN KEY ("merchantBId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merchant_merge" ADD CONSTRAINT "merchant_merge_winnerId_fkey" FOREIGN KEY ("winnerId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merchant_merge" ADD CONSTRAINT "merchant_merge_loserId_fkey" FOREIGN KEY ("loserId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merge_move" ADD CONSTRAINT "merge_move_mergeId_fkey" FOREIGN KEY ("mergeId") REFERENCES "merchant_merge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merchant" ADD CONSTRAINT "merchant_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The investor of a project had no key of its own: a value that names nobody is emptied before it gets one.
UPDATE "project" p SET "merchantId" = NULL
 WHERE p."merchantId" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "merchant" m WHERE m.id = p."merchantId");
ALTER TABLE "project" ADD CONSTRAINT "project_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;
