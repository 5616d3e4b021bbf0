-- Appeals (诉求): what people and firms ask for, with steps and clocks.
CREATE TYPE "AppealState" AS ENUM ('registered', 'assigned', 'handling', 'answered', 'closed', 'returned');

CREATE TYPE "AppealSatisfaction" AS ENUM ('satisfied', 'basically', 'dissatisfied', 'not_said');

CREATE TABLE "appeal" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "ask" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "interactionId" UUID,
    "merchantId" UUID,
    "companyId" UUID,
    "projectId" UUID,
    "ownerUnitId" UUID NOT NULL,
    "handlerUnitId" UUID NOT NULL,
    "handlerId" UUID,
    "unitIds" UUID[],
    "state" "AppealState" NOT NULL DEFAULT 'registered',
    "isComplex" BOOLEAN NOT NULL DEFAULT false,
    "receivedOn" DATE NOT NULL,
    "acceptDueOn" DATE,
    "answerDueOn" DATE,
    "closeDueOn" DATE,
    "dueOn" DATE,
    "acceptedOn" DATE,
    "answeredOn" DATE,
    "closedOn" DATE,
    "answer" TEXT,
    "result" TEXT,
    "satisfaction" "AppealSatisfaction",
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appeal_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "appeal_step" (
    "id" UUID NOT NULL,
    "appealId" UUID NOT NULL,
    "merchantId" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by" UUID,
    "unitId" UUID,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "appeal_step_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "appeal_clock" (
    "id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "workdays" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,

    CONSTRAINT "appeal_clock_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "appeal_number_key" ON "appeal"("number");

CREATE UNIQUE INDEX "appeal_interactionId_key" ON "appeal"("interactionId");

CREATE INDEX "appeal_receivedOn_id_idx" ON "appeal"("receivedOn" DESC, "id" DESC);

CREATE INDEX "appeal_merchantId_idx" ON "appeal"("merchantId");

CREATE INDEX "appeal_companyId_idx" ON "appeal"("companyId");

CREATE INDEX "appeal_projectId_idx" ON "appeal"("projectId");

CREATE INDEX "appeal_unitIds_idx" ON "appeal" USING GIN ("unitIds");

CREATE INDEX "appeal_step_appealId_at_idx" ON "appeal_step"("appealId", "at");

CREATE INDEX "appeal_step_merchantId_idx" ON "appeal_step"("merchantId");

CREATE UNIQUE INDEX "appeal_clock_step_validFrom_key" ON "appeal_clock"("step", "validFrom");

ALTER TABLE "appeal" ADD CONSTRAINT "appeal_interactionId_fkey" FOREIGN KEY ("interactionId") REFERENCES "interaction"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "appeal" ADD CONSTRAINT "appeal_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "appeal" ADD CONSTRAINT "appeal_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "appeal" ADD CONSTRAINT "appeal_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "appeal_step" ADD CONSTRAINT "appeal_step_appealId_fkey" FOREIGN KEY ("appealId") REFERENCES "appeal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "appeal_step" ADD CONSTRAINT "appeal_step_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;
