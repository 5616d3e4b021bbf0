-- CreateTable
CREATE TABLE "roster_match" (
    "id" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "merchantId" UUID,
    "companyId" UUID,
    "score" INTEGER NOT NULL,
    "reasons" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'open',
    "foundAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(6),
    "decidedReason" TEXT,

    CONSTRAINT "roster_match_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "roster_match_one" CHECK (num_nonnulls("merchantId", "companyId") = 1)
);

-- CreateIndex
CREATE UNIQUE INDEX "roster_match_membershipId_merchantId_key" ON "roster_match"("membershipId", "merchantId");

-- CreateIndex
CREATE UNIQUE INDEX "roster_match_membershipId_companyId_key" ON "roster_match"("membershipId", "companyId");

-- CreateIndex
CREATE INDEX "roster_match_merchantId_idx" ON "roster_match"("merchantId");

-- CreateIndex
CREATE INDEX "roster_match_companyId_idx" ON "roster_match"("companyId");

-- AddForeignKey
ALTER TABLE "roster_match" ADD CONSTRAINT "roster_match_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_match" ADD CONSTRAINT "roster_match_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_match" ADD CONSTRAINT "roster_match_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "membership" ADD COLUMN "metOn" DATE;

-- AlterTable
ALTER TABLE "roster_import" ADD COLUMN "metRows" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN "metLimited" BOOLEAN NOT NULL DEFAULT false;
