import { Decimal } from 'decimal.js';
import { addDays, addMonths } from '@/lib/shared/dates';

/** Dues are spoken of in 元 and kept, like all money, in 万元 (architecture.md 14): 1 元 = 0.0001. */
const YUAN_PER_WAN = 10_000;

/** 元 as typed (“2,000”, “1999.5”) as exact 万元 text; null for anything else, more than 分, or beyond a billion. */
export function wanOfYuan(text: string): string | null {
  const plain = text
    .trim()
    .replace(/[,，\s]/g, '')
    .replace(/元$/, '');
  if (!/^\d{1,9}(\.\d{1,2})?$/.test(plain)) return null;
  return new Decimal(plain).dividedBy(YUAN_PER_WAN).toFixed();
}

/** 万元 as 元 for people: grouped, 分 only where there are any. */
export function yuanText(wan: string): string {
  const [whole = '0', fraction] = yuanPlain(wan).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** 万元 as 元 for a field. */
export function yuanPlain(wan: string): string {
  const yuan = new Decimal(wan).times(YUAN_PER_WAN);
  return yuan.isInteger() ? yuan.toFixed(0) : yuan.toFixed(2);
}

export type DuesRuleFact = {
  rank: string | null;
  amountWan: string;
  periodMonths: number;
  graceDays: number;
  validFrom: string;
  validTo: string | null;
};

/** The rule for a member of this office on a day: that of the office, else the common one; null when nothing is asked. */
export function duesRuleFor(
  rules: readonly DuesRuleFact[],
  rank: string | null,
  day: string,
): DuesRuleFact | null {
  const valid = rules.filter(
    (rule) => rule.validFrom <= day && (rule.validTo === null || rule.validTo >= day),
  );
  return (
    valid.find((rule) => rule.rank !== null && rule.rank === rank) ??
    valid.find((rule) => rule.rank === null) ??
    null
  );
}

/** The last day of a period that begins on `from`. */
export function periodEnd(from: string, months: number): string {
  return addDays(addMonths(from, months), -1);
}

export type DuesState = 'waived' | 'paid' | 'part' | 'due' | 'late';

/** What a line of the dues ledger says today. */
export function duesState(
  line: { dueWan: string; paidWan: string; waivedOn: string | null; dueOn: string },
  today: string,
): DuesState {
  if (line.waivedOn !== null) return 'waived';
  if (isPaid(line)) return 'paid';
  if (line.dueOn < today) return 'late';
  return new Decimal(line.paidWan).isZero() ? 'due' : 'part';
}

/** Paid in full. */
export function isPaid(line: { dueWan: string; paidWan: string }): boolean {
  return new Decimal(line.paidWan).gte(line.dueWan);
}
