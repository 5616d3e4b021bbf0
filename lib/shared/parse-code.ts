import { checkCreditCode } from '@/lib/shared/credit-code';
import { checkIdNumber } from '@/lib/shared/id-number';
import type { CellInput, ParsedCell } from '@/lib/shared/parsed-cell';
import { asCell, saysNothing, tidyText } from '@/lib/shared/parsed-cell';

/** A long code that Excel kept as a number has lost its last digits; a text of it (6.1E+17) too. */
const lostDigits = (input: ReturnType<typeof asCell>): boolean =>
  (input.kind === 'number' && Math.abs(input.value) > Number.MAX_SAFE_INTEGER) ||
  /^\d(?:\.\d+)?E\+?\d+$/i.test(input.text.trim());

/** Reads a unified social credit code: any case and width, spaces dropped, check character verified (domain.md 2.12). */
export function parseCreditCode(input: CellInput): ParsedCell<string> {
  const cell = asCell(input);
  const original = cell.text;
  if (cell.kind === 'blank' || saysNothing(tidyText(original))) return { value: null, original };
  if (lostDigits(cell)) return { value: null, warning: 'precision_lost', original };
  const check = checkCreditCode(original);
  return check.ok
    ? { value: check.value, original }
    : { value: null, warning: 'not_a_credit_code', original };
}

/** Reads a resident ID number, check character verified; a number cell has lost digits and says so. */
export function parseIdNumber(input: CellInput): ParsedCell<string> {
  const cell = asCell(input);
  const original = cell.text;
  if (cell.kind === 'blank' || saysNothing(tidyText(original))) return { value: null, original };
  if (lostDigits(cell)) return { value: null, warning: 'precision_lost', original };
  const check = checkIdNumber(original);
  return check.ok ? { value: check.value, original } : { value: null, warning: 'not_an_id_number', original };
}
