import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keptLinks } from '@/lib/api/links';
import { db } from '@/lib/server/db';

type ForeignKey = { from: string; to: string };

/** Every foreign key of the catalogue that points to a person, a firm or a file. */
async function foreignKeys(): Promise<ForeignKey[]> {
  return db.$queryRaw<ForeignKey[]>`
    SELECT format('%s.%s', t.relname, a.attname) AS "from", r.relname AS "to"
      FROM pg_constraint c
      JOIN pg_class t ON t.oid = c.conrelid
      JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = current_schema()
      JOIN pg_class r ON r.oid = c.confrelid AND r.relname IN ('merchant', 'company', 'file')
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (c.conkey)
     WHERE c.contype = 'f' ORDER BY 1`;
}

/** Table → noun, from the @@map lines of prisma/schema/<noun>.prisma. */
function nounsOfTables(): Map<string, string> {
  const root = path.resolve(import.meta.dirname, '../../prisma/schema');
  return new Map(
    globSync('*.prisma', { cwd: root }).flatMap((file) =>
      [...readFileSync(path.join(root, file), 'utf8').matchAll(/@@map\("([^"]+)"\)/g)].map(
        (match) => [match[1] ?? '', path.basename(file, '.prisma')] as const,
      ),
    ),
  );
}

/** Keys without a line, lines without a key, and lines that stand with another noun than their table. */
function differences(
  keys: readonly ForeignKey[],
  registry: Readonly<Record<string, readonly ForeignKey[]>>,
  nouns: ReadonlyMap<string, string>,
): string[] {
  const lines = Object.entries(registry).flatMap(([noun, kept]) =>
    kept.map(({ from, to }) => ({ noun, text: `${from} -> ${to}`, table: from.split('.')[0] ?? '' })),
  );
  const known = new Set(keys.map(({ from, to }) => `${from} -> ${to}`));
  const told = lines.map((line) => line.text);
  return [
    ...[...known].filter((key) => !told.includes(key)).map((key) => `not registered: ${key}`),
    ...told.filter((text) => !known.has(text)).map((text) => `no such key: ${text}`),
    ...told.filter((text, index) => told.indexOf(text) !== index).map((text) => `twice: ${text}`),
    ...lines
      .filter((line) => nouns.get(line.table) !== line.noun)
      .map((line) => `not of ${line.noun}: ${line.text}`),
  ];
}

describe('what nouns keep of a person, a firm, a file', () => {
  it('is registered for every foreign key in the catalogue, and for none that is not there', async () => {
    const keys = await foreignKeys();
    expect(keys.length).toBeGreaterThan(10);
    expect(differences(keys, keptLinks, nounsOfTables())).toEqual([]);
  });

  it('bites: a key without its line, a line without its key, a line with the wrong noun', async () => {
    const keys = await foreignKeys();
    const { leads: _leads, ...others } = keptLinks;
    expect(differences(keys, others, nounsOfTables())).toEqual([
      'not registered: lead.merchantId -> merchant',
    ]);
    const wrong = { ...keptLinks, leads: [{ from: 'lead.companyId', to: 'company' }] };
    expect(differences(keys, wrong, nounsOfTables())).toEqual([
      'not registered: lead.merchantId -> merchant',
      'no such key: lead.companyId -> company',
    ]);
    const moved = { ...others, posts: [...(keptLinks['posts'] ?? []), ...(keptLinks['leads'] ?? [])] };
    expect(differences(keys, moved, nounsOfTables())).toEqual(['not of posts: lead.merchantId -> merchant']);
  });
});
