import { FieldErrors } from '@/lib/shared/errors';
import { parsePartialDate } from '@/lib/shared/partial-date';
import { lifeKinds, type LifeKind, type LifeLine, type PostLine } from './schema-life';

/** Columns of a period of which perhaps only years are known: first and last possible day, the words, how exact. */
export type PeriodColumns = {
  validFrom: string | null;
  fromText: string | null;
  fromPrecision: string | null;
  validTo: string | null;
  toText: string | null;
  toPrecision: string | null;
};

export function periodColumns(line: {
  fromText?: string | undefined;
  toText?: string | undefined;
}): PeriodColumns {
  const from = line.fromText ? parsePartialDate(line.fromText).value : null;
  const to = line.toText ? parsePartialDate(line.toText).value : null;
  return {
    validFrom: from?.from ?? null,
    fromText: line.fromText ?? null,
    fromPrecision: from?.precision ?? null,
    validTo: to?.to ?? null,
    toText: line.toText ?? null,
    toPrecision: to?.precision ?? null,
  };
}

/** Is a post held on this day? One that ends later is still held. */
export function isHeld(post: { isEnded: boolean; validTo: string | null }, today: string): boolean {
  return !post.isEnded && (post.validTo === null || post.validTo >= today);
}

/** A post as it will stand, with the line of the form that it comes from. */
export type SettledPost = PeriodColumns & {
  line: PostLine;
  /** place in the form */
  index: number;
  isMain: boolean;
  isEnded: boolean;
};

/**
 * The posts of a person as they shall stand: exactly one main among those held now, none where none is held. Without a
 * choice it is the one that began last. Two main ones, or a main one that is over, are refused beside their line.
 */
export function settlePosts(lines: readonly (PostLine | null)[], today: string): SettledPost[] {
  const posts = lines.flatMap((line, index) => {
    if (!line) return [];
    const period = periodColumns(line);
    const isEnded = line.isEnded || (period.validTo !== null && period.validTo < today);
    return [{ ...period, line, index, isMain: line.isMain, isEnded }];
  });
  const marked = posts.filter((post) => post.isMain);
  const over = marked.find((post) => !isHeld(post, today));
  if (over) throw FieldErrors.of(`posts.${over.index}.isMain`, 'main_ended');
  const second = marked[1];
  if (second) throw FieldErrors.of(`posts.${second.index}.isMain`, 'one_main');
  const held = posts.filter((post) => isHeld(post, today));
  const main =
    marked[0] ??
    held.toSorted((a, b) => (b.validFrom ?? '').localeCompare(a.validFrom ?? '') || a.index - b.index)[0];
  return posts.map((post) => ({ ...post, isMain: post === main }));
}

/** What a period says: 2010—2015-03, 2018-06 至今; in the words of the source where nothing else is known. */
export type Period = {
  fromText: string | null;
  toText: string | null;
  periodText?: string | null;
  isEnded?: boolean;
};

/** The two ends of a period for a reader; `open`: goes on, as far as is known. */
export function periodParts(
  period: Period,
): { from: string | null; to: string | null; open: boolean } | null {
  const { fromText, toText, isEnded } = period;
  if (!fromText && !toText) return null;
  return { from: fromText, to: toText, open: !toText && isEnded === false };
}

/** One line of the history and of a sheet: 陕商实业 总经理（2010—2015-03）. */
export function stationText(station: {
  names: readonly (string | null | undefined | false)[];
  fromText?: string | null | undefined;
  toText?: string | null | undefined;
}): string {
  const names = station.names.filter(Boolean).join(' ');
  const period = [station.fromText, station.toText].some(Boolean)
    ? `（${station.fromText ?? ''}${station.toText && station.toText !== station.fromText ? `—${station.toText}` : ''}）`
    : '';
  return `${names}${period}`;
}

/** The stations of a kind that a form holds, in its order. */
export function heldLines(lines: readonly (LifeLine | null)[]): LifeLine[] {
  return lines.filter((line) => line !== null);
}

/** The field of the rules and of the history that a kind of station falls under. */
export function lifeField(kind: LifeKind): 'life' | 'politicalOffices' {
  return kind === 'political_office' ? 'politicalOffices' : 'life';
}

/** Kinds that a form shows where public offices are not for this reader. */
export function openKinds(hidesOffices: boolean): LifeKind[] {
  return lifeKinds.filter((kind) => !hidesOffices || lifeField(kind) === 'life');
}
