import { normaliseText } from '@/lib/shared/normalise-text';

/** Everything that is neither a letter (Chinese characters are letters), a digit nor a mark that belongs to one. */
const NOT_SEARCHED = /[^\p{L}\p{N}]+/gu;
const TERM_BREAK = /[\s,，、;；|+＋]+/u;
const MAX_TERMS = 6;
const MAX_TERM_LENGTH = 40;

/** What a term looks like, so that a query can pick the right index: `letters` may be pinyin, initials or a Latin name. */
export type TermKind = 'text' | 'letters' | 'digits';

export interface SearchTerm {
  /** The squeezed, normalised term; only letters and digits, so it is safe inside LIKE and a quoted tsquery lexeme. */
  text: string;
  kind: TermKind;
  /** Lexemes that must all be present; one-character terms hold that character and `prefix` is true. */
  grams: string[];
  /** Match `grams[0]` as a prefix (`:*`): a one-character term. */
  prefix: boolean;
  /** Grams may come from different places: re-check with `searchText LIKE '%text%'`. */
  recheck: boolean;
}

/**
 * One part of a search text or one term of a query: `normaliseText`, then everything but letters and digits removed
 * (blanks inside names, 阿布都·买买提, hyphens, brackets), so that 张　三 and 张三 are one.
 */
export function squeezeText(text: string): string {
  return normaliseText(text).replace(NOT_SEARCHED, '');
}

/**
 * Builds the `searchText` column from the parts that are searched (name, aliases, firms): squeezed parts, repeated
 * ones dropped, joined by one blank. A match never runs over the border of two parts. Empty parts are left out.
 */
export function buildSearchText(parts: Iterable<string | null | undefined>): string {
  const seen = new Set<string>();
  for (const part of parts) {
    const squeezed = part ? squeezeText(part) : '';
    if (squeezed) seen.add(squeezed);
  }
  return [...seen].join(' ');
}

/**
 * The lexemes of a search text. The rule, word for word that of the SQL function `search_grams(text)`
 * (docs/decisions/0010-chinese-search.md), over code points:
 *
 * for each position that is not a blank, take the character there and the one after it;
 * where the next is a blank or the end, take the character alone.
 *
 * So a run of n characters has n lexemes: n−1 bigrams and its last character, and every character of the text
 * begins at least one lexeme: a one-character query is a prefix match. Without repeats, in order of appearance.
 * Expects the output of `buildSearchText`; other blanks than U+0020 count as characters, here and in SQL.
 */
export function bigrams(searchText: string): string[] {
  const grams = new Set<string>();
  const chars = [...searchText];
  for (let i = 0; i < chars.length; i++) {
    const here = chars[i];
    if (here === undefined || here === ' ') continue;
    const next = chars[i + 1];
    grams.add(next === undefined || next === ' ' ? here : here + next);
  }
  return [...grams];
}

function kindOf(term: string): TermKind {
  if (/^\p{Nd}+$/u.test(term)) return 'digits';
  return /^[a-z]+$/.test(term) ? 'letters' : 'text';
}

/**
 * Splits what a person typed into terms that must all be found (AND). Terms end at blanks, commas, 、, semicolons, + and |.
 * At most 6 terms of at most 40 characters; the rest is dropped. An empty list means: nothing to search for.
 */
export function parseSearch(query: string): SearchTerm[] {
  const texts = new Set<string>();
  for (const piece of normaliseText(query).split(TERM_BREAK)) {
    const text = [...piece.replace(NOT_SEARCHED, '')].slice(0, MAX_TERM_LENGTH).join('');
    if (text) texts.add(text);
  }
  return [...texts].slice(0, MAX_TERMS).map((text) => {
    const chars = [...text];
    const prefix = chars.length === 1;
    const pairs = chars.slice(0, -1).map((char, i) => char + (chars[i + 1] ?? ''));
    return {
      text,
      kind: kindOf(text),
      grams: prefix ? [text] : [...new Set(pairs)],
      prefix,
      recheck: chars.length > 2,
    };
  });
}

/**
 * The tsquery of the terms, to be bound as a parameter and cast: `grams @@ $1::tsquery`. Lexemes are quoted;
 * they hold letters and digits only, so nothing typed can break out. Null when there is no term.
 */
export function toTsquery(terms: readonly SearchTerm[]): string | null {
  const lexemes = new Set(
    terms.flatMap((term) => term.grams.map((gram) => `'${gram}'${term.prefix ? ':*' : ''}`)),
  );
  return lexemes.size === 0 ? null : [...lexemes].join(' & ');
}

/** The LIKE patterns that must hold beside the tsquery: one per term of three or more characters. */
export function recheckPatterns(terms: readonly SearchTerm[]): string[] {
  return terms.filter((term) => term.recheck).map((term) => `%${term.text}%`);
}

/** The same answer as the SQL search gives, in memory: for tests, small lists and the palette. */
export function matchesSearch(searchText: string, terms: readonly SearchTerm[]): boolean {
  return terms.every((term) => searchText.includes(term.text));
}
