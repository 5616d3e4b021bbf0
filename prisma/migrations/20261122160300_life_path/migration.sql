-- A post says when it began and ended as far as that is known, and whether it is over although nobody knows since when.
ALTER TABLE "post"
  ADD COLUMN "fromText" TEXT,
  ADD COLUMN "fromPrecision" TEXT,
  ADD COLUMN "toText" TEXT,
  ADD COLUMN "toPrecision" TEXT,
  ADD COLUMN "isEnded" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "sortNo" INTEGER NOT NULL DEFAULT 0;

-- a post that was the main one and gave way to another was ended on the day of that change
UPDATE "post" SET "isEnded" = true WHERE "validTo" IS NOT NULL AND "validTo" <= (now() AT TIME ZONE 'Asia/Shanghai')::date;

CREATE TYPE "LifeKind" AS ENUM ('education', 'social_post', 'political_office', 'honour');

CREATE TABLE "life_entry" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "kind" "LifeKind" NOT NULL,
    "title" TEXT,
    "body" TEXT,
    "validFrom" DATE,
    "validTo" DATE,
    "fromText" TEXT,
    "fromPrecision" TEXT,
    "toText" TEXT,
    "toPrecision" TEXT,
    "source" TEXT,
    "sortNo" INTEGER NOT NULL DEFAULT 0,
    "batchId" UUID,

    CONSTRAINT "life_entry_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "life_entry_merchantId_idx" ON "life_entry"("merchantId");
ALTER TABLE "life_entry" ADD CONSTRAINT "life_entry_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
