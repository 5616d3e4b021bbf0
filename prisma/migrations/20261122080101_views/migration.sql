-- views: kept questions to a ledger, with columns; what each person has chosen
DROP INDEX "saved_view_noun_userId_idx";
ALTER TABLE "saved_view" ADD COLUMN "columns" TEXT[],
  ADD COLUMN "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
  ALTER COLUMN "userId" SET NOT NULL;
CREATE UNIQUE INDEX "saved_view_noun_userId_name_key" ON "saved_view"("noun", "userId", "name");

CREATE TABLE "ledger_choice" (
  "userId" UUID NOT NULL,
  "noun" TEXT NOT NULL,
  "columns" TEXT[],
  "defaultViewId" UUID,
  "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "ledger_choice_pkey" PRIMARY KEY ("userId","noun")
);
CREATE INDEX "ledger_choice_defaultViewId_idx" ON "ledger_choice"("defaultViewId");
ALTER TABLE "ledger_choice" ADD CONSTRAINT "ledger_choice_defaultViewId_fkey"
  FOREIGN KEY ("defaultViewId") REFERENCES "saved_view"("id") ON DELETE SET NULL ON UPDATE CASCADE;
