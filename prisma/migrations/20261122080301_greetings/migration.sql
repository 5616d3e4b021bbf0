-- Festival greetings (A7): campaigns, templates with versions, frozen recipients, files, refusals of one channel.
CREATE TYPE "GreetingChannel" AS ENUM ('letter', 'card', 'sms', 'email');

CREATE TYPE "GreetingState" AS ENUM ('draft', 'submitted', 'approved', 'preparing', 'sent', 'closed');

CREATE TYPE "GreetingRecipientState" AS ENUM ('ready', 'left_out', 'sending', 'sent', 'failed', 'bounced', 'returned', 'replied');

CREATE TABLE "greeting_day" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "calendar" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "day" INTEGER NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "greeting_day_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "greeting_template" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "channel" "GreetingChannel" NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "greeting_template_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "greeting_text" (
    "id" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "signature" TEXT,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "greeting_text_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "greeting" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "festival" TEXT NOT NULL,
    "dayId" UUID,
    "year" INTEGER NOT NULL,
    "festivalOn" DATE NOT NULL,
    "channel" "GreetingChannel" NOT NULL,
    "textId" UUID NOT NULL,
    "signOff" TEXT NOT NULL,
    "letterOn" DATE NOT NULL,
    "segment" JSONB,
    "unitId" UUID NOT NULL,
    "officerId" UUID NOT NULL,
    "state" "GreetingState" NOT NULL DEFAULT 'draft',
    "askedBy" UUID,
    "askedGrantId" UUID,
    "askedAt" TIMESTAMPTZ(6),
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(6),
    "decisionReason" TEXT,
    "sentOn" DATE,
    "closedAt" TIMESTAMPTZ(6),
    "closingNote" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "archivedAt" TIMESTAMPTZ(6),
    "archivedReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "greeting_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "greeting_pick" (
    "id" UUID NOT NULL,
    "greetingId" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "isAdded" BOOLEAN NOT NULL,

    CONSTRAINT "greeting_pick_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "greeting_recipient" (
    "id" UUID NOT NULL,
    "greetingId" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "honorific" TEXT NOT NULL,
    "state" "GreetingRecipientState" NOT NULL DEFAULT 'ready',
    "reason" TEXT,
    "isCrowded" BOOLEAN NOT NULL DEFAULT false,
    "contactPointId" UUID,
    "sortNo" INTEGER NOT NULL,
    "printedAt" TIMESTAMPTZ(6),
    "sentAt" TIMESTAMPTZ(6),
    "messageId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimedAt" TIMESTAMPTZ(6),
    "resultCode" TEXT,
    "resultOn" DATE,
    "isPointClosed" BOOLEAN NOT NULL DEFAULT false,
    "replyNote" TEXT,
    "interactionId" UUID,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "greeting_recipient_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "greeting_paper" (
    "id" UUID NOT NULL,
    "greetingId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "layout" TEXT,
    "part" INTEGER NOT NULL,
    "parts" INTEGER NOT NULL,
    "fromNo" INTEGER NOT NULL,
    "toNo" INTEGER NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL,
    "runId" UUID,
    "phaseSince" TIMESTAMPTZ(6),
    "fileId" UUID,
    "errorCode" TEXT,
    "createdBy" UUID NOT NULL,
    "grantId" UUID NOT NULL,
    "requestId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readyAt" TIMESTAMPTZ(6),
    "expiresAt" TIMESTAMPTZ(6),
    "downloads" INTEGER NOT NULL DEFAULT 0,
    "downloadedAt" TIMESTAMPTZ(6),

    CONSTRAINT "greeting_paper_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "greeting_refusal" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "channel" "GreetingChannel" NOT NULL,
    "greetingId" UUID,
    "via" TEXT NOT NULL,
    "recordedBy" UUID,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(6),

    CONSTRAINT "greeting_refusal_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "greeting_template_channel_name_idx" ON "greeting_template"("channel", "name");

CREATE UNIQUE INDEX "greeting_text_templateId_number_key" ON "greeting_text"("templateId", "number");

CREATE UNIQUE INDEX "greeting_number_key" ON "greeting"("number");

CREATE INDEX "greeting_updatedAt_id_idx" ON "greeting"("updatedAt" DESC, "id" DESC);

CREATE INDEX "greeting_unitId_updatedAt_id_idx" ON "greeting"("unitId", "updatedAt" DESC, "id" DESC);

CREATE INDEX "greeting_year_festival_idx" ON "greeting"("year", "festival");

CREATE INDEX "greeting_pick_greetingId_merchantId_idx" ON "greeting_pick"("greetingId", "merchantId");

CREATE INDEX "greeting_pick_merchantId_idx" ON "greeting_pick"("merchantId");

CREATE INDEX "greeting_recipient_greetingId_state_sortNo_id_idx" ON "greeting_recipient"("greetingId", "state", "sortNo", "id");

CREATE INDEX "greeting_recipient_greetingId_sortNo_id_idx" ON "greeting_recipient"("greetingId", "sortNo", "id");

CREATE INDEX "greeting_recipient_merchantId_idx" ON "greeting_recipient"("merchantId");

CREATE INDEX "greeting_recipient_messageId_idx" ON "greeting_recipient"("messageId");

CREATE INDEX "greeting_paper_greetingId_createdAt_idx" ON "greeting_paper"("greetingId", "createdAt");

CREATE INDEX "greeting_paper_state_updatedAt_idx" ON "greeting_paper"("state", "updatedAt");

CREATE INDEX "greeting_refusal_merchantId_channel_idx" ON "greeting_refusal"("merchantId", "channel");

ALTER TABLE "greeting_text" ADD CONSTRAINT "greeting_text_templateId_fkey" FOREIGN KEY ("templateId") REFERENCES "greeting_template"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "greeting" ADD CONSTRAINT "greeting_dayId_fkey" FOREIGN KEY ("dayId") REFERENCES "greeting_day"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "greeting" ADD CONSTRAINT "greeting_textId_fkey" FOREIGN KEY ("textId") REFERENCES "greeting_text"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "greeting_pick" ADD CONSTRAINT "greeting_pick_greetingId_fkey" FOREIGN KEY ("greetingId") REFERENCES "greeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "greeting_pick" ADD CONSTRAINT "greeting_pick_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "greeting_recipient" ADD CONSTRAINT "greeting_recipient_greetingId_fkey" FOREIGN KEY ("greetingId") REFERENCES "greeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "greeting_recipient" ADD CONSTRAINT "greeting_recipient_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "greeting_paper" ADD CONSTRAINT "greeting_paper_greetingId_fkey" FOREIGN KEY ("greetingId") REFERENCES "greeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "greeting_refusal" ADD CONSTRAINT "greeting_refusal_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE greeting_day ADD CONSTRAINT greeting_day_date CHECK (calendar IN ('solar', 'lunar') AND month BETWEEN 1 AND 12 AND day BETWEEN 1 AND 31);
-- an own day is named by the campaign that is held on it
ALTER TABLE greeting ADD CONSTRAINT greeting_own_day CHECK ((festival = 'own') = ("dayId" IS NOT NULL));
-- approval takes a second person (domain.md 2.5)
ALTER TABLE greeting ADD CONSTRAINT greeting_second_person CHECK ("decidedBy" IS NULL OR "decidedBy" <> "askedBy");
ALTER TABLE greeting ADD CONSTRAINT greeting_approved CHECK (state IN ('draft', 'submitted') OR "decidedBy" IS NOT NULL OR "isSample");
-- whoever is left out is left out for a reason
ALTER TABLE greeting_recipient ADD CONSTRAINT greeting_recipient_reason CHECK (state <> 'left_out' OR reason IS NOT NULL);

-- One of many alike: shown on the timeline and to etiquette, counts for no interval of contact (decision 0023).
ALTER TABLE "interaction" ADD COLUMN "isMass" BOOLEAN NOT NULL DEFAULT false;
CREATE OR REPLACE FUNCTION sz_contacts_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE merchant m SET "loggedContactOn" = x.newest
    FROM (SELECT p.id, max(i."happenedOn") AS newest
            FROM (SELECT "merchantId" AS id FROM moved_from UNION SELECT "merchantId" FROM moved_to) p
            LEFT JOIN interaction_person ip ON ip."merchantId" = p.id
            LEFT JOIN interaction i ON i.id = ip."interactionId" AND i.state = 'complete' AND NOT i."isMass"
                  AND i."archivedAt" IS NULL AND i.outcome IS DISTINCT FROM 'not_reached'
           GROUP BY p.id) x
   WHERE m.id = x.id AND m."loggedContactOn" IS DISTINCT FROM x.newest;
  RETURN NULL;
END $$;
