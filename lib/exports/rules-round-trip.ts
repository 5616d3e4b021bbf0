/** `C2026-000012/3`: the export that a row was taken out with, and the record's version of then. */
export function versionMark(number: string, version: number): string {
  return `${number}/${version}`;
}

/** Reads such a mark back; null for anything else, also for one that a person has changed into nonsense. */
export function readVersionMark(text: string): { number: string; version: number } | null {
  const match = /^(C\d{4}-\d{6,9})\/(\d{1,9})$/.exec(text.trim());
  return match?.[1] && match[2] ? { number: match[1], version: Number(match[2]) } : null;
}

/** Cells of a row by column key. */
export type TripCells = Readonly<Record<string, string>>;

/** A cell that was changed in the sheet: what it said when it was taken out, what it says now in sheet and ledger. */
export type TripChange = { key: string; base: string; mine: string; now: string; conflict: boolean };

/** Columns whose cell holds several values in no order. */
const LISTS: ReadonlySet<string> = new Set(['aliases', 'kinds', 'contributions', 'phones', 'emails']);

/** A cell's text for comparing: half width, without space at the ends, one kind of line break. */
export function plainCell(key: string, text: string): string {
  const plain = text.normalize('NFKC').replace(/\r\n?/g, '\n').trim();
  if (!LISTS.has(key)) return plain;
  return plain
    .split(/[、,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean)
    .sort()
    .join('、');
}

/**
 * The cells that a person has changed in the sheet. Left out: what was not touched (whatever others did to it stays),
 * and what others have meanwhile made the same. `conflict`: others have changed the cell too, to something else.
 */
export function compareTrip(
  keys: readonly string[],
  { base, mine, now }: { base: TripCells; mine: TripCells; now: TripCells },
): TripChange[] {
  return keys.flatMap((key) => {
    const cells = { base: base[key] ?? '', mine: mine[key] ?? '', now: now[key] ?? '' };
    const was = plainCell(key, cells.base);
    const wanted = plainCell(key, cells.mine);
    const stands = plainCell(key, cells.now);
    if (wanted === was || wanted === stands) return [];
    return [{ key, ...cells, conflict: stands !== was }];
  });
}
