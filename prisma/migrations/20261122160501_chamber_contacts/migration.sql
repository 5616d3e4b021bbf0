-- A contact may be with a chamber (B5).

-- AlterTable
ALTER TABLE "interaction" ADD COLUMN "chamberId" UUID;

-- CreateIndex
CREATE INDEX "interaction_chamberId_happenedOn_id_idx" ON "interaction"("chamberId", "happenedOn" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE SET NULL ON UPDATE CASCADE;
