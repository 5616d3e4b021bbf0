-- Translations: who wrote one, which Chinese it was made from, and a second person who reviewed it (data-model.md, Texts).
-- The Chinese of a field changed: a reviewed translation of it is stale from this moment, whoever wrote. The public
-- reads reviewed texts only, so the Chinese stands in its place.
CREATE OR REPLACE FUNCTION sz_stale_texts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  field text;
BEGIN
  FOR i IN 1 .. TG_NARGS - 1 LOOP
    field := TG_ARGV[i];
    IF to_jsonb(OLD) ->> field IS DISTINCT FROM to_jsonb(NEW) ->> field THEN
      EXECUTE format('UPDATE %I SET state = $3 WHERE "recordId" = $1 AND field = $2 AND state = $4', TG_ARGV[0])
        USING NEW.id, field, 'stale', 'approved';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

ALTER TABLE "story_text" ADD COLUMN "writtenBy" UUID, ADD COLUMN "zhDigest" TEXT, ALTER COLUMN "state" SET DEFAULT 'draft';
ALTER TABLE story_text ADD CONSTRAINT story_text_state CHECK (state IN ('draft', 'approved', 'stale'));
ALTER TABLE story_text ADD CONSTRAINT story_text_two_persons CHECK (
  state <> 'approved' OR "writtenBy" IS NULL OR ("reviewer" IS NOT NULL AND "reviewer" <> "writtenBy"));
CREATE TRIGGER story_stale_texts AFTER UPDATE ON story FOR EACH ROW
  EXECUTE FUNCTION sz_stale_texts('story_text', 'title', 'quote', 'firm', 'chamberText', 'body');

ALTER TABLE "article_text" ADD COLUMN "writtenBy" UUID, ADD COLUMN "zhDigest" TEXT, ALTER COLUMN "state" SET DEFAULT 'draft';
ALTER TABLE article_text ADD CONSTRAINT article_text_state CHECK (state IN ('draft', 'approved', 'stale'));
ALTER TABLE article_text ADD CONSTRAINT article_text_two_persons CHECK (
  state <> 'approved' OR "writtenBy" IS NULL OR ("reviewer" IS NOT NULL AND "reviewer" <> "writtenBy"));
CREATE TRIGGER article_stale_texts AFTER UPDATE ON article FOR EACH ROW
  EXECUTE FUNCTION sz_stale_texts('article_text', 'title', 'summary', 'body');

ALTER TABLE "offer_text" ADD COLUMN "writtenBy" UUID, ADD COLUMN "zhDigest" TEXT, ALTER COLUMN "state" SET DEFAULT 'draft';
ALTER TABLE offer_text ADD CONSTRAINT offer_text_state CHECK (state IN ('draft', 'approved', 'stale'));
ALTER TABLE offer_text ADD CONSTRAINT offer_text_two_persons CHECK (
  state <> 'approved' OR "writtenBy" IS NULL OR ("reviewer" IS NOT NULL AND "reviewer" <> "writtenBy"));
CREATE TRIGGER offer_stale_texts AFTER UPDATE ON offer FOR EACH ROW
  EXECUTE FUNCTION sz_stale_texts('offer_text', 'title', 'content');

ALTER TABLE "policy_text" ADD COLUMN "writtenBy" UUID, ADD COLUMN "zhDigest" TEXT, ALTER COLUMN "state" SET DEFAULT 'draft';
ALTER TABLE policy_text ADD CONSTRAINT policy_text_state CHECK (state IN ('draft', 'approved', 'stale'));
ALTER TABLE policy_text ADD CONSTRAINT policy_text_two_persons CHECK (
  state <> 'approved' OR "writtenBy" IS NULL OR ("reviewer" IS NOT NULL AND "reviewer" <> "writtenBy"));
CREATE TRIGGER policy_document_stale_texts AFTER UPDATE ON policy_document FOR EACH ROW
  EXECUTE FUNCTION sz_stale_texts('policy_text', 'title', 'summary');

ALTER TABLE "chamber_text" ADD COLUMN "writtenBy" UUID, ADD COLUMN "zhDigest" TEXT, ALTER COLUMN "state" SET DEFAULT 'draft';
ALTER TABLE chamber_text ADD CONSTRAINT chamber_text_state CHECK (state IN ('draft', 'approved', 'stale'));
ALTER TABLE chamber_text ADD CONSTRAINT chamber_text_two_persons CHECK (
  state <> 'approved' OR "writtenBy" IS NULL OR ("reviewer" IS NOT NULL AND "reviewer" <> "writtenBy"));
CREATE TRIGGER chamber_stale_texts AFTER UPDATE ON chamber FOR EACH ROW
  EXECUTE FUNCTION sz_stale_texts('chamber_text', 'name');

ALTER TABLE "park_text" ADD COLUMN "writtenBy" UUID, ADD COLUMN "zhDigest" TEXT, ALTER COLUMN "state" SET DEFAULT 'draft';
ALTER TABLE park_text ADD CONSTRAINT park_text_state CHECK (state IN ('draft', 'approved', 'stale'));
ALTER TABLE park_text ADD CONSTRAINT park_text_two_persons CHECK (
  state <> 'approved' OR "writtenBy" IS NULL OR ("reviewer" IS NOT NULL AND "reviewer" <> "writtenBy"));
CREATE TRIGGER park_stale_texts AFTER UPDATE ON park FOR EACH ROW
  EXECUTE FUNCTION sz_stale_texts('park_text', 'name', 'summary');

ALTER TABLE "chain_text" ADD COLUMN "writtenBy" UUID, ADD COLUMN "zhDigest" TEXT, ALTER COLUMN "state" SET DEFAULT 'draft';
ALTER TABLE chain_text ADD CONSTRAINT chain_text_state CHECK (state IN ('draft', 'approved', 'stale'));
ALTER TABLE chain_text ADD CONSTRAINT chain_text_two_persons CHECK (
  state <> 'approved' OR "writtenBy" IS NULL OR ("reviewer" IS NOT NULL AND "reviewer" <> "writtenBy"));
CREATE TRIGGER chain_stale_texts AFTER UPDATE ON chain FOR EACH ROW
  EXECUTE FUNCTION sz_stale_texts('chain_text', 'name', 'summary');
