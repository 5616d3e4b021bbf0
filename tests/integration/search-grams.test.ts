import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/server/db';
import { bigrams, buildSearchText } from '@/lib/shared/search-text';

/** What the SQL function makes of each text, in one question. */
async function gramsInSql(texts: readonly string[]): Promise<string[][]> {
  const rows = await db.$queryRaw<{ grams: string[] | null }[]>`
    SELECT search_grams(x.text) AS grams FROM unnest(${[...texts]}::text[]) WITH ORDINALITY AS x(text, n) ORDER BY x.n`;
  return rows.map((row) => row.grams ?? []);
}

const sorted = (grams: readonly string[]): string[] => [...new Set(grams)].sort();

/** The column's own index rests on the one, queries and the palette on the other: they must not drift apart. */
describe('search_grams in SQL and bigrams() in TypeScript', () => {
  it.each([
    ['nothing', ''],
    ['a blank', ' '],
    ['one character', '张'],
    ['a name and a firm', '曾国强 鼎盛机绣有限公司'],
    ['the same pair twice', '红红红红'],
    ['letters and digits', 'r2024 华为2012实验室abc'],
    ['characters outside the basic plane', '𠮷野家 𡈽𠀋'],
    ['combining marks and emoji', 'é 👨‍👩‍👧 ️'],
    ['several blanks, at the ends too', '  张三  李四 '],
    ['other blanks and line breaks', '张\u3000三\t李\n四'],
    ['signs of SQL and tsquery', "a'b \\ & | ! : * ( ) < % _"],
    ['a long text', '汉中市西乡县茶叶专业合作社'.repeat(40)],
  ])('agree on %s', async (_what, text) => {
    const [grams] = await gramsInSql([text]);
    expect(sorted(grams ?? [])).toEqual(sorted(bigrams(text)));
  });

  it('agree on whatever is made of any parts', async () => {
    const part = fc.string({ unit: fc.constantFrom(..."张李王红𠮷é9aZ -·（,　'\\%_"), maxLength: 12 });
    const texts = fc
      .sample(fc.array(part, { maxLength: 5 }), { numRuns: 300, seed: 20261122 })
      .map(buildSearchText);
    const raw = fc.sample(
      fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\u0000')),
      { numRuns: 300, seed: 20261122 },
    );
    const all = [...texts, ...raw];
    const inSql = await gramsInSql(all);
    all.forEach((text, index) => {
      expect(sorted(inSql[index] ?? []), JSON.stringify(text)).toEqual(sorted(bigrams(text)));
    });
  });
});
