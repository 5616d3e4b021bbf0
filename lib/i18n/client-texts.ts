import { loadMessages, type Messages } from './messages';
import type { Locale } from './routing';

/** Flat dictionary for client components: full key to text, `{name}` placeholders left in place. */
export type TextMap = Readonly<Record<string, string>>;

function flatten(
  messages: Messages,
  prefix: string,
  keep: (key: string) => boolean,
  into: Record<string, string>,
) {
  for (const [key, value] of Object.entries(messages)) {
    const full = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') {
      if (keep(full)) into[full] = value;
    } else flatten(value, full, keep, into);
  }
}

/**
 * The texts that client components of components/ui, forms, tables and layout need: `ui.*`, `errors.*` and every
 * noun's own `*.errors.*`. Pass further prefixes (`merchants.picker`) for a client component of a noun.
 */
export async function clientTexts(
  locale: Locale,
  prefixes: readonly string[] = ['ui', 'errors'],
): Promise<TextMap> {
  const into: Record<string, string> = {};
  const keep = (key: string) =>
    prefixes.some((prefix) => key.startsWith(`${prefix}.`)) ||
    (prefixes.includes('errors') && key.includes('.errors.'));
  flatten(await loadMessages(locale), '', keep, into);
  return into;
}
