-- What the public sees stands on consent and on two persons, whoever writes (PIPL 25, domain.md 2.7).

-- A published story of a person of the ledger names its consents, and none of them is withdrawn. Checked at commit,
-- so that a consent can't be withdrawn without taking the story down in the same transaction.
CREATE OR REPLACE FUNCTION sz_check_story_consent() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  bad uuid;
BEGIN
  SELECT s.id INTO bad FROM story s
   WHERE s.state = 'published' AND s."merchantId" IS NOT NULL
     AND s.id IN (
       SELECT CASE WHEN TG_TABLE_NAME = 'story' THEN NEW.id END
       UNION SELECT f."storyId" FROM story_field f WHERE TG_TABLE_NAME = 'consent' AND f."consentId" = NEW.id)
     AND (NOT EXISTS (SELECT 1 FROM story_field f WHERE f."storyId" = s.id)
       OR EXISTS (SELECT 1 FROM story_field f JOIN consent c ON c.id = f."consentId"
                   WHERE f."storyId" = s.id
                     AND (c."withdrawnAt" IS NOT NULL OR c.purpose <> 'publish'
                       OR c."merchantId" IS DISTINCT FROM s."merchantId")))
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'story % is published without a consent that holds', bad
      USING ERRCODE = 'check_violation', CONSTRAINT = 'story_consent';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER story_consent AFTER INSERT OR UPDATE ON story
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sz_check_story_consent();
CREATE CONSTRAINT TRIGGER story_consent_withdrawn AFTER UPDATE ON consent
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sz_check_story_consent();

-- Only invented people may stand in the showcase without a person of the ledger behind them.
ALTER TABLE story ADD CONSTRAINT story_person CHECK ("merchantId" IS NOT NULL OR "isSample");
-- Who hands in does not approve.
ALTER TABLE story ADD CONSTRAINT story_two_persons CHECK (
  state <> 'published' OR "submittedBy" IS NULL OR ("approvedBy" IS NOT NULL AND "approvedBy" <> "submittedBy"));
ALTER TABLE article ADD CONSTRAINT article_two_persons CHECK (
  state <> 'published' OR "submittedBy" IS NULL OR ("publishedBy" IS NOT NULL AND "publishedBy" <> "submittedBy"));
ALTER TABLE article ADD CONSTRAINT article_published_complete CHECK (
  state <> 'published' OR ("publishedAt" IS NOT NULL AND "indexNo" IS NOT NULL));

-- A publish date, once set, stays (伪造发稿日期 is a red line of the site inspection); so does the 索引号.
CREATE OR REPLACE FUNCTION sz_guard_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD."publishedAt" IS NOT NULL AND NEW."publishedAt" IS DISTINCT FROM OLD."publishedAt")
     OR (OLD."indexNo" IS NOT NULL AND NEW."indexNo" IS DISTINCT FROM OLD."indexNo") THEN
    RAISE EXCEPTION 'publish date and index number of article % are fixed', OLD.id
      USING ERRCODE = 'check_violation', CONSTRAINT = 'article_publish_fixed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER article_guard BEFORE UPDATE ON article FOR EACH ROW EXECUTE FUNCTION sz_guard_article();

-- Who hands an offer in does not publish it (E2; domain.md 2.7).
ALTER TABLE offer ADD CONSTRAINT offer_two_persons CHECK (
  state <> 'published' OR "submittedBy" IS NULL OR ("publishedBy" IS NOT NULL AND "publishedBy" <> "submittedBy"));
ALTER TABLE offer ADD CONSTRAINT offer_published_complete CHECK (state <> 'published' OR "publishedAt" IS NOT NULL);
-- An opinion on one of three aspects, for or against.
ALTER TABLE offer_review ADD CONSTRAINT offer_review_aspect CHECK (
  aspect IN ('legal', 'compliant', 'feasible') AND result IN ('passed', 'failed'));
CREATE TRIGGER offer_review_append_only BEFORE UPDATE OR DELETE ON offer_review FOR EACH ROW EXECUTE FUNCTION sz_refuse();
ALTER TABLE chain_link ADD CONSTRAINT chain_link_state CHECK (state IN ('present', 'weak', 'missing'));
