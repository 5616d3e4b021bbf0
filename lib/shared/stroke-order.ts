import { toSimplified } from '@/lib/shared/normalise-text';
import { STROKE_TABLE } from '@/lib/shared/stroke-table';

let strokesOf: ReadonlyMap<string, string> | undefined;

function loadTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const entry of STROKE_TABLE.split(' ')) {
    const strokes = /^\d+/.exec(entry)?.[0] ?? '';
    for (const char of entry.slice(strokes.length)) table.set(char, strokes);
  }
  return table;
}

/**
 * The strokes of a character in writing order: 1 横 (with 提), 2 竖 (with 竖钩), 3 撇, 4 点 (with 捺), 5 折 (every other
 * bend and hook). A Traditional or variant form that the table lacks is taken as its Simplified form. Null when unknown.
 * Classes after GF 3003-1999, which counts the plain upright hook (丁, 于) as 竖.
 */
export function strokesOfCharacter(char: string): string | null {
  strokesOf ??= loadTable();
  return strokesOf.get(char) ?? strokesOf.get(toSimplified(char)) ?? null;
}

function characterKey(char: string): string {
  const strokes = strokesOfCharacter(char);
  if (strokes === null) return `99~${char}`;
  return `${String(strokes.length).padStart(2, '0')}${strokes}${char}`;
}

/**
 * A key by which names are put in order of strokes (按姓氏笔画为序): compare as plain strings (`<`, or COLLATE "C").
 * Strokes of the first character, then 横竖撇点折 stroke by stroke, then a single given name before a double one, then
 * the next characters in the same way; a compound surname by its first character. Blanks and interpuncts are ignored;
 * characters outside the table (about 6,900 are in it) come last. For honour lists; leaders' lists go by rank.
 * Source: domain.md §2.13.
 */
export function strokeSortKey(name: string): string {
  const [first, ...others] = [...name.normalize('NFKC').replace(/[\s·•‧・]+/gu, '')];
  if (first === undefined) return '';
  const length = String(others.length).padStart(2, '0');
  return [characterKey(first), length, ...others.map(characterKey)].join(' ');
}

/** The names in order of strokes; equal names keep their order. Takes the name out of each row. */
export function sortByStrokes<T>(rows: readonly T[], nameOf: (row: T) => string): T[] {
  const keyed = rows.map((row) => ({ row, key: strokeSortKey(nameOf(row)) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ row }) => row);
}
