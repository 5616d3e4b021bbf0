-- 简报: a chamber's notices to its members, the unit's to its chambers, and which chamber has read them.
CREATE TABLE "chamber_bulletin" (
    "id" UUID NOT NULL,
    "chamberId" UUID,
    "ownerUnitId" UUID NOT NULL,
    "toAll" BOOLEAN NOT NULL DEFAULT false,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "publishOn" DATE NOT NULL,
    "untilOn" DATE,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chamber_bulletin_pkey" PRIMARY KEY ("id"),
    -- a chamber's own bulletin is addressed to nobody else
    CONSTRAINT "chamber_bulletin_to_check" CHECK ("chamberId" IS NULL OR NOT "toAll"),
    CONSTRAINT "chamber_bulletin_days_check" CHECK ("untilOn" IS NULL OR "untilOn" >= "publishOn")
);

CREATE TABLE "bulletin_target" (
    "bulletinId" UUID NOT NULL,
    "chamberId" UUID NOT NULL,

    CONSTRAINT "bulletin_target_pkey" PRIMARY KEY ("bulletinId","chamberId")
);

CREATE TABLE "bulletin_read" (
    "bulletinId" UUID NOT NULL,
    "chamberId" UUID NOT NULL,
    "readBy" UUID NOT NULL,
    "readAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bulletin_read_pkey" PRIMARY KEY ("bulletinId","chamberId")
);

CREATE INDEX "chamber_bulletin_chamberId_publishOn_id_idx" ON "chamber_bulletin"("chamberId", "publishOn", "id");
CREATE INDEX "chamber_bulletin_ownerUnitId_publishOn_id_idx" ON "chamber_bulletin"("ownerUnitId", "publishOn", "id");
CREATE INDEX "bulletin_target_chamberId_idx" ON "bulletin_target"("chamberId");
CREATE INDEX "bulletin_read_chamberId_idx" ON "bulletin_read"("chamberId");

ALTER TABLE "chamber_bulletin" ADD CONSTRAINT "chamber_bulletin_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "bulletin_target" ADD CONSTRAINT "bulletin_target_bulletinId_fkey" FOREIGN KEY ("bulletinId") REFERENCES "chamber_bulletin"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bulletin_target" ADD CONSTRAINT "bulletin_target_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bulletin_read" ADD CONSTRAINT "bulletin_read_bulletinId_fkey" FOREIGN KEY ("bulletinId") REFERENCES "chamber_bulletin"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bulletin_read" ADD CONSTRAINT "bulletin_read_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
