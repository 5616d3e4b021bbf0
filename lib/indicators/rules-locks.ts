import { addToMonth, monthsBetween } from '@/lib/shared/dates';
import { sumWan, wan } from '@/lib/shared/money';

/** Months that a page of locks shows and a chief may lock: the last 24 that are over, the newest first. */
export function lockableMonths(today: string): string[] {
  const last = addToMonth(today.slice(0, 7), -1);
  return monthsBetween(addToMonth(last, -23), last).reverse();
}

/** A month may be locked once it is over: lines of a running month still arrive. */
export function isMonthOver(month: string, today: string): boolean {
  return month < today.slice(0, 7);
}

/** An amount as a lock keeps it: 万元 with six places (1 分), half-up. */
export function frozenWan(amountWan: string): string {
  return wan(amountWan).toDecimalPlaces(6).toFixed(6);
}

/** One figure of a lock: indicator, unit, value, and the lines it was made of. */
export type FrozenFigure = {
  indicator: string;
  unitId: string;
  value: string;
  definitionVersionId: string;
  lines: readonly { recordId: string; value: string; frozen: Readonly<Record<string, unknown>> }[];
};

/**
 * The text that a lock's digest is made of: every figure and line in a fixed order, fields by name. Two locks with the
 * same content give the same text; one changed digit gives another.
 */
export function lockText(month: string, unitId: string, figures: readonly FrozenFigure[]): string {
  const ordered = [...figures].sort((a, b) => order(a.indicator, b.indicator) || order(a.unitId, b.unitId));
  const lines = ordered.flatMap((figure) => [
    [figure.indicator, figure.unitId, figure.value, figure.definitionVersionId].join('|'),
    ...figure.lines
      .map(
        ({ recordId, value, frozen }) => `  ${recordId}|${value}|${JSON.stringify(frozen, keysOf(frozen))}`,
      )
      .sort(order),
  ]);
  return [`${month}|${unitId}`, ...lines].join('\n');
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const keysOf = (record: Readonly<Record<string, unknown>>): string[] => Object.keys(record).sort();

/** A line as it counts on the day of the lock: the columns that a definition reads, with the part that is credited. */
export type LineToFreeze = {
  recordId: string;
  /** the child of the locked unit that the credited unit stands under, or the locked unit itself */
  groupId: string;
  unitId: string;
  creditedWan: string;
  frozen: Readonly<Record<string, string | boolean | null>>;
};

/**
 * The figures of one indicator in a lock: the locked unit with all its lines, and one without lines for each part below
 * it that has any. A lock without lines keeps a figure of 0.
 */
export function frozenFigures(
  indicator: string,
  definitionVersionId: string,
  lockedUnitId: string,
  lines: readonly LineToFreeze[],
): FrozenFigure[] {
  const byGroup = Map.groupBy(lines, (line) => line.groupId);
  const parts = [...byGroup].flatMap(([groupId, list]) =>
    groupId === lockedUnitId
      ? []
      : [{ indicator, unitId: groupId, value: sumFrozen(list), definitionVersionId, lines: [] }],
  );
  const whole: FrozenFigure = {
    indicator,
    unitId: lockedUnitId,
    value: sumFrozen(lines),
    definitionVersionId,
    lines: lines.map((line) => ({
      recordId: line.recordId,
      value: frozenWan(line.creditedWan),
      frozen: { ...line.frozen, groupId: line.groupId, unitId: line.unitId, creditedWan: line.creditedWan },
    })),
  };
  return [whole, ...parts];
}

/** First the exact sum, then one rounding. */
function sumFrozen(lines: readonly LineToFreeze[]): string {
  return frozenWan(sumWan(lines.map((line) => line.creditedWan)));
}
