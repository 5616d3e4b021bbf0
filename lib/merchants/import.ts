import type { ImportColumn } from '@/lib/shared/header-match';
import { MERCHANT_IMPORT_COLUMNS, type MerchantImportField } from './import-columns';

/**
 * Headers that ledgers have and a person's record has no place for: such a column stays with its batch, and what
 * PIPL 6 lets us collect only with a stated need (ID and bank card numbers, ethnicity, family) is proposed for dropping.
 */
const WITHOUT_PLACE: ReadonlySet<MerchantImportField> = new Set([
  'sequence',
  'fileNo',
  'ethnicity',
  'politicalStatus',
  'idNumber',
  'bankCard',
  'homeContactName',
  'homeContactPhone',
  'employerCreditCode',
  'companySize',
  'tags',
  'leader',
  'keeperUnit',
  'officer',
  'contactStatus',
  'lastContactChannel',
  'lastContactSummary',
  'nextStep',
  'recordedOn',
  'updatedOn',
]);

const COLUMNS: readonly ImportColumn<MerchantImportField>[] = MERCHANT_IMPORT_COLUMNS;

/** Fields that a column of an uploaded ledger can fill. */
export const MERCHANT_IMPORT_TARGETS: readonly ImportColumn<MerchantImportField>[] = COLUMNS.filter(
  (column) => !WITHOUT_PLACE.has(column.field),
);

/** Recognised columns whose content may not be kept without need: proposed as 不保存. */
export const MERCHANT_IMPORT_DROPPED: readonly MerchantImportField[] = COLUMNS.filter(
  (column) => column.needsPurpose === true && WITHOUT_PLACE.has(column.field),
).map((column) => column.field);

/** Columns that may feed one field together; every other field takes one column. */
export const MERCHANT_IMPORT_MANY: ReadonlySet<string> = new Set(
  COLUMNS.filter((column) => column.many).map((column) => column.field),
);

/** A value that was not taken as it stood. `original` is what the cell said. */
export type ImportWarning = { field: string; column: number; code: string; original: string };
