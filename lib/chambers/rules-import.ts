import { normaliseText } from '@/lib/shared/normalise-text';
import { cellAt, type Cell } from '@/lib/shared/cell';
import { parsePersonName, parseText } from '@/lib/shared/parse-cell';
import { parseCreditCode } from '@/lib/shared/parse-code';
import type { CellWarning, ParsedCell } from '@/lib/shared/parsed-cell';
import { parsePartialDate } from '@/lib/shared/partial-date';
import { parsePhones } from '@/lib/shared/phone';
import { parseMoneyWan } from '@/lib/shared/quantity';
import type { MemberImportField } from './import-columns';
import type { MemberRank } from './rules';

/** Fields of a roster sheet that a membership keeps; all others (序号, 性别, 身份证号 …) are read and not kept. */
export const rosterFields = [
  'name',
  'office',
  'companyName',
  'creditCode',
  'title',
  'mainBusiness',
  'hometownText',
  'address',
  'phones',
  'joinedOn',
  'referrer',
  'note',
  'duesDue',
  'duesPaid',
] as const satisfies readonly MemberImportField[];
export type RosterField = (typeof rosterFields)[number];

export type RosterColumn = { column: number; header: string; field: RosterField | null; unit: string | null };

export const rosterWarnings = [
  'office_unknown',
  'more_phones',
  'paid_unknown',
  'paid_without_due',
  'no_firm',
] as const;
export type RosterWarning = {
  field: RosterField;
  code: CellWarning | (typeof rosterWarnings)[number];
  text: string;
};

/** What a row says of a member, with the dues of one year in 万元. */
export type RosterEntry = {
  entryName: string;
  entryFirm?: string;
  entryTitle?: string;
  entryOffice?: MemberRank;
  entryBusiness?: string;
  entryHometown?: string;
  entryAddress?: string;
  creditCode?: string;
  phone?: string;
  joinedOn?: string;
  /** as the sheet has it, where it is no whole day */
  joinedText?: string;
  referrer?: string;
  note?: string;
  dues?: { dueWan: string; paidWan: string; note: string | null };
};

export type RosterReading = { entry: RosterEntry | null; warnings: RosterWarning[] };

const OFFICES: Readonly<Record<string, MemberRank>> = {
  会长: 'president',
  常务副会长: 'executive_vice_president',
  执行副会长: 'executive_vice_president',
  副会长: 'vice_president',
  秘书长: 'secretary_general',
  监事长: 'chief_supervisor',
  监事: 'supervisor',
  理事: 'director',
  常务理事: 'director',
  会员: 'member',
  普通会员: 'member',
};

const PAID_WORDS = /^(?:已[交缴](?:清|齐|纳)?|[交缴]清|[交缴]齐|是|√|✓|有)$/;
const UNPAID_WORDS = /^(?:未[交缴纳]?|没[交缴]|欠|欠费|否|×|无)$/;

/**
 * Reads one row of a roster. A row without a name is no member (entry null). What can't be read is left out with a
 * warning that quotes the cell; nothing is guessed but the day of a month or year (its first), with the text kept.
 */
export function readRosterRow(cells: readonly Cell[], columns: readonly RosterColumn[]): RosterReading {
  const warnings: RosterWarning[] = [];
  const at = (field: RosterField): { cell: Cell; unit: string | null } | null => {
    const found = columns.find((column) => column.field === field);
    return found ? { cell: cellAt({ cells }, found.column), unit: found.unit } : null;
  };
  const read = <T>(field: RosterField, parse: (cell: Cell) => ParsedCell<T>): T | null => {
    const found = at(field);
    if (!found) return null;
    const { value, warning, original } = parse(found.cell);
    if (warning) warnings.push({ field, code: warning, text: original.slice(0, 60) });
    return value;
  };
  const entryName = read('name', parsePersonName);
  if (!entryName) return { entry: null, warnings };
  const text = (field: RosterField, most: number): string | undefined =>
    read(field, parseText)?.slice(0, most) ?? undefined;
  const phones = read('phones', (cell) => parsePhones(cell));
  if (phones && phones.length > 1)
    warnings.push({ field: 'phones', code: 'more_phones', text: String(phones.length) });
  const joined = read('joinedOn', parsePartialDate);
  const firm = text('companyName', 80);
  if (!firm) warnings.push({ field: 'companyName', code: 'no_firm', text: entryName });
  const entry: RosterEntry = {
    entryName: entryName.slice(0, 60),
    ...optional('entryFirm', firm),
    ...optional('entryTitle', text('title', 40)),
    ...optional('entryOffice', readOffice(text('office', 40), warnings)),
    ...optional('entryBusiness', text('mainBusiness', 200)),
    ...optional('entryHometown', text('hometownText', 60)),
    ...optional('entryAddress', text('address', 200)),
    ...optional('creditCode', read('creditCode', parseCreditCode)),
    ...optional('phone', phones?.[0]?.normalised),
    ...optional('joinedOn', joined?.from),
    ...optional(
      'joinedText',
      joined && joined.precision !== 'day' ? at('joinedOn')?.cell.text.slice(0, 40) : undefined,
    ),
    ...optional('referrer', text('referrer', 60)),
    ...optional('note', text('note', 500)),
    ...optional('dues', readDues(at('duesDue'), at('duesPaid'), warnings)),
  };
  return { entry, warnings };
}

const optional = <K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } =>
  // cast: a computed key widens to an index signature
  (value === null || value === undefined ? {} : { [key]: value }) as { [P in K]?: V };

function readOffice(text: string | undefined, warnings: RosterWarning[]): MemberRank | undefined {
  if (!text) return undefined;
  const rank = OFFICES[normaliseText(text).replace(/\s/g, '')];
  if (!rank) warnings.push({ field: 'office', code: 'office_unknown', text });
  return rank;
}

type Found = { cell: Cell; unit: string | null } | null;

/** 应缴 and 实缴 of one year: amounts, or the words 已交 and 未缴, which say all of what is due and nothing of it. */
function readDues(due: Found, paid: Found, warnings: RosterWarning[]): RosterEntry['dues'] {
  const amountOf = (found: Found): ParsedCell<{ amountWan: string }> =>
    parseMoneyWan(found?.cell, { defaultUnit: found?.unit === '万元' ? '万元' : '元' });
  const dueRead = amountOf(due);
  if (dueRead.warning)
    warnings.push({ field: 'duesDue', code: dueRead.warning, text: dueRead.original.slice(0, 40) });
  const paidText = paid?.cell.text.trim() ?? '';
  const dueWan = dueRead.value?.amountWan;
  if (!dueWan) {
    if (paidText !== '' && !UNPAID_WORDS.test(paidText))
      warnings.push({ field: 'duesPaid', code: 'paid_without_due', text: paidText.slice(0, 40) });
    return undefined;
  }
  if (paidText === '' || UNPAID_WORDS.test(paidText)) return { dueWan, paidWan: '0', note: paidText || null };
  if (PAID_WORDS.test(paidText)) return { dueWan, paidWan: dueWan, note: paidText };
  const paidWan = amountOf(paid).value?.amountWan;
  if (paidWan !== undefined) return { dueWan, paidWan, note: null };
  warnings.push({ field: 'duesPaid', code: 'paid_unknown', text: paidText.slice(0, 40) });
  return { dueWan, paidWan: '0', note: paidText.slice(0, 100) };
}

export const rosterOutcomes = ['new', 'changed', 'same', 'duplicate', 'error', 'skipped'] as const;
export type RosterOutcome = (typeof rosterOutcomes)[number];

export type RosterCounts = Record<RosterOutcome, number> & {
  rows: number;
  warned: number;
  dues: number;
  paid: number;
};

/** An entry of the roster as it stands, to be met by rows of the sheet. `phone` is the keyed hash of the number. */
export type StandingEntry = {
  id: string;
  version: number;
  phoneKey: string | null;
} & Partial<Record<ComparedField, string | null>> & { entryName: string };

const COMPARED = [
  'entryFirm',
  'entryTitle',
  'entryOffice',
  'entryBusiness',
  'entryHometown',
  'entryAddress',
  'creditCode',
  'joinedOn',
  'referrer',
] as const;
type ComparedField = (typeof COMPARED)[number];

export type RosterMatch =
  | { outcome: 'new' | 'error' | 'duplicate' }
  | { outcome: 'same'; id: string; version: number }
  | { outcome: 'changed'; id: string; version: number; fields: (ComparedField | 'phone')[] };

const key = (name: string, firm: string | null | undefined): string =>
  `${normaliseText(name)}\n${normaliseText(firm ?? '')}`;

/**
 * Meets the rows of a sheet with the roster: name and phone, or name and firm, are the same member; of a member who
 * stands twice in the sheet the first row counts, and a phone under two names is asked about (both: duplicate, not
 * written). A blank cell of the sheet changes nothing.
 */
export function matchRoster(
  rows: readonly { entry: RosterEntry | null; phoneKey: string | null }[],
  standing: readonly StandingEntry[],
): RosterMatch[] {
  const byName = new Map(standing.map((one) => [key(one.entryName, one.entryFirm), one]));
  const byPhone = new Map(standing.flatMap((one) => (one.phoneKey ? [[one.phoneKey, one] as const] : [])));
  const seenNames = new Set<string>();
  const seenPhones = new Set<string>();
  const taken = new Set<string>();
  return rows.map(({ entry, phoneKey }): RosterMatch => {
    if (!entry) return { outcome: 'error' };
    const own = key(entry.entryName, entry.entryFirm);
    if (seenNames.has(own) || (phoneKey !== null && seenPhones.has(phoneKey)))
      return { outcome: 'duplicate' };
    seenNames.add(own);
    if (phoneKey !== null) seenPhones.add(phoneKey);
    const phoned = phoneKey === null ? undefined : byPhone.get(phoneKey);
    if (phoned && normaliseText(phoned.entryName) !== normaliseText(entry.entryName))
      return { outcome: 'duplicate' };
    const found = phoned ?? byName.get(own);
    if (!found) return { outcome: 'new' };
    if (taken.has(found.id)) return { outcome: 'duplicate' };
    taken.add(found.id);
    const fields: (ComparedField | 'phone')[] = COMPARED.filter(
      (field) => entry[field] !== undefined && entry[field] !== (found[field] ?? null),
    );
    if (phoneKey !== null && phoneKey !== found.phoneKey) fields.push('phone');
    const { id, version } = found;
    return fields.length === 0
      ? { outcome: 'same', id, version }
      : { outcome: 'changed', id, version, fields };
  });
}

/** Does 新增 + 变更 + … equal the rows of the sheet? */
export function rosterAddsUp(counts: RosterCounts): boolean {
  return rosterOutcomes.reduce((sum, outcome) => sum + counts[outcome], 0) === counts.rows;
}
