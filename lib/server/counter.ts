import type { Tx } from './db';

/**
 * Reserves `count` human numbers of a series and year in the caller's transaction and returns the first.
 * A rolled back transaction gives them back; two transactions never get the same one.
 */
export async function reserveNumbers(tx: Tx, series: string, year: number, count = 1): Promise<number> {
  const rows = await tx.$queryRaw<{ first: number }[]>`
    INSERT INTO counter (series, year, next) VALUES (${series}, ${year}, ${count + 1})
    ON CONFLICT (series, year) DO UPDATE SET next = counter.next + ${count}
    RETURNING next - ${count} AS first`;
  const first = rows[0]?.first;
  if (first === undefined) throw new Error(`counter ${series}/${year} gave no number`);
  return Number(first);
}

/** `R2026-000042`: series letter, year, number with at least six digits. */
export function numberText(letter: string, year: number, number: number): string {
  return `${letter}${year}-${String(number).padStart(6, '0')}`;
}
