import { Decimal } from 'decimal.js';
import { sumWan, wan } from '@/lib/shared/money';
import { aheadOfSchedule, percentOf, ratioOf, type RoundingMode } from '@/lib/shared/percent';

/** Value against the year's task; texts without the sign %. */
export type Completion = {
  targetWan: string;
  /** '113.2' */
  percent: string;
  /** value ÷ task with four places: '1.1320' */
  ratio: string;
  /** percentage points ahead of the calendar (负 = behind) */
  ahead: string | null;
};

/**
 * Completion of a year's task: first sum, then divide, from unrounded 万元, rounded once as the definition says (N1:
 * 452,800 ÷ 400,000 prints 113.2). Null without a task or when the task is 0.
 */
export function completionOf(
  valueWan: string,
  targetWan: string | null,
  toMonth: string,
  options: { places: number; rounding: RoundingMode },
): Completion | null {
  if (targetWan === null) return null;
  const percent = percentOf(valueWan, targetWan, options);
  const ratio = ratioOf(valueWan, targetWan, options.places + 3, options.rounding);
  if (percent === null || ratio === null) return null;
  const ahead = aheadOfSchedule(valueWan, targetWan, Number(toMonth.slice(5)), { places: 2 });
  return { targetWan, percent, ratio, ahead };
}

/** A unit of the tree, with the parent that it had in the month asked for. */
export type TreeUnit = { id: string; name: string; parentId: string | null; sortNo: number };

/**
 * Into which group each unit below `rootId` falls: the child of the root that it stands under, the root itself for
 * its own lines. Units outside the root's subtree are missing.
 */
export function groupsBelow(rootId: string, units: readonly TreeUnit[]): Map<string, string> {
  const children = Map.groupBy(units, (unit) => unit.parentId);
  const groups = new Map([[rootId, rootId]]);
  const mark = (id: string, group: string): void => {
    if (groups.has(id)) return;
    groups.set(id, group);
    for (const child of children.get(id) ?? []) mark(child.id, group);
  };
  for (const child of children.get(rootId) ?? []) mark(child.id, child.id);
  return groups;
}

/** Share of each part in the whole with one place; null of a whole of 0. */
export function shareTexts(parts: readonly string[], whole: string): (string | null)[] {
  return parts.map((part) => percentOf(part, whole));
}

/** How a derived figure is made: as stored beside it, operands are codes of figures or plain numbers. */
export type Formula = {
  op: 'divide' | 'add' | 'subtract';
  operands: readonly string[];
  times?: string | undefined;
  decimals: number;
};

/**
 * Computes a derived figure from stated ones, half-up at its decimals: 45.3 ÷ 174.5 × 100 = 25.96. Null when an
 * operand is neither a known code nor a number, or a divisor is 0.
 */
export function computeFormula(formula: Formula, values: ReadonlyMap<string, string>): string | null {
  const numbers = formula.operands.map((operand) => values.get(operand) ?? operand);
  if (!numbers.every((text) => /^-?\d+(\.\d+)?$/.test(text))) return null;
  const [first = '0', ...rest] = numbers;
  if (formula.op === 'divide' && rest.some((text) => wan(text).isZero())) return null;
  let result = wan(first);
  for (const text of rest) result = step(formula.op, result, text);
  return result.times(formula.times ?? 1).toFixed(formula.decimals, Decimal.ROUND_HALF_UP);
}

function step(op: Formula['op'], left: Decimal, right: string): Decimal {
  if (op === 'add') return wan(sumWan([left, right]));
  return op === 'subtract' ? left.minus(right) : left.dividedBy(right);
}

/** Where a qualifier stands in Chinese: 约 and 近 before the number, 余, 多, 以上 and 左右 behind it. */
export function qualifierStandsAfter(qualifier: string): boolean {
  return ['over', 'more', 'at_least', 'roughly'].includes(qualifier);
}
