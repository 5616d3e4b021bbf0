import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const SOURCE_LOCALE = 'zh-CN';
export const TRANSLATIONS = ['zh-Hant', 'en'] as const;

/** Full key (namespace.path) → text, of one locale; where it stands is `<locale>/<file>`. */
export type Texts = Map<string, { text: string; file: string }>;

/** `merchant-kinds.json` is the namespace `merchantKinds`. */
export const namespaceOf = (file: string): string =>
  file.replace(/\.json$/, '').replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The desk speaks zh-CN only: everything below a top-level `desk` object, and the file desk.json. */
export const isDeskKey = (key: string): boolean => key.startsWith('desk.') || /^[^.]+\.desk\./.test(key);

function flatten(value: unknown, key: string, file: string, texts: Texts): void {
  if (typeof value === 'string') texts.set(key, { text: value, file });
  else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [name, child] of Object.entries(value)) flatten(child, `${key}.${name}`, file, texts);
  } else throw new Error(`${file}: ${key} is neither a text nor an object of texts`);
}

/** Reads all texts of a locale below lib/i18n/messages; a locale without a folder has none. */
export function readTexts(folder: string, locale: string): Texts {
  const texts: Texts = new Map();
  let files: string[] = [];
  try {
    files = readdirSync(path.join(folder, locale)).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  for (const file of files.sort()) {
    const content: unknown = JSON.parse(readFileSync(path.join(folder, locale, file), 'utf8'));
    flatten(content, namespaceOf(file), `${locale}/${file}`, texts);
  }
  return texts;
}

function collectArguments(elements: MessageFormatElement[], into: Set<string>): void {
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    into.add(element.type === TYPE.tag ? `<${element.value}>` : `{${element.value}}`);
    if (element.type === TYPE.tag) collectArguments(element.children, into);
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      for (const option of Object.values(element.options)) collectArguments(option.value, into);
    }
  }
}

/** Arguments and tags of an ICU message, or what is wrong with its syntax. */
export function icuArguments(text: string): { names: string[] } | { problem: string } {
  try {
    const names = new Set<string>();
    collectArguments(parse(text), names);
    return { names: [...names].sort() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Half-width punctuation between Chinese characters, and other slips that an official would not let pass. */
export function typographySlip(text: string): string | null {
  if (/\p{Script=Han}[,;:?!]\p{Script=Han}/u.test(text))
    return 'half-width punctuation between Chinese characters';
  if (/\p{Script=Han}\.{3}|\p{Script=Han}\.$/u.test(text)) return 'Western dots after Chinese characters';
  return null;
}
