-- What a roster sheet says of a member, the member's consent to handing it over, and the sheet on its way in.
ALTER TABLE "membership" ADD COLUMN "joinedText" TEXT,
ADD COLUMN "entryHometown" TEXT,
ADD COLUMN "entryAddress" TEXT,
ADD COLUMN "creditCode" TEXT,
ADD COLUMN "providedOn" DATE;

CREATE TABLE "roster_import" (
    "id" UUID NOT NULL,
    "chamberId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'mapping',
    "sheetCipher" BYTEA,
    "doneCipher" BYTEA,
    "keyId" TEXT,
    "mapping" JSONB,
    "duesYear" INTEGER,
    "counts" JSONB,
    "provideNote" TEXT NOT NULL,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(6),
    "undoneAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "roster_import_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "roster_import_chamberId_createdAt_idx" ON "roster_import"("chamberId", "createdAt");

ALTER TABLE "roster_import" ADD CONSTRAINT "roster_import_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
