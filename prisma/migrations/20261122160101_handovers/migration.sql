CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "fromUserId" UUID NOT NULL,
    "plan" JSONB NOT NULL,
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

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "handover_row" (
    "handoverId" UUID NOT NULL,
    "rowNo" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "toUserId" UUID NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "afterVersion" INTEGER,

    CONSTRAINT "handover_row_pkey" PRIMARY KEY ("handoverId","rowNo")
);

CREATE UNIQUE INDEX "handover_number_key" ON "handover"("number");
CREATE INDEX "handover_createdBy_createdAt_id_idx" ON "handover"("createdBy", "createdAt" DESC, "id" DESC);
CREATE INDEX "handover_unitId_createdAt_id_idx" ON "handover"("unitId", "createdAt" DESC, "id" DESC);
CREATE INDEX "handover_fromUserId_createdAt_idx" ON "handover"("fromUserId", "createdAt" DESC);
CREATE INDEX "handover_state_updatedAt_idx" ON "handover"("state", "updatedAt");
CREATE INDEX "handover_row_handoverId_outcome_rowNo_idx" ON "handover_row"("handoverId", "outcome", "rowNo");
CREATE INDEX "handover_row_recordId_idx" ON "handover_row"("recordId");

ALTER TABLE "handover_row" ADD CONSTRAINT "handover_row_handoverId_fkey" FOREIGN KEY ("handoverId") REFERENCES "handover"("id") ON DELETE CASCADE ON UPDATE CASCADE;
