-- Code tables are edited by people: each row has its version (E27).
ALTER TABLE "tier" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "industry_tag" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- A year of the working calendar as a person loaded it: the notice that it follows, and what its history hangs on.
CREATE TABLE "calendar_year" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "source" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "calendar_year_year_key" ON "calendar_year"("year");
