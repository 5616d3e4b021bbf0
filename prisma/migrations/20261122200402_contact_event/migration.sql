-- A contact may name the event at which it was.
ALTER TABLE "interaction" ADD COLUMN "eventId" UUID;

ALTER TABLE "interaction" ADD CONSTRAINT "interaction_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "event"("id") ON DELETE SET NULL ON UPDATE CASCADE;

CREATE INDEX "interaction_eventId_happenedOn_id_idx" ON "interaction"("eventId", "happenedOn" DESC, "id" DESC);
