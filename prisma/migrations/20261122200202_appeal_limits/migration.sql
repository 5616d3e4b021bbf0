-- Limits of appeals are set on the desk: why, by whom and when.
ALTER TABLE "appeal_clock" ADD COLUMN "reason" TEXT,
  ADD COLUMN "adoptedBy" UUID,
  ADD COLUMN "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP;
