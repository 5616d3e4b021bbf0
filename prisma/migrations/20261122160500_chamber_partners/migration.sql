-- Agreements with partner chambers, and what chambers are given.

-- CreateTable
CREATE TABLE "chamber_agreement" (
    "id" UUID NOT NULL,
    "chamberId" UUID NOT NULL,
    "partnerId" UUID,
    "title" TEXT NOT NULL,
    "parties" TEXT[],
    "signedOn" DATE NOT NULL,
    "validUntil" DATE,
    "endedOn" DATE,
    "endedReason" TEXT,
    "note" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chamber_agreement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "chamber_agreement_days" CHECK ("validUntil" IS NULL OR "validUntil" >= "signedOn"),
    CONSTRAINT "chamber_agreement_partner" CHECK ("partnerId" IS NULL OR "partnerId" <> "chamberId")
);

-- CreateTable
CREATE TABLE "chamber_support" (
    "id" UUID NOT NULL,
    "chamberId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amountWan" DECIMAL(20,6),
    "givenBy" TEXT NOT NULL,
    "givenOn" DATE NOT NULL,
    "docNo" TEXT,
    "note" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chamber_support_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "chamber_agreement_chamberId_idx" ON "chamber_agreement"("chamberId");
CREATE INDEX "chamber_agreement_partnerId_idx" ON "chamber_agreement"("partnerId");
CREATE INDEX "chamber_agreement_signedOn_id_idx" ON "chamber_agreement"("signedOn", "id");
CREATE INDEX "chamber_support_chamberId_givenOn_idx" ON "chamber_support"("chamberId", "givenOn");

-- AddForeignKey
ALTER TABLE "chamber_agreement" ADD CONSTRAINT "chamber_agreement_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "chamber_agreement" ADD CONSTRAINT "chamber_agreement_partnerId_fkey" FOREIGN KEY ("partnerId") REFERENCES "chamber"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "chamber_support" ADD CONSTRAINT "chamber_support_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
