import { wan } from '@/lib/shared/money';

/** What a chamber has brought, counted from rows; never a stated number. Amounts in 万元 as decimal text. */
export type Contribution = {
  leads: number;
  converted: number;
  /** null: the reader does not read the log of contacts */
  visits: number | null;
  projects: number;
  moneyWan: string;
};

const firstDifference = (a: Contribution, b: Contribution): number =>
  wan(b.moneyWan).cmp(wan(a.moneyWan)) ||
  b.projects - a.projects ||
  b.converted - a.converted ||
  b.leads - a.leads;

const brings = (one: Contribution): boolean =>
  one.projects + one.converted + one.leads > 0 || !wan(one.moneyWan).isZero();

/**
 * Ranks chambers by money in place, then projects credited, then leads that became projects, then leads handed in (B8).
 * Equals share a rank and the next one is left out; a chamber that has brought nothing has none. Visits do not count:
 * they are the programme's own work.
 */
export function rankContributions<T extends Contribution>(
  rows: readonly T[],
): (T & { rank: number | null })[] {
  const sorted = [...rows].sort(firstDifference);
  let rank = 0;
  return sorted.map((row, index) => {
    const before = sorted[index - 1];
    if (!before || firstDifference(before, row) !== 0) rank = index + 1;
    return { ...row, rank: brings(row) ? rank : null };
  });
}
