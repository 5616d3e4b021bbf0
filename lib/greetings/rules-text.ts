import { formatLetterDate } from '@/lib/shared/dates';
import { lunarYearName } from '@/lib/shared/festivals';
import { salutationOf } from '@/lib/merchants/rules-salutation';

/** Placeholders that a template may hold: a closed list. Nothing of birth or family is among them. */
export const placeholders = ['称呼', '尊称', '姓名', '单位', '节日', '农历年', '落款', '日期'] as const;
export type Placeholder = (typeof placeholders)[number];

const PLACEHOLDER = /[{｛]([^{}｛｝]*)[}｝]/gu;

/** Names in braces that the list does not have, and whether a brace stands alone. */
export function checkPlaceholders(text: string): { unknown: string[]; isUnclosed: boolean } {
  const unknown = [...text.matchAll(PLACEHOLDER)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !placeholders.some((known) => known === name));
  return { unknown: [...new Set(unknown)], isUnclosed: /[{}｛｝]/u.test(text.replace(PLACEHOLDER, '')) };
}

/** Fills a text; a placeholder without a value becomes nothing. */
export function fillText(text: string, values: Readonly<Record<Placeholder, string>>): string {
  // cast: names that the list lacks were refused when the template was written, and find no value here
  return text.replace(PLACEHOLDER, (_, name: string) => values[name.trim() as Placeholder] ?? '');
}

/** What one person's copy of a campaign says. */
export type FillFacts = {
  honorific: string;
  name: string;
  firm: string | null;
  festival: string;
  festivalOn: string;
  signOff: string;
  letterOn: string;
};

/** The values of the placeholders for one person: days as a letter writes them, the lunar year of the festival. */
export function fillValues(facts: FillFacts): Record<Placeholder, string> {
  return {
    称呼: salutationOf(facts.honorific),
    尊称: facts.honorific,
    姓名: facts.name,
    单位: facts.firm ?? '',
    节日: facts.festival,
    农历年: lunarYearName(facts.festivalOn),
    落款: facts.signOff,
    日期: formatLetterDate(facts.letterOn),
  };
}

const SINGLE = 70;
const JOINED = 67;

/** The whole of an SMS as it goes out: signature in front, as the operators demand. */
export function smsText(text: string, signature: string | null): string {
  return `${signature ? `【${signature}】` : ''}${text}`;
}

/** Segments that an SMS is charged as: 70 characters in one, 67 each when it is cut, signature counted (UCS-2). */
export function smsSegments(whole: string): { characters: number; segments: number } {
  const characters = whole.length;
  if (characters === 0) return { characters, segments: 0 };
  return { characters, segments: characters <= SINGLE ? 1 : Math.ceil(characters / JOINED) };
}

/** A line of a letter as it is set: flush (称呼, 敬礼), indented by two characters, at the right edge, empty. */
export type LetterLine = { kind: 'flush' | 'text' | 'right' | 'blank'; text: string };

const RIGHT: ReadonlySet<string> = new Set(['落款', '日期']);

/**
 * A letter line by line, filled. The line with 称呼 stands flush with its colon, 落款 and 日期 alone on a line at the right
 * edge, 敬礼 flush after 此致, all else is indented by two characters.
 */
export function layoutLetter(body: string, values: Readonly<Record<Placeholder, string>>): LetterLine[] {
  return body
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((raw): LetterLine => {
      const line = raw.trim();
      const text = fillText(line, values);
      if (text === '') return { kind: 'blank', text };
      const only = /^[{｛]\s*([^{}｛｝]+?)\s*[}｝]$/u.exec(line)?.[1];
      if (only && RIGHT.has(only)) return { kind: 'right', text };
      if (/^[{｛]\s*称呼\s*[}｝]/u.test(line)) return { kind: 'flush', text };
      return { kind: /^敬礼[！!。]?$/u.test(text) ? 'flush' : 'text', text };
    });
}
