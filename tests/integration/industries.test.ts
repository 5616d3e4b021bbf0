import { beforeAll, describe, expect, it } from 'vitest';
import { nameOfIndustry, searchIndustries } from '@/lib/industries/queries';
import type { PersonActor } from '@/lib/server/actor';
import { db } from '@/lib/server/db';
import { industryRows } from '@/prisma/seed/industries';
import { makeWorld } from '@/tests/support/world';

let clerk: PersonActor;
beforeAll(async () => {
  clerk = await (await makeWorld()).actor('clerk');
  const levels = { section: 1, division: 2, group: 3 };
  await db.industry.createMany({
    data: industryRows().map((row) => ({ ...row, level: levels[row.level] })),
    skipDuplicates: true,
  });
});
const codes = async (typed: string) => (await searchIndustries(clerk, typed)).map(({ code }) => code);

describe('an industry is found', () => {
  it('by its name, by a part of it, in traditional writing too; the whole name first', async () => {
    expect((await searchIndustries(clerk, '农业'))[0]).toEqual({
      code: 'A01',
      name: '农业',
      within: expect.any(String),
    });
    expect(await codes('中药材')).toContain('A017');
    expect(await codes('中藥材')).toEqual(await codes('中药材'));
  });

  it('by its code, with the letter of its section or without, in small letters too', async () => {
    expect((await codes('A017'))[0]).toBe('A017');
    expect(await codes('a01')).toContain('A011');
    expect((await codes('017'))[0]).toBe('A017');
  });

  it('never by signs that a search reads as anything, and never more than a short list', async () => {
    expect(await codes('%')).toEqual([]);
    expect(await codes('_')).toEqual([]);
    expect((await codes('业')).length).toBeLessThanOrEqual(12);
  });

  it('a class that is not loaded is called by the group above it; an unknown code has no name', async () => {
    expect(await nameOfIndustry(clerk, 'A0171')).toBe(await nameOfIndustry(clerk, 'A017'));
    expect(await nameOfIndustry(clerk, 'Z99')).toBeNull();
  });
});
