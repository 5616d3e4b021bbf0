import { cellAt, type Cell, type Row } from '@/lib/shared/cell';
import {
  parseChoice,
  parseEmails,
  parsePersonName,
  parseSex,
  parseText,
  parseYesNo,
  type Choice,
} from '@/lib/shared/parse-cell';
import { type ParsedCell, saysNothing, tidyText } from '@/lib/shared/parsed-cell';
import { type PartialDate, parsePartialDate } from '@/lib/shared/partial-date';
import { parsePhones } from '@/lib/shared/phone';
import type { PlaceIndex } from '@/lib/shared/place-index';
import { parseMoneyWan, parseQuantity } from '@/lib/shared/quantity';
import type { MerchantEntry } from './commands/create-merchants';
import type { ImportWarning } from './import';
import type { MerchantImportField } from './import-columns';
import { MerchantInput } from './schema';

/** A column of the sheet and the field that it fills. `unit` is the one that the header names (万元). */
export type FilledColumn = { column: number; field: string; unit: string | null };

/** Code tables and places that a row's words are looked up in, read once per job. */
export type RowLookups = {
  places: PlaceIndex;
  placeIds: ReadonlyMap<string, string>;
  /** id of a place → id of the county that it lies in */
  countyOf: ReadonlyMap<string, string>;
  /** national code of the keeping unit's region: 城关镇 alone is the one of that county */
  within: string | undefined;
  strength: readonly Choice[];
  influence: readonly Choice[];
  industry: readonly Choice[];
};

/** What was read from one row. `entry` is null when the row is an error. */
export type RowReading = {
  entry: MerchantEntry | null;
  warnings: ImportWarning[];
  error: 'no_name' | 'trip_cell' | null;
};

const KIND_WORDS: readonly Choice[] = [
  {
    code: 'business_owner',
    name: '企业主',
    synonyms: ['企业', '企业家', '经商', '商界', '客商', '个体', '个体工商户', '创业'],
  },
  { code: 'executive', name: '企业高管', synonyms: ['高管', '职业经理人', '企业管理人员'] },
  { code: 'professional', name: '专业人才', synonyms: ['专业技术人员', '技术人才', '专技'] },
  { code: 'expert', name: '专家学者', synonyms: ['专家', '学者', '科教', '教授', '科研', '教育'] },
  { code: 'migrant_worker', name: '务工人员', synonyms: ['务工', '农民工', '打工'] },
  { code: 'official', name: '党政', synonyms: ['党政干部', '公务员', '机关', '党政机关'] },
];

/** 五引 as ledgers write them, several in one cell. */
const CONTRIBUTION_WORDS: readonly Choice[] = [
  { code: 'capital', name: '引资金', synonyms: ['引资', '资金', '招商引资', '投资'] },
  { code: 'technology', name: '引技术', synonyms: ['引技', '技术', '引科技', '科技'] },
  { code: 'talent', name: '引人才', synonyms: ['引才', '人才'] },
  { code: 'intellect', name: '引智力', synonyms: ['引智', '智力', '智库'] },
  { code: 'trade_tourism', name: '引商旅', synonyms: ['引商', '引游', '商旅', '引商贸', '商贸', '旅游'] },
];

/** Texts that go into the record under the name of their field, one column each. */
const PLAIN_TEXTS = [
  'salutation',
  'mainBusiness',
  'education',
  'school',
  'honours',
  'intention',
  'needs',
  'source',
] as const;

/** An ID or bank card number inside a text: nobody asked for it, so it is not taken over (PIPL 6, 28). */
const LONG_NUMBER = /(?<![\dA-Za-z])\d(?:[\s-]?\d){13,17}[\dXx](?![\dA-Za-z])/g;

/** One row with its mapped columns, and the warnings found so far. */
class RowInHand {
  readonly warnings: ImportWarning[] = [];
  constructor(
    private readonly row: Row,
    private readonly columns: ReadonlyMap<string, readonly FilledColumn[]>,
  ) {}

  all(field: MerchantImportField): readonly FilledColumn[] {
    return this.columns.get(field) ?? [];
  }

  cell(column: FilledColumn): Cell {
    return cellAt(this.row, column.column);
  }

  warn(column: FilledColumn, code: string, original: string): void {
    this.warnings.push({ field: column.field, column: column.column, code, original });
  }

  /** Reads the first column of a field; a warning is kept beside the value. */
  read<T>(
    field: MerchantImportField,
    parse: (cell: Cell, column: FilledColumn) => ParsedCell<T>,
  ): T | undefined {
    const [column] = this.all(field);
    return column && this.readColumn(column, parse);
  }

  readColumn<T>(
    column: FilledColumn,
    parse: (cell: Cell, column: FilledColumn) => ParsedCell<T>,
  ): T | undefined {
    const cell = this.cell(column);
    if (cell.kind === 'blank') return undefined;
    const parsed = parse(cell, column);
    if (parsed.warning) this.warn(column, parsed.warning, parsed.original);
    return parsed.value ?? undefined;
  }

  /** A text as written; an ID or card number in it is hidden, with a warning. */
  text(field: MerchantImportField): string | undefined {
    const texts = this.all(field).flatMap((column) => {
      const text = this.readColumn(column, (cell) => parseText(cell));
      if (text === undefined || saysNothing(text)) return [];
      const safe = text.replace(LONG_NUMBER, '〔号码已略去〕');
      if (safe !== text) this.warn(column, 'number_hidden', safe);
      return [safe];
    });
    return texts.length > 0 ? texts.join('\n') : undefined;
  }
}

type Draft = Record<string, unknown>;

/**
 * Makes the reader of a ledger's rows: cells → one entry of the ledger, checked with the schema of the form (one rule
 * for every door). A value that can't be read is left empty, with a warning and its original text (data-model.md).
 */
export function merchantRowReader(
  columns: readonly FilledColumn[],
  lookups: RowLookups,
  defaults: { ownerUnitId: string; source: string | null },
): (row: Row) => RowReading {
  const byField = Map.groupBy(columns, (column) => column.field);
  return (row) => {
    const hand = new RowInHand(row, byField);
    const name = hand.read('name', (cell) => parsePersonName(cell));
    if (name === undefined) return { entry: null, warnings: hand.warnings, error: 'no_name' };
    const draft: Draft = { name, ownerUnitId: defaults.ownerUnitId, isKey: false, doNotContact: false };
    readPerson(hand, draft);
    readPlaces(hand, draft, lookups);
    readWork(hand, draft, lookups);
    readRatings(hand, draft, lookups);
    draft['contactPoints'] = readContacts(hand);
    draft['quantities'] = readQuantities(hand);
    for (const field of PLAIN_TEXTS) draft[field] = hand.text(field);
    draft['source'] ??= defaults.source ?? undefined;
    draft['note'] = hand.text('note');
    const lastContact = readLastContact(hand);
    const entry = checked(draft, hand);
    return {
      entry: {
        ...entry,
        ...(lastContact.on ? { lastContactOn: lastContact.on } : {}),
        unparsed: [...lastContact.kept, ...unparsedOf(hand.warnings)],
      },
      warnings: hand.warnings,
      error: null,
    };
  };
}

function readPerson(hand: RowInHand, draft: Draft): void {
  const aliases = hand.text('aliases');
  draft['aliases'] = aliases ? aliases.split(/[、,，;；/\s]+/).filter(Boolean) : [];
  draft['sex'] = hand.read('sex', (cell) => parseSex(cell));
  draft['birthText'] = partialText(hand.read('birth', (cell) => parsePartialDate(cell)));
  const kind = hand.read('kind', (cell) => parseChoice(cell, KIND_WORDS));
  draft['kinds'] = kind ? [kind] : [];
  draft['contributions'] = readContributions(hand);
  const chamber = hand.text('chamberPost');
  const social = [hand.text('socialPosts'), chamber ? `商会任职：${chamber}` : undefined].filter(Boolean);
  draft['socialPosts'] = social.length > 0 ? social.join('；') : undefined;
}

/** Each known word of the cell; one that nobody knows is a remark and stays in the original. */
function readContributions(hand: RowInHand): string[] {
  const text = hand.text('contributions');
  const [column] = hand.all('contributions');
  if (!text || !column) return [];
  const found = text
    .split(/[、,，;；/\s]+/)
    .filter(Boolean)
    .map((word) => parseChoice(word, CONTRIBUTION_WORDS).value);
  if (found.includes(null)) hand.warn(column, 'unknown_word', text);
  return [...new Set(found.filter((value) => value !== null))];
}

/** A date of birth in the one spelling that the form shows: 2024, 2024-07. Its day is not taken over. */
function partialText(date: PartialDate | undefined): string | undefined {
  if (!date) return undefined;
  return date.from.slice(0, date.precision === 'year' ? 4 : 7);
}

function readPlaces(hand: RowInHand, draft: Draft, lookups: RowLookups): void {
  const parts = (['hometownCounty', 'hometownTown', 'hometownVillage'] as const)
    .map((field) => placeText(hand, field))
    .join('');
  const hometown = parts || placeText(hand, 'hometownText');
  if (hometown) {
    draft['hometownText'] = hometown;
    draft['hometownId'] = placeOf(hometown, lookups);
    const [column] = [
      ...hand.all('hometownCounty'),
      ...hand.all('hometownTown'),
      ...hand.all('hometownText'),
    ];
    if (!draft['hometownId'] && column) hand.warn(column, 'place_unknown', hometown);
  }
  const current =
    placeText(hand, 'residenceProvince') + placeText(hand, 'residenceCity') ||
    placeText(hand, 'residenceText');
  if (current) {
    draft['residenceText'] = current;
    draft['residenceId'] = placeOf(current, { ...lookups, within: undefined });
    const [column] = [...hand.all('residenceText'), ...hand.all('residenceCity')];
    if (!draft['residenceId'] && column) hand.warn(column, 'place_unknown', current);
  }
}

function placeText(hand: RowInHand, field: MerchantImportField): string {
  const text = tidyText(hand.text(field) ?? '').replace(/\s+/g, '');
  return saysNothing(text) ? '' : text;
}

function placeOf(text: string, { places, placeIds, within }: RowLookups): string | undefined {
  const { code } = places.resolve(text, within);
  return code === null ? undefined : placeIds.get(code);
}

function readWork(hand: RowInHand, draft: Draft, lookups: RowLookups): void {
  const employerText = hand.text('employer');
  const title = hand.text('title');
  if (employerText ?? title) draft['post'] = { employerText, title };
  const industryText = hand.text('industryText');
  if (industryText) {
    draft['industryText'] = industryText;
    // an unknown trade is no fault of the row: its own words are kept
    draft['industryTagId'] = parseChoice(industryText, lookups.industry).value ?? undefined;
  }
}

function readRatings(hand: RowInHand, draft: Draft, lookups: RowLookups): void {
  draft['strengthTierId'] = hand.read('strengthTier', (cell) => parseChoice(cell, lookups.strength));
  draft['influenceTierId'] = hand.read('influenceTier', (cell) => parseChoice(cell, lookups.influence));
  draft['isKey'] = hand.read('isKey', (cell) => parseYesNo(cell)) ?? false;
}

function readContacts(hand: RowInHand): Draft[] {
  const points: { kind: string; value: string }[] = [];
  for (const column of hand.all('phones')) {
    const phones = hand.readColumn(column, (cell) => parsePhones(cell)) ?? [];
    for (const phone of phones)
      points.push({ kind: phone.kind === 'mobile' ? 'mobile' : 'landline', value: phone.normalised });
  }
  for (const email of hand.read('emails', (cell) => parseEmails(cell)) ?? [])
    points.push({ kind: 'email', value: email });
  const wechat = hand.text('wechat');
  if (wechat) points.push({ kind: 'wechat', value: wechat });
  const address = hand.text('address');
  if (address) points.push({ kind: 'address', value: address });
  const once = [...new Map(points.map((point) => [`${point.kind}:${point.value}`, point])).values()];
  return once.map((point, index) => ({ ...point, preferred: index === 0, doNotUse: false }));
}

function readQuantities(hand: RowInHand): Draft[] {
  const kinds = [
    ['registeredCapital', 'registered_capital'],
    ['annualOutput', 'annual_output'],
    ['employees', 'employees'],
  ] as const;
  return kinds.flatMap(([field, kind]) => {
    const original = hand.read(field, (cell, column) => quantityText(cell, kind, column.unit));
    return original ? [{ kind, original }] : [];
  });
}

/** The amount as written, with the header's unit behind a bare number unless it is 万元, which is ours. */
function quantityText(cell: Cell, kind: string, unit: string | null): ParsedCell<string> {
  const original = tidyText(cell.text);
  if (kind === 'employees') {
    const parsed = parseQuantity(cell);
    return { ...parsed, value: parsed.value === null ? null : original };
  }
  const money = unit === '元' || unit === '亿元' ? unit : '万元';
  const parsed = parseMoneyWan(cell, { defaultUnit: money });
  if (parsed.value === null) return { ...parsed, value: null };
  const asWritten = parseMoneyWan(original).value?.amountWan === parsed.value.amountWan;
  return { ...parsed, value: asWritten ? original : `${original}${money}` };
}

/**
 * The last contact is a day. Of a month or year only the first day is known to be no later than it, so that day is
 * taken and the original stays visible beside it; only a year, or a month that Excel has cut, is also a warning.
 */
function readLastContact(hand: RowInHand): {
  on?: string;
  kept: { field: string; original: string; problem: string }[];
} {
  const [column] = hand.all('lastContactOn');
  const before = hand.warnings.length;
  const date = hand.read('lastContactOn', (cell) => parsePartialDate(cell));
  if (!column || !date) return { kept: [] };
  if (date.precision === 'day') return { on: date.from, kept: [] };
  const original = hand.cell(column).text;
  if (hand.warnings.length > before) return { on: date.from, kept: [] };
  if (date.precision === 'year') {
    hand.warn(column, 'only_year', original);
    return { on: date.from, kept: [] };
  }
  return { on: date.from, kept: [{ field: 'lastContactOn', original, problem: 'only_month' }] };
}

const unparsedOf = (
  warnings: readonly ImportWarning[],
): { field: string; original: string; problem: string }[] =>
  warnings
    .filter((warning) => warning.code !== 'number_hidden' && warning.code !== 'place_unknown')
    .map(({ field, original, code }) => ({ field, original: original.slice(0, 2000), problem: code }));

/** The schema of the form decides; what it refuses is left empty with a warning, and the rest stands. */
function checked(draft: Draft, hand: RowInHand): MerchantInput {
  const parsed = MerchantInput.safeParse(draft);
  if (parsed.success) return parsed.data;
  const rest: Draft = { ...draft };
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0]);
    if (!(field in rest)) continue;
    const value = rest[field];
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    hand.warnings.push({
      field,
      column: -1,
      code: issue.message === 'too_long' ? 'too_long' : 'refused',
      original: text,
    });
    rest[field] = Array.isArray(value) ? [] : undefined;
  }
  return MerchantInput.parse(rest);
}
