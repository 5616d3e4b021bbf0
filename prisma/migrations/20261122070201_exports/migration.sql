-- exports of people as jobs: approval by a second person, progress, and the base of sheets that come back
ALTER TABLE "export" ADD COLUMN "fullContacts" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "roundTrip" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "persons" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "approvalAbove" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "decidedBy" UUID,
  ADD COLUMN "decidedAt" TIMESTAMPTZ(6),
  ADD COLUMN "decisionReason" TEXT,
  ADD COLUMN "total" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "phaseSince" TIMESTAMPTZ(6),
  ADD COLUMN "cancelAsked" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "runId" UUID,
  ADD COLUMN "downloads" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;

DROP INDEX "export_createdBy_createdAt_idx";
CREATE INDEX "export_createdBy_createdAt_id_idx" ON "export"("createdBy", "createdAt" DESC, "id" DESC);
CREATE INDEX "export_unitId_createdAt_id_idx" ON "export"("unitId", "createdAt" DESC, "id" DESC);
CREATE INDEX "export_state_updatedAt_idx" ON "export"("state", "updatedAt");

CREATE TABLE "export_row" (
  "exportId" UUID NOT NULL,
  "merchantId" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "keyId" TEXT NOT NULL,
  "cipher" BYTEA NOT NULL,
  CONSTRAINT "export_row_pkey" PRIMARY KEY ("exportId", "merchantId")
);
CREATE INDEX "export_row_merchantId_idx" ON "export_row"("merchantId");
ALTER TABLE "export_row" ADD CONSTRAINT "export_row_exportId_fkey" FOREIGN KEY ("exportId") REFERENCES "export"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "export_row" ADD CONSTRAINT "export_row_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
