import type { Sex } from '@/lib/shared/id-number';
import type { CellInput, ParsedCell } from '@/lib/shared/parsed-cell';
import { asCell, saysNothing, tidyText } from '@/lib/shared/parsed-cell';

const HAN = '\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}';
const BETWEEN_HAN = new RegExp(`(?<=[${HAN}·])\\s+(?=[${HAN}·])`, 'gu');
const NAME = new RegExp(`^[${HAN}A-Za-z\\u00c0-\\u024f·.'’\\- ]+$`, 'u');

/**
 * Reads a person's name: 张　三 → 张三, a Latin name keeps single spaces, the dot of minority names becomes ·.
 * A note in brackets (张三（已退休）) is cut with a warning; two names in one cell stay as written, with a warning.
 */
export function parsePersonName(input: CellInput): ParsedCell<string> {
  const cell = asCell(input);
  const original = cell.text;
  const text = tidyText(original).replace(/[・•‧∙．]/g, '·');
  if (cell.kind === 'blank' || text === '' || saysNothing(text)) return { value: null, original };
  if (cell.kind === 'error') return { value: null, warning: 'formula_error', original };
  const bare = text
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(BETWEEN_HAN, '')
    .replace(/\s+/g, ' ')
    .trim();
  const noted = bare !== '' && /\([^()]*\)\s*$/.test(text);
  if (/[、,;/]/.test(bare) && NAME.test(bare.replace(/[、,;/]/g, '')))
    return { value: bare, warning: 'several_names', original };
  if (bare.length > 50 || !NAME.test(bare)) return { value: null, warning: 'not_a_name', original };
  return noted ? { value: bare, warning: 'note_in_name', original } : { value: bare, original };
}

/** Reads free text: outer spaces cut, inner line breaks kept; null when blank. No word counts as “nothing” here. */
export function parseText(input: CellInput): ParsedCell<string> {
  const cell = asCell(input);
  const text = cell.text
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();
  if (cell.kind === 'error') return { value: null, warning: 'formula_error', original: cell.text };
  return { value: text === '' ? null : text, original: cell.text };
}

const SEX: Readonly<Record<string, Sex>> = {
  男: 'male',
  男性: 'male',
  m: 'male',
  male: 'male',
  女: 'female',
  女性: 'female',
  f: 'female',
  female: 'female',
};

/** Reads 男, 男性, M, 女, 女性, F; never guesses from a name. */
export function parseSex(input: CellInput): ParsedCell<Sex> {
  return fromWords(input, (word) => SEX[word]);
}

const YES = new Set(['是', '√', '✓', '✔', '有', '对', '已', 'y', 'yes', 'true', '1', 'o', '○']);
const NO = new Set(['否', '×', '✗', '✘', 'x', '无', '没有', '不是', '非', '未', 'n', 'no', 'false', '0']);

/** Reads 是/否, √/×, 有/无, 已…/未… (已销号, 未缴). 无 means no here, not “blank”. */
export function parseYesNo(input: CellInput): ParsedCell<boolean> {
  const cell = asCell(input);
  if (cell.kind === 'boolean') return { value: cell.value, original: cell.text };
  const read = (word: string): boolean | undefined =>
    YES.has(word) || /^已[^\d]{1,4}$/.test(word)
      ? true
      : NO.has(word) || /^未[^\d]{1,4}$/.test(word)
        ? false
        : undefined;
  return fromWords(input, read, false);
}

/** One value of a code table: its code, its name, and the other words that ledgers use for it. */
export interface Choice {
  readonly code: string;
  readonly name: string;
  readonly synonyms?: readonly string[];
}

/** Reads a word of a code table (tiers, influence, channels) by code, name or synonym, whatever case, width and spaces. */
export function parseChoice(input: CellInput, choices: readonly Choice[]): ParsedCell<string> {
  const words = wordsOf(choices);
  return fromWords(input, (word) => words.get(word));
}

const tables = new WeakMap<readonly Choice[], ReadonlyMap<string, string>>();

/** Word → code of a code table, made once per table: a sheet asks a quarter million times. */
function wordsOf(choices: readonly Choice[]): ReadonlyMap<string, string> {
  const known = tables.get(choices);
  if (known) return known;
  const key = (word: string): string => tidyText(word).replace(/\s+/g, '').toLowerCase();
  const words = new Map<string, string>();
  for (const choice of choices) {
    for (const word of [choice.code, choice.name, ...(choice.synonyms ?? [])]) {
      if (!words.has(key(word))) words.set(key(word), choice.code);
    }
  }
  tables.set(choices, words);
  return words;
}

function fromWords<T>(
  input: CellInput,
  lookUp: (word: string) => T | undefined,
  blanks = true,
): ParsedCell<T> {
  const cell = asCell(input);
  const original = cell.text;
  const word = tidyText(original).replace(/\s+/g, '').toLowerCase();
  if (cell.kind === 'blank' || word === '') return { value: null, original };
  if (cell.kind === 'error') return { value: null, warning: 'formula_error', original };
  const value = lookUp(word);
  if (value !== undefined) return { value, original };
  if (blanks && saysNothing(word)) return { value: null, original };
  return { value: null, warning: 'unknown_word', original };
}

const EMAIL = /^[^\s@<>()[\],;:"]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/** Reads the e-mail addresses of a cell, the domain in lower case, without repeats. */
export function parseEmails(input: CellInput): ParsedCell<readonly string[]> {
  const cell = asCell(input);
  const original = cell.text;
  const text = tidyText(original);
  if (cell.kind === 'blank' || text === '' || saysNothing(text)) return { value: null, original };
  const parts = text.split(/[\s,;、/|]+/).filter(Boolean);
  const good = parts.filter((part) => EMAIL.test(part) && part.length <= 254);
  const value = good.length
    ? [...new Set(good.map((mail) => mail.replace(/@.*$/, (domain) => domain.toLowerCase())))]
    : null;
  if (good.length === parts.length) return { value, original };
  return { value, warning: value ? 'part_not_an_email' : 'not_an_email', original };
}
