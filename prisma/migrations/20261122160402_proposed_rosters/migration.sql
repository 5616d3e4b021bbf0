-- A roster sheet may be proposed as a whole: rows that are left out, and who decided why.
ALTER TABLE "roster_import" ADD COLUMN "leftOut" INTEGER[] NOT NULL DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN "decidedBy" UUID,
ADD COLUMN "reason" TEXT;
