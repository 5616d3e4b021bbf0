import { Decimal } from 'decimal.js';

/** An amount in 万元 as decimal text, at most six decimals (1 分 = 0.000001 万元): '1234.5', '-0.5'. Never a float. */
export type Wan = string;
/** What money functions take: decimal text or a Decimal; a number is refused by the type, since it may be rounded already. */
export type WanInput = string | Decimal;

const WAN_PER_YI = 10_000;
const MAX_DECIMALS = 6;
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** A Decimal of 万元; throws RangeError for anything that is not a plain decimal number. */
export function wan(value: WanInput): Decimal {
  if (value instanceof Decimal) {
    if (!value.isFinite()) throw new RangeError('not an amount');
    return value;
  }
  if (!PLAIN_NUMBER.test(value)) throw new RangeError(`not an amount: ${value}`);
  return new Decimal(value);
}

/** The stored text: plain digits, half-up to six decimals, without trailing zeros, never '-0'. */
export function toWan(value: WanInput): Wan {
  const rounded = wan(value).toDecimalPlaces(MAX_DECIMALS, Decimal.ROUND_HALF_UP);
  return rounded.isZero() ? '0' : rounded.toFixed();
}

/** The exact sum of amounts in 万元; '0' of none. */
export function sumWan(values: Iterable<WanInput>): Wan {
  let total = new Decimal(0);
  for (const value of values) total = total.plus(wan(value));
  return toWan(total);
}

/** a − b in 万元. */
export function subtractWan(a: WanInput, b: WanInput): Wan {
  return toWan(wan(a).minus(wan(b)));
}

/** The share of an amount by percent, both exact until the last step: 60 % of '1000' is '600'. */
export function shareOfWan(value: WanInput, percent: WanInput): Wan {
  return toWan(wan(value).times(wan(percent)).dividedBy(100));
}

function group(digits: string): string {
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function fixed(value: Decimal, places: number): string {
  const text = value.toFixed(places, Decimal.ROUND_HALF_UP);
  return /^-0(?:\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** 万元 for ledgers, without the unit: '1234.56' → '1,234.56'; two decimals unless said, half-up. */
export function formatWan(value: WanInput, places = 2): string {
  return group(fixed(wan(value), places));
}

/** The number of 亿元 for reports, without the unit: '123456' → '12.35'. */
export function yiNumber(value: WanInput, places = 2): string {
  return group(fixed(wan(value).dividedBy(WAN_PER_YI), places));
}

/** 亿元 with two decimals and the unit, for reports: '123456' → '12.35 亿元'. */
export function formatYi(value: WanInput, places = 2): string {
  return `${yiNumber(value, places)} 亿元`;
}

export type MoneyUnit = '元' | '万元' | '亿元';
export type ParsedMoney =
  | { ok: true; wan: Wan }
  | { ok: false; problem: 'not_a_number' | 'negative' | 'too_precise' | 'too_large' | 'foreign_currency' };

const UNIT_IN_WAN: Readonly<Record<MoneyUnit, string>> = { 元: '0.0001', 万元: '1', 亿元: '10000' };
const LARGEST_WAN = new Decimal('99999999999999');
const FOREIGN =
  /(?:US|HK|NT|S|A|C)\$|\$|€|£|USD|HKD|EUR|GBP|JPY|TWD|SGD|MYR|美元|美金|港元|港币|欧元|英镑|日元|台币|澳元|新元|加元/iu;

/**
 * Reads an amount that a person typed: thousands separators, full width, ￥ and 人民币, and a unit (元, 万, 万元, 亿,
 * 亿元); without a unit it is in `defaultUnit`. Refuses foreign money (it needs a rate: `convertToWan`), negative
 * amounts unless allowed, more precision than 分, words such as 约 and anything else that is not one plain number.
 */
export function parseMoney(
  text: string,
  { defaultUnit = '万元', allowNegative = false }: { defaultUnit?: MoneyUnit; allowNegative?: boolean } = {},
): ParsedMoney {
  const tidy = text.normalize('NFKC').replace(/\s+/g, '');
  if (FOREIGN.test(tidy)) return { ok: false, problem: 'foreign_currency' };
  const match = /^(-?)(?:人民币|RMB|CNY|¥)?(-?)([\d,.]+)(亿元|亿|万元|万|元)?(?:人民币|整)?$/iu.exec(tidy);
  const [, minusBefore = '', minusAfter = '', number = '', unitText] = match ?? [];
  const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number);
  const digits = grouped ? number.replace(/,/g, '') : number;
  if (!match || !PLAIN_NUMBER.test(digits) || (minusBefore && minusAfter))
    return { ok: false, problem: 'not_a_number' };
  const amount = new Decimal(digits).times(UNIT_IN_WAN[unitOf(unitText, defaultUnit)]);
  const negative = minusBefore !== '' || minusAfter !== '';
  if (negative && !allowNegative && !amount.isZero()) return { ok: false, problem: 'negative' };
  if (amount.decimalPlaces() > MAX_DECIMALS) return { ok: false, problem: 'too_precise' };
  if (amount.greaterThan(LARGEST_WAN)) return { ok: false, problem: 'too_large' };
  return { ok: true, wan: toWan(negative ? amount.negated() : amount) };
}

function unitOf(text: string | undefined, defaultUnit: MoneyUnit): MoneyUnit {
  if (text === undefined) return defaultUnit;
  if (text.startsWith('亿')) return '亿元';
  return text.startsWith('万') ? '万元' : '元';
}

/** Money as the paper names it: amount in whole units of its currency (not 万), 元 per one unit, day of the rate. */
export interface OriginalMoney {
  amount: WanInput;
  currency: string;
  rate: WanInput;
  rateDate: string;
}

/**
 * 万元 of an amount in another currency, half-up to 分. The caller stores amount, currency, rate and rate date beside
 * the result. Refuses (RangeError) a currency that is not three capital letters, a rate that is not above 0, and CNY
 * with a rate other than 1.
 */
export function convertToWan({ amount, currency, rate }: OriginalMoney): Wan {
  const factor = wan(rate);
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`not a currency: ${currency}`);
  if (!factor.greaterThan(0)) throw new RangeError(`not a rate: ${factor.toFixed()}`);
  if (currency === 'CNY' && !factor.equals(1)) throw new RangeError('CNY has the rate 1');
  return toWan(wan(amount).times(factor).dividedBy(10_000));
}

/**
 * The factor by which an amount looks mistyped against what is known (the sum of its parts, last month's value, the
 * text beside it): 10, 100, 1,000, 10,000 or 100,000,000, up or down (10 means about ten times too large, 0.1 ten times
 * too small); null when it looks right or cannot be judged. A warning, never a refusal (N21: “17亿” for 1.7亿).
 */
export function suspectedUnitError(value: WanInput, reference: WanInput): number | null {
  const [a, b] = [wan(value).abs(), wan(reference).abs()];
  if (a.isZero() || b.isZero()) return null;
  const ratio = a.dividedBy(b);
  for (const factor of [10, 100, 1_000, 10_000, 100_000_000]) {
    if (isNear(ratio, factor)) return factor;
    if (isNear(new Decimal(1).dividedBy(ratio), factor)) return 1 / factor;
  }
  return null;
}

function isNear(ratio: Decimal, factor: number): boolean {
  return ratio.minus(factor).abs().dividedBy(factor).lessThanOrEqualTo('0.05');
}
