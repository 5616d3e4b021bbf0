-- How many persons the same account had taken out within the day before, without a second person's decision.
ALTER TABLE "export" ADD COLUMN "personsBefore" INTEGER NOT NULL DEFAULT 0;
