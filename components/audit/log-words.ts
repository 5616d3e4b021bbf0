import { getTranslations } from 'next-intl/server';

type Translate = Awaited<ReturnType<typeof getTranslations<'audit.desk'>>>;

/** Word of a noun or verb; one that has no word yet is shown as it stands in the log. */
export function logWord(t: Translate, kind: 'noun' | 'verb', word: string): string {
  // messages: audit.desk.noun.* audit.desk.verb.*
  const key = `${kind}.${word}`;
  return t.has(key) ? t(key) : word;
}

/** Who acted, in words, when it was no person. */
export function actorWord(t: Translate, kind: string): string {
  // messages: audit.desk.kind.*
  const key = `kind.${kind.split(':', 1)[0] ?? ''}`;
  return t.has(key) ? t(key) : kind;
}

/** Names of fields in the words of their own noun, as its record shows them. */
export async function fieldWords(): Promise<(noun: string, field: string) => string> {
  // messages: audit.desk.field.*
  const all = await getTranslations();
  return (noun, field) => {
    const home = ['memberships', 'bulletins'].includes(noun) ? 'chambers' : noun;
    const keys = [`${home}.desk.field.${field}`, `${home}.field.${field}`, `audit.desk.field.${field}`];
    const key = keys.find((one) => all.has(one));
    return key ? all(key) : field;
  };
}
