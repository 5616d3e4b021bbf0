import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/server/env';
import { routing, type Locale } from './routing';

export type Messages = { [key: string]: string | Messages };

const folder = path.join(process.cwd(), 'lib/i18n/messages');
const kept = new Map<Locale, Promise<Messages>>();

/** `leaving-site.json` holds the namespace `leavingSite`. */
function namespaceOf(file: string): string {
  return file.replace(/\.json$/, '').replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function merge(base: Messages, over: Messages): Messages {
  const out: Messages = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const under = out[key];
    out[key] = typeof value === 'object' && typeof under === 'object' ? merge(under, value) : value;
  }
  return out;
}

async function readLocale(locale: Locale): Promise<Messages> {
  const files = (await readdir(path.join(folder, locale)).catch(() => [])).filter((name) =>
    name.endsWith('.json'),
  );
  const parts = await Promise.all(
    files.map(async (name): Promise<[string, Messages]> => [
      namespaceOf(name),
      // cast: our own message files; their shape is checked by the message test
      JSON.parse(await readFile(path.join(folder, locale, name), 'utf8')) as Messages,
    ]),
  );
  return Object.fromEntries(parts);
}

async function readMerged(locale: Locale): Promise<Messages> {
  const source = await readLocale(routing.defaultLocale);
  return locale === routing.defaultLocale ? source : merge(source, await readLocale(locale));
}

/**
 * All messages of a language, one namespace per file. A text that a translation lacks is given in zh-CN (the
 * missing-key test reports it); read once per process, each time in development.
 */
export function loadMessages(locale: Locale): Promise<Messages> {
  if (!env.isProduction) return readMerged(locale);
  const known = kept.get(locale) ?? readMerged(locale);
  kept.set(locale, known);
  return known;
}
