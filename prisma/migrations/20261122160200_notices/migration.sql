-- The outbox of mails and SMS, and what of it a campaign of greetings shows.
CREATE TYPE "NoticeKind" AS ENUM ('mail', 'sms');

CREATE TYPE "NoticeState" AS ENUM ('waiting', 'sending', 'sent', 'unknown', 'failed', 'bounced', 'replied', 'refused');

CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "noun" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "merchantId" UUID,
    "state" "NoticeState" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dueAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "runId" UUID,
    "claimedAt" TIMESTAMPTZ(6),
    "keyId" TEXT,
    "cipher" BYTEA,
    "messageId" TEXT,
    "resultCode" TEXT,
    "resultText" TEXT,
    "sentAt" TIMESTAMPTZ(6),
    "resultAt" TIMESTAMPTZ(6),
    "settledAt" TIMESTAMPTZ(6),
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "notice_report" (
    "nonce" TEXT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "notice_report_pkey" PRIMARY KEY ("nonce")
);

CREATE UNIQUE INDEX "notice_noun_partId_key" ON "notice"("noun", "partId");
CREATE INDEX "notice_noun_recordId_state_dueAt_idx" ON "notice"("noun", "recordId", "state", "dueAt");
CREATE INDEX "notice_state_claimedAt_idx" ON "notice"("state", "claimedAt");
CREATE INDEX "notice_kind_claimedAt_idx" ON "notice"("kind", "claimedAt");
CREATE INDEX "notice_merchantId_idx" ON "notice"("merchantId");
CREATE INDEX "notice_report_at_idx" ON "notice_report"("at");

ALTER TABLE "notice" ADD CONSTRAINT "notice_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TYPE "GreetingRecipientState" ADD VALUE 'unknown';

ALTER TABLE "greeting" ADD COLUMN "sending" TEXT,
ADD COLUMN "sendingBy" UUID,
ADD COLUMN "sendingGrantId" UUID,
ADD COLUMN "sendingCode" TEXT;

-- the outbox keeps these now
DROP INDEX "greeting_recipient_messageId_idx";
ALTER TABLE "greeting_recipient" DROP COLUMN "messageId", DROP COLUMN "attempts", DROP COLUMN "claimedAt";
