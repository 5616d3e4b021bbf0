-- Dues, the state of a membership, proposals of a chamber’s officer, and the quarterly attestation of a roster.

-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'active',
ADD COLUMN     "statusDay" DATE,
ADD COLUMN     "statusReason" TEXT NOT NULL DEFAULT 'no_dues';

-- CreateTable
CREATE TABLE "dues_rule" (
    "id" UUID NOT NULL,
    "chamberId" UUID NOT NULL,
    "rank" TEXT,
    "amountWan" DECIMAL(20,6) NOT NULL,
    "periodMonths" INTEGER NOT NULL DEFAULT 12,
    "graceDays" INTEGER NOT NULL DEFAULT 90,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,

    CONSTRAINT "dues_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dues_entry" (
    "id" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "graceDays" INTEGER NOT NULL DEFAULT 90,
    "dueWan" DECIMAL(20,6) NOT NULL,
    "paidWan" DECIMAL(20,6) NOT NULL DEFAULT 0,
    "paidOn" DATE,
    "method" TEXT,
    "receiptNo" TEXT,
    "waivedOn" DATE,
    "waivedReason" TEXT,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dues_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_proposal" (
    "id" UUID NOT NULL,
    "chamberId" UUID NOT NULL,
    "membershipId" UUID,
    "kind" TEXT NOT NULL,
    "payloadCipher" BYTEA NOT NULL,
    "keyId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "proposedBy" UUID NOT NULL,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(6),
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "roster_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "roster_attestation" (
    "id" UUID NOT NULL,
    "chamberId" UUID NOT NULL,
    "quarter" TEXT NOT NULL,
    "attestedBy" UUID NOT NULL,
    "attestedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "members" INTEGER NOT NULL,
    "persons" INTEGER NOT NULL,
    "firms" INTEGER NOT NULL,
    "officers" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "note" TEXT,

    CONSTRAINT "roster_attestation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dues_rule_chamberId_validFrom_idx" ON "dues_rule"("chamberId", "validFrom");

-- CreateIndex
CREATE INDEX "dues_entry_dueOn_id_idx" ON "dues_entry"("dueOn", "id");

-- CreateIndex
CREATE UNIQUE INDEX "dues_entry_membershipId_periodFrom_key" ON "dues_entry"("membershipId", "periodFrom");

-- CreateIndex
CREATE INDEX "roster_proposal_chamberId_state_createdAt_idx" ON "roster_proposal"("chamberId", "state", "createdAt");

-- CreateIndex
CREATE INDEX "roster_proposal_createdAt_id_idx" ON "roster_proposal"("createdAt", "id");

-- CreateIndex
CREATE INDEX "roster_proposal_membershipId_idx" ON "roster_proposal"("membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "roster_attestation_chamberId_quarter_key" ON "roster_attestation"("chamberId", "quarter");

-- CreateIndex
CREATE INDEX "membership_chamberId_status_idx" ON "membership"("chamberId", "status");

-- AddForeignKey
ALTER TABLE "dues_rule" ADD CONSTRAINT "dues_rule_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dues_entry" ADD CONSTRAINT "dues_entry_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "membership"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_proposal" ADD CONSTRAINT "roster_proposal_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_proposal" ADD CONSTRAINT "roster_proposal_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "roster_attestation" ADD CONSTRAINT "roster_attestation_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "dues_entry" ADD CONSTRAINT "dues_entry_amounts" CHECK ("dueWan" >= 0 AND "paidWan" >= 0);
ALTER TABLE "dues_entry" ADD CONSTRAINT "dues_entry_period" CHECK ("periodFrom" <= "periodTo");
-- a waiver has its day and reason
ALTER TABLE "dues_entry" ADD CONSTRAINT "dues_entry_waiver" CHECK (("waivedOn" IS NULL) = ("waivedReason" IS NULL));
