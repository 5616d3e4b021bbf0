-- A lock and what it froze never change: there is no act that takes them back (data-model.md, Money).
CREATE TRIGGER month_lock_append_only BEFORE UPDATE OR DELETE ON month_lock FOR EACH ROW EXECUTE FUNCTION sz_refuse();
CREATE TRIGGER figure_snapshot_append_only BEFORE UPDATE OR DELETE ON figure_snapshot FOR EACH ROW EXECUTE FUNCTION sz_refuse();
CREATE TRIGGER figure_line_append_only BEFORE UPDATE OR DELETE ON figure_line FOR EACH ROW EXECUTE FUNCTION sz_refuse();

-- Accepting a line and locking its month exclude each other: the acceptance holds the month shared until its commit,
-- the lock takes it alone, so that no line slips into a month after its figure was frozen.
CREATE OR REPLACE FUNCTION sz_month_key(month text) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT 7302000000::bigint + replace(month, '-', '')::bigint $$;

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
    PERFORM pg_advisory_xact_lock_shared(sz_month_key(NEW."periodMonth"));
    IF EXISTS (SELECT 1 FROM month_lock l JOIN unit u ON u.id = NEW."ownerUnitId"
                WHERE l.month = NEW."periodMonth" AND l."unitId" = ANY (u."ancestorIds")) THEN
      RAISE EXCEPTION 'month % is locked', NEW."periodMonth" USING ERRCODE = 'check_violation', CONSTRAINT = 'receipt_month_locked';
    END IF;
  END IF;
  RETURN NEW;
END $$;
