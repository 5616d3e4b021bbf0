-- Chinese substring search (docs/decisions/0010-chinese-search.md): bigrams of the normalised text.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Every position that is not a blank gives the character there with the next one; before a blank or the end, alone.
-- Word for word the rule of bigrams() in lib/shared/search-text.ts.
CREATE OR REPLACE FUNCTION search_grams(t text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  chars text[] := string_to_array(t, NULL);
  n int := coalesce(array_length(chars, 1), 0);
  grams text[] := '{}';
BEGIN
  FOR i IN 1 .. n LOOP
    IF chars[i] <> ' ' THEN
      IF i < n AND chars[i + 1] <> ' ' THEN
        grams := grams || (chars[i] || chars[i + 1]);
      ELSE
        grams := grams || chars[i];
      END IF;
    END IF;
  END LOOP;
  RETURN grams;
END $$;

CREATE OR REPLACE FUNCTION search_vector(t text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT array_to_tsvector(search_grams(t)) $$;

ALTER TABLE merchant DROP COLUMN IF EXISTS "searchVector";
ALTER TABLE merchant ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (search_vector("searchText")) STORED;
CREATE INDEX merchant_search_idx ON merchant USING gin ("searchVector");
CREATE INDEX merchant_initials_trgm_idx ON merchant USING gin (initials gin_trgm_ops);
CREATE INDEX merchant_initials_prefix_idx ON merchant (initials text_pattern_ops);
CREATE INDEX merchant_pinyin_prefix_idx ON merchant (pinyin text_pattern_ops);
CREATE INDEX merchant_name_prefix_idx ON merchant (name text_pattern_ops);
CREATE INDEX merchant_key_idx ON merchant ("updatedAt" DESC, id DESC) WHERE "isKey";

ALTER TABLE company DROP COLUMN IF EXISTS "searchVector";
ALTER TABLE company ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (search_vector("searchText")) STORED;
CREATE INDEX company_search_idx ON company USING gin ("searchVector");
CREATE INDEX company_initials_prefix_idx ON company (initials text_pattern_ops);

ALTER TABLE project DROP COLUMN IF EXISTS "searchVector";
ALTER TABLE project ADD COLUMN "searchVector" tsvector GENERATED ALWAYS AS (search_vector("searchText")) STORED;
CREATE INDEX project_search_idx ON project USING gin ("searchVector");
