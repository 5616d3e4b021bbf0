-- Birthday and family, as far as a person told them for that purpose.
ALTER TYPE "ConsentPurpose" ADD VALUE 'care';
CREATE TYPE "CareKind" AS ENUM ('birthday', 'family');

CREATE TABLE "care_fact" (
    "id" UUID NOT NULL,
    "merchantId" UUID NOT NULL,
    "consentId" UUID NOT NULL,
    "kind" "CareKind" NOT NULL,
    "personKeyId" UUID NOT NULL,
    "cipher" BYTEA NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "recordedBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "care_fact_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "care_fact_consentId_idx" ON "care_fact"("consentId");
CREATE UNIQUE INDEX "care_fact_merchantId_kind_key" ON "care_fact"("merchantId", "kind");
ALTER TABLE "care_fact" ADD CONSTRAINT "care_fact_merchantId_fkey" FOREIGN KEY ("merchantId") REFERENCES "merchant"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "care_fact" ADD CONSTRAINT "care_fact_consentId_fkey" FOREIGN KEY ("consentId") REFERENCES "consent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whoever writes: what is kept of birthday and family stands on a consent for that purpose, which names it and holds.
-- Checked at commit, so that a consent can't be withdrawn without wiping in the same transaction.
CREATE FUNCTION sz_check_care_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad uuid;
BEGIN
  SELECT f.id INTO bad FROM care_fact f JOIN consent c ON c.id = f."consentId"
   WHERE (CASE WHEN TG_TABLE_NAME = 'consent' THEN f."consentId" = NEW.id ELSE f.id = NEW.id END)
     AND (c."withdrawnAt" IS NOT NULL OR c.purpose::text <> 'care' OR NOT (f.kind::text = ANY (c.fields)))
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'care fact % stands on no consent that holds', bad
      USING ERRCODE = 'check_violation', CONSTRAINT = 'care_consent';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER care_fact_consent AFTER INSERT OR UPDATE ON care_fact
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sz_check_care_consent();
CREATE CONSTRAINT TRIGGER care_fact_consent_withdrawn AFTER UPDATE ON consent
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sz_check_care_consent();
