-- CreateEnum
CREATE TYPE "TieKind" AS ENUM ('introduced', 'townsman', 'classmate', 'colleague', 'comrade', 'chamber', 'partner', 'fellow', 'friend', 'other');

-- CreateTable
CREATE TABLE "merchant_tie" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" "TieKind" NOT NULL,
    "note" TEXT,
    "sinceText" TEXT,
    "source" TEXT NOT NULL,
    "unitId" UUID NOT NULL,
    "enteredBy" UUID,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "merchant_tie_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "merchant_tie_fromId_toId_kind_key" ON "merchant_tie"("fromId", "toId", "kind");
CREATE INDEX "merchant_tie_toId_fromId_idx" ON "merchant_tie"("toId", "fromId");
ALTER TABLE "merchant_tie" ADD CONSTRAINT "merchant_tie_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "merchant_tie" ADD CONSTRAINT "merchant_tie_toId_fkey" FOREIGN KEY ("toId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Ties by firm and by chamber are followed from one person to the others: the second step must not leave the index.
CREATE INDEX post_firm_people_idx ON post ("companyId", "merchantId") WHERE "companyId" IS NOT NULL;
CREATE INDEX membership_chamber_people_idx ON membership ("chamberId", "merchantId") WHERE "merchantId" IS NOT NULL;
