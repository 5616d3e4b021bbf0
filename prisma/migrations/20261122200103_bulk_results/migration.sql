-- Why a person of an act on many was left out, and what the act made (an invitation).
ALTER TABLE "bulk_act_row" ADD COLUMN "leftReason" TEXT, ADD COLUMN "resultId" UUID;
