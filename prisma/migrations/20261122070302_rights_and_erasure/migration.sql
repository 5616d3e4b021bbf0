-- Requests of people about their own data, terms as data, setting aside and erasing (PIPL 44-50, 47).
CREATE TYPE "RightsKind" AS ENUM ('copy', 'correct', 'delete', 'explain', 'withdraw');
CREATE TYPE "RightsState" AS ENUM ('open', 'granted', 'partly', 'refused', 'cancelled');
CREATE TYPE "ErasureState" AS ENUM ('proposed', 'done', 'rejected');

ALTER TABLE "merchant" ADD COLUMN "frozenAt" TIMESTAMPTZ(6);
ALTER TABLE "merchant" ADD COLUMN "erasedAt" TIMESTAMPTZ(6);
-- what is set aside stands in no list: every list leaves archived records out
ALTER TABLE "merchant" ADD CONSTRAINT "merchant_frozen_archived" CHECK ("frozenAt" IS NULL OR "archivedAt" IS NOT NULL);
ALTER TABLE "merchant" ADD CONSTRAINT "merchant_erased_frozen" CHECK ("erasedAt" IS NULL OR "archivedAt" IS NOT NULL);

CREATE TABLE "rights_request" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "merchantId" UUID NOT NULL,
    "kind" "RightsKind" NOT NULL,
    "channel" TEXT NOT NULL,
    "field" TEXT,
    "textCipher" BYTEA,
    "receivedOn" DATE NOT NULL,
    "dueOn" DATE,
    "state" "RightsState" NOT NULL DEFAULT 'open',
    "verifiedAt" TIMESTAMPTZ(6),
    "verifiedBy" UUID,
    "verifyNote" TEXT,
    "answerCipher" BYTEA,
    "decidedAt" TIMESTAMPTZ(6),
    "decidedBy" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rights_request_pkey" PRIMARY KEY ("id"),
    -- a decision on a request has an answer, a decider and a check of who asked
    CONSTRAINT "rights_request_decided" CHECK ("state" IN ('open', 'cancelled')
      OR ("decidedAt" IS NOT NULL AND "decidedBy" IS NOT NULL AND "answerCipher" IS NOT NULL AND "verifiedAt" IS NOT NULL))
);

CREATE TABLE "privacy_term" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "adoptedBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "privacy_term_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "privacy_term_value" CHECK ("value" BETWEEN 1 AND 600)
);

CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "requestId" UUID,
    "ground" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "ErasureState" NOT NULL DEFAULT 'proposed',
    "proposedBy" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(6),
    "decideReason" TEXT,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id"),
    -- nobody erases alone
    CONSTRAINT "erasure_two_persons" CHECK ("state" <> 'done' OR ("decidedBy" IS NOT NULL AND "decidedBy" <> "proposedBy"))
);

CREATE UNIQUE INDEX "rights_request_number_key" ON "rights_request"("number");
CREATE INDEX "rights_request_merchantId_idx" ON "rights_request"("merchantId");
CREATE INDEX "rights_request_state_dueOn_id_idx" ON "rights_request"("state", "dueOn", "id");
CREATE INDEX "rights_request_updatedAt_id_idx" ON "rights_request"("updatedAt", "id");
CREATE INDEX "privacy_term_code_validFrom_idx" ON "privacy_term"("code", "validFrom");
CREATE INDEX "erasure_merchantId_idx" ON "erasure"("merchantId");
CREATE INDEX "erasure_state_proposedAt_idx" ON "erasure"("state", "proposedAt");
-- one open proposal per person
CREATE UNIQUE INDEX "erasure_once" ON "erasure"("merchantId") WHERE "state" = 'proposed';
-- the review queue: who was not met for long, what is set aside
CREATE INDEX "merchant_last_contact" ON "merchant" ("lastContactOn", id) WHERE "archivedAt" IS NULL;
CREATE INDEX "merchant_frozen" ON "merchant" ("frozenAt", id) WHERE "frozenAt" IS NOT NULL AND "erasedAt" IS NULL;

ALTER TABLE "rights_request" ADD CONSTRAINT "rights_request_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "erasure" ADD CONSTRAINT "erasure_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- a story that is erased takes its texts and fields along
ALTER TABLE "story_text" DROP CONSTRAINT "story_text_recordId_fkey";
ALTER TABLE "story_text" ADD CONSTRAINT "story_text_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "story_field" DROP CONSTRAINT "story_field_storyId_fkey";
ALTER TABLE "story_field" ADD CONSTRAINT "story_field_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "story"("id") ON DELETE CASCADE ON UPDATE CASCADE;
