-- Events (活动): what is held for people and chambers, who is invited, who came.
CREATE TYPE "EventState" AS ENUM ('draft', 'published', 'ended', 'cancelled');

CREATE TYPE "AttendeeState" AS ENUM ('planned', 'invited', 'signed_up', 'declined', 'withdrawn', 'attended', 'absent');

CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "track" TEXT,
    "circle" TEXT,
    "series" TEXT,
    "edition" INTEGER,
    "startsAt" TIMESTAMPTZ(6) NOT NULL,
    "endsAt" TIMESTAMPTZ(6) NOT NULL,
    "placeId" UUID,
    "cityId" UUID,
    "placeText" TEXT,
    "onlineUrl" TEXT,
    "ownerUnitId" UUID NOT NULL,
    "coUnitIds" UUID[],
    "unitIds" UUID[],
    "capacity" INTEGER,
    "signUpUntil" TIMESTAMPTZ(6),
    "signUp" TEXT NOT NULL DEFAULT 'invited',
    "audience" TEXT,
    "agenda" TEXT,
    "state" "EventState" NOT NULL DEFAULT 'draft',
    "cancelReason" TEXT,
    "publishedAt" TIMESTAMPTZ(6),
    "publishedBy" UUID,
    "isAnnounced" BOOLEAN NOT NULL DEFAULT false,
    "isPublic" BOOLEAN NOT NULL DEFAULT false,
    "headcount" INTEGER,
    "summary" TEXT,
    "searchText" TEXT NOT NULL DEFAULT '',
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "editedBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "event_chamber" (
    "eventId" UUID NOT NULL,
    "chamberId" UUID NOT NULL,

    CONSTRAINT "event_chamber_pkey" PRIMARY KEY ("eventId","chamberId")
);

CREATE TABLE "event_attendee" (
    "id" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "merchantId" UUID,
    "membershipId" UUID,
    "chamberId" UUID,
    "channel" TEXT NOT NULL,
    "state" "AttendeeState" NOT NULL,
    "invitedOn" DATE,
    "signedUpAt" TIMESTAMPTZ(6),
    "checkedAt" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_attendee_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "event_number_key" ON "event"("number");

CREATE INDEX "event_startsAt_id_idx" ON "event"("startsAt" DESC, "id" DESC);

CREATE INDEX "event_unitIds_idx" ON "event" USING GIN ("unitIds");

CREATE INDEX "event_cityId_idx" ON "event"("cityId");

CREATE INDEX "event_chamber_chamberId_idx" ON "event_chamber"("chamberId");

CREATE INDEX "event_attendee_merchantId_idx" ON "event_attendee"("merchantId");

CREATE INDEX "event_attendee_membershipId_idx" ON "event_attendee"("membershipId");

CREATE INDEX "event_attendee_eventId_createdAt_id_idx" ON "event_attendee"("eventId", "createdAt", "id");

CREATE UNIQUE INDEX "event_attendee_eventId_merchantId_key" ON "event_attendee"("eventId", "merchantId");

CREATE UNIQUE INDEX "event_attendee_eventId_membershipId_key" ON "event_attendee"("eventId", "membershipId");

ALTER TABLE "event_chamber" ADD CONSTRAINT "event_chamber_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "event_chamber" ADD CONSTRAINT "event_chamber_chamberId_fkey" FOREIGN KEY ("chamberId") REFERENCES "chamber"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "event_attendee" ADD CONSTRAINT "event_attendee_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "event"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "event_attendee" ADD CONSTRAINT "event_attendee_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "event_attendee" ADD CONSTRAINT "event_attendee_membershipId_fkey" FOREIGN KEY ("membershipId") REFERENCES "membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;
