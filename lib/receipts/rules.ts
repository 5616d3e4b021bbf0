import { addToMonth, monthsBetween } from '@/lib/shared/dates';
import { sumWan, wan } from '@/lib/shared/money';

/**
 * Months into which a line may be put at acceptance: from the month of the receipt to today's, without locked ones;
 * at most the last 36. The first one is the natural choice (data-model.md, Money: periodMonth).
 */
export function openMonths(receivedOn: string, today: string, locked: ReadonlySet<string>): string[] {
  const now = today.slice(0, 7);
  const earliest = addToMonth(now, -35);
  const own = receivedOn.slice(0, 7);
  return monthsBetween(own < earliest ? earliest : own, now).filter((month) => !locked.has(month));
}

/** A correction takes away at most what stands: the line with its accepted corrections never falls below zero. */
export function staysPositive(amountWan: string, corrections: readonly string[], change: string): boolean {
  return !wan(sumWan([amountWan, ...corrections, change])).isNegative();
}
