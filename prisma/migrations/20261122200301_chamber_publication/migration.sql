-- AlterTable
ALTER TABLE "chamber" ADD COLUMN "contactPublic" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "member_publication" (
    "id" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "merchantId" UUID,
    "evidence" TEXT NOT NULL,
    "givenOn" DATE NOT NULL,
    "recordedBy" UUID,
    "withdrawnAt" TIMESTAMPTZ(6),
    "withdrawnBy" UUID,

    CONSTRAINT "member_publication_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "member_publication_membershipId_idx" ON "member_publication"("membershipId");

-- CreateIndex
CREATE INDEX "member_publication_merchantId_idx" ON "member_publication"("merchantId");

-- A member's name is public once or not at all
CREATE UNIQUE INDEX "member_publication_holding" ON "member_publication"("membershipId") WHERE "withdrawnAt" IS NULL;

-- AddForeignKey
ALTER TABLE "member_publication" ADD CONSTRAINT "member_publication_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "membership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member_publication" ADD CONSTRAINT "member_publication_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
