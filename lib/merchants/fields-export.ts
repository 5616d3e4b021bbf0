import type { Actor } from '@/lib/server/actor';
import { isHidden, isWithheldWithoutBasis, type MerchantField } from './policy';

/**
 * How a column of the ledger leaves the house. `field` is the rule of policy.ts that it falls under. `editable` columns
 * of a sheet that may come back are read again; all others are shown for orientation only.
 */
export type LedgerColumn = {
  readonly key: string;
  readonly field: MerchantField;
  readonly group: 'identity' | 'work' | 'contact' | 'rating' | 'record';
  readonly width: number;
  readonly format: 'text' | 'integer' | 'date';
  readonly editable: boolean;
};

const column = <K extends string>(
  key: K,
  field: MerchantField,
  group: LedgerColumn['group'],
  width: number,
  more: { format?: LedgerColumn['format']; fixed?: true } = {},
) => ({ key, field, group, width, format: more.format ?? 'text', editable: more.fixed !== true }) as const;

/** Every column that a list of people may be taken out with, in the order of the sheet. Headers are words of the ledgers in use. */
export const ledgerColumns = [
  column('name', 'name', 'identity', 12),
  column('aliases', 'profile', 'identity', 12),
  column('sex', 'profile', 'identity', 6),
  column('salutation', 'profile', 'identity', 10),
  column('birth', 'birth', 'identity', 12),
  column('kinds', 'profile', 'identity', 14),
  column('hometown', 'hometown', 'identity', 24),
  column('residence', 'residence', 'identity', 20),
  column('employer', 'work', 'work', 28),
  column('title', 'work', 'work', 14),
  column('industry', 'work', 'work', 14),
  column('mainBusiness', 'work', 'work', 24),
  column('registeredCapital', 'work', 'work', 14),
  column('annualOutput', 'work', 'work', 14),
  column('employees', 'work', 'work', 10),
  column('phones', 'contact', 'contact', 24),
  column('emails', 'contact', 'contact', 22),
  column('wechat', 'contact', 'contact', 14),
  column('address', 'contact', 'contact', 28),
  column('posts', 'work', 'work', 40, { fixed: true }),
  column('education', 'background', 'identity', 10),
  column('school', 'background', 'identity', 20),
  column('socialPosts', 'background', 'identity', 24),
  column('honours', 'background', 'identity', 24),
  column('schooling', 'background', 'identity', 30, { fixed: true }),
  column('socialOffices', 'background', 'identity', 30, { fixed: true }),
  column('politicalOffices', 'politicalOffices', 'identity', 30, { fixed: true }),
  column('awards', 'background', 'identity', 30, { fixed: true }),
  column('strengthTier', 'strength', 'rating', 10),
  column('influenceTier', 'influence', 'rating', 10),
  column('isKey', 'key', 'rating', 10),
  column('contactEveryDays', 'key', 'rating', 12, { format: 'integer' }),
  column('officer', 'key', 'record', 10, { fixed: true }),
  column('tags', 'tags', 'record', 18, { fixed: true }),
  column('intention', 'intention', 'rating', 24),
  column('contributions', 'intention', 'rating', 18),
  column('needs', 'needs', 'rating', 24),
  column('lastContactOn', 'lastContact', 'record', 14, { format: 'date', fixed: true }),
  column('unit', 'keeper', 'record', 18, { fixed: true }),
  column('source', 'keeper', 'record', 20),
  column('basis', 'basis', 'record', 14, { fixed: true }),
  column('doNotContact', 'keeper', 'record', 10, { fixed: true }),
  column('note', 'note', 'record', 28),
  column('createdOn', 'keeper', 'record', 12, { format: 'date', fixed: true }),
  column('updatedOn', 'keeper', 'record', 12, { format: 'date', fixed: true }),
] as const satisfies readonly LedgerColumn[];

export type LedgerColumnKey = (typeof ledgerColumns)[number]['key'];

/** The columns that a list is taken out with when nobody chooses. */
export const usualColumns: readonly LedgerColumnKey[] = [
  'name',
  'sex',
  'hometown',
  'residence',
  'employer',
  'title',
  'industry',
  'phones',
  'strengthTier',
  'influenceTier',
  'isKey',
  'lastContactOn',
  'unit',
];

/** Contact columns: masked, unless the export says openly that it carries the full values. */
const contactColumns: ReadonlySet<string> = new Set(['phones', 'emails', 'wechat', 'address']);

/** Does this choice of columns carry contact values? */
export function carriesContacts(columns: readonly string[]): boolean {
  return columns.some((key) => contactColumns.has(key));
}

/** Columns that this actor's role may take out at all; the others are absent, not empty (policy.ts, FIELD_RULES). */
export function columnsFor(actor: Actor): LedgerColumn[] {
  return ledgerColumns.filter((one) => !isHidden(actor, one.field));
}

/** The columns of a record without a lawful basis in force: the minimum, the others are left empty. */
export function isOpenWithoutBasis(one: LedgerColumn): boolean {
  return !isWithheldWithoutBasis(one.field);
}

/** The named columns as the sheet has them, in its order; names that nobody knows are left out. */
export function columnsNamed(names: readonly string[]): LedgerColumn[] {
  return ledgerColumns.filter((one) => names.includes(one.key));
}

/** Several values in one cell. */
export const CELL_SEPARATOR = '、';
