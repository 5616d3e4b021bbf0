import { Decimal } from 'decimal.js';
import { wan, type WanInput } from '@/lib/shared/money';

/** How the last digit is decided; `half-up` (四舍五入) unless a definition declares another. */
export type RoundingMode = 'half-up' | 'half-even' | 'down';

export interface PercentOptions {
  /** Decimals of the percent number; 1 as in the reports. */
  places?: number;
  rounding?: RoundingMode;
}

const MODES: Readonly<Record<RoundingMode, Decimal.Rounding>> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  down: Decimal.ROUND_DOWN,
};

function round(value: Decimal, { places = 1, rounding = 'half-up' }: PercentOptions): string {
  const text = value.toFixed(places, MODES[rounding]);
  return /^-0(?:\.0*)?$/.test(text) ? text.slice(1) : text;
}

/**
 * part ÷ whole in percent, rounded once from the unrounded inputs; '113.2' without the sign %. Null when the whole is 0:
 * a rate over nothing is not 0.
 *
 * N1: feed 452,800 and 400,000 万元, not 45.3 and 40 亿元: the first prints 113.2, the second is exactly 113.25.
 */
export function percentOf(part: WanInput, whole: WanInput, options: PercentOptions = {}): string | null {
  const base = wan(whole);
  return base.isZero() ? null : round(wan(part).times(100).dividedBy(base), options);
}

/** Growth over the earlier value in percent: '27.8'. Null when the earlier value is 0 or less. */
export function growthPercent(
  current: WanInput,
  previous: WanInput,
  options: PercentOptions = {},
): string | null {
  const base = wan(previous);
  return base.lessThanOrEqualTo(0)
    ? null
    : round(wan(current).minus(base).times(100).dividedBy(base), options);
}

/** Part of the year's task that is due by the end of a month (序时进度), in percent: May 41.67 with two places. */
export function scheduledPercent(month: number, options: PercentOptions = {}): string {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`not a month: ${month}`);
  return round(new Decimal(month).times(100).dividedBy(12), options);
}

/**
 * Percentage points by which a year's task is ahead of (positive) or behind the calendar at the end of a month: done ÷ task
 * less month ÷ 12, rounded once. Null when the task is 0.
 */
export function aheadOfSchedule(
  done: WanInput,
  task: WanInput,
  month: number,
  options: PercentOptions = {},
): string | null {
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`not a month: ${month}`);
  const whole = wan(task);
  if (whole.isZero()) return null;
  const due = new Decimal(month).times(100).dividedBy(12);
  return round(wan(done).times(100).dividedBy(whole).minus(due), options);
}

/** Difference of two percent numbers in percentage points. */
export function percentagePoints(a: WanInput, b: WanInput, options: PercentOptions = {}): string {
  return round(wan(a).minus(wan(b)), options);
}

/** A quotient that is no percent (amount per project, signings per trip); null when divided by 0. */
export function ratioOf(
  a: WanInput,
  b: WanInput,
  places = 2,
  rounding: RoundingMode = 'half-up',
): string | null {
  const base = wan(b);
  return base.isZero() ? null : round(wan(a).dividedBy(base), { places, rounding });
}

/** What a printed percentage implies: the whole that it points to, and the range left open by the rounding. */
export interface ImpliedWhole {
  value: string;
  low: string;
  high: string;
}

/**
 * The whole behind “part = percent of it”, with the range that the printed digits leave open (half a unit of the last
 * place of the percent, and of the part when `partRounded`). For checking stated figures (N1, N2, N10, N11); the result
 * has `places` decimals, half-up, in the unit of the part. Null when the percent, or the low end of its range, is not above 0.
 */
export function impliedWhole(
  part: string,
  percent: string,
  { places = 2, partRounded = false }: { places?: number; partRounded?: boolean } = {},
): ImpliedWhole | null {
  const [p, q] = [wan(part), wan(percent)];
  const open = halfUnit(percent);
  const slack = partRounded ? halfUnit(part) : new Decimal(0);
  if (q.minus(open).lessThanOrEqualTo(0)) return null;
  const whole = (numerator: Decimal, denominator: Decimal): string =>
    round(numerator.times(100).dividedBy(denominator), { places });
  return {
    value: whole(p, q),
    low: whole(p.minus(slack), q.plus(open)),
    high: whole(p.plus(slack), q.minus(open)),
  };
}

/** Half a unit of the last place as printed: '45.30' leaves 0.005 open, '56' 0.5. */
function halfUnit(text: string): Decimal {
  return new Decimal(10).pow(-(text.split('.')[1]?.length ?? 0)).dividedBy(2);
}
