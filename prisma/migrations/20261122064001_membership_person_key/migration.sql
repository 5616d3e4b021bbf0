-- Revisions of a roster's entry are encrypted under a key of their own, so that erasing the person makes them unreadable.
-- Entries from before get their key with their next change.
ALTER TABLE "membership" ADD COLUMN "personKeyId" UUID;
