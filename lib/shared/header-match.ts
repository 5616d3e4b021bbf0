import type { Cell } from '@/lib/shared/cell';
import { type SensitiveKind, sensitiveContent } from '@/lib/shared/sensitive-content';
import { normaliseText } from '@/lib/shared/normalise-text';

/** What kind of parser reads the column. */
export type ColumnKind =
  | 'text'
  | 'personName'
  | 'sex'
  | 'date'
  | 'phones'
  | 'emails'
  | 'quantity'
  | 'money'
  | 'yesNo'
  | 'choice'
  | 'place'
  | 'creditCode'
  | 'idNumber'
  | 'bankCard'
  | 'sequence';

/** One target of an import: the headers under which ledgers keep it. Data only; each noun has its own table. */
export interface ImportColumn<Field extends string = string> {
  readonly field: Field;
  readonly kind: ColumnKind;
  /** Headers as written, the most usual first; `籍贯/县` is a header of two rows. */
  readonly synonyms: readonly string[];
  /** Several columns may feed the field (phones, notes). */
  readonly many?: true;
  /** Without it a row is an error. */
  readonly required?: true;
  /** Collected only with a stated need (PIPL 6): proposed, but a person has to confirm it. */
  readonly needsPurpose?: true;
}

export type MatchConfidence = 'exact' | 'likely' | 'possible' | 'none';

export interface ProposedColumn<Field extends string = string> {
  readonly column: number;
  readonly header: string;
  /** Null: unknown, stays with the batch. */
  readonly field: Field | null;
  readonly confidence: MatchConfidence;
  /** The unit that the header names: 注册资本（万元） → 万元. */
  readonly unit: string | null;
  /** The content looks like this; such a column must be mapped or dropped, never kept with the batch. */
  readonly sensitive: SensitiveKind | null;
  readonly mustDecide: boolean;
}

export interface HeaderColumn {
  readonly column: number;
  readonly path: readonly string[];
  readonly name: string;
}

const UNIT = /\((亿元|万元|元|人|名|家|户|亩|平方米|㎡|m2|吨|岁|个|次|%)\)/i;

/** The unit in brackets at a header, else one written as 单位:万元. */
export function headerUnit(header: string): string | null {
  const plain = header.normalize('NFKC').replace(/\s+/g, '');
  return UNIT.exec(plain)?.[1] ?? /单位[::]?(亿元|万元|元|人)/.exec(plain)?.[1] ?? null;
}

/** A header for comparing: simplified, half-width, without spaces, stars, colons, units and remarks in brackets. */
function key(header: string): string {
  let made = KEYS.get(header);
  if (made === undefined) {
    if (KEYS.size >= MAX_KEYS) KEYS.clear();
    made = makeKey(header);
    KEYS.set(header, made);
  }
  return made;
}

const KEYS = new Map<string, string>();
const MAX_KEYS = 5_000;

function makeKey(header: string): string {
  return normaliseText(header)
    .replace(/[\s*※:：]+/g, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/[/\\]+/g, '/');
}

interface Candidate<Field extends string> {
  readonly header: HeaderColumn;
  readonly target: ImportColumn<Field>;
  readonly score: number;
}

/** How well a header names a synonym: whole path, path without slashes, last part, one within the other. 0 is no match. */
function score(path: readonly string[], synonym: string): number {
  const wanted = key(synonym);
  const whole = key(path.join('/'));
  if (whole === wanted) return 1;
  if (whole.replaceAll('/', '') === wanted.replaceAll('/', '')) return 0.98;
  const last = key(path.at(-1) ?? '');
  if (wanted.includes('/')) return 0;
  if (path.length > 1 && last === wanted) return wanted.length > 1 ? 0.93 : 0;
  if (path.length > 1 && key(path[0] ?? '') === wanted) return 0.55;
  const [short, long] = last.length < wanted.length ? [last, wanted] : [wanted, last];
  if (short.length < 2 || !long.includes(short)) return 0;
  return 0.5 + (0.4 * short.length) / long.length;
}

function best<Field extends string>(header: HeaderColumn, target: ImportColumn<Field>): number {
  return Math.max(...target.synonyms.map((synonym, rank) => score(header.path, synonym) - rank * 0.0001));
}

/** Three fifths of the longer of the two must be the shorter one. */
const THRESHOLD = 0.73;

function confidenceOf(value: number): MatchConfidence {
  if (value >= 0.97) return 'exact';
  return value >= 0.9 ? 'likely' : value >= THRESHOLD ? 'possible' : 'none';
}

/**
 * Proposes a field for each column: best match first, each field once unless it takes many; what fits nothing stays unmapped.
 * `samples` are the cells of the first data rows by column; columns whose content looks like ID, bank-card or phone numbers
 * and that no field takes are marked `mustDecide` (data-model.md, Import and undo).
 */
export function proposeMapping<Field extends string>(
  headers: readonly HeaderColumn[],
  targets: readonly ImportColumn<Field>[],
  samples: ReadonlyMap<number, readonly Cell[]> = new Map(),
): ProposedColumn<Field>[] {
  const candidates: Candidate<Field>[] = [];
  for (const header of headers) {
    for (const target of targets) {
      const value = best(header, target);
      if (value >= THRESHOLD) candidates.push({ header, target, score: value });
    }
  }
  candidates.sort((a, b) => b.score - a.score || a.header.column - b.header.column);
  const chosen = new Map<number, Candidate<Field>>();
  const used = new Set<Field>();
  for (const candidate of candidates) {
    const { header, target } = candidate;
    if (chosen.has(header.column) || (used.has(target.field) && !target.many)) continue;
    chosen.set(header.column, candidate);
    used.add(target.field);
  }
  return headers.map((header) => {
    const match = chosen.get(header.column);
    const sensitive = sensitiveContent(samples.get(header.column) ?? []);
    const fits = match !== undefined && (sensitive === null || takes(match.target.kind, sensitive));
    return {
      column: header.column,
      header: header.name,
      field: match?.target.field ?? null,
      confidence: match ? confidenceOf(match.score) : 'none',
      unit: headerUnit(header.name),
      sensitive,
      mustDecide: (sensitive !== null && !fits) || match?.target.needsPurpose === true,
    };
  });
}

const takes = (kind: ColumnKind, sensitive: SensitiveKind): boolean =>
  sensitive === 'phone'
    ? kind === 'phones'
    : sensitive === 'id_number'
      ? kind === 'idNumber'
      : kind === 'bankCard';
