-- bulk acts on people, and tags of people
ALTER TABLE "merchant" ADD COLUMN "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
-- few people have tags: whoever has none is not in the index
CREATE INDEX "merchant_tags_idx" ON "merchant" USING gin ("tags") WHERE "tags" <> '{}';

CREATE TABLE "merchant_tag" (
  "name" TEXT NOT NULL,
  "createdBy" UUID,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "merchant_tag_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "bulk_act" (
  "id" UUID NOT NULL,
  "number" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "params" JSONB NOT NULL,
  "question" JSONB NOT NULL,
  "reason" TEXT NOT NULL,
  "createdBy" UUID NOT NULL,
  "grantId" UUID NOT NULL,
  "unitId" UUID,
  "state" TEXT NOT NULL DEFAULT 'queued',
  "total" INTEGER NOT NULL,
  "done" INTEGER NOT NULL DEFAULT 0,
  "phaseSince" TIMESTAMPTZ(6),
  "cancelAsked" BOOLEAN NOT NULL DEFAULT false,
  "runId" UUID,
  "undoneBy" UUID,
  "undoGrantId" UUID,
  "errorCode" TEXT,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "endedAt" TIMESTAMPTZ(6),
  CONSTRAINT "bulk_act_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "bulk_act_number_key" ON "bulk_act"("number");
CREATE INDEX "bulk_act_createdBy_createdAt_id_idx" ON "bulk_act"("createdBy", "createdAt" DESC, "id" DESC);
CREATE INDEX "bulk_act_unitId_createdAt_id_idx" ON "bulk_act"("unitId", "createdAt" DESC, "id" DESC);
CREATE INDEX "bulk_act_state_updatedAt_idx" ON "bulk_act"("state", "updatedAt");

CREATE TABLE "bulk_act_row" (
  "actId" UUID NOT NULL,
  "rowNo" INTEGER NOT NULL,
  "merchantId" UUID NOT NULL,
  "outcome" TEXT NOT NULL DEFAULT 'waiting',
  "beforeVersion" INTEGER,
  "afterVersion" INTEGER,
  "beforeCipher" BYTEA,
  "keyId" TEXT,
  CONSTRAINT "bulk_act_row_pkey" PRIMARY KEY ("actId","rowNo")
);
CREATE INDEX "bulk_act_row_actId_outcome_rowNo_idx" ON "bulk_act_row"("actId", "outcome", "rowNo");
CREATE INDEX "bulk_act_row_merchantId_idx" ON "bulk_act_row"("merchantId");
ALTER TABLE "bulk_act_row" ADD CONSTRAINT "bulk_act_row_actId_fkey"
  FOREIGN KEY ("actId") REFERENCES "bulk_act"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "bulk_act_row" ADD CONSTRAINT "bulk_act_row_merchantId_fkey"
  FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
