import { Decimal } from 'decimal.js';
import { readNumeral } from '@/lib/shared/chinese-numeral';
import type { CellInput, CellWarning, ParsedCell } from '@/lib/shared/parsed-cell';
import { asCell, saysNothing, tidyText } from '@/lib/shared/parsed-cell';

/** How exact the source was: 约 / 近 / 超 / 余、多 / 至少、以上. A figure keeps the qualifier of its source. */
export const QUALIFIERS = ['exact', 'about', 'near', 'over', 'more', 'at_least'] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/** `value` is a decimal string in the base unit (元, 人, 亩 …; 万 and 亿 are multiplied out); `unit` is null when none was written. */
export interface Quantity {
  readonly value: string;
  readonly unit: string | null;
  readonly qualifier: Qualifier;
}

/** An amount of money in 万元 as a decimal string. */
export interface MoneyAmount {
  readonly amountWan: string;
  readonly qualifier: Qualifier;
}

interface Read extends Quantity {
  /** 10,000 or 100,000,000 when 万 or 亿 was written, else 1. */
  readonly multiplier: number;
}

const PREFIXES: readonly [RegExp, Qualifier][] = [
  [/^(?:约为|大约|大概|约)/, 'about'],
  [/^(?:将近|接近|不足|不到|近)/, 'near'],
  [/^(?:超过|突破|超|逾|>)/, 'over'],
  [/^(?:不少于|不低于|至少|>=|≥)/, 'at_least'],
];
const SUFFIXES: readonly [RegExp, Qualifier][] = [
  [/(?:左右|上下)$/, 'about'],
  [/(?:及以上|以上)$/, 'at_least'],
  [/\+$/, 'more'],
];
const MULTIPLIERS: Readonly<Record<string, number>> = {
  万: 10_000,
  亿: 100_000_000,
  万亿: 1_000_000_000_000,
};
const FOREIGN = /美元|美金|港元|港币|欧元|英镑|日元|新台币|澳元|USD|HKD|EUR|GBP|JPY|[$€£]/i;
const RANGE = /\d\s*(?:-|~|—|–|至|到)\s*\d/;
const UNIT = /^[A-Za-z%\u4e00-\u9fff²³/]{0,6}$/;

function takeQualifier(text: string): [string, Qualifier] {
  for (const [pattern, qualifier] of PREFIXES) {
    if (pattern.test(text)) return [text.replace(pattern, ''), qualifier];
  }
  for (const [pattern, qualifier] of SUFFIXES) {
    if (pattern.test(text)) return [text.replace(pattern, ''), qualifier];
  }
  return [text, 'exact'];
}

function readText(source: string): Read | CellWarning {
  const text = source
    .replace(/\s+/g, '')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/^(?:人民币|RMB|¥)/i, '');
  if (FOREIGN.test(text)) return 'foreign_currency';
  if (RANGE.test(text)) return 'is_range';
  const [bare, outer] = takeQualifier(text);
  const m =
    /^([+-]?\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+)(余|多|来)?(万亿|万|亿)?(余|多)?(.*)$/.exec(bare);
  const number = m?.[1] === undefined ? null : readNumeral(m[1]);
  if (!m || number === null) return 'not_a_number';
  const more = m[2] !== undefined || m[4] !== undefined;
  const [unit, inner] = takeQualifier((m[5] ?? '').replace(/^[(（]|[)）]$/g, ''));
  if (!UNIT.test(unit) || /\d/.test(unit)) return 'not_a_number';
  const multiplier = MULTIPLIERS[m[3] ?? ''] ?? 1;
  const qualifier = outer !== 'exact' ? outer : more ? 'more' : inner;
  return {
    value: new Decimal(number).times(multiplier).toFixed(),
    unit: unit === '' ? null : unit,
    qualifier,
    multiplier,
  };
}

function read(input: CellInput): { read: Read | null; warning?: CellWarning; original: string } {
  const cell = asCell(input);
  const original = cell.text;
  const text = tidyText(original);
  if (cell.kind === 'blank' || text === '' || saysNothing(text)) return { read: null, original };
  if (cell.kind === 'error') return { read: null, warning: 'formula_error', original };
  if (cell.kind === 'boolean' || cell.kind === 'date')
    return { read: null, warning: 'not_a_number', original };
  if (cell.kind === 'number') {
    // Excel shows 15 digits; what lies behind them is float dust.
    const value = new Decimal(cell.value.toPrecision(15)).toFixed();
    return { read: { value, unit: null, qualifier: 'exact', multiplier: 1 }, original };
  }
  const result = readText(text);
  return typeof result === 'string' ? { read: null, warning: result, original } : { read: result, original };
}

/**
 * Reads a count or measure with its unit and qualifier: 约500 → 500 about; 500余人 → 500 人 more; 近20万 → 200000 near;
 * 0.5亿元 → 50000000 元. A range (100-200), foreign money or words give null with a warning.
 */
export function parseQuantity(input: CellInput): ParsedCell<Quantity> {
  const { read: got, warning, original } = read(input);
  if (!got) return warning ? { value: null, warning, original } : { value: null, original };
  return { value: { value: got.value, unit: got.unit, qualifier: got.qualifier }, original };
}

/** Above this a bare number in a 万元 column is more likely to be 元 (domain.md N21): 100亿元. */
const SUSPECT_WAN = new Decimal(1_000_000);

/**
 * Reads money into 万元. A bare number is in the unit of the column (`defaultUnit`, from its header); 万, 亿, 元 written in the
 * cell win: 5000万 → 5000; 0.5亿元 → 5000; 800元 → 0.08. A bare number of 100亿 and more is kept with a warning about its unit.
 */
export function parseMoneyWan(
  input: CellInput,
  { defaultUnit = '万元' }: { defaultUnit?: '元' | '万元' | '亿元' } = {},
): ParsedCell<MoneyAmount> {
  const { read: got, warning, original } = read(input);
  if (!got) return warning ? { value: null, warning, original } : { value: null, original };
  if (got.unit !== null && !/^(?:元|元人民币|人民币|块|圆)$/.test(got.unit))
    return { value: null, warning: 'not_a_number', original };
  const bare = got.unit === null && got.multiplier === 1;
  const unitYuan = !bare ? 1 : defaultUnit === '元' ? 1 : defaultUnit === '万元' ? 10_000 : 100_000_000;
  const amount = new Decimal(got.value).times(unitYuan).dividedBy(10_000);
  const value = { amountWan: amount.toFixed(), qualifier: got.qualifier };
  return bare && amount.gte(SUSPECT_WAN) ? { value, warning: 'unit_suspect', original } : { value, original };
}
