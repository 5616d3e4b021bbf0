import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** docs/security.md claims nothing that no test holds. */
const root = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(root, 'docs/security.md'), 'utf8');

type Row = { guarantee: string; tests: string[]; chapters: string };

/** Rows of the tables with the columns guarantee, test, ASVS. */
function rowsOf(markdown: string): Row[] {
  return markdown.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, guarantee = '', tests = '', chapters = ''] = cells;
    if (cells.length !== 5 || guarantee === 'guarantee' || /^-+$/.test(guarantee)) return [];
    return [{ guarantee, tests: [...tests.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name), chapters }];
  });
}

/** Names of tests whose file is not there. */
const missing = (rows: Row[]) =>
  rows
    .flatMap(({ tests }) => tests)
    .filter((name) => {
      const ends = name.startsWith('e2e/') ? ['.spec.ts'] : ['.test.ts', '.test.tsx'];
      return !ends.some((end) => existsSync(path.join(root, 'tests', `${name}${end}`)));
    });

describe('the record of security', () => {
  const rows = rowsOf(text);

  it('names a test file that exists for each guarantee, and the sections of ASVS 5.0', () => {
    expect(rows.length).toBeGreaterThan(40);
    expect(missing(rows)).toEqual([]);
    const bare = rows.filter(
      ({ tests, chapters }) => tests.length === 0 || !/^\d+\.\d+(, \d+\.\d+)*$/.test(chapters),
    );
    expect(bare.map(({ guarantee }) => guarantee)).toEqual([]);
  });

  it('says what waits', () => {
    for (const word of ['Second factor', 'two people', 'OIDC', 'rotates keys', 'Erasing'])
      expect(text.split('## What waits')[1]).toContain(word);
  });

  it('bites on a test that is gone', () => {
    const planted = rowsOf('| a | `unit/password`, `unit/gone` | 1.2 |');
    expect(missing(planted)).toEqual(['unit/gone']);
  });
});
