-- CreateEnum
CREATE TYPE "InteractionChannel" AS ENUM ('phone', 'letter', 'sms', 'email', 'online', 'home_visit', 'meeting', 'visit', 'other');
CREATE TYPE "InteractionState" AS ENUM ('draft', 'complete');
CREATE TYPE "InteractionOutcome" AS ENUM ('reached', 'not_reached', 'intention', 'signing', 'declined', 'other');
CREATE TYPE "DifficultyState" AS ENUM ('open', 'settled');

-- CreateTable
CREATE TABLE "interaction" (
    "id" UUID NOT NULL,
    "channel" "InteractionChannel" NOT NULL,
    "state" "InteractionState" NOT NULL DEFAULT 'draft',
    "happenedOn" DATE NOT NULL,
    "happenedAt" TEXT,
    "place" TEXT,
    "companyId" UUID,
    "projectId" UUID,
    "subject" TEXT,
    "summary" TEXT,
    "outcome" "InteractionOutcome",
    "amountWan" DECIMAL(20,6),
    "leaderText" TEXT,
    "attendeesText" TEXT,
    "difficulty" TEXT,
    "difficultyState" "DifficultyState",
    "difficultyNote" TEXT,
    "difficultySettledOn" DATE,
    "nextOn" DATE,
    "nextText" TEXT,
    "nextDoneOn" DATE,
    "answersRequest" BOOLEAN NOT NULL DEFAULT false,
    "requestReason" TEXT,
    "ownerUnitId" UUID NOT NULL,
    "unitIds" UUID[],
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "searchText" TEXT NOT NULL DEFAULT '',
    "searchVector" tsvector GENERATED ALWAYS AS (search_vector("searchText")) STORED,
    "completedAt" TIMESTAMPTZ(6),
    "archivedAt" TIMESTAMPTZ(6),
    "archivedReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "interaction_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "interaction_person" (
    "id" UUID NOT NULL,
    "interactionId" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    CONSTRAINT "interaction_person_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "interaction_officer" (
    "id" UUID NOT NULL,
    "interactionId" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    CONSTRAINT "interaction_officer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "interaction_happenedOn_id_idx" ON "interaction"("happenedOn" DESC, "id" DESC);
CREATE INDEX "interaction_channel_happenedOn_id_idx" ON "interaction"("channel", "happenedOn" DESC, "id" DESC);
CREATE INDEX "interaction_ownerUnitId_happenedOn_id_idx" ON "interaction"("ownerUnitId", "happenedOn" DESC, "id" DESC);
CREATE INDEX "interaction_companyId_happenedOn_id_idx" ON "interaction"("companyId", "happenedOn" DESC, "id" DESC);
CREATE INDEX "interaction_projectId_happenedOn_id_idx" ON "interaction"("projectId", "happenedOn" DESC, "id" DESC);
CREATE INDEX "interaction_unitIds_idx" ON "interaction" USING GIN ("unitIds");
CREATE INDEX "interaction_person_interactionId_idx" ON "interaction_person"("interactionId");
CREATE INDEX "interaction_person_merchantId_interactionId_idx" ON "interaction_person"("merchantId", "interactionId");
CREATE INDEX "interaction_officer_interactionId_idx" ON "interaction_officer"("interactionId");
CREATE INDEX "interaction_officer_userId_interactionId_idx" ON "interaction_officer"("userId", "interactionId");

-- AddForeignKey
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_companyId_fkey" FOREIGN KEY ("companyId") REFERENCES "company"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "interaction" ADD CONSTRAINT "interaction_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "project"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "interaction_person" ADD CONSTRAINT "interaction_person_interactionId_fkey" FOREIGN KEY ("interactionId") REFERENCES "interaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "interaction_person" ADD CONSTRAINT "interaction_person_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "interaction_officer" ADD CONSTRAINT "interaction_officer_interactionId_fkey" FOREIGN KEY ("interactionId") REFERENCES "interaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE INDEX interaction_search_idx ON interaction USING gin ("searchVector");

-- What waits: few rows among many.
CREATE INDEX interaction_next_idx ON interaction ("nextOn", id) WHERE "nextOn" IS NOT NULL AND "nextDoneOn" IS NULL AND "archivedAt" IS NULL;
CREATE INDEX interaction_draft_idx ON interaction ("happenedOn" DESC, id DESC) WHERE state = 'draft' AND "archivedAt" IS NULL;
CREATE INDEX interaction_difficulty_idx ON interaction ("happenedOn" DESC, id DESC) WHERE "difficultyState" = 'open' AND "archivedAt" IS NULL;

-- A difficulty has a state, and only a difficulty has one.
ALTER TABLE interaction ADD CONSTRAINT interaction_difficulty_check CHECK ((difficulty IS NULL) = ("difficultyState" IS NULL));
-- Whoever goes past do-not-contact says why.
ALTER TABLE interaction ADD CONSTRAINT interaction_request_check CHECK (NOT "answersRequest" OR "requestReason" IS NOT NULL);
ALTER TABLE interaction ADD CONSTRAINT interaction_time_check CHECK ("happenedAt" IS NULL OR "happenedAt" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$');

-- How and when a person likes to be contacted.
ALTER TABLE merchant ADD COLUMN "preferredChannel" "InteractionChannel", ADD COLUMN "contactHours" TEXT;

-- The last contact is the later of what an imported ledger tells and what the log holds: the database makes it, so
-- that no write can forget either.
ALTER TABLE merchant ADD COLUMN "statedContactOn" DATE, ADD COLUMN "loggedContactOn" DATE;
UPDATE merchant SET "statedContactOn" = "lastContactOn" WHERE "lastContactOn" IS NOT NULL;
ALTER TABLE merchant DROP COLUMN "lastContactOn";
ALTER TABLE merchant ADD COLUMN "lastContactOn" DATE GENERATED ALWAYS AS (greatest("statedContactOn", "loggedContactOn")) STORED;
