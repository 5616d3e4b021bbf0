-- a sheet that was taken out comes back: which record and which version of it a row speaks of
ALTER TYPE "RowOutcome" ADD VALUE 'conflict' AFTER 'duplicate';
ALTER TABLE "batch_row" ADD COLUMN "ref" TEXT, ADD COLUMN "mark" TEXT;
