import { addToMonth } from '@/lib/shared/dates';

/** The dated part of a version; `validTo` is its last day. */
export type DatedVersion = { validFrom: string; validTo: string | null };

/** Months that one version rules. */
export type Segment<T> = { version: T; fromMonth: string; toMonth: string };

/**
 * Cuts a span of months into the versions that rule them: old months keep the old rule (data-model.md, Definitions).
 * A month belongs to the version that holds on its first day; months that no version rules are left out.
 */
export function segmentsOf<T extends DatedVersion>(
  versions: readonly T[],
  from: string,
  to: string,
): Segment<T>[] {
  const sorted = [...versions].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return sorted.flatMap((version, index) => {
    const next = sorted[index + 1];
    const ends = [
      version.validTo ? version.validTo.slice(0, 7) : to,
      next ? addToMonth(firstMonth(next), -1) : to,
      to,
    ];
    const fromMonth = [firstMonth(version), from].sort().at(-1) ?? from;
    const toMonth = ends.sort()[0] ?? to;
    return fromMonth <= toMonth ? [{ version, fromMonth, toMonth }] : [];
  });
}

/** The first month whose first day lies within the version. */
function firstMonth({ validFrom }: DatedVersion): string {
  const month = validFrom.slice(0, 7);
  return validFrom.endsWith('-01') ? month : addToMonth(month, 1);
}
