-- Guards that hold whatever the application does.

-- The log is append-only: no update, no delete, no truncate (等保 8.1.4, architecture.md 8).
CREATE OR REPLACE FUNCTION sz_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is not allowed', TG_OP, TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER change_append_only BEFORE UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION sz_refuse();
CREATE TRIGGER change_no_truncate BEFORE TRUNCATE ON change EXECUTE FUNCTION sz_refuse();
CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON revision FOR EACH ROW EXECUTE FUNCTION sz_refuse();
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON seal FOR EACH ROW EXECUTE FUNCTION sz_refuse();

-- A project's credit shares of one date sum to exactly 100 at commit.
CREATE OR REPLACE FUNCTION sz_check_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  pid uuid := coalesce(NEW."projectId", OLD."projectId");
  bad record;
BEGIN
  SELECT "validFrom", sum(percent) AS total INTO bad FROM credit_share
   WHERE "projectId" = pid GROUP BY "validFrom" HAVING sum(percent) <> 100 LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'credit shares of project % from % sum to %', pid, bad."validFrom", bad.total
      USING ERRCODE = 'check_violation', CONSTRAINT = 'credit_share_sum_100';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER credit_share_sum_100 AFTER INSERT OR UPDATE OR DELETE ON credit_share
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION sz_check_shares();
ALTER TABLE credit_share ADD CONSTRAINT credit_share_percent CHECK (percent > 0 AND percent <= 100);

-- An accepted receipt never changes, and no receipt enters a locked month.
CREATE OR REPLACE FUNCTION sz_guard_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state <> 'draft' THEN
      RAISE EXCEPTION 'receipt % is not a draft', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_append_only';
    END IF;
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state = 'accepted' THEN
    RAISE EXCEPTION 'receipt % is accepted', OLD.number USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_append_only';
  END IF;
  IF NEW.state = 'accepted' THEN
    IF NEW."periodMonth" IS NULL OR NEW."decidedBy" IS NULL THEN
      RAISE EXCEPTION 'an accepted receipt has a month and a decider' USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_accepted_complete';
    END IF;
    -- nobody decides what he entered or checked himself, nor checks what he submitted
    IF NEW."decidedBy" IN (NEW."submittedBy", NEW."checkedBy") OR NEW."checkedBy" = NEW."submittedBy" THEN
      RAISE EXCEPTION 'submitter, checker and decider are not three persons' USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_two_persons';
    END IF;
    IF EXISTS (SELECT 1 FROM month_lock l JOIN unit u ON u.id = NEW."ownerUnitId"
                WHERE l.month = NEW."periodMonth" AND l."unitId" = ANY (u."ancestorIds")) THEN
      RAISE EXCEPTION 'month % is locked', NEW."periodMonth" USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_month_locked';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER receipt_guard BEFORE INSERT OR UPDATE OR DELETE ON receipt FOR EACH ROW EXECUTE FUNCTION sz_guard_receipt();
ALTER TABLE receipt ADD CONSTRAINT receipt_period_month CHECK ("periodMonth" ~ '^\d{4}-(0[1-9]|1[0-2])$');
-- a correction is negative or positive, a first line is positive
ALTER TABLE receipt ADD CONSTRAINT receipt_amount CHECK ("amountWan" <> 0 AND ("correctsId" IS NOT NULL OR "amountWan" > 0));
ALTER TABLE month_lock ADD CONSTRAINT month_lock_month CHECK (month ~ '^\d{4}-(0[1-9]|1[0-2])$');

-- Exactly one party link, of the kind that is named.
ALTER TABLE membership ADD CONSTRAINT membership_party CHECK (
  ("merchantId" IS NULL OR "partyKind" = 'person') AND ("companyId" IS NULL OR "partyKind" = 'company'));

-- The three administrators are exclusive, and hold no business grant beside (security.md).
CREATE OR REPLACE FUNCTION sz_exclusive_roles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."revokedAt" IS NULL AND EXISTS (
    SELECT 1 FROM user_grant g WHERE g."userId" = NEW."userId" AND g.id <> NEW.id AND g."revokedAt" IS NULL
      AND (g."validTo" IS NULL OR g."validTo" >= NEW."validFrom")
      AND (NEW."validTo" IS NULL OR NEW."validTo" >= g."validFrom")
      AND g.role <> NEW.role
      AND (g.role IN ('sysadmin', 'secadmin', 'auditor') OR NEW.role IN ('sysadmin', 'secadmin', 'auditor'))) THEN
    RAISE EXCEPTION 'administrator roles are exclusive' USING ERRCODE = 'check_violation', CONSTRAINT = 'user_grant_exclusive_roles';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER user_grant_exclusive_roles BEFORE INSERT OR UPDATE ON user_grant FOR EACH ROW EXECUTE FUNCTION sz_exclusive_roles();

-- A main post per person, a current facet index, one unconsumed credit code per living firm.
CREATE UNIQUE INDEX post_one_main ON post ("merchantId") WHERE "isMain";
CREATE UNIQUE INDEX company_credit_code_once ON company ("creditCode") WHERE "archivedAt" IS NULL AND "creditCode" IS NOT NULL;
CREATE UNIQUE INDEX keeper_once ON keeper ("merchantId", "unitId") WHERE "validTo" IS NULL;

-- A clause is public only after its review (公平竞争审查条例 17-18): the state carries number and date.
ALTER TABLE policy_clause ADD CONSTRAINT policy_clause_review CHECK (
  review NOT IN ('passed', 'excepted') OR "reviewedOn" IS NOT NULL);
ALTER TABLE policy_clause ADD CONSTRAINT policy_clause_exception CHECK (
  review <> 'excepted' OR "exceptionEndsOn" IS NOT NULL);

-- An offer is public only after all three reviews passed (E2).
ALTER TABLE offer ADD CONSTRAINT offer_review CHECK (
  state <> 'published' OR ("reviewLegal" = 'passed' AND "reviewCompliant" = 'passed' AND "reviewFeasible" = 'passed'));
